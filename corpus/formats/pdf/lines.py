"""Joins runs into segments (one line of one column or cell) and segments into lines."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.formats.pdf.page import Run

_SAME_BASE = 0.15
# Browsers set a raised number in five sixths of the size.
_SMALL = 0.85
_GAP = 0.9
_MOST_NEAR = 60
_REFERENCE = re.compile(r"\[?(\d{1,3}|[*†‡§]{1,3})\]?")
_UNIT = re.compile(r"(?:^|\W|\d)(?:k|c|m)?m$")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand side by side on one line; `runs` are what they are made of."""

    words: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    order: int
    runs: tuple[Run, ...]
    role: str = ""

    @property
    def top(self) -> float:
        """The upper edge of the letters."""
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of the letters."""
        return self.base + 0.22 * self.size


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column: its segments from left to right, on page `page` (from 1)."""

    segments: tuple[Segment, ...]
    page: int
    words: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    role: str

    @property
    def starts_bold(self) -> bool:
        """Whether the first words are bold."""
        return self.segments[0].runs[0].bold


def segments_of(runs: Iterable[Run]) -> list[Segment]:
    """Join runs that follow each other in the file and on the line; order stays the file's."""
    groups: list[list[Run]] = []
    largest: Run | None = None
    for run in runs:
        if largest is not None and _goes_on(largest, groups[-1][-1], run):
            groups[-1].append(run)
            largest = max(largest, run, key=lambda one: one.size)
        else:
            groups.append([run])
            largest = run
    return [_segment(group) for group in groups if any(one.words for one in group)]


def lines_of(segments: Sequence[Segment], page: int) -> list[Line]:
    """Join the segments of one column into lines, from top to bottom."""
    rows: list[list[Segment]] = []
    for one in sorted(segments, key=lambda segment: (segment.base, segment.left)):
        if rows and _same_row(rows[-1], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [_line(sorted(row, key=lambda segment: segment.left), page) for row in rows]


def _goes_on(main: Run, before: Run, run: Run) -> bool:
    larger, smaller = (main, run) if main.size >= run.size else (run, main)
    gap = run.left - before.right
    if not -0.6 * larger.size < gap < _GAP * smaller.size:
        return False
    if abs(larger.base - smaller.base) <= _SAME_BASE * larger.size:
        return True
    raised = larger.base - smaller.base
    return smaller.size < _SMALL * larger.size and -0.35 < raised / larger.size < 0.75


def _segment(group: Sequence[Run]) -> Segment:
    weights: defaultdict[tuple[float, bool], int] = defaultdict(int)
    for one in group:
        weights[round(one.size, 1), one.bold] += len(one.words)
    size, _ = max(weights, key=weights.__getitem__)
    main = next((one for one in group if round(one.size, 1) == size), group[0])
    roles = {one.role for one in group}
    return Segment(
        words=_joined(group, main),
        left=group[0].left,
        right=max(one.right for one in group),
        base=main.base,
        size=size,
        bold=all(one.bold or not _has_letters(one.words) for one in group)
        and any(one.bold for one in group),
        order=group[0].order,
        runs=tuple(group),
        role=roles.pop() if len(roles) == 1 else "",
    )


def _has_letters(words: str) -> bool:
    return any(one.isalnum() for one in words)


def _joined(group: Sequence[Run], main: Run) -> str:
    words = ""
    for place, run in enumerate(group):
        raised = (main.base - run.base) / main.size
        is_raised = run.size < _SMALL * main.size and raised > 0.12
        is_fraction = place + 1 < len(group) and group[place + 1].words[0] in "/⁄"
        reference = _REFERENCE.fullmatch(run.words) if is_raised and not is_fraction else None
        gap = run.left - group[place - 1].right if place else 0.0
        close = gap < (0.3 if run.glued else 0.08) * main.size
        if reference and not (close and _UNIT.search(words)):
            words += f"[{reference[1]}]" if words else f"[{reference[1]}] "
        elif is_raised and is_fraction:
            words += " " + run.words
        elif not place or (close and (run.glued or is_raised)) or run.words[0] in "/⁄":
            words += run.words
        else:
            words += " " + run.words
    return words.replace("  ", " ").strip()


def _same_row(row: Sequence[Segment], one: Segment) -> bool:
    near = row[-_MOST_NEAR:]
    size = min(min(other.size for other in near), one.size)
    return abs(one.base - row[0].base) <= 0.35 * size and all(
        one.left >= other.right - size or one.right <= other.left + size for other in near
    )


def _line(row: Sequence[Segment], page: int) -> Line:
    words = row[0].words
    for before, one in itertools.pairwise(row):
        close = one.left - before.right < 0.1 * one.size and one.runs[0].glued
        words += one.words if close else " " + one.words
    longest = max(row, key=lambda one: len(one.words))
    lettered = [one for one in row if _has_letters(one.words)] or row
    return Line(
        segments=tuple(row),
        page=page,
        words=words,
        left=row[0].left,
        right=row[-1].right,
        base=longest.base,
        size=longest.size,
        bold=all(one.bold for one in lettered),
        role=longest.role if all(one.role == longest.role for one in lettered) else "",
    )
