"""Numbers as word processors show them: formats, levels and counters of lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from corpus.formats.flow import BULLET

DEEPEST = 10
_LONGEST_MARKER = 60
_LARGEST = 32_767
_LETTERS_GO_TO = 780


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered.

    `pattern` is the text with %1 to %9 for the numbers of the levels; `number_format` is one of the
    names that `in_format` knows. `restart` is the level (from 1) after which the count begins anew:
    `None` for every one above, 0 for never. `indent` is in twentieths of a point.
    """

    number_format: str
    pattern: str
    start: int = 1
    restart: int | None = None
    all_decimal: bool = False
    indent: int | None = None

    @property
    def is_bullet(self) -> bool:
        """Whether all items of the level carry the same sign."""
        return self.number_format == "bullet"


@dataclass(slots=True)
class Counter:
    """The counts of one list, level by level from 0."""

    counts: dict[int, int] = field(default_factory=dict)

    def next(self, levels: Mapping[int, Level], depth: int, start: int | None = None) -> str:
        """Count one item at `depth` and return its marker; `start` sets the count anew."""
        level = levels.get(depth, _PLAIN)
        for outer in range(depth):
            # A level that was skipped counts as used: after "1.1" comes "2", not "1".
            self.counts.setdefault(outer, levels.get(outer, _PLAIN).start)
        if start is not None or depth not in self.counts:
            self.counts[depth] = level.start if start is None else start
        else:
            self.counts[depth] += 1
        for deeper in [one for one in self.counts if one > depth]:
            restart = levels.get(deeper, _PLAIN).restart
            if restart is None or depth < restart:
                del self.counts[deeper]
        if level.is_bullet:
            return BULLET if level.pattern else ""
        return self._marker(levels, level)

    def _marker(self, levels: Mapping[int, Level], level: Level) -> str:
        def shown(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            one = levels.get(place, _PLAIN)
            decimal = level.all_decimal and one.number_format not in ("none", "bullet")
            number_format = "decimal" if decimal else one.number_format
            return in_format(self.counts.get(place, one.start), number_format)

        pattern = level.pattern[:_LONGEST_MARKER]
        return " ".join(re.sub(r"%([1-9])", shown, pattern).split())


_PLAIN = Level("decimal", "")


def in_format(number: int, number_format: str) -> str:
    """Return `number` as the format of that name (Word's names) shows it."""
    if number_format in ("none", "bullet"):
        return ""
    writer = _FORMATS.get(number_format)
    if writer is None or not 0 < number <= _LARGEST:
        return str(number)
    return writer(number)


def letters(number: int) -> str:
    """Return a, b … z, aa, bb … zz, aaa: the letter is repeated, as word processors do."""
    if number > _LETTERS_GO_TO:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _counted_letters(number: int) -> str:
    """Return a, b … z, aa, ab: letters as columns of a spreadsheet have them."""
    words = ""
    while number:
        number, place = divmod(number - 1, 26)
        words = chr(ord("a") + place) + words
    return words


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def roman(number: int) -> str:
    """Return a number in small Roman figures."""
    words = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        words += sign * times
    return words


def _ordinal(number: int) -> str:
    teen = 10 < number % 100 < 14
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen"
)  # fmt: skip
_TENS = (
    "", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
)  # fmt: skip
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def _cardinal_words(number: int) -> str:
    if number >= 100:
        return str(number)
    if number < 20:
        return _UNITS[number].capitalize()
    tens, units = divmod(number, 10)
    return (_TENS[tens] + (f"-{_UNITS[units]}" if units else "")).capitalize()


def _ordinal_words(number: int) -> str:
    if number >= 100:
        return _ordinal(number)
    head, dash, last = _cardinal_words(number).lower().rpartition("-")
    ending = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return (head + dash + _ORDINALS.get(last, ending)).capitalize()


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetterCounted": _counted_letters,
    "upperLetterCounted": lambda number: _counted_letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": _ordinal,
    "cardinalText": _cardinal_words,
    "ordinalText": _ordinal_words,
}
