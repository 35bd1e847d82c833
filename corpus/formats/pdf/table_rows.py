"""Parts rows of a ruled table that have no lines between them but plainly are several."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from corpus.formats.pdf.lines import Line, lines_of, segments_of
from corpus.formats.pdf.page import Run
from corpus.formats.pdf.table_grid import Grid, Place

_NUMBER = re.compile(
    r"[£$€]?[-\u2013(]?\d[\d,.]*[%)]?(?:\s?(?:k|m|bn|million))?|n/a|-", re.IGNORECASE
)
_SAME_BASE = 2.0

Cells = dict[Place, list[Run]]


def with_split_rows(grid: Grid, cells: Cells, page: int) -> tuple[Grid, Cells]:
    """Return the grid with more rows where each cell of a row has as many lines as the others.

    That is done only where one of the cells holds nothing but a number on each of its lines.
    """
    splits = {row: _line_bases(grid, cells, row, page) for row in range(len(grid.rows) - 1)}
    if not any(splits.values()):
        return grid, cells
    tops: list[float] = []
    old_rows: list[int] = []
    for row, bases in splits.items():
        starts = [grid.rows[row], *((one + two) / 2 - 3 for one, two in pairwise(bases))]
        tops += starts
        old_rows += [row] * len(starts)
    split = Grid(grid.columns, [*tops, grid.rows[-1]])
    first = {row: old_rows.index(row) for row in splits}
    for new, row in enumerate(old_rows):
        for column in range(len(grid.columns) - 1):
            owner = grid.owner[row, column]
            own_line = owner[0] == row and splits[row]
            split.owner[new, column] = (new if own_line else first[owner[0]], owner[1])
    return split, _sorted_anew(split, cells)


def _line_bases(grid: Grid, cells: Cells, row: int, page: int) -> list[float]:
    """Return the base lines of a row that is several, or nothing."""
    columns = range(len(grid.columns) - 1)
    if any(grid.owner[row, column][0] != row for column in columns):
        return []
    found = [runs for column in columns if (runs := cells.get((row, column)))]
    if len(found) < 2 or len({run.base for run in found[0]}) < 2:
        return []
    lines = [lines_of(segments_of(runs), page) for runs in found]
    bases = [[line.base for line in cell] for cell in lines]
    if any(len(one) != len(bases[0]) for one in bases):
        return []
    level = all(
        abs(one - other) <= _SAME_BASE
        for cell in bases
        for one, other in zip(cell, bases[0], strict=True)
    )
    return bases[0] if level and any(map(_all_numbers, lines)) else []


def _all_numbers(lines: Sequence[Line]) -> bool:
    return all(_NUMBER.fullmatch(line.words.strip()) for line in lines)


def _sorted_anew(grid: Grid, cells: Cells) -> Cells:
    sorted_in: defaultdict[Place, list[Run]] = defaultdict(list)
    for runs in cells.values():
        for run in runs:
            place = grid.area_at((run.left + run.right) / 2, run.base - 0.3 * run.size)
            if place is not None:
                sorted_in[place].append(run)
    return sorted_in
