"""Wrong answers that are figures: taken from elsewhere, and written as the right one is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.checking.figure import DURATIONS, Figure, Measure, agrees
from assistant.checking.figures import figures_in
from assistant.training.english.casing import opening
from assistant.training.item import Option
from assistant.training.items.draft import Bench
from assistant.training.material import Piece
from assistant.training.values import Value, unit_of
from corpus.written_date import PartialDate

_WRONG = 3
_FEWEST = 2
# So many wrong ones on one side of the right one, so that it is not always the greatest.
_A_SIDE = 2
_NUMBER = re.compile(
    r"\d[\d,.]*(?:\s(?:million|billion|thousand)\b)?|[A-Za-z]+(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)
_ABOUT = re.compile(
    r"\b(?:about|around|nearly|almost|over|under|more than|less than|up to)\b", re.I
)
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)


@dataclass(frozen=True, slots=True)
class Options:
    """Options in the order they are shown, which one is right, and what is said afterwards."""

    options: tuple[Option, ...]
    right: int
    explanation: str


def options_for(
    answer: str, words: str, figure: Figure, question: str, piece: Piece, bench: Bench
) -> Options | None:
    """Return the right answer among wrong ones, nothing if there are too few of these.

    `words` is the figure as it stands in `answer`; wrong values stand in its place.
    """
    chosen: list[tuple[Figure, Option, Value]] = []
    sides = {True: 0, False: 0}
    for value in bench.values.like(figure, words, piece):
        above = (value.figure.name, value.figure.value) > (figure.name, figure.value)
        if sides[above] >= _A_SIDE:
            continue
        written = answer.replace(words, written_like(words, value), 1)
        if (
            not _fits(words, value)
            or _is_too_exact(answer, figure, value)
            or any(agrees(one, value.figure) for one, _, _ in chosen)
        ):
            continue
        if written in (answer, *(one.text for _, one, _ in chosen)):
            continue
        if bench.evidence.supports(question, written, piece):
            continue
        sides[above] += 1
        chosen.append((value.figure, Option(written, bench.passage_of(value.piece)), value))
        if len(chosen) == _WRONG:
            break
    if len(chosen) < _FEWEST:
        return None
    rows = [(figure, Option(answer)), *((one, option) for one, option, _ in chosen)]
    rows.sort(key=lambda one: (one[0].name, one[0].value))
    options = tuple(option for _, option in rows)
    right = next(at for at, one in enumerate(options) if not one.taken_from)
    return Options(options, right, _explanation(answer, chosen[0][1].text, chosen[0][2], piece))


def written_like(words: str, value: Value) -> str:
    """Return a value of elsewhere with its number in words or digits, as `words` has it."""
    if value.figure.measure is Measure.DATE:
        return _date_in_words(value.figure.name)
    if value.figure.measure is Measure.RATE:
        return value.words
    number = _number_like(words, value)
    if unit_of(words) == unit_of(value.words):
        return _NUMBER.sub(lambda _: number, words, count=1)
    if value.figure.measure in DURATIONS:
        unit = unit_of(value.words)
        return f"{number} {unit}" if value.figure.raw == 1 else f"{number} {unit}s"
    return value.words[:1].lower() + value.words[1:]


def _number_like(words: str, value: Value) -> str:
    """Return the number of a value, in digits or in words as `words` has its own."""
    raw = value.figure.raw
    whole = int(raw) if raw.denominator == 1 else len(_SMALL)
    if not any(one.isdigit() for one in words) and whole < len(_SMALL):
        return _SMALL[whole]
    found = re.search(r"\d[\d,.]*(?:\s(?:million|billion|thousand))?", value.words)
    return found[0].rstrip(".,") if found else f"{float(raw):g}"


def _is_too_exact(answer: str, right: Figure, value: Value) -> bool:
    """Tell whether a value is no round number where the right one is: "around 244,209"."""
    if not _ABOUT.search(answer) or right.raw.denominator != 1 or value.figure.raw.denominator != 1:
        return False
    return _zeros(int(value.figure.raw)) < _zeros(int(right.raw)) - 1


def _zeros(number: int) -> int:
    told = str(number)
    return len(told) - len(told.rstrip("0"))


def _date_in_words(name: str) -> str:
    year, month, day = (None if one == "?" else int(one) for one in name.split("-"))
    return PartialDate(year or 0, month, day).in_words()


def _fits(words: str, value: Value) -> bool:
    """Tell whether a value can stand where `words` does: no bare number for a sum of days."""
    if value.figure.measure in (Measure.DATE, Measure.RATE):
        return True
    return bool(unit_of(words)) == bool(unit_of(value.words)) and "\n" not in value.words


def _explanation(answer: str, wrong: str, value: Value, piece: Piece) -> str:
    place = f", under “{piece.heading}”" if piece.heading else ""
    told = f"The answer is {answer}{place}."
    if value.piece.heading and value.piece.heading != piece.heading:
        other = value.piece.heading
        told += f" {opening(wrong)} is given for something else: see “{other}”."
    return told


def agreeing(option: str, text: str) -> bool:
    """Tell whether a text has the figures of an option."""
    asked = figures_in(option)
    held = figures_in(text)
    return bool(asked) and all(any(agrees(one, other) for other in held) for one in asked)
