"""Leaves out the table of contents: its lines would stand beside the headings they repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.formats.pdf.lines import Line

_DOTTED = re.compile(r"(?:\.\s?){4,}|…{2,}|(?:_\s?){6,}\s*\d+$|(?:·\s?){4,}")
_TITLE = re.compile(r"(?:table of )?contents?(?: page| list)?:?", re.IGNORECASE)
_ENTRY = re.compile(r".*(?:\S\s+|[.…·_])(?:\d{1,4}|[ivxl]{1,6})$|\d{1,3}$", re.DOTALL)
_MOST_BETWEEN = 2
_LEAST, _FIRST = 3, 6
_SAME_EDGE = 8.0


def without_contents(lines: Sequence[Line], *, begun: bool = False) -> list[Line]:
    """Return the lines of a region (in reading order) that are not of a table of contents.

    `begun` says that the region goes on with a list that began on the page before.
    """
    kept: list[Line] = []
    start = _end_of_entries(lines, 0)[0] if begun else 0
    for place, line in enumerate(lines):
        if place < start:
            continue
        end = _end_of_list(lines, place)
        if end > place + 1:
            start = end
        elif not (_DOTTED.search(line.words) and _ENTRY.fullmatch(line.words)):
            kept.append(line)
    return _without_wrapped(kept, lines)


def goes_on(lines: Sequence[Line]) -> bool:
    """Whether a page begins with lines of a contents list that began before."""
    first = lines[:_FIRST]
    edge = max((line.right for line in first), default=0.0)
    return len(first) >= _LEAST and all(_is_entry(line, edge) for line in first)


def _end_of_list(lines: Sequence[Line], place: int) -> int:
    """Return where the list under the title at `place` ends; `place` itself if there is none."""
    if not _TITLE.fullmatch(lines[place].words.strip()):
        return place
    end, entries = _end_of_entries(lines, place + 1)
    return end if entries >= _LEAST else place


def _end_of_entries(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """Return where the entries from `start` on end, and how many they are."""
    end, entries = start, 0
    edge = max((line.right for line in lines[start : start + _FIRST]), default=0.0)
    while end < len(lines):
        ahead = lines[end : end + _MOST_BETWEEN + 1]
        found = next((n for n, line in enumerate(ahead) if _is_entry(line, edge)), None)
        if found is None:
            break
        end, entries = end + found + 1, entries + 1
    return end, entries


def _is_entry(line: Line, edge: float) -> bool:
    """Whether a line ends in a page number: apart from it, behind dots, or at the right `edge`."""
    if not _ENTRY.fullmatch(line.words) or len(line.words) > 160:
        return False
    number_apart = len(line.segments) > 1 and line.segments[-1].words.strip().isdigit()
    return number_apart or bool(_DOTTED.search(line.words)) or line.right >= edge - _SAME_EDGE


def _without_wrapped(kept: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """Leave out the first lines of entries that wrap onto a dotted line, and the title above."""
    kept_ids = {id(one) for one in kept}
    dotted = {n for n, one in enumerate(lines) if id(one) not in kept_ids}
    if len(dotted) < _LEAST:
        return list(kept)
    return [
        one
        for n, one in enumerate(lines)
        if id(one) in kept_ids
        and not (n - 1 in dotted and n + 1 in dotted)
        and not (n + 1 in dotted and _TITLE.fullmatch(one.words.strip()))
    ]
