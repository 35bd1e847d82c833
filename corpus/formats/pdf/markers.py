"""Recognises what stands before the words of an item: a bullet, a letter, a paragraph number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from corpus.formats.pdf.lines import Line

_BULLET = re.compile(r"([•●○◦‣▪■□▫⁃∙·➢➤➔✓✔❖◆►▶*–—\-\uf000-\uf0ff]|o)\s+(?=\S)")
_NUMBER = re.compile(r"([A-Z]?\d{1,3}(?:\.\d{1,3})+\.?)\s+(?=\S)")
_ITEM = re.compile(r"(\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[.)]|\(\d{1,3}\))\s+(?=\S)")


class MarkerKind(Enum):
    """What a marker is: a bullet, `4.12`, or `1.` and `(a)`."""

    BULLET = auto()
    NUMBER = auto()
    ITEM = auto()


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker, where the words behind it begin, and whether a gap parts them from it."""

    kind: MarkerKind
    words: str
    text_left: float
    apart: bool


def marker_of(line: Line) -> Marker | None:
    """Return the marker that a line begins with, if it does."""
    for kind, pattern in _PATTERNS:
        found = pattern.match(line.words)
        if found:
            text_left, apart = _text_after(line, found[1])
            return Marker(kind, found[1], text_left, apart)
    return None


_PATTERNS = (
    (MarkerKind.BULLET, _BULLET),
    (MarkerKind.NUMBER, _NUMBER),
    (MarkerKind.ITEM, _ITEM),
)


def _text_after(line: Line, marker: str) -> tuple[float, bool]:
    runs = [run for segment in line.segments for run in segment.runs]
    if len(runs) > 1 and runs[0].words.strip() == marker:
        return runs[1].left, runs[1].left - runs[0].right > 0.35 * line.size
    return line.left + (len(marker) + 1) * 0.5 * line.size, False
