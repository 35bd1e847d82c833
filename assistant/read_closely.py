"""Reads the best of what the reader has read once more, beside the question.

What both readers make of a passage and of a unit is put together by two regressions, so that it
means the same as what the reader alone says: log odds. `tests/benchmarks/close_reading.py` has
fitted them on questions that neither reader has learnt from.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.logistic import LogisticModel, fitted
from assistant.parts import Parts
from assistant.runs import Run
from assistant.signals import WITH_READER, scored
from assistant.working import Unit
from index.close_reader import CloseReading
from index.reader import ReadablePassage

# Each takes some ten milliseconds on one core, and two are read at once.
RUNS_READ = 4
RUNS_READ_FOR_A_PART = 2
CLOSE_ANSWERS, CLOSE_QUOTED = "close_answers", "close_quoted"
# Signals of the reader that are told anew; what it said itself stays beside, as `…_apart`.
REVISED = ("answers", "quoted")


def read_closely(
    question: str,
    runs: Sequence[Run],
    units: Sequence[Sequence[Unit]],
    parts: Parts,
    most: int = RUNS_READ,
) -> list[list[Unit]]:
    """Return the units of each run, scored anew with what the close reader makes of the best ones.

    What it does not read comes behind these for the reader, so it is taken for no better than the
    least of them is on the whole.
    """
    best = sorted(
        (at for at, some in enumerate(units) if some),
        key=lambda at: (-max(one.score for one in units[at]), at),
    )[:most]
    readings = parts.close_reader.read(question, [found_of(runs[at]) for at in best])
    if not readings:
        return [list(some) for some in units]
    of_runs = dict(zip(best, readings, strict=True))
    worst = min(readings, key=lambda one: one.answers)
    least = worst.answers, sum(worst.pieces) / len(worst.pieces)
    return [
        [
            _revised(unit, *close)
            for unit, close in zip(some, _of_units(of_runs.get(at), least, len(some)), strict=True)
        ]
        for at, some in enumerate(units)
    ]


def _revised(unit: Unit, close_answers: float, close_quoted: float) -> Unit:
    """Return a unit whose passage and words are judged by both readers, and its score anew."""
    apart = {f"{name}_apart": unit.signals[name] for name in REVISED}
    signals = {**apart, CLOSE_ANSWERS: close_answers, CLOSE_QUOTED: close_quoted}
    both = {name: _model(name).total(signals) for name in REVISED}
    return scored(unit, {**unit.signals, **signals, **both}, WITH_READER)


def _of_units(
    reading: CloseReading | None, least: tuple[float, float], count: int
) -> list[tuple[float, float]]:
    if reading is None:
        return [least] * count
    return [(reading.answers, piece) for piece in reading.pieces]


def found_of(run: Run) -> ReadablePassage:
    """Return what was found of a run as a passage; it is no longer than the close reader reads."""
    pieces = zip(run.passage.pieces, run.units, strict=True)
    found = tuple(piece for piece, unit in pieces if unit is not None)
    return ReadablePassage(run.passage.heading, found)


@cache
def _model(name: str) -> LogisticModel:
    return LogisticModel.of(fitted("assistant", "close_reading.json")[name])
