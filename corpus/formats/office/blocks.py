"""Writes the blocks of an office file: headings, numbered paragraphs, nested lists, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.document import TextBuilder, fold_space
from corpus.formats.flow import BULLET
from corpus.formats.html_table import Allowance, Row, write_table

_LONGEST_HEADING = 200
_LONG_FOR_A_HEADING = 90
_LONG_FOR_A_HEADING_WITH_A_STOP = 60
_DEEPEST = 9
_SAME_INDENT = 100
_COMPOUND = re.compile(r"\d[.\-/]\d")
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?|cynnwys", re.IGNORECASE)
_TYPED_BULLET = re.compile(r"\s*[•·▪●○◦‣∙■□\uf0b7\uf0a7]\s*(?=\S)")
_TYPED_MARKER = re.compile(
    r"\s*(\([a-z]{1,5}\)|[a-z]{1,5}[.)]|\(?\d{1,3}\)|\d{1,3}\.|[–-])\t\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list item stands: in which list, on which level (from 0), how far to the right.

    `indent` is in twentieths of a point.
    """

    list_id: str
    level: int
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks as a whole: its indentation, all bold, its size in half points."""

    indent: int = 0
    bold: bool = False
    size: int = 0


@dataclass(slots=True)
class _Item:
    words: list[str]
    depth: int
    marker: str
    indent: int


@dataclass(slots=True)
class Found:
    """What a file shows that its title may be taken from, and lines that look like headings."""

    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    bold_sizes: list[int] = field(default_factory=list)


class Blocks:
    """Takes paragraphs in reading order and decides which blocks they become.

    `bold_sizes`, where given, makes headings of short bold lines; the largest size ranks first.
    Notes are held back until the list they are in ends, so that it stays in one piece.
    """

    def __init__(self, content: TextBuilder, bold_sizes: Sequence[int] = ()) -> None:
        self.found = Found()
        self._content = content
        self._ranks = sorted(set(bold_sizes), reverse=True)
        self._title: list[str] = []
        self._pending: _Item | None = None
        self._open: list[Place] = []
        self._announced: Place | None = None
        self._lead_in: Place | None = None
        self._notes: list[str] = []
        self.allowance = Allowance()

    def title(self, words: str) -> None:
        """Take the title of the document, which may run over several paragraphs."""
        if not fold_space(words):
            return
        if not self._title:
            self.close_list()
        self._title.append(fold_space(words))

    def heading(self, words: str, level: int, *, marker: str = "", place: Place | None) -> None:
        """Write a heading behind its number; what is as long as a paragraph becomes one."""
        folded = fold_space(words)
        if _is_prose(folded):
            self.numbered(words, place, marker) if place and marker else self.paragraph(words)
        elif folded and not _CONTENTS.fullmatch(folded):
            self.found.headings.append(folded)
            self._heading(f"{marker} {folded}".strip(), level)

    def _heading(self, words: str, level: int) -> None:
        self.close_list()
        self._content.heading(words, level)

    def paragraph(self, words: str, look: Look | None = None) -> None:
        """Write a paragraph; one that is set under a list item belongs to it."""
        look = look or Look()
        folded = fold_space(words)
        if not folded:
            return
        if self._is_bold_heading(folded, look):
            return
        typed = _typed_marker(words)
        if typed:
            self._item(words[typed[1] :], Place("typed", 0, look.indent), typed[0])
        elif self._pending and 0 < self._pending.indent <= look.indent:
            self._pending.words.append(words)
        else:
            self._plain(words)

    def _is_bold_heading(self, words: str, look: Look) -> bool:
        """Write a short bold line as a heading, if the document has no other headings."""
        if not look.bold or not _is_heading_line(words):
            return False
        self.found.bold_sizes.append(look.size)
        if not self._ranks:
            return False
        rank = self._ranks.index(look.size) if look.size in self._ranks else len(self._ranks)
        self.found.headings.append(words)
        self._heading(words, min(rank + 1, 3))
        return True

    def _plain(self, words: str) -> None:
        self.close_list()
        self._content.paragraph(words)

    def numbered(self, words: str, place: Place, marker: str, look: Look | None = None) -> None:
        """Write a paragraph with a marker.

        A number such as "4.12" is cited, so it stands in the words of a paragraph of its own,
        unless the paragraph before it announced a list. All else is a list item.
        """
        folded = fold_space(words)
        if not folded:
            return
        if look and marker != BULLET and self._is_bold_heading(f"{marker} {folded}", look):
            return
        if marker and _COMPOUND.search(marker):
            self._compound(words, place, marker)
        elif marker:
            self._item(words, place, marker)
        else:
            self.paragraph(words, Look(indent=place.indent))

    def _compound(self, words: str, place: Place, marker: str) -> None:
        if self._is_announced(place):
            self._item(words, place, marker)
            self._announced = self._announced or place
            return
        self._plain(f"{marker} {words}")
        self._lead_in = place if fold_space(words)[-1] in ":,–—-" else None

    def _is_announced(self, place: Place) -> bool:
        base = self._announced
        if base:
            return base.list_id == place.list_id and base.level <= place.level
        above = self._lead_in
        return above is not None and above.list_id == place.list_id and above.level < place.level

    def _item(self, words: str, place: Place, marker: str) -> None:
        self._write_held()
        while self._open and not _is_inside(place, self._open[-1]):
            self._open.pop()
        self._open.append(place)
        depth = min(len(self._open), _DEEPEST)
        self._pending = _Item([words], depth, marker, place.indent)

    def more_of_item(self, words: str, place: Place) -> None:
        """Write a further paragraph of the list item at `place`; its number is not repeated."""
        if self._pending and self._open[-1] == place:
            self._pending.words.append(words)
        elif place in self._open and fold_space(words):
            self._item(words, place, BULLET)
        else:
            self.paragraph(words)

    def table(self, rows: Sequence[Row]) -> None:
        """Write a table of data; call `close_list` before its cells are read."""
        self._write_held()
        write_table(self._content, rows, self.allowance)
        self._write_notes()

    def note(self, words: str) -> None:
        """Hold back a foot or end note until the block that refers to it is complete."""
        self._notes.append(words)

    def close_list(self) -> None:
        """Write what is held back: the last list item and the notes."""
        self._write_held()
        self._open.clear()
        self._announced = self._lead_in = None
        self._write_notes()

    def _write_held(self) -> None:
        if self._title:
            title = " ".join(self._title)
            self._title.clear()
            self.found.titles.append(title)
            self._content.heading(title, 1)
        item, self._pending = self._pending, None
        if item:
            self._content.list_item(" ".join(item.words), depth=item.depth, marker=item.marker)

    def _write_notes(self) -> None:
        for words in self._notes:
            self._content.paragraph(words)
        self._notes.clear()


def _is_inside(place: Place, outer: Place) -> bool:
    if place.list_id == outer.list_id and place.list_id != "typed":
        return outer.level < place.level
    return outer.indent + _SAME_INDENT < place.indent


def _is_prose(words: str) -> bool:
    if len(words) > _LONGEST_HEADING:
        return True
    if words.endswith(":"):
        return len(words) > _LONG_FOR_A_HEADING
    return len(words) > _LONG_FOR_A_HEADING_WITH_A_STOP and words[-1] in ".;,"


def _is_heading_line(words: str) -> bool:
    return len(words) <= _LONG_FOR_A_HEADING and words[-1] not in ".;:,!" and words[0].isalnum()


def looks_unstyled(found: Found, blocks: int) -> bool:
    """Whether bold lines stand in for headings: there are no others, and some but not too many.

    Many circulars set their headings in bold and use no styles at all.
    """
    return not found.headings and 1 < len(found.bold_sizes) <= blocks // 2


def _typed_marker(words: str) -> tuple[str, int] | None:
    """Return a marker that was typed rather than set, and where the words behind it begin."""
    bullet = _TYPED_BULLET.match(words)
    if bullet:
        return BULLET, bullet.end()
    marker = _TYPED_MARKER.match(words)
    if not marker:
        return None
    return (BULLET if marker[1] in "–-" else marker[1]), marker.end()
