"""Lays out what was read from all pages: running lines left out, regions in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from corpus.formats.pdf.columns import regions_of
from corpus.formats.pdf.contents_list import goes_on, without_contents
from corpus.formats.pdf.footnotes import footnotes_in
from corpus.formats.pdf.hyphens import Words
from corpus.formats.pdf.lines import Line, Segment, lines_of, segments_of
from corpus.formats.pdf.open_tables import with_open_tables
from corpus.formats.pdf.page import Page
from corpus.formats.pdf.paragraphs import Region
from corpus.formats.pdf.running_lines import PageSegments, without_running_lines
from corpus.formats.pdf.side_boxes import without_side_boxes
from corpus.formats.pdf.tables import Table, without_tables


def body_size_of(pages: Sequence[Page]) -> float:
    """Return the size of most letters, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for run in page.runs:
            sizes[round(run.size * 2) / 2] += len(run.words)
    return max(sizes, key=sizes.__getitem__, default=11.0)


def regions_in(pages: Sequence[Page], words: Words, body_size: float) -> list[Region]:
    """Return the regions of all pages in reading order, the footnotes of a page after its text."""
    regions: list[Region] = []
    in_contents = False
    for page, kept in zip(pages, _kept(pages, body_size), strict=True):
        items, boxes = _items(page, kept, words)
        found = [_in_lines(region, page.number) for region in regions_of(items) if region]
        laid_out, in_contents = _without_contents(found, begun=in_contents)
        tabled = [with_open_tables(part, words) for part in laid_out]
        regions += _with_footnotes(tabled, page, body_size)
        regions += [_region(_in_lines(box, page.number), aside=True) for box in boxes]
    return regions


def _items(
    page: Page, segments: Sequence[Segment], words: Words
) -> tuple[list[Segment | Table], list[list[Segment]]]:
    """Return the tables of a page with the segments outside of them, and its side boxes."""
    tables: list[Table] = []
    if page.along and page.down:
        runs = tuple(run for one in segments for run in one.runs)
        tables, outside = without_tables(replace(page, runs=runs), words)
        segments = segments_of(outside) if tables else segments
    flowing, boxes = without_side_boxes(page, segments)
    return [*flowing, *tables], boxes


def _kept(pages: Sequence[Page], body_size: float) -> list[tuple[Segment, ...]]:
    """Return the segments of each page without its running lines."""
    segments = [
        PageSegments(page.number, page.width, page.height, tuple(segments_of(page.runs)))
        for page in pages
    ]
    return without_running_lines(segments, body_size)


def _in_lines(region: Sequence[Segment | Table], page: int) -> list[Line | Table]:
    """Order a region from top to bottom, its segments joined into lines."""
    segments = [one for one in region if isinstance(one, Segment)]
    tables = [one for one in region if isinstance(one, Table)]
    items: list[Line | Table] = [*lines_of(segments, page), *tables]
    return sorted(items, key=lambda one: (one.base, one.left))


def _without_contents(
    regions: Sequence[list[Line | Table]], *, begun: bool
) -> tuple[list[list[Line | Table]], bool]:
    """Leave out the table of contents; also tell whether the page ended inside of it."""
    parts: list[list[Line | Table]] = []
    inside = False
    for place, items in enumerate(regions):
        lines = [one for one in items if isinstance(one, Line)]
        if begun and place == 0 and goes_on(lines):
            kept = without_contents(lines, begun=True)
        else:
            kept = without_contents(lines)
        inside = len(kept) < len(lines) and (not kept or kept[-1] is not lines[-1])
        ids = {id(one) for one in kept}
        parts.append([one for one in items if isinstance(one, Table) or id(one) in ids])
    return parts, inside


def _with_footnotes(
    parts: Sequence[list[Line | Table]], page: Page, body_size: float
) -> list[Region]:
    bodies: list[Region] = []
    notes: list[Region] = []
    for items in parts:
        if not items:
            continue
        first = len(items)
        tail = [
            list(group)
            for is_line, group in groupby(items, key=lambda one: isinstance(one, Line))
            if is_line
        ]
        if tail and isinstance(items[-1], Line):
            lines = [one for one in tail[-1] if isinstance(one, Line)]
            start = footnotes_in(lines, body_size=body_size, height=page.height, rules=page.along)
            first = len(items) - len(lines) + start
        whole = _region(items)
        if first:
            bodies.append(replace(whole, items=whole.items[:first]))
        if first < len(items):
            notes.append(replace(whole, items=whole.items[first:], footnotes=True))
    return bodies + notes


def _region(items: Sequence[Line | Table], *, aside: bool = False) -> Region:
    left, right = min(one.left for one in items), max(one.right for one in items)
    return Region(tuple(items), left, right, aside=aside)
