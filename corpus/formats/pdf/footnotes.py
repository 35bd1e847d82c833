"""Finds the footnotes at the end of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.page import Rule

_STARTS = re.compile(
    r"\[(?:\d{1,3}|[*†‡§]{1,3})\]\s*\S|(?:\d{1,3}|[*†‡§])\s+\S|\d{1,2}[A-Z][a-z’' ]"
)
_RAISED = re.compile(r"\[(?:\d{1,3}|[*†‡§]{1,3})\]")
_SMALLER = 0.94
_LOWER_PART = 0.3


def starts_footnote(line: Line) -> bool:
    """Whether a line in small print begins with the mark of a footnote."""
    return _STARTS.match(line.words) is not None


def footnotes_in(
    lines: Sequence[Line], *, body_size: float, height: float, rules: Sequence[Rule]
) -> int:
    """Return from which line on the lines of a region are footnotes; its length if none are.

    Footnotes are the last lines: in small print from a mark on, or below a short rule with a raised
    mark.
    """
    first = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.base < _LOWER_PART * height:
            break
        is_small = line.size <= _SMALLER * body_size
        if not is_small and not _is_below_rule(line, rules):
            break
        if (is_small and starts_footnote(line)) or _RAISED.match(line.words):
            first = place
    return first


def _is_below_rule(line: Line, rules: Sequence[Rule]) -> bool:
    """Whether a rule of the usual length for footnotes stands above, at the line's left edge."""
    return any(
        80 <= rule.end - rule.start <= 220
        and 0 < line.base - rule.at < 160
        and abs(rule.start - line.left) < 12
        for rule in rules
    )
