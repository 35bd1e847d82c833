"""A figure in one normal form: an amount, a date, a numbered thing, a reference, an address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from corpus.sentences import Span


class Measure(StrEnum):
    """What a figure measures."""

    COUNT = "count"
    ORDINAL = "ordinal"
    TIMES = "times"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working day"
    WORKING_HOUR = "working hour"
    MONTH = "month"
    SHARE = "share"
    POUND = "pound"
    RATE = "rate"
    DATE = "date"
    NUMBERED = "numbered"
    REFERENCE = "reference"
    ADDRESS = "address"


DURATIONS = frozenset(
    {
        Measure.MINUTE,
        Measure.HOUR,
        Measure.DAY,
        Measure.WORKING_DAY,
        Measure.WORKING_HOUR,
        Measure.MONTH,
    }
)
# In minutes, those durations that are so many of each other whatever day it is.
_OF_CLOCK = {Measure.MINUTE: 1, Measure.HOUR: 60, Measure.DAY: 24 * 60}
_ONLY_NUMBER = frozenset({Measure.COUNT})
_NAMED = frozenset(
    {Measure.DATE, Measure.NUMBERED, Measure.REFERENCE, Measure.ADDRESS, Measure.RATE}
)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text.

    Weeks come as days, years as months, percentages and fractions as shares of one; `raw` is the
    number as written. `name` is that of what has one; a date is `YYYY-MM-DD`, `?` where not told.
    """

    span: Span
    measure: Measure
    value: Fraction = Fraction(0)
    raw: Fraction = Fraction(0)
    name: str = ""

    @property
    def key(self) -> str:
        """What is the same for two figures that say the same."""
        return f"{self.measure}:{self.name or self.value}"


def agrees(told: Figure, source: Figure) -> bool:
    """Tell whether `source` bears out `told`, which may say less of a date or leave out a unit."""
    if told.measure is Measure.DATE and source.measure is Measure.DATE:
        return _date_agrees(told.name, source.name)
    if told.measure is source.measure:
        same = told.name == source.name if told.measure in _NAMED else told.value == source.value
        return same or _is_short_for(told.name, source.name)
    if told.measure in _OF_CLOCK and source.measure in _OF_CLOCK:
        here, there = _OF_CLOCK[told.measure], _OF_CLOCK[source.measure]
        return told.value * here == source.value * there
    if _ONLY_NUMBER & {told.measure}:
        return source.measure not in _NAMED and told.raw == source.raw
    if source.measure is Measure.COUNT:
        # "aged 18" is "18 years old".
        return (
            told.measure is Measure.MONTH and told.value == told.raw * _YEAR == source.raw * _YEAR
        )
    return False


def _date_agrees(told: str, source: str) -> bool:
    pieces = list(zip(told.split("-"), source.split("-"), strict=True))
    return all(one in (other, "?") for one, other in pieces) and any(
        one == other != "?" for one, other in pieces
    )


def _is_short_for(told: str, source: str) -> bool:
    """Tell whether one is "l2" and the other "level 2"."""
    return any(
        " " in full and short == full[0] + full.split(" ")[-1] != full
        for short, full in ((told, source), (source, told))
    )
