"""Names for groups of questions, made of the questions' own words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.keywords import stems_of

_PLACEHOLDER = re.compile(r"\[[^\]]*\]")
_CLAUSE = re.compile(r"[^\w\s'’/-]+|\s[-–—]\s")
_WORD = re.compile(r"[^\W_][\w'’/-]*")
_LONGEST_PHRASE = 4
_PHRASES_IN_NAME = 3
_WORDS_IN_NAME = 6
# A phrase is the group's own if so many of its questions have it, or at least two do, and if it
# stands in them so many times as often as in all: how questions are put is common to all.
_SHARE = 0.2
_OFTENER = 2.5
# What comes second in a name says at least so much as what comes first.
_SECOND = 0.35


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words in a row that begin and end with one that says something; `stems` are of those."""

    key: str
    stems: tuple[str, ...]
    words: str


class WordCounts:
    """In how many of many questions each word stands, by its stem."""

    def __init__(self, questions: Sequence[str]) -> None:
        """Count the words of `questions`."""
        self._count = len(questions)
        self._having = Counter(stem for one in questions for stem in _stems(one))

    def name_of(self, questions: Sequence[str]) -> str:
        """Return the phrases that tell some questions from all, parted by commas.

        `questions` come with the most typical one first; its words come first in the name.
        """
        having: Counter[str] = Counter()
        spelt: dict[str, Counter[str]] = {}
        known: dict[str, _Phrase] = {}
        for one in questions:
            found = {phrase.key: phrase for phrase in _phrases(one)}
            having.update(found.keys())
            for key, phrase in found.items():
                spelt.setdefault(key, Counter())[phrase.words] += 1
                known.setdefault(key, phrase)
        scored = self._scored(having, known, len(questions))
        return ", ".join(_commonest(spelt[key]) for key in _chosen(scored, known))

    def _scored(
        self, having: Counter[str], known: dict[str, _Phrase], size: int
    ) -> dict[str, float]:
        least = max(min(2, size), _SHARE * size)
        return {
            key: count * sum(self._weight(stem) for stem in set(known[key].stems))
            for key, count in having.items()
            if count >= least and self._is_own(known[key], count / size, size)
        }

    def _weight(self, stem: str) -> float:
        return math.log(1 + self._count / (1 + self._having[stem]))

    def _is_own(self, phrase: _Phrase, share: float, size: int) -> bool:
        if 3 * size > self._count:
            return True  # too large a part of all to be told from it
        edges = (phrase.stems[0], phrase.stems[-1])
        return all(share >= _OFTENER * self._having[one] / self._count for one in edges)


def _chosen(scored: dict[str, float], known: dict[str, _Phrase]) -> list[str]:
    """Return the phrases of a name: those that say most, no word twice."""
    chosen: list[str] = []
    used: set[str] = set()
    words = 0
    for key in sorted(scored, key=scored.__getitem__, reverse=True):
        stems = known[key].stems
        if chosen and scored[key] < _SECOND * scored[chosen[0]]:
            break
        if used.isdisjoint(stems) and words + len(stems) <= _WORDS_IN_NAME:
            chosen.append(key)
            used.update(stems)
            words += len(stems)
        if len(chosen) == _PHRASES_IN_NAME:
            break
    return chosen


@lru_cache(maxsize=20_000)
def _stems(question: str) -> frozenset[str]:
    return frozenset(stem for one in _phrases(question) for stem in one.stems)


@lru_cache(maxsize=20_000)
def _phrases(question: str) -> tuple[_Phrase, ...]:
    clauses = _CLAUSE.split(_PLACEHOLDER.sub(" . ", question))
    return tuple(one for clause in clauses for one in _of_clause(_WORD.findall(clause)))


def _of_clause(words: Sequence[str]) -> Iterator[_Phrase]:
    stems = [_stem(one) for one in words]
    for start, first in enumerate(stems):
        if first:
            for end in range(start + 1, min(start + _LONGEST_PHRASE, len(words)) + 1):
                if stems[end - 1]:
                    kept = tuple(one for one in stems[start:end] if one)
                    key = " ".join(
                        stem or word.lower()
                        for stem, word in zip(stems[start:end], words[start:end], strict=True)
                    )
                    yield _Phrase(key, kept, " ".join(words[start:end]))


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    found = stems_of(word)
    return found[0] if found and len(word) > 1 and not word.isdigit() else ""


def _commonest(spelt: Counter[str]) -> str:
    # In small letters where it is as often so: the first word of a question has a capital.
    return max(spelt, key=lambda one: (spelt[one], one.islower()))
