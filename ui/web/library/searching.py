"""Finds entries of the library by words and filters; accents, capitals, one error forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.scope import Family, family_of
from corpus.publication import Publication, Status
from ui.web.library.asked import Asked
from ui.web.library.holdings import Entry

_FAMILIES = tuple(Family)
_PART = re.compile(r"[^\W_]+")
_AND = re.compile(r",| and ", re.IGNORECASE)
# Words of fewer letters are too near to too many others.
_SHORTEST_MISTYPED = 4
_SHORTEST_INSIDE = 3
_IN_TITLE, _IN_NAMES, _IN_SUMMARY, _NEAR = 8, 4, 2, 1
_EARLIEST = date.min


@dataclass(frozen=True, slots=True)
class Found:
    """The entries that were asked for, in order; `read_as` says how mistyped words were read."""

    entries: tuple[Entry, ...]
    read_as: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of one entry, folded, by where they stand."""

    title: frozenset[str]
    names: frozenset[str]
    summary: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.title | self.names | self.summary


class Searcher:
    """Searches one list of entries; made again when the list is."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Read the words of all `entries`."""
        self._entries = tuple(entries)
        self._told = {one.id: _told(one) for one in self._entries}
        self._known = frozenset(word for told in self._told.values() for word in told.all)
        self._by_gap: dict[str, set[str]] = defaultdict(set)
        for word in self._known:
            if len(word) >= _SHORTEST_MISTYPED - 1:
                for form in _with_a_gap(word):
                    self._by_gap[form].add(word)

    def find(self, asked: Asked) -> Found:
        """Return the entries that have every word and pass every filter."""
        kept = [one for one in self._entries if passes(one, asked)]
        words = words_of(asked.words)
        meant = {word: self._meant(word) for word in words}
        scores = {one.id: self._score(one, meant) for one in kept}
        found = [one for one in kept if all(scores[one.id])]
        totals = {one.id: sum(scores[one.id]) for one in found}
        ordered = _ordered(found, totals, asked.ordered_by)
        return Found(tuple(ordered), self._read_as(meant))

    def _meant(self, word: str) -> frozenset[str]:
        """Return the known words that `word` begins or is inside of, or else those near it."""
        inside = len(word) >= _SHORTEST_INSIDE
        same = {one for one in self._known if one.startswith(word) or (inside and word in one)}
        if same or len(word) < _SHORTEST_MISTYPED or not word.isalpha():
            return frozenset(same)
        return frozenset(
            known for form in _with_a_gap(word) for known in self._by_gap.get(form, ())
        )

    def _score(self, entry: Entry, meant: Mapping[str, frozenset[str]]) -> list[int]:
        """Return how well each word is met, 0 for one that is not."""
        told = self._told[entry.id]
        weighed = ((told.title, _IN_TITLE), (told.names, _IN_NAMES), (told.summary, _IN_SUMMARY))
        return [
            sum(
                weight + (_NEAR if word in words else 0)
                for words, weight in weighed
                if not found.isdisjoint(words)
            )
            for word, found in meant.items()
        ]

    def _read_as(self, meant: Mapping[str, frozenset[str]]) -> tuple[tuple[str, str], ...]:
        return tuple(
            (word, ", ".join(sorted(found)[:3]))
            for word, found in meant.items()
            if found and not any(word in one for one in found)
        )


def passes(entry: Entry, asked: Asked) -> bool:
    """Tell whether an entry passes every filter that is set."""
    publication = entry.publication
    chosen = (
        (asked.publisher, (publication.publisher,)),
        (asked.nation, nations_of(publication)),
        (asked.topic, publication.topics),
        (asked.kind, (publication.kind,)),
    )
    return (
        all(not wanted or wanted in has for wanted, has in chosen)
        and (not asked.status or publication.status.value in asked.status)
        and (not asked.held or bool(entry.documents))
        and (not asked.official or not publication.starter_note)
        and _in_years(publication, asked)
    )


def nations_of(publication: Publication) -> tuple[str, ...]:
    """Return the nations that a publication applies in, each by itself."""
    return tuple(one.strip() for one in _AND.split(publication.nation or "") if one.strip())


def latest_day(publication: Publication) -> date:
    """Return the day by which a publication is sorted: its last known change."""
    known = (publication.updated, publication.published, publication.applies_from)
    return max((one.first_day for one in known if one), default=_EARLIEST)


def words_of(typed: str) -> tuple[str, ...]:
    """Return the words of a text without accents and capitals, each once, in order."""
    return tuple(dict.fromkeys(_PART.findall(folded(typed))))


def folded(text: str) -> str:
    """Return a text without accents and capitals."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(one for one in plain if not unicodedata.combining(one)).casefold()


def _told(entry: Entry) -> _Told:
    publication = entry.publication
    names = (entry.id, publication.publisher, publication.kind, *publication.topics)
    return _Told(
        frozenset(words_of(publication.title)),
        frozenset(words_of(" ".join(one for one in names if one))),
        frozenset(words_of(publication.summary or "")),
    )


def _in_years(publication: Publication, asked: Asked) -> bool:
    if not (asked.year_from or asked.year_to):
        return True
    first, last = int(asked.year_from or 0), int(asked.year_to or 9999)
    known = (publication.published, publication.updated, publication.applies_from)
    return any(first <= one.year <= last for one in known if one)


def _ordered(found: list[Entry], scores: Mapping[str, int], order: str) -> list[Entry]:
    by_title = sorted(found, key=lambda one: (folded(one.publication.title), one.id))
    if order == "title":
        return by_title
    newest = sorted(by_title, key=lambda one: latest_day(one.publication), reverse=True)
    if order == "newest":
        return newest
    return sorted(newest, key=lambda one: (-scores[one.id], *_rank(one.publication)))


def _rank(publication: Publication) -> tuple[bool, bool, int]:
    """Return what sorts official before our notes, current before other, rules before the rest."""
    rules_first = _FAMILIES.index(family_of(publication))
    return publication.starter_note, publication.status is not Status.CURRENT, rules_first


def _with_a_gap(word: str) -> set[str]:
    """Return a word and all that is left of it without one letter.

    Two words one letter added, lost, changed or exchanged apart have one of these in common.
    """
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
