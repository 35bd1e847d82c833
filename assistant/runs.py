"""The runs of a section as the reader takes them: always the same, whatever a search has found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.parts import Parts, ShelvedDocument
from assistant.signals import named_for_the_model
from assistant.units import section_units
from assistant.working import Unit
from corpus.sentences import Span
from index.places import Place
from index.reader import ReadablePassage
from index.search import Match

# Of 150 questions on long documents the quoted answers are at 0.391 with 320 words, at 0.387 with
# 220 or 150, at 0.381 if each passage found is read alone (mean token F1 against the reference).
_LONGEST_WORDS = 320


@dataclass(frozen=True, slots=True)
class Run:
    """Units of a section that are read together.

    `units` has what was found of them, and nothing for those that only stand beside it; `place` is
    the same for runs of one place.
    """

    passage: ReadablePassage
    units: tuple[Unit | None, ...]
    place: int = 0

    @property
    def found(self) -> list[Unit]:
        """The units that are of a passage found."""
        return [one for one in self.units if one is not None]


def runs_of(place: Place, parts: Parts, number: int = 0) -> list[Run]:
    """Return the runs that a place has a part in, in reading order.

    A run stands for itself: what is found beside it changes nothing, so all can be read ahead.
    """
    shelved = parts.documents.take(place.best.passage.document_id)
    of_sections: dict[int, list[Match]] = {}
    for match in place.matches:
        section = shelved.section_at(match.passage.start)
        if section is not None:
            of_sections.setdefault(section.start, []).append(match)
    return [
        run
        for start, matches in sorted(of_sections.items())
        for run in _of_section(shelved, start, matches, number)
    ]


def _of_section(
    shelved: ShelvedDocument, start: int, matches: Sequence[Match], number: int
) -> Iterator[Run]:
    section = shelved.section_at(start)
    if section is None:
        return
    best_first = sorted(matches, key=lambda one: -one.alone)
    whole = list(section_units(shelved.document, section, best_first[0]))
    for some in _cut(shelved.document.text, whole):
        units = tuple(_found(one, best_first) for one in some)
        if any(one is not None for one in units):
            yield Run(readable(shelved, best_first[0], some), units, number)


def _found(unit: Unit, best_first: Sequence[Match]) -> Unit | None:
    """Return a unit as that of the best match it is in, nothing if it is in none."""
    start, end = unit.core
    for match in best_first:
        if start < match.passage.end and end > match.passage.start:
            return replace(unit, match=match)
    return None


def _cut(text: str, units: Sequence[Unit]) -> list[list[Unit]]:
    """Cut the units of a section into runs, from its beginning."""
    runs: list[list[Unit]] = []
    size = 0
    for one in units:
        words = len(_words(text, one.core).split())
        if not runs or size + words > _LONGEST_WORDS:
            runs.append([])
            size = 0
        runs[-1].append(one)
        size += words
    return runs


def readable(shelved: ShelvedDocument, match: Match, units: Sequence[Unit]) -> ReadablePassage:
    """Return units as the reader takes them: each sentence, list item and row once."""
    title = shelved.document.publication.title
    heading = match.passage.heading_trail[-1:]
    text = shelved.document.text
    return ReadablePassage(
        " › ".join(dict.fromkeys((title, *heading))),
        tuple(named_for_the_model(_words(text, one.core)) for one in units),
    )


def _words(text: str, span: Span) -> str:
    return text[span[0] : span[1]]
