"""The figures that the guidance held gives, each with where: what wrong answers are taken from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from assistant.checking.figure import DURATIONS, Figure, Measure
from assistant.checking.figures import figures_in
from assistant.training.material import Piece

_NEAREST = Fraction(5)
_YEARS_APART = 4
_DAYS = {
    Measure.MINUTE: Fraction(1, 1440),
    Measure.HOUR: Fraction(1, 24),
    Measure.WORKING_HOUR: Fraction(1, 24),
    Measure.MONTH: Fraction(30),
}
_NUMBER_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven"
    r"|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
)
# Without one of these a text has no figure, and need not be read for any.
_MAY_HAVE = re.compile(
    r"\d|£|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif"
    r"|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million"
    r"|dozen|half|halves|thirds?|quarters?|quarterly|fifths?|tenths?|fortnight(?:ly)?|hourly|daily"
    r"|weekly|monthly|yearly|annual(?:ly)?|first|second|third|fourth|twice|january|february|march"
    r"|april|may|june|july|august|september|october|november|december)\b"
    r"|\b(?:an?|every|each|per|any) (?:\w+ )?(?:minute|hour|day|night|week|month|year)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of the guidance as it is written, and the piece that gives it."""

    figure: Figure
    words: str
    piece: Piece


@dataclass
class Values:
    """All figures of the pieces, by what they measure and by what they say."""

    by_measure: dict[Measure, list[Value]] = field(default_factory=lambda: defaultdict(list))
    by_key: dict[str, list[Piece]] = field(default_factory=lambda: defaultdict(list))
    of_piece: dict[int, list[Figure]] = field(default_factory=dict)

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> Values:
        """Read the figures of `pieces`."""
        values = cls()
        for piece in pieces:
            text = piece.unit.text
            found = figures_in(text) if _MAY_HAVE.search(text) else []
            values.of_piece[id(piece.unit)] = found
            spans = [one.span for one in found]
            for one in found:
                values.by_key[one.key].append(piece)
                if spans.count(one.span) == 1:
                    words = text[slice(*one.span)].strip()
                    values.by_measure[one.measure].append(Value(one, words, piece))
        return values

    def figures(self, piece: Piece) -> list[Figure]:
        """Return the figures of a piece, in order; places count from the start of its text."""
        return self.of_piece.get(id(piece.unit), [])

    def like(self, right: Figure, words: str, piece: Piece) -> Iterator[Value]:
        """Yield values of the same kind as a right one, the likeliest to be believed first."""
        measures = [right.measure]
        if right.measure in DURATIONS:
            measures += sorted(DURATIONS - {right.measure}, key=list(Measure).index)
        for measure in measures:
            found = [one for one in self.by_measure[measure] if _is_near(right, one.figure)]
            yield from sorted(found, key=lambda one: _farness(words, right, one, piece))


def _is_near(right: Figure, other: Figure) -> bool:
    """Tell whether a value might be taken for the right one: of like size or time, not the same."""
    if right.measure is Measure.DATE:
        return _is_near_date(right.name, other.name)
    if not right.value or not other.value or right.value == other.value:
        return False
    if right.measure is Measure.COUNT and (other.raw <= 1 or _is_whole(other) != _is_whole(right)):
        return False
    ratio = _size(other) / _size(right)
    return 1 / _NEAREST <= ratio <= _NEAREST and ratio != 1


def _is_near_date(right: str, other: str) -> bool:
    same_form = [one == "?" for one in right.split("-")] == [one == "?" for one in other.split("-")]
    years = right[:4], other[:4]
    if right == other or not same_form or "?" in years:
        return False
    return abs(int(years[0]) - int(years[1])) <= _YEARS_APART


def _farness(words: str, right: Figure, other: Value, piece: Piece) -> tuple[object, ...]:
    other_unit = unit_of(words) != unit_of(other.words)
    return (other_unit, other.piece.topic != piece.topic, _apart(right, other.figure), other.words)


def _apart(right: Figure, other: Figure) -> float:
    """Return how far apart two figures are: by their ratio, dates by their months."""
    if right.measure is Measure.DATE:
        return float(abs(_months(right) - _months(other)))
    ratio = float(_size(other) / _size(right))
    return round(max(ratio, 1 / ratio), 3)


def unit_of(words: str) -> str:
    """Return the unit of a figure as it is written, without its number: "working day"."""
    plain = re.sub(r"^an?\s", "", words.lower().strip())
    return " ".join(re.findall(r"[a-z%£]+", _NUMBER_WORDS.sub(" ", plain))).rstrip("s")


def _is_whole(figure: Figure) -> bool:
    return figure.raw.denominator == 1


def _size(figure: Figure) -> Fraction:
    """Return a value, lengths of time in days, so that they can be compared."""
    return figure.value * _DAYS.get(figure.measure, Fraction(1))


def _months(day: Figure) -> int:
    year, month, _ = (0 if one == "?" else int(one) for one in day.name.split("-"))
    return 12 * year + month
