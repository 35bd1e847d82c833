"""Finds the columns of a page, so that what stands on it is read in the right order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, Protocol, TypeVar

_STEP = 2.0
_NARROWEST_GUTTER = 7.0
_NARROWEST_COLUMN = 70.0
_MOST_CANDIDATES = 12
_DEEPEST = 4
_FEWEST = 6
_PROSE = 25
_MOSTLY = 0.7
_REACH = 0.08


class Placed(Protocol):
    """Something with a place on the page; `order` is its place in the file."""

    @property
    def left(self) -> float: ...  # noqa: D102
    @property
    def right(self) -> float: ...  # noqa: D102
    @property
    def base(self) -> float: ...  # noqa: D102
    @property
    def order(self) -> int: ...  # noqa: D102
    @property
    def words(self) -> str: ...  # noqa: D102


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True, slots=True, eq=False)
class _Band(Generic[P]):
    left: list[P]
    right: list[P]
    spanning: list[P]


def regions_of(items: Sequence[P], deep: int = 0) -> list[list[P]]:
    """Part what stands on a page into regions (columns and what spans them) in reading order."""
    gutter = _gutter(items) if len(items) >= _FEWEST and deep < _DEEPEST else None
    if gutter is None:
        return [list(items)]
    regions: list[list[P]] = []
    whole: list[P] = []
    bands = _bands(items, gutter)
    parted = [band for band in bands if _are_columns(band)]
    settled = sum(len(one.left) + len(one.right) for one in parted) >= _MOSTLY * len(items)
    for band in bands:
        if band in parted or (settled and band.left and band.right):
            regions += [whole] if whole else []
            whole = []
            regions += regions_of(band.left, deep + 1) + regions_of(band.right, deep + 1)
        else:
            whole += band.left + band.right
        whole += band.spanning
    return [*regions, whole] if whole else regions


def _gutter(items: Sequence[P]) -> float | None:
    """Return the x of the gap that parts most lines into columns, if there is one."""
    best, most = None, 0
    for x in _candidates_in_parts(items):
        parted = sum(
            min(len(band.left), len(band.right)) for band in _bands(items, x) if _are_columns(band)
        )
        if parted > most:
            best, most = x, parted
    return best


def _candidates_in_parts(items: Sequence[P]) -> list[float]:
    """Return the candidates of the page, its halves and thirds: columns may fill only one."""
    down = sorted(items, key=lambda one: one.base)
    found = _candidates(down)
    for count in (2, 3):
        size = len(down) // count
        for part in range(count) if size >= _FEWEST else ():
            found += _candidates(down[part * size : (part + 1) * size + count])
    return list(dict.fromkeys(found))


def _candidates(items: Sequence[P]) -> list[float]:
    """Return the middles of the strips down the page that few lines cross."""
    start = min(one.left for one in items)
    count = min(int((max(one.right for one in items) - start) / _STEP) + 2, 5_000)
    changes = [0] * (count + 1)
    for one in items:
        changes[min(max(int((one.left - start) / _STEP), 0), count - 1)] += 1
        changes[min(max(int((one.right - start) / _STEP) + 1, 0), count)] -= 1
    crossing, across = [], 0
    for change in changes[:count]:
        across += change
        crossing.append(across)
    limit = 0.45 * max(crossing)
    strips: list[tuple[float, float]] = []
    place = 0
    for crossed, same in groupby(crossing):
        length = len(list(same))
        is_low = crossed <= limit and place > 0 and place + length < count - 1
        if is_low and length * _STEP >= _NARROWEST_GUTTER:
            strips.append((length / (1 + crossed), start + (place + length / 2) * _STEP))
        place += length
    return [x for _, x in sorted(strips, reverse=True)[:_MOST_CANDIDATES]]


def _bands(items: Sequence[P], x: float) -> list[_Band[P]]:
    """Part the page at the lines that cross `x`; the last line of a band is one of them."""
    spanning = sorted((one for one in items if _crosses(one, x)), key=lambda one: one.base)
    bands: list[_Band[P]] = [_Band([], [], [one]) for one in spanning] + [_Band([], [], [])]
    bases = [one.base for one in spanning]
    for one in items:
        if not _crosses(one, x):
            band = bands[bisect_left(bases, one.base)]
            (band.left if one.left + one.right < 2 * x else band.right).append(one)
    return bands


def _crosses(one: Placed, x: float) -> bool:
    """Whether something stands on both sides of `x`, and does not only reach over it a little."""
    return min(x - one.left, one.right - x) > max(5.0, _REACH * (one.right - one.left))


def _are_columns(band: _Band[P]) -> bool:
    """Whether both sides are read one after the other, and not row by row like a table."""
    left, right = band.left, band.right
    if min(len(left), len(right)) < 2 or len(left) + len(right) < _FEWEST:
        return False
    if min(_width(left), _width(right)) < _NARROWEST_COLUMN or not _side_by_side(left, right):
        return False
    sides = sorted([(one.order, 0) for one in left] + [(one.order, 1) for one in right])
    turns = sum(1 for _ in groupby(side for _, side in sides)) - 1
    fewer = min(len(left), len(right))
    if turns <= 1 + 0.12 * fewer:
        return True
    return turns >= 1.6 * fewer >= 16 and _is_prose(left) and _is_prose(right)


def _width(items: Sequence[P]) -> float:
    return max(one.right for one in items) - min(one.left for one in items)


def _side_by_side(left: Sequence[P], right: Sequence[P]) -> bool:
    spans = [
        (min(one.base for one in side), max(one.base for one in side)) for side in (left, right)
    ]
    shared = min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0])
    return shared > 0.4 * min(end - start for start, end in spans)


def _is_prose(items: Sequence[P]) -> bool:
    lengths = sorted(len(one.words) for one in items)
    return lengths[len(lengths) // 2] >= _PROSE
