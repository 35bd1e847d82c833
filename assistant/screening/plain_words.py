"""A question in plain small words, so that one pattern meets many ways of typing it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from assistant.screening.kinds import Kind
from assistant.screening.name_words import name_words
from assistant.screening.patterns import pattern
from assistant.screening.spelling import Spelling
from assistant.screening.word_lists import table, word_list

PERSON = "PERSON"
STOP = "."
_OF_A_PERSON = (
    Kind.NAME,
    Kind.CRN,
    Kind.PNC,
    Kind.PRISON_NUMBER,
    Kind.CRO,
    Kind.NATIONAL_INSURANCE,
)
_PIECE = pattern(r"\[[\p{L} ]+ removed\]|[\p{L}\p{N}]+(?:['’‘][\p{L}]+)*|[.?!;:\n]")
_PLACEHOLDERS = {f"[{kind.value} removed]": kind in _OF_A_PERSON for kind in Kind}
_BESIDE_PERSON = word_list("around_names", "beside_person")


def plain(text: str) -> str:
    """Return a masked text in small words, with ` . ` where a sentence or line ends.

    Apostrophes are left out, shorthand is written out, words of our patterns are spelled right, and
    what stands for a person is the one word PERSON.
    """
    words: list[str] = [STOP]
    for start, end in _PIECE.spans_in(text):
        piece = text[start:end]
        if piece in _PLACEHOLDERS:
            if _PLACEHOLDERS[piece]:
                _add_person(words)
        elif piece in ".?!;:\n":
            if words[-1] != STOP:
                words.append(STOP)
        else:
            words.extend(_written_out(piece))
    if words[-1] != STOP:
        words.append(STOP)
    return " ".join(words)


def _add_person(words: list[str]) -> None:
    """Add a person, who is one however many names and numbers stand for them."""
    while len(words) > 1 and words[-1] in _BESIDE_PERSON:
        words.pop()
    if words[-1] != PERSON:
        words.append(PERSON)


def _written_out(piece: str) -> list[str]:
    word = piece.casefold()
    for mark in "'’‘":
        word = word.replace(mark, "")
    if word in _shorthand():
        return _shorthand()[word].split()
    if word in name_words().ordinary or word in _kept():
        return [word]
    return [_spelling().meant(word) or word]


@cache
def _shorthand() -> Mapping[str, str]:
    return table("shorthand", "shorthand")


@cache
def _kept() -> frozenset[str]:
    return frozenset(table("shorthand", "spelling")["kept"].split())


@cache
def _spelling() -> Spelling:
    return Spelling(table("shorthand", "spelling")["words"].split())
