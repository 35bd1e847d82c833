"""Finds boxes of text that the rest of the page flows around, so that their lines stay apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from corpus.formats.pdf.lines import Segment
from corpus.formats.pdf.page import Page, Shade

_NARROWEST, _WIDEST = 60.0, 0.6
_FEWEST_LINES = 3
_TOUCHING = 3.0
_SAME_EDGE = 1.5
_SAME_BASE = 1.0
_ROWS = 0.6
_PROSE = 20
_ASTRAY = 0.1
_MOST_BOXES = 40


def without_side_boxes(
    page: Page, segments: Sequence[Segment]
) -> tuple[list[Segment], list[list[Segment]]]:
    """Return the segments outside of side boxes, and those of each box from the top down."""
    outside = list(segments)
    boxes: list[list[Segment]] = []
    for area in _areas(page):
        inside = [one for one in outside if _stands_in(one, area)]
        if len(inside) < _FEWEST_LINES:
            continue
        rest = [one for one in outside if not _stands_in(one, area)]
        beside = [one for one in rest if area.top < one.base < area.bottom]
        if _flows_around(beside, inside, area):
            boxes.append(inside)
            outside = rest
    return outside, boxes


def _areas(page: Page) -> list[Shade]:
    """Return the shaded areas that are as wide as a side box, from the top down."""
    shaded = [one for one in page.shades if not one.picture and _is_narrow(one, page)]
    return sorted(_joined(shaded), key=lambda one: (one.top, one.left))[:_MOST_BOXES]


def _is_narrow(area: Shade, page: Page) -> bool:
    return _NARROWEST <= area.right - area.left <= _WIDEST * page.width


def _joined(shaded: Sequence[Shade]) -> list[Shade]:
    """Join areas that touch below each other: some programs shade each paragraph by itself."""
    joined: list[Shade] = []
    for one in sorted(shaded, key=lambda area: (round(area.left), round(area.right), area.top)):
        last = joined[-1] if joined else None
        if last is not None and _goes_on(last, one):
            bottom = max(last.bottom, one.bottom)
            joined[-1] = Shade(last.left, last.right, last.top, bottom)
        else:
            joined.append(one)
    return joined


def _goes_on(above: Shade, below: Shade) -> bool:
    same = abs(above.left - below.left) <= _SAME_EDGE and abs(above.right - below.right) <= (
        _SAME_EDGE
    )
    return same and below.top - above.bottom <= _TOUCHING


def _stands_in(one: Segment, area: Shade) -> bool:
    middle = one.base - 0.3 * one.size
    return area.holds(one.left + 1, middle) and area.holds(one.right - 1, middle)


def _flows_around(beside: Sequence[Segment], inside: Sequence[Segment], area: Shade) -> bool:
    """Whether text of its own stands beside the area, and not the other cells of a table."""
    clear = [one for one in beside if one.right <= area.left or one.left >= area.right]
    if len(clear) < _FEWEST_LINES - 1 or len(beside) - len(clear) > _ASTRAY * len(beside):
        return False
    if _is_prose(inside) and _is_prose(clear):
        return True
    bases = [one.base for one in clear]
    shared = sum(1 for one in inside if any(abs(one.base - at) <= _SAME_BASE for at in bases))
    return shared < _ROWS * len(inside)


def _is_prose(segments: Sequence[Segment]) -> bool:
    """Whether the usual line is long; spread out by justification it is many segments."""
    lines = Counter[int]()
    for one in segments:
        lines[round(one.base)] += len(one.words) + 1
    return median(lines.values()) >= _PROSE
