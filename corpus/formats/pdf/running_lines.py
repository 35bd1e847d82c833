"""Leaves out what stands at the same place of many pages: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.formats.pdf.lines import Segment
from corpus.formats.pdf.page import ARTIFACT

_MARGIN = 0.11
_SAME_PLACE = 7.0
# Lines of one paragraph stand at most this many times their size apart.
_LINE_PITCH = 1.7
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.?)?\s*[-–—|\[(]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—|\])]?"
    r"(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*\|?\s*p\s*a\s*g\s*e)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageSegments:
    """The segments of one page, with the size of the page in points."""

    number: int
    width: float
    height: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    page: int
    place: int
    segment: Segment


def without_running_lines(
    pages: Sequence[PageSegments], body_size: float
) -> list[tuple[Segment, ...]]:
    """Return the segments of each page that do not belong to its header or footer."""
    left_out: set[tuple[int, int]] = set()
    groups: defaultdict[tuple[str, bool], list[_Seen]] = defaultdict(list)
    for page in pages:
        for place, segment, at_top in _in_margins(page):
            if segment.role == ARTIFACT:
                left_out.add((page.number, place))
            groups[_NUMBER.sub("#", segment.words), at_top].append(
                _Seen(page.number, place, segment)
            )
    for seen in groups.values():
        for one in _running(seen, len(pages), body_size):
            left_out.add((one.page, one.place))
    left_out = {one for page in pages for one in _whole_blocks(page, left_out)}
    left_out |= _page_numbers(pages)
    return [
        tuple(one for n, one in enumerate(page.segments) if (page.number, n) not in left_out)
        for page in pages
    ]


def _whole_blocks(page: PageSegments, left_out: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield those to be left out that no line of the text proper touches.

    A header or footer stands off from the text. What touches it is its last line, however often
    the same words end a page.
    """
    order = sorted(range(len(page.segments)), key=lambda place: page.segments[place].base)
    block: list[int] = []
    for place in [*order, None]:
        if place is not None and (not block or _touch(page, block[-1], place)):
            block.append(place)
            continue
        own = [(page.number, one) for one in block]
        if all(one in left_out for one in own):
            yield from own
        block = [place] if place is not None else []


def _touch(page: PageSegments, above: int, below: int) -> bool:
    first, second = page.segments[above], page.segments[below]
    return second.base - first.base <= _LINE_PITCH * max(first.size, second.size)


def _in_margins(page: PageSegments) -> Iterator[tuple[int, Segment, bool]]:
    for place, one in enumerate(page.segments):
        if one.base < _MARGIN * page.height:
            yield place, one, True
        elif one.base > (1 - _MARGIN * 0.9) * page.height:
            yield place, one, False


def _running(seen: Sequence[_Seen], page_count: int, body_size: float) -> Iterator[_Seen]:
    """Yield those that stand at a place where enough pages have the same words."""
    enough = 2 if page_count <= 4 else 3
    if len(seen) < enough:
        return
    by_place = sorted(seen, key=lambda one: one.segment.base)
    for one in by_place:
        near = (
            [
                other
                for other in by_place
                if abs(other.segment.base - one.segment.base) <= _SAME_PLACE
            ]
            if len(seen) < 60
            else by_place
        )
        if len({other.page for other in near}) < enough:
            continue
        same = {other.page for other in near if other.segment.words == one.segment.words}
        # What differs in numbers that do not count pages is text that happens to be alike, such as
        # "Chapter 3" or the last lines of like paragraphs.
        counts = _count_pages(near) and one.segment.size < 1.15 * body_size
        if len(same) >= enough or counts:
            yield one


def _count_pages(seen: Sequence[_Seen]) -> bool:
    """Tell whether a number in the words grows with the pages they stand on."""
    numbers = [(one.page, _NUMBER.findall(one.segment.words)) for one in seen]
    places = min((len(found) for _, found in numbers), default=0)
    return any(
        len({int(found[place]) - page for page, found in numbers}) == 1 for place in range(places)
    )


def _page_numbers(pages: Sequence[PageSegments]) -> set[tuple[int, int]]:
    """Return the places of numbers that count pages: alone in the margin, in step with them."""
    found: list[tuple[int, int, int | None]] = []
    for page in pages:
        for place, one, _ in _in_margins(page):
            words = one.words.strip()
            if _PAGE_NUMBER.fullmatch(words) and _is_outermost(page, one):
                number = _NUMBER.search(words)
                found.append((page.number, place, int(number[0]) if number else None))
    steps = Counter(number - page for page, _, number in found if number is not None)
    wanted = {step for step, times in steps.items() if times > 1 or step == 0}
    counted = {(page, place) for page, place, n in found if n is not None and n - page in wanted}
    roman = [(page, place) for page, place, number in found if number is None]
    return counted | (set(roman) if len(roman) > 1 else set())


def _is_outermost(page: PageSegments, one: Segment) -> bool:
    above = sum(other.base < one.base - 2 for other in page.segments)
    below = sum(other.base > one.base + 2 for other in page.segments)
    return min(above, below) <= 3
