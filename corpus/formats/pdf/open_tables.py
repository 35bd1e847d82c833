"""Finds tables without ruled lines: lines whose cells stand below each other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from corpus.formats.pdf.hyphens import Words
from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.markers import marker_of
from corpus.formats.pdf.tables import Row, Table, has_labels

_NARROWEST_GAP = 7.0
_LEAST_ROWS = 3
_MOST_LINES = 200
_FURTHEST = 2.8
_WRAPPED = 1.28
_FULL_ROWS = 0.6
_PROSE = 25
_SECTION_NUMBER = re.compile(r"(?:[A-Z]?\d{1,3}(?:\.\d{1,3})*\.?|[A-Z])?")

Gap = tuple[float, float]


def with_open_tables(items: Sequence[Line | Table], words: Words) -> list[Line | Table]:
    """Return what stands in a region, with lines that make a table replaced by it."""
    found: list[Line | Table] = []
    place = 0
    while place < len(items):
        item = items[place]
        block = _block(items, place) if isinstance(item, Line) and _gaps(item) else []
        table = _table(block, words) if len(block) >= _LEAST_ROWS else None
        if table is None:
            found.append(item)
            place += 1
        else:
            found.append(table)
            place += len(block)
    return found


def _gaps(line: Line) -> list[Gap]:
    """Return the gaps between the cells of a line; the one behind a bullet or number is none."""
    gaps = [
        (before.right, after.left)
        for before, after in zip(line.segments, line.segments[1:], strict=False)
        if after.left - before.right >= _NARROWEST_GAP
    ]
    marker = marker_of(line) if gaps else None
    if marker is not None and line.segments[0].words.strip() == marker.words:
        del gaps[0]
    return gaps


def _block(items: Sequence[Line | Table], start: int) -> list[Line]:
    """Return the lines from `start` on that leave a gap free down the page."""
    block: list[Line] = []
    free: list[Gap] = []
    for item in items[start : start + _MOST_LINES]:
        if not isinstance(item, Line):
            break
        if not block:
            block, free = [item], _gaps(item)
            continue
        still_free = _still_free(free, item)
        far = item.base - block[-1].base > _FURTHEST * item.size
        cuts_off = len(item.segments) == 1 and len(still_free) < len(free)
        if far or not still_free or cuts_off:
            break
        block.append(item)
        free = still_free
    while block and len(block[-1].segments) == 1 and not _wraps(block):
        block.pop()
    return block


def _wraps(block: Sequence[Line]) -> bool:
    if len(block) < 2:
        return False
    last, before = block[-1], block[-2]
    close = last.base - before.base <= _WRAPPED * last.size
    return close and last.bold == before.bold and abs(last.size - before.size) < 0.6


def _still_free(free: Sequence[Gap], line: Line) -> list[Gap]:
    """Return what of the gaps a line leaves free, where it is still wide enough."""
    left = list(free)
    for one in line.segments:
        parts: list[Gap] = []
        for start, end in left:
            if one.right <= start or one.left >= end:
                parts.append((start, end))
                continue
            parts += [(start, min(end, one.left)), (max(start, one.right), end)]
        left = [gap for gap in parts if gap[1] - gap[0] >= _NARROWEST_GAP]
    return left


def _table(block: Sequence[Line], words: Words) -> Table | None:
    free = _gaps(block[0])
    for line in block[1:]:
        free = _still_free(free, line)
    edges = [(start + end) / 2 for start, end in free]
    rows, bold = _rows(block, edges, words)
    full = sum(1 for row in rows if sum(1 for cell in row if cell) > 1)
    if len(rows) < _LEAST_ROWS or full < _FULL_ROWS * len(rows) or _is_numbered_text(rows):
        return None
    has_header = (bold[0] and not all(bold)) or has_labels(rows)
    left, right = min(one.left for one in block), max(one.right for one in block)
    return Table(
        header=rows[0] if has_header else (),
        rows=tuple((block[0].page, row) for row in rows[1 if has_header else 0 :]),
        columns=(left, *edges, right),
        left=left,
        right=right,
        base=block[0].base,
        bottom=block[-1].base,
        order=min(segment.order for line in block for segment in line.segments),
        page=block[0].page,
    )


def _is_numbered_text(rows: Sequence[Row]) -> bool:
    """Whether numbers of sections and paragraphs stand in the margin of headings and prose."""
    if any(len(row) != 2 or not _SECTION_NUMBER.fullmatch(row[0]) for row in rows):
        return False
    longest = max(len(words) for _, words in rows)
    return longest >= _PROSE and any("." in number[:-1] for number, _ in rows)


def _rows(
    block: Sequence[Line], edges: Sequence[float], words: Words
) -> tuple[list[Row], list[bool]]:
    """Return the rows and whether each is bold; a line close below that goes on joins its row."""
    steps = [after.base - one.base for one, after in itertools.pairwise(block)]
    close = _WRAPPED * min(steps)
    spaced = max(steps) > close
    rows: list[list[str]] = []
    bold: list[bool] = []
    for place, line in enumerate(block):
        cells = _cells(line, edges)
        wraps = steps[place - 1] <= close if spaced else not cells[0] or sum(map(bool, cells)) < 2
        if rows and wraps:
            rows[-1] = [words.joined(*pair) for pair in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
            bold.append(line.bold)
    return [tuple(row) for row in rows], bold


def _cells(line: Line, edges: Sequence[float]) -> list[str]:
    cells = [""] * (len(edges) + 1)
    for one in line.segments:
        column = sum(1 for edge in edges if edge < one.left)
        cells[column] = f"{cells[column]} {one.words}".strip()
    return cells
