"""Short forms of a statement that its quotes write out: YJS for a youth justice service."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.checking.knowledge import Term
from assistant.checking.signs import empty_words
from assistant.checking.word_lists import stem

_SHORT = re.compile(r"\b[A-Z](?:[A-Za-z]{0,5}[A-Z])s?\b")
_WORD_OR_STOP = re.compile(r"[A-Za-z]+(?:'s)?|[.,;:?!]")
_LINKS = frozenset({"of", "and", "the", "for", "to", "in", "on"})
# What may be left out of a known term: every officer here is one of probation.
_LEFT_OUT = "probation "
_STANDS_ALONE = r"(?:^|[.;:,(]\s?|\b(?:the|an?|their|your|each|every|any|of|by|to|and|one)\s){}s?\b"


def in_full(statement: str, texts: Sequence[str], terms: Sequence[Term]) -> str:
    """Return `statement` with each short form that `texts` lack as the words they have for it.

    A short form is made of the first letters of words in a row, and only one row may fit.
    `terms` are those of the statement that the glossary knows.
    """
    written = statement
    for short in dict.fromkeys(one[0] for one in _SHORT.finditer(statement)):
        singular = short.removesuffix("s")
        if any(re.search(rf"\b{singular}s?\b", text) for text in texts):
            continue
        full = _spelt_out(singular, texts) or _without_probation(short, statement, texts, terms)
        if full:
            written = re.sub(rf"\b{short}\b", full, written)
    return written


def _spelt_out(short: str, texts: Sequence[str]) -> str:
    found = {one.lower(): one for text in texts for one in _rows_in(text, short)}
    return next(iter(found.values())) if len(found) == 1 else ""


def _rows_in(text: str, short: str) -> Iterator[str]:
    words = [one[0] for one in _WORD_OR_STOP.finditer(text)]
    for at, one in enumerate(words):
        if one[0].lower() == short[0].lower() and _carries(one):
            length = _fits(short, words[at:])
            if length:
                yield " ".join(words[at : at + length])


def _fits(short: str, words: Sequence[str]) -> int:
    """Return how many words the letters of a short form stand for, 0 if the words do not fit."""
    if not short:
        return 0
    if not words or not words[0][0].isalpha():
        return 0
    is_first = words[0][0].lower() == short[0].lower()
    if is_first and (short[0].islower() or _carries(words[0])):
        if len(short) == 1:
            return 1
        rest = _fits(short[1:], words[1:])
        if rest:
            return 1 + rest
    if words[0].lower() in _LINKS:
        rest = _fits(short, words[1:])
        return 1 + rest if rest else 0
    return 0


def _carries(word: str) -> bool:
    return stem(word.lower()) not in empty_words() and word.lower() not in _LINKS


def _without_probation(
    short: str, statement: str, texts: Sequence[str], terms: Sequence[Term]
) -> str:
    for term in terms:
        if statement[slice(*term.span)] != short:
            continue
        for name in term.names:
            rest = name.removeprefix(_LEFT_OUT)
            stands = _STANDS_ALONE.format(re.escape(rest))
            if rest != name and any(re.search(stands, text, re.IGNORECASE) for text in texts):
                return rest
    return ""
