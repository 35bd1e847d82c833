"""Finds out which paragraphs are headings, and of which depth."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.formats.pdf.markers import MarkerKind
from corpus.formats.pdf.opening import OutlineEntry
from corpus.formats.pdf.paragraphs import Paragraph, Piece
from corpus.written_date import date_from

_LONGEST, _LONGEST_BOLD, _LONGEST_CAPITALS = 220, 150, 80
_MOST_LINES = 5
_LARGER = 1.12
_TITLE_SIZE = 1.3
_NUMBER = re.compile(r"(?:[A-Z]\.?)?(\d{1,3}(?:\.\d{1,3})*)\.?\s+\S")
_PART = re.compile(
    r"(?:chapter|part|section|annex|appendix|schedule)\s+[\dA-Z]{1,4}\b", re.IGNORECASE
)
_ENDS_LIKE_TEXT = re.compile(r"[.;,:]$")
_WORDS = re.compile(r"[^\W_]+")
_NOT = re.compile(r"\w@\w|https?://|www\.")
_MARKING = re.compile(r"official(?:[ -]+sensitive)?|draft|not protectively marked", re.IGNORECASE)

Style = tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Headings:
    """The depth (1 to 6) of each piece that is a heading, by its place, and the document's title.

    `title` is the place of the heading that is the title.
    """

    levels: Mapping[int, int]
    title: int | None


def plain(words: str) -> str:
    """Return the letters and digits of some words, for comparing them."""
    return " ".join(_WORDS.findall(words.lower()))


def headings_of(
    pieces: Sequence[Piece], *, body_size: float, outline: Sequence[OutlineEntry], title: str
) -> Headings:
    """Judge all paragraphs by the outline, the structure tree, their number, size and weight."""
    depths = _outline_depths(outline)
    found = {
        place: piece
        for place, piece in enumerate(pieces)
        if isinstance(piece, Paragraph) and _is_heading(piece, body_size, depths)
    }
    found = _without_untold(found, pieces)
    place = _title_place(found, title, body_size)
    _leave_out_cover(found, place, depths)
    levels = _levels(found, place, depths)
    return Headings(levels, place)


def _outline_depths(outline: Sequence[OutlineEntry]) -> dict[tuple[str, int], int]:
    """Return the depth of each entry by its words and page; a single root is the title."""
    roots = sum(1 for one in outline if one.depth == 0)
    lift = 1 if roots == 1 and len(outline) > 1 else 2
    return {(_unnumbered(one.words), one.page): one.depth + lift for one in outline}


def _unnumbered(words: str) -> str:
    return plain(re.sub(r"^[A-Z]?\d{1,3}(?:\.\d{1,3})*\.?\s+", "", words))


def _outline_depth(piece: Paragraph, depths: Mapping[tuple[str, int], int]) -> int | None:
    return depths.get((_unnumbered(piece.words), piece.page)) if depths else None


def _is_heading(piece: Paragraph, body_size: float, depths: Mapping[tuple[str, int], int]) -> bool:
    words = piece.words
    if piece.footnote or len(words) > _LONGEST or len(piece.lines) > _MOST_LINES:
        return False
    if not re.search(r"[^\W\d_]{2}", words) or _NOT.search(words) or _MARKING.fullmatch(words):
        return False
    if date_from(words):
        return False
    if _outline_depth(piece, depths) is not None or re.fullmatch(r"H[1-6]|Title", piece.role):
        return True
    bullet = piece.marker is not None and piece.marker.kind is MarkerKind.BULLET
    if bullet or _ENDS_LIKE_TEXT.search(words) or words[0].islower():
        return False
    if piece.size >= _LARGER * body_size:
        return True
    if piece.size < 0.85 * body_size:
        return False
    in_capitals = words.isupper() and len(words) <= _LONGEST_CAPITALS and len(piece.lines) == 1
    return (piece.bold and len(words) <= _LONGEST_BOLD) or (in_capitals and len(words) > 3)


def _without_untold(found: dict[int, Paragraph], pieces: Sequence[Piece]) -> dict[int, Paragraph]:
    """Take no heading at the very end, nor sizes that most of the words of the document have."""
    total = sum(len(one.words) for one in pieces if isinstance(one, Paragraph)) or 1
    weights: Counter[Style] = Counter()
    for piece in found.values():
        weights[_style(piece)] += len(piece.words)
    common = {style for style, weight in weights.items() if weight > 0.4 * total}
    return {
        place: piece
        for place, piece in found.items()
        if place + 1 < len(pieces) and (_style(piece) not in common or len(pieces) < 6)
    }


def _style(piece: Paragraph) -> Style:
    return round(piece.size), piece.bold


def _title_place(found: Mapping[int, Paragraph], title: str, body_size: float) -> int | None:
    """Return the place of the heading on the first pages that is the title."""
    first = {place: one for place, one in found.items() if one.page <= 2}
    named = [place for place, one in first.items() if title and plain(one.words) == plain(title)]
    if named:
        return named[0]
    on_cover = {place: one for place, one in first.items() if one.page == 1}
    if not on_cover:
        return None
    place = max(on_cover, key=lambda one: (on_cover[one].size, -one))
    return place if on_cover[place].size >= _TITLE_SIZE * body_size else None


def _leave_out_cover(
    found: dict[int, Paragraph], title: int | None, depths: Mapping[tuple[str, int], int]
) -> None:
    """Take no heading from the cover but the title, unless its style is used further on."""
    later = {_style(one) for one in found.values() if one.page > 1}
    several_pages = bool(later)
    for place, piece in list(found.items()):
        is_plain = not _NUMBER.match(piece.words) and _outline_depth(piece, depths) is None
        unlike = several_pages and _style(piece) not in later and piece.page == 1
        if place != title and is_plain and not piece.role and unlike:
            del found[place]


def _levels(
    found: Mapping[int, Paragraph], title: int | None, depths: Mapping[tuple[str, int], int]
) -> dict[int, int]:
    others = {place: one for place, one in found.items() if place != title}
    lift = _lift_of_roles(found, title)
    stated: dict[int, int] = {}
    for place, piece in others.items():
        level = _numbered_level(piece) or _outline_depth(piece, depths)
        if level is None and piece.role.startswith("H"):
            level = int(piece.role[1]) + lift
        if level is not None:
            stated[place] = level
    by_style = _style_levels(others, stated)
    levels = {place: stated.get(place) or by_style[_style(one)] for place, one in others.items()}
    if title is not None:
        levels[title] = 1
    return {place: min(max(level, 1), 6) for place, level in sorted(levels.items())}


def _lift_of_roles(found: Mapping[int, Paragraph], title: int | None) -> int:
    firsts = [place for place, one in found.items() if one.role == "H1"]
    return 0 if firsts == [title] else 1


def _numbered_level(piece: Paragraph) -> int | None:
    if _PART.match(piece.words):
        return 2
    number = _NUMBER.match(piece.words)
    return 2 + number[1].count(".") if number else None


def _style_levels(headings: Mapping[int, Paragraph], stated: Mapping[int, int]) -> dict[Style, int]:
    """Give each style a depth: what its headings state, or one more than the next larger style."""
    known: defaultdict[Style, list[int]] = defaultdict(list)
    for place, level in stated.items():
        known[_style(headings[place])].append(level)
    levels: dict[Style, int] = {}
    before = 1
    for style in sorted({_style(one) for one in headings.values()}, reverse=True):
        if known[style]:
            levels[style] = Counter(known[style]).most_common(1)[0][0]
        else:
            levels[style] = min(before + 1, _deepest(known, style))
        before = levels[style]
    return levels


def _deepest(known: Mapping[Style, Iterable[int]], style: Style) -> int:
    """Return the depth that smaller headings with a number leave for a larger one without."""
    smaller = [level for one, levels in known.items() if one < style for level in levels]
    return max(min(smaller) - 1, 2) if smaller else 6
