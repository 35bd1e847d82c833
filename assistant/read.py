"""Step that reads the found passages closely, piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asks_for import asked_part, kinds_asked_for
from assistant.definition import Definition, definition_asked_for
from assistant.divide import with_subject
from assistant.parts import Parts
from assistant.read_closely import RUNS_READ, RUNS_READ_FOR_A_PART, read_closely
from assistant.runs import Run, runs_of
from assistant.signals import (
    WITH_READER,
    WITHOUT_READER,
    Wanted,
    embedded_text,
    heading_of,
    log_odds,
    rarity_with_earlier,
    scored,
    signals_of,
)
from assistant.working import Score, Unit, Working
from corpus.sentences import Span
from index.exported_model import Vectors
from index.known_questions import NOT_NEAR, Nearness
from index.places import places_of
from index.reader import Reading
from index.search import Match, Query

# Each takes some milliseconds. Of 60 questions typed with what led to them, 8 answer 44 rightly and
# 5 answer 42; 12 would answer 45 and take a fifth longer.
_PASSAGES_READ = 8


def read(working: Working, parts: Parts) -> Working:
    """Score every unit of the best passages by how well it answers, best first."""
    if working.outcome is not None or working.placed is not None:
        return working
    definition = definition_asked_for(asked_part(working.query.question), parts)
    of_parts = [definition_asked_for(one.question, parts) for one in working.question_parts]
    wanted = [one for one in (definition, *of_parts) if one is not None]
    matches = _to_read(working.matches, wanted, parts)
    runs = [
        run
        for number, place in enumerate(places_of(matches))
        for run in runs_of(place, parts, number)
    ]
    asked = replace(working.query, question=asked_part(working.query.question))
    found = _Found(runs, max((one.alone for one in matches), default=0.0), RUNS_READ)
    scored = _read_for(asked, found, definition, parts)
    for_a_part = replace(found, read_closely=RUNS_READ_FOR_A_PART)
    by_part = [
        _read_for(one, for_a_part, defined, parts)
        for one, defined in zip(working.question_parts, of_parts, strict=True)
    ]
    units = [
        replace(unit, by_part=tuple(_score_of(others[at]) for others in by_part))
        for at, unit in enumerate(scored)
    ]
    return replace(
        working,
        units=_best_first(units),
    )


def _to_read(
    matches: Sequence[Match], definitions: Sequence[Definition], parts: Parts
) -> Sequence[Match]:
    """Return the matches to read: the best, and for each term that is asked for one defining it."""
    best = list(matches[:_PASSAGES_READ])
    defining = [
        match for one in definitions if (match := _defining(one, matches, parts)) is not None
    ]
    missing = list(dict.fromkeys(one.passage.id for one in defining if one not in best))
    kept = best[: max(1, len(best) - len(missing))] if missing else best
    return [*kept, *(one for one in matches if one.passage.id in missing)]


def _defining(definition: Definition, matches: Sequence[Match], parts: Parts) -> Match | None:
    """Return the match with the term's entry in a list of terms, else with what says what it is."""
    for match in matches:
        if definition.has_entry(match.passage, parts):
            return match
    return next((one for one in matches if definition.is_in(one.passage.text)), None)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found: its runs, how high the best passage scored, how many to read closely."""

    runs: Sequence[Run]
    top: float
    read_closely: int


def _read_for(
    query: Query, found: _Found, definition: Definition | None, parts: Parts
) -> list[Unit]:
    """Return every unit with its score for one question."""
    runs = found.runs
    alone = with_subject(query)
    understood = parts.understood(alone)
    vector = parts.question_vector(query)
    wanted = Wanted(
        understood.corrected,
        vector,
        rarity_with_earlier(query, parts),
        kinds_asked_for(query.question),
        found.top,
        _headings_for(vector, runs, parts),
        definition,
        _known_near(alone, parts),
    )
    readings = parts.reader.read(understood.text, [one.passage for one in runs])
    if readings:
        around = _around(runs, readings)
        units = [
            [
                _scored(unit, wanted, (reading, around[run.place]), at)
                for at, unit in enumerate(run.units)
                if unit is not None
            ]
            for run, reading in zip(runs, readings, strict=True)
        ]
        closely = read_closely(understood.text, runs, units, parts, found.read_closely)
        return [one for some in closely for one in some]
    return _by_likeness([unit for one in runs for unit in one.found], wanted, parts)


def _known_near(question: str, parts: Parts) -> dict[str, Nearness]:
    """Return how near the known questions are to a question, of each passage that has any.

    Known questions stand alone, so what only points back is compared behind its subject.
    """
    vector = parts.question_vector(Query(question))
    with parts.index.lease() as opened:
        return dict.fromkeys(opened.asked_about, NOT_NEAR) | opened.nearness(vector)


@dataclass(frozen=True, slots=True)
class _Around:
    """What the reader makes of a whole place: how likely it answers, and its mean likeness."""

    answers: float
    likeness: float


def _around(runs: Sequence[Run], readings: Sequence[Reading]) -> dict[int, _Around]:
    """Return of each place what the readings of its runs say together: it answers if any does."""
    of_place: dict[int, list[Reading]] = {}
    for run, reading in zip(runs, readings, strict=True):
        of_place.setdefault(run.place, []).append(reading)
    found = {}
    for place, some in of_place.items():
        likeness = [one for reading in some for one in reading.likeness]
        answers = max(one.answers for one in some)
        found[place] = _Around(answers, sum(likeness) / max(1, len(likeness)))
    return found


def _headings_for(question: Vectors, runs: Sequence[Run], parts: Parts) -> dict[str, float]:
    """Return how like the question each heading is, 0 for the nearest one, below it for others.

    What stands under no heading is taken for as like as they are on the whole.
    """
    every = {heading_of(one) for run in runs for one in run.found} - {""}
    likeness = {one: parts.headings.likeness(one, question) for one in sorted(every)}
    best = max(likeness.values(), default=0.0)
    below = {heading: value - best for heading, value in likeness.items()}
    return {**below, "": sum(below.values()) / len(below) if below else 0.0}


def _score_of(unit: Unit) -> Score:
    return Score(unit.score, unit.signals)


def _scored(unit: Unit, wanted: Wanted, read_as: tuple[Reading, _Around], at: int) -> Unit:
    signals = signals_of(unit, wanted)
    reading, around = read_as
    signals |= {
        "quoted": log_odds(reading.pieces[at]),
        "answers": log_odds(around.answers),
        "likeness": reading.likeness[at],
        "around": around.likeness,
    }
    return scored(unit, signals, WITH_READER)


def _by_likeness(units: Sequence[Unit], wanted: Wanted, parts: Parts) -> list[Unit]:
    if not units:
        return []
    vectors = parts.embedder.embed_passages([embedded_text(one) for one in units])
    found = []
    for unit, likeness in zip(units, vectors @ wanted.vector, strict=True):
        signals = {"likeness": float(likeness), **signals_of(unit, wanted)}
        found.append(scored(unit, signals, WITHOUT_READER))
    return found


def _best_first(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units by falling score, each span once."""
    found: dict[tuple[str, Span], Unit] = {}
    for unit in sorted(units, key=lambda one: (-one.score, one.document.id, one.span)):
        found.setdefault((unit.document.id, unit.span), unit)
    return tuple(found.values())
