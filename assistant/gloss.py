"""A question in Welsh, put word by word into the English that the guidance is written in.

A gloss is no translation: it is only searched for, and the person reads it. The list is
`gloss.toml`, which policy staff can review; its words stand unmutated and without accents, and the
soft, nasal and aspirate mutations of Welsh are undone here.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from assistant.screening.welsh import without_accents

Knows = Callable[[str], bool]

_FEWEST_WELSH = 2
_SHARE_WELSH = 0.5
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# What a mutated word may have begun with. A word that begins with a vowel, l, r or w may have lost
# a g; an h may stand before a vowel.
_BEGAN: Final = (
    ("ngh", "c"), ("mh", "p"), ("nh", "t"), ("ng", "g"), ("m", "b"), ("n", "d"),
    ("ph", "p"), ("th", "t"), ("ch", "c"),
    ("dd", "d"), ("b", "p"), ("d", "t"), ("g", "c"), ("f", "b"), ("f", "m"), ("l", "ll"),
    ("r", "rh"),
)  # fmt: skip
_MAY_HAVE_LOST_G = re.compile(r"[aeiouwylr]")
_ADDED_H = re.compile(r"h(?=[aeiouwy])")
# "apwyntiadau" stands in no list that has "apwyntiad".
_PLURAL = re.compile(r"(?:au|iau|ion|on|oedd|ydd|iaid)$")


def english_gloss(question: str, knows: Knows) -> str:
    """Return a question in Welsh in rough English, or nothing where little of it is understood.

    A word that is not in the list is kept where the guidance `knows` it, or where it looks like a
    name or a short form ("CAS3"); others are left out.
    """
    words = [one[0] for one in _WORD.finditer(question)]
    put: list[str] = []
    missed = 0
    at = 0
    while at < len(words):
        used, english = _longest(words, at)
        if used:
            put.append(english)
        elif _is_kept(words[at], at, knows):
            put.append(words[at])
        else:
            missed += 1
        at += used or 1
    told = " ".join(one for one in put if one)
    if not told or missed * 2 > len(words):
        return ""
    return f"{told}?" if question.rstrip().endswith("?") else told


def is_told_by(question: str, knows: Knows) -> bool:
    """Tell whether texts have most of the words that a question in Welsh is about, as they are."""
    words = [one[0] for one in _WORD.finditer(question)]
    telling = [
        one
        for one in words
        if any(form in _words() and _words()[form] not in ("", one) for form in _forms(one))
    ]
    return bool(telling) and sum(knows(one.lower()) for one in telling) * 2 > len(telling)


def is_welsh_by_its_words(question: str, knows: Knows) -> bool:
    """Tell whether most words of a question are Welsh ones of the list that no text here has."""
    words = [one[0] for one in _WORD.finditer(question)]
    welsh = [
        one
        for one in words
        if not knows(one.lower()) and any(form in _words() for form in _forms(one))
    ]
    return len(welsh) >= max(_FEWEST_WELSH, len(words) * _SHARE_WELSH)


def _is_kept(word: str, place: int, knows: Knows) -> bool:
    shows_itself = any(one.isdigit() for one in word) or word[1:] != word[1:].lower()
    return shows_itself or (place > 0 and word[0].isupper()) or knows(word.lower())


def _longest(words: Sequence[str], at: int) -> tuple[int, str]:
    """Return how many words from a place on stand for something, and what in English."""
    for stems, english in _expressions().get_for(words[at]):
        following = words[at + 1 : at + len(stems)]
        if len(following) == len(stems) - 1 and all(
            one in _forms(word) for one, word in zip(stems[1:], following, strict=True)
        ):
            return len(stems), english
    for form in _forms(words[at]):
        if form in _words():
            return 1, _words()[form]
    return 0, ""


def _forms(word: str) -> tuple[str, ...]:
    """Return what a word may be without its mutation, the word itself first."""
    plain = without_accents(word.casefold()).replace("’", "'")
    parted = [plain, plain.split("'")[0]] if "'" in plain else [plain]
    unmutated = [form for one in parted for form in (one, *_unmutated(one))]
    singular = [_PLURAL.sub("", one) for one in unmutated if _PLURAL.search(one)]
    return tuple(dict.fromkeys(one for one in (*unmutated, *singular) if one))


def _unmutated(word: str) -> Iterator[str]:
    for begins, began in _BEGAN:
        if word.startswith(begins):
            yield began + word[len(begins) :]
    if _MAY_HAVE_LOST_G.match(word):
        yield f"g{word}"
    if _ADDED_H.match(word):
        yield word[1:]


class _Expressions:
    """Expressions of several words by their first one, the longest first."""

    def __init__(self, told: dict[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for expression in sorted(told, key=lambda one: (-len(one.split()), one)):
            words = tuple(expression.split())
            self._by_first[words[0]].append((words, told[expression]))

    def get_for(self, word: str) -> Iterator[tuple[tuple[str, ...], str]]:
        found = [one for form in _forms(word) for one in self._by_first.get(form, ())]
        yield from sorted(found, key=lambda one: -len(one[0]))


@cache
def _told() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("assistant").joinpath("gloss.toml").read_text(encoding="utf-8"))


@cache
def _words() -> dict[str, str]:
    return _told()["words"]


@cache
def _expressions() -> _Expressions:
    return _Expressions(_told()["expressions"])
