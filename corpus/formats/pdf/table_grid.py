"""Turns ruled lines into grids: where the columns and rows are, and which cells are one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.formats.pdf.page import Rule

_TOUCH = 3.0
_SHORTEST = 8.0
_NARROWEST, _LOWEST = 8.0, 4.0
_MOST_PAIRS = 250_000
_MOST_ROWS, _MOST_COLUMNS = 300, 60

Place = tuple[int, int]


@dataclass(slots=True)
class Grid:
    """Where the lines of a table stand; `owner` leads from each cell to the first of its area."""

    columns: list[float]
    rows: list[float]
    owner: dict[Place, Place] = field(default_factory=dict)

    def area_at(self, x: float, y: float) -> Place | None:
        """Return the first cell (row, column) of the area that a point lies in."""
        row, column = _slot(self.rows, y), _slot(self.columns, x)
        return None if row is None or column is None else self.owner[row, column]


def grids_of(along: Sequence[Rule], down: Sequence[Rule]) -> list[Grid]:
    """Return a grid of two columns or more for each group of lines that touch."""
    rows, columns = _merged(along), _merged(down)
    if not rows or not columns or len(rows) * len(columns) > _MOST_PAIRS:
        return []
    grids = [_grid(*group) for group in _groups(rows, columns)]
    return [one for one in grids if one is not None]


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Join lines that lie on each other or end to end, and leave out the short."""
    tracks: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda one: one.at):
        if tracks and rule.at - tracks[-1][0].at <= _TOUCH:
            tracks[-1].append(rule)
        else:
            tracks.append([rule])
    joined = [one for track in tracks for one in _end_to_end(track)]
    return [one for one in joined if one.end - one.start >= _SHORTEST]


def _end_to_end(track: Sequence[Rule]) -> list[Rule]:
    joined: list[Rule] = []
    for rule in sorted(track, key=lambda one: one.start):
        if joined and rule.start <= joined[-1].end + _TOUCH:
            last = joined[-1]
            joined[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def _groups(rows: list[Rule], columns: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    leader = list(range(len(rows) + len(columns)))

    def first(one: int) -> int:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for n, row in enumerate(rows):
        for m, column in enumerate(columns, start=len(rows)):
            if _meet(row, column):
                leader[first(m)] = first(n)
    groups: defaultdict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for n, row in enumerate(rows):
        groups[first(n)][0].append(row)
    for m, column in enumerate(columns, start=len(rows)):
        groups[first(m)][1].append(column)
    return list(groups.values())


def _meet(row: Rule, column: Rule) -> bool:
    across = row.start - _TOUCH <= column.at <= row.end + _TOUCH
    return across and column.start - _TOUCH <= row.at <= column.end + _TOUCH


def _grid(rows: list[Rule], columns: list[Rule]) -> Grid | None:
    if not rows or not columns:
        return None
    xs = _stops(columns, rows, apart=_NARROWEST)
    ys = _stops(rows, columns, apart=_LOWEST)
    enough = len(xs) >= 3 and len(ys) >= 2
    if not enough or len(xs) > _MOST_COLUMNS or len(ys) > _MOST_ROWS:
        return None
    grid = Grid(xs, ys)
    _find_areas(grid, _by_stop(columns, xs, _NARROWEST), _by_stop(rows, ys, _LOWEST))
    return grid


def _stops(rules: Sequence[Rule], crossing: Sequence[Rule], *, apart: float) -> list[float]:
    """Return where lines stand; a table may lack its outermost lines, which the others reach to."""
    stops = sorted({round(one.at, 1) for one in rules})
    start, end = min(one.start for one in crossing), max(one.end for one in crossing)
    if start < stops[0] - 3 * _TOUCH:
        stops.insert(0, start)
    if end > stops[-1] + 3 * _TOUCH:
        stops.append(end)
    kept = stops[:1]
    for stop in stops[1:]:
        if stop - kept[-1] > apart:
            kept.append(stop)
    return kept


def _by_stop(rules: Sequence[Rule], stops: Sequence[float], apart: float) -> list[list[Rule]]:
    return [[one for one in rules if -_TOUCH <= one.at - stop <= apart] for stop in stops]


def _find_areas(grid: Grid, columns: list[list[Rule]], rows: list[list[Rule]]) -> None:
    """Let each cell belong to the cell to its left or above if no line parts them."""
    for row, (top, bottom) in enumerate(zip(grid.rows, grid.rows[1:], strict=False)):
        middle = (top + bottom) / 2
        for column, (left, right) in enumerate(zip(grid.columns, grid.columns[1:], strict=False)):
            place = row, column
            if column and not _covers(columns[column], middle):
                grid.owner[place] = grid.owner[row, column - 1]
            elif row and not _covers(rows[row], (left + right) / 2):
                grid.owner[place] = grid.owner[row - 1, column]
            else:
                grid.owner[place] = place


def _covers(rules: Sequence[Rule], at: float) -> bool:
    return any(one.start <= at <= one.end for one in rules)


def _slot(stops: Sequence[float], at: float) -> int | None:
    if not stops[0] <= at <= stops[-1]:
        return None
    return max(bisect_left(stops, at) - 1, 0)
