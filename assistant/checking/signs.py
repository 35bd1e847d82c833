"""Phrases that are known: signs of force, limit, condition and width, and groups of synonyms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from assistant.checking.piece import Kind
from assistant.checking.word_lists import (
    Phrase,
    entries,
    entries_under,
    listed,
    pairs,
    phrase_of,
    phrases,
)

_KINDS = {
    "force": Kind.FORCE,
    "negation": Kind.NEGATION,
    "limit": Kind.LIMIT,
    "condition": Kind.CONDITION,
    "hedge": Kind.HEDGE,
}
_JOINS = {"and": "and", "or": "or", "as well as": "and", "together with": "and", "plus": "and"}


@dataclass(frozen=True, slots=True)
class Known:
    """What a phrase is: its kind, and the class or stem it is compared by."""

    kind: Kind
    sense: str
    length: int


@cache
def signs() -> Mapping[Phrase, Known]:
    """Return every phrase that is a sign, or a synonym of several words, by its stems."""
    words = [*chain.from_iterable(groups_told())]
    words += [one for pair in pairs("opposites", "pairs") for side in pair for one in side]
    words += [one for key in ("restricting", "actors") for told in same_words(key) for one in told]
    found = _as(Kind.WORD, [one for one in words if len(one) > 1])
    for table, kind in _KINDS.items():
        for sense, told in phrases("force", table).items():
            found |= {one: Known(kind, sense, len(one)) for one in told}
    found |= _as(Kind.EMPTY, [one for one in _empty() if len(one) > 1])
    return found | {phrase_of(one): Known(Kind.JOIN, sense, 1) for one, sense in _JOINS.items()}


def _as(kind: Kind, told: Sequence[Phrase]) -> dict[Phrase, Known]:
    return {one: Known(kind, " ".join(one), len(one)) for one in told}


@cache
def _empty() -> tuple[Phrase, ...]:
    return tuple(map(phrase_of, entries("meaning", "empty")))


@cache
def longest() -> Mapping[str, int]:
    """Return for the first stem of a sign how many words the longest such sign has."""
    found: dict[str, int] = defaultdict(int)
    for one in signs():
        found[one[0]] = max(found[one[0]], len(one))
    return found


def known_at(stems: Sequence[str], at: int) -> Known | None:
    """Return the longest sign that begins at a place of `stems`."""
    most = min(longest().get(stems[at], 0), len(stems) - at)
    for length in range(most, 0, -1):
        found = signs().get(tuple(stems[at : at + length]))
        if found is not None:
            return Known(found.kind, found.sense, length)
    return None


def groups_told() -> tuple[tuple[Phrase, ...], ...]:
    """Return the groups of synonyms."""
    return listed("meaning", "groups")


@cache
def groups_of(sense: str) -> frozenset[int]:
    """Return the numbers of the groups of synonyms that a word or phrase is in."""
    return _groups().get(sense, frozenset())


@cache
def opposites_of(sense: str) -> frozenset[str]:
    """Return the words and phrases that say the opposite of one."""
    return _opposites().get(sense, frozenset())


@cache
def empty_words() -> frozenset[str]:
    """Return the words of grammar, as stems."""
    return frozenset(one[0] for one in _empty() if len(one) == 1)


@cache
def free_senses() -> frozenset[str]:
    """Return the words that carry no claim of their own."""
    return frozenset(" ".join(phrase_of(one)) for one in entries("meaning", "free"))


def same_words(key: str) -> tuple[tuple[Phrase, ...], ...]:
    """Return the words of `words/scope.toml` under a key, those together that are one word."""
    return tuple(
        tuple(phrase_of(word) for word in one.split(",") if word.strip())
        for one in entries_under("scope", key)
    )


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups_told()):
        for one in group:
            found[" ".join(one)].add(number)
    return {sense: frozenset(numbers) for sense, numbers in found.items()}


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for first, second in pairs("opposites", "pairs"):
        for one in first:
            for other in second:
                found[" ".join(one)].add(" ".join(other))
                found[" ".join(other)].add(" ".join(one))
    return {sense: frozenset(others) for sense, others in found.items()}
