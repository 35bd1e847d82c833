"""Running words, turned into paragraphs and list items while a reader walks through a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.document import TextBuilder

BULLET = "•"
_DEEPEST = 9


class Numbering(StrEnum):
    """How the items of a list are marked."""

    BULLET = "bullet"
    DECIMAL = "1"
    LOWER_LETTER = "a"
    UPPER_LETTER = "A"
    LOWER_ROMAN = "i"
    UPPER_ROMAN = "I"


@dataclass(slots=True)
class _OpenList:
    numbering: Numbering
    number: int
    marker: str | None = None
    implied: bool = False


class Flow:
    """Collects words up to the end of their block, inside the lists that are open.

    Several paragraphs of one list item become one block, so that the list stays in one piece.
    """

    def __init__(self, content: TextBuilder) -> None:
        self._content = content
        self._words: list[str] = []
        self._lists: list[_OpenList] = []

    @property
    def in_item(self) -> bool:
        """Whether words now belong to a list item."""
        return bool(self._lists) and self._lists[-1].marker is not None

    def add(self, words: str) -> None:
        """Add words as they stand, white space included."""
        self._words.append(words)

    def end_block(self) -> None:
        """End a paragraph; in a list item its words stay together with what follows."""
        if self.in_item:
            self._words.append(" ")
        else:
            self.break_off()

    def taken(self) -> str:
        """Return the words collected so far and forget them."""
        words = "".join(self._words)
        self._words.clear()
        return words

    def break_off(self) -> None:
        """Write the words so far as a block, whatever comes next."""
        words = self.taken()
        if not words.strip():
            return
        if not self.in_item:
            self._content.paragraph(words)
            return
        innermost = self._lists[-1]
        depth = min(len(self._lists), _DEEPEST)
        self._content.list_item(words, depth=depth, marker=innermost.marker or BULLET)
        # Words of the same item behind a nested list must not repeat its number.
        innermost.marker = BULLET

    def open_list(self, numbering: Numbering = Numbering.BULLET, *, start: int = 1) -> None:
        """Begin a list, nested in the item that is open."""
        self.break_off()
        self._lists.append(_OpenList(numbering, start))

    def close_list(self) -> None:
        """End the innermost list."""
        self.break_off()
        if self._lists:
            self._lists.pop()

    def open_item(self, number: int | None = None) -> None:
        """Begin an item; `number` sets the count of the list anew."""
        self.break_off()
        if not self._lists:
            self._lists.append(_OpenList(Numbering.BULLET, 1, implied=True))
        innermost = self._lists[-1]
        innermost.number = innermost.number if number is None else number
        innermost.marker = _marker(innermost.numbering, innermost.number)
        innermost.number += 1

    def close_item(self) -> None:
        """End the item of the innermost list."""
        self.break_off()
        if self._lists:
            self._lists[-1].marker = None
            if self._lists[-1].implied:
                self._lists.pop()


def _marker(numbering: Numbering, number: int) -> str:
    if numbering is Numbering.BULLET:
        return BULLET
    if numbering is Numbering.DECIMAL or number < 1:
        return f"{number}."
    letters = numbering in (Numbering.LOWER_LETTER, Numbering.UPPER_LETTER)
    words = _in_letters(number) if letters else _in_roman(number)
    upper = numbering in (Numbering.UPPER_LETTER, Numbering.UPPER_ROMAN)
    return (words.upper() if upper else words) + "."


def _in_letters(number: int) -> str:
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _in_roman(number: int) -> str:
    if number >= 4000:
        return str(number)
    words = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        words += sign * times
    return words
