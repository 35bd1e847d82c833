"""A statement is one or two plain sentences: no markup, link, code, order or talk about oneself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.checking.objection import Fault, Objection
from assistant.checking.word_lists import entries

_MARKUP = (
    (re.compile(r"https?:|www\.|//", re.IGNORECASE), "a link"),
    (re.compile(r"<[a-z/!|][^>]*>?|&(?:#\d+|[a-z]+);", re.IGNORECASE), "HTML"),
    (re.compile(r"!?\[[^\]]*\]\s?\("), "a link or an image"),
    (re.compile(r"\[\^|\[\d+\]"), "a note's mark"),
    (re.compile(r"`|\$\{|\{\{|\};|==|=>|\\n|</"), "code"),
    (re.compile(r"^\s*(?:#{1,6}\s|[-*+>]\s|\d+\.\s|\|)", re.MULTILINE), "a heading, list or table"),
    (re.compile(r"\*\*|__|~~|\*\w"), "emphasis"),
    (re.compile(r"\b(?:javascript|data|file|vbscript):", re.IGNORECASE), "a link that runs"),
    (
        re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"),
        "a sign that is not seen",
    ),
    (re.compile(r"[\U0001f000-\U0001faff☀-➿]"), "a picture"),
    (
        re.compile(r"\b(?:SELECT|DROP|INSERT) .*\b(?:FROM|TABLE|INTO)\b|\bimport \w+;|\bdef \w+\("),
        "code",
    ),
)
_PIECE = re.compile(r"[\w']+|[^\w\s]")
_LETTERS = re.compile(r"[A-Za-z]{2}")
_QUESTION = re.compile(r"\?\s*$")
_OPENS_WITH = re.compile(r"^\s*(yes|no)\b[,.:;]", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:not|no|never|none|cannot|nor|nothing|nobody)\b|n['’]t\b|\brul\w+ out", re.IGNORECASE
)


def faults_of_form(statement: str, quotes: Sequence[str]) -> Iterator[Objection]:
    """Yield what keeps a statement from being plain words."""
    if not _LETTERS.search(statement):
        yield Objection(Fault.NOTHING, statement.strip(), "the statement says nothing")
        return
    for pattern, name in _MARKUP:
        found = pattern.search(statement)
        if found:
            yield Objection(Fault.MARKUP, found[0], f"the statement has {name}")
    if _QUESTION.search(statement):
        yield Objection(Fault.MARKUP, "?", "the statement is a question")
    yield from _chatter(statement, quotes)
    yield from _yes_or_no(statement, quotes)


def _chatter(statement: str, quotes: Sequence[str]) -> Iterator[Objection]:
    said, quoted = _in_row(statement), _in_row(" ".join(quotes))
    for one in entries("meaning", "chatter"):
        words = _in_row(one)
        if words in said and words not in quoted:
            yield Objection(Fault.MARKUP, one, "the statement talks about its writer, or orders")


def _in_row(text: str) -> str:
    """Return the words and signs of a text in small letters, a space round each."""
    return f" {' '.join(_PIECE.findall(text.lower().replace('’', chr(39))))} "


def _yes_or_no(statement: str, quotes: Sequence[str]) -> Iterator[Objection]:
    """A yes or no answers a question that nobody sees here: it has to be the quote's own."""
    found = _OPENS_WITH.match(statement)
    if not found:
        return
    said = found[1].lower()
    quoted = {one[1].lower() for one in map(_OPENS_WITH.match, quotes) if one}
    denies = bool(_DENIES.search(statement[found.end() :]))
    fits = said in quoted if quoted else (said == "no") == denies
    if not fits:
        yield Objection(Fault.NEGATION, said, "the quotes do not say so with yes or no")
