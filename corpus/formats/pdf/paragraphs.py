"""Joins lines into paragraphs, across columns and pages where a sentence goes on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from corpus.formats.pdf.hyphens import Words
from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.markers import Marker, MarkerKind, marker_of
from corpus.formats.pdf.tables import Table

_FINISHED = re.compile(r"[.!?:;][\"'”’)\]]*(?:\[[\d*†‡§]{1,3}\])*$")
_NOTE_BEGINS = re.compile(r"\[[\d*†‡§]{1,3}\]|\d{1,3}\s|\d{1,2}[A-Z][a-z’' ]")
_DASHES = ("–", "—")
_SAME_LEFT = 5.0
_SPARE = 0.05
_LONGEST_WORD = 12
_MOST_LINES = 400
_FURTHEST_BACK = 6
_END = 30


@dataclass(frozen=True, slots=True)
class Region:
    """What stands in one column or across the page, from top to bottom.

    The rest of the page flows around a region `aside`.
    """

    items: tuple[Line | Table, ...]
    left: float
    right: float
    footnotes: bool = False
    aside: bool = False


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `page` is where the first stands."""

    lines: list[Line]
    marker: Marker | None
    region: Region
    words: str = ""
    footnote: bool = False

    @property
    def page(self) -> int:
        """The page on which the paragraph begins."""
        return self.lines[0].page

    @property
    def left(self) -> float:
        """Where the first line begins."""
        return self.lines[0].left

    @property
    def size(self) -> float:
        """The size of the letters of the first line."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def role(self) -> str:
        """What the structure tree says of it."""
        return self.lines[0].role


Piece = Paragraph | Table


@dataclass(slots=True)
class ParagraphBuilder:
    """Takes regions in reading order and collects paragraphs and tables."""

    words: Words
    leading: Leading
    body_size: float
    pieces: list[Piece] = field(default_factory=list)
    _late: list[Piece] = field(default_factory=list)
    _open: Paragraph | None = None

    def take(self, region: Region) -> None:
        """Take the next region.

        Footnotes, and what stands aside, wait for the end of the paragraph they stand below.
        """
        if region.footnotes:
            self._take_footnotes(region)
            return
        if region.aside:
            apart = ParagraphBuilder(self.words, self.leading, self.body_size)
            apart.take(replace(region, aside=False))
            self._late += apart.finished()
            return
        for place, item in enumerate(region.items):
            if isinstance(item, Table):
                self._take_table(item, at_start=place == 0)
            else:
                self._take_line(item, region, at_start=place == 0)

    def finished(self) -> list[Piece]:
        """Return all paragraphs and tables."""
        self._release()
        return self.pieces

    def _release(self) -> None:
        self.pieces += self._late
        self._late.clear()

    def _take_footnotes(self, region: Region) -> None:
        open_note: Paragraph | None = None
        for line in region.items:
            if isinstance(line, Table):
                continue
            begins = _NOTE_BEGINS.match(line.words) is not None
            if open_note is None or begins:
                open_note = Paragraph([], None, region, footnote=True)
                self._late.append(open_note)
            self._add(open_note, line)

    def _take_table(self, table: Table, *, at_start: bool) -> None:
        last = self.pieces[-1] if self.pieces else None
        if at_start and isinstance(last, Table) and last.goes_on_as(table):
            self.pieces[-1] = last.joined(table)
            self._open = None
            return
        self._release()
        self.pieces.append(table)
        self._open = None

    def _take_line(self, line: Line, region: Region, *, at_start: bool) -> None:
        marker = marker_of(line)
        joined = self._paragraph_of(line, region, marker, at_start=at_start)
        if joined is None or len(joined.lines) >= _MOST_LINES:
            self._release()
            joined = Paragraph([], marker, region)
            self.pieces.append(joined)
        self._add(joined, line)
        joined.region = region
        self._open = joined

    def _paragraph_of(
        self, line: Line, region: Region, marker: Marker | None, *, at_start: bool
    ) -> Paragraph | None:
        """Return the paragraph that a line goes on with, if it does not begin one."""
        last = self._open
        if last is not None and last.region is region:
            return None if self._breaks(last, line, marker) else last
        if last is not None and not at_start:
            return None
        if last is not None and self._goes_on_elsewhere(last, line, marker):
            return last
        # A box or a table may stand between the two parts of a sentence.
        earlier = self.pieces[-_FURTHEST_BACK:] if line.words[:1].islower() else []
        return next(
            (
                one
                for one in reversed(earlier)
                if isinstance(one, Paragraph)
                and not one.footnote
                and self._goes_on_elsewhere(one, line, marker)
            ),
            None,
        )

    def _add(self, paragraph: Paragraph, line: Line) -> None:
        paragraph.lines.append(line)
        paragraph.words = self.words.joined(paragraph.words, line.words)

    def _goes_on_elsewhere(self, last: Paragraph, line: Line, marker: Marker | None) -> bool:
        """Whether a paragraph runs on in the next column or on the next page."""
        before = last.lines[-1]
        same_style = abs(before.size - line.size) <= 0.6 and before.bold == line.bold
        if not same_style or marker is not None or line.role != before.role:
            return False
        if line.page > before.page + 1 or before.size > 1.15 * self.body_size:
            return False
        begins_low = line.words[:1].islower()
        ends_full = _is_full(before, last.region, line)
        return not _FINISHED.search(before.words[-_END:]) and (
            begins_low or (ends_full and not line.bold)
        )

    def _breaks(self, last: Paragraph, line: Line, marker: Marker | None) -> bool:
        before = last.lines[-1]
        gap, usual = line.base - before.base, self.leading.of(line.size)
        if abs(before.size - line.size) > 0.6 or gap < 0 or before.role != line.role:
            return True
        finished = bool(_FINISHED.search(before.words[-_END:])) and not line.words[0].islower()
        stands_out = line.size > 1.1 * self.body_size or line.bold
        if stands_out:
            usual = min(usual, 1.25 * line.size)
        spaced = gap > 1.22 * usual + 0.6
        stopped = finished or spaced or not _is_full(before, last.region, line)
        stopped = stopped or (
            _is_sibling(last, line, marker) and not _is_dash_in_sentence(last, line, marker)
        )
        if marker is not None and (marker.apart or stopped or stands_out):
            return marker.kind is not MarkerKind.BULLET or marker.apart or stopped
        run_in = before.bold and line.starts_bold and not spaced
        if _all_bold(last) != line.bold and (before.bold or stopped) and not run_in:
            return True
        if spaced:
            return True
        if stands_out:
            return False
        return self._breaks_by_indent(last, line, finished=finished)

    def _breaks_by_indent(self, last: Paragraph, line: Line, *, finished: bool) -> bool:
        before = last.lines[-1]
        step = line.left - before.left
        short = not _is_full(before, last.region, line)
        if len(last.lines) == 1:
            expected = last.marker.text_left if last.marker else before.left
            if abs(line.left - expected) <= _SAME_LEFT or abs(step) <= _SAME_LEFT:
                return finished and short
            if step < 0 and not last.marker:
                return finished and short
            return finished
        if abs(step) <= _SAME_LEFT:
            return finished and short
        return finished


def _is_full(line: Line, region: Region, after: Line) -> bool:
    """Whether the first word of the line after would not have found room on this one."""
    word = after.words.split(" ", 1)[0]
    share = (len(word) + 1) / max(len(after.words), 1)
    needed = min(share * (after.right - after.left), _LONGEST_WORD * line.size)
    spare = _SPARE * (region.right - region.left)
    return line.right + needed + spare >= region.right


def _is_sibling(last: Paragraph, line: Line, marker: Marker | None) -> bool:
    """Whether a marker stands where that of the item before stands, or further in than its text."""
    if marker is None or last.marker is None or marker.kind is not last.marker.kind:
        return False
    return (abs(line.left - last.left) <= 2 and len(last.lines) > 1) or (
        line.left > last.lines[-1].left + _SAME_LEFT
    )


def _is_dash_in_sentence(last: Paragraph, line: Line, marker: Marker | None) -> bool:
    """Whether a line of an item happens to begin with the dash of its sentence."""
    if marker is None or last.marker is None or marker.words not in _DASHES or marker.apart:
        return False
    return abs(line.left - last.marker.text_left) <= _SAME_LEFT


def _all_bold(paragraph: Paragraph) -> bool:
    return all(line.bold for line in paragraph.lines)


class Leading:
    """The usual distance between the base lines of letters of one size."""

    def __init__(self, regions: Iterable[Region]) -> None:
        gaps: defaultdict[int, list[float]] = defaultdict(list)
        for region in regions:
            for before, line in zip(region.items, region.items[1:], strict=False):
                if isinstance(before, Line) and isinstance(line, Line):
                    gap = line.base - before.base
                    if abs(before.size - line.size) < 0.6 and 0 < gap < 2.2 * line.size:
                        gaps[round(line.size)].append(gap)
        self._usual = {size: _usual(found) for size, found in gaps.items()}

    def of(self, size: float) -> float:
        """Return the distance in points."""
        return min(self._usual.get(round(size), 1.25 * size), 1.9 * size)


def _usual(gaps: Sequence[float]) -> float:
    """Return the smallest distance that is common: larger ones lie between paragraphs."""
    counts = Counter(round(gap * 2) / 2 for gap in gaps)
    common = [gap for gap, times in counts.items() if times >= 0.15 * len(gaps)]
    return min(common) if common else median(gaps)
