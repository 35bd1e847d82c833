from __future__ import annotations

from corpus.formats.pdf.lines import Segment
from corpus.formats.pdf.running_lines import PageSegments, without_running_lines


def segment(words: str, base: float, order: int = 0) -> Segment:
    return Segment(words, left=70, right=400, base=base, size=10, bold=False, order=order, runs=())


def page(number: int, *lines: tuple[str, float]) -> PageSegments:
    placed = tuple(segment(words, base, order) for order, (words, base) in enumerate(lines))
    return PageSegments(number, 595, 842, placed)


def kept(pages: list[PageSegments]) -> list[list[str]]:
    return [[one.words for one in left] for left in without_running_lines(pages, 10.0)]


def test_a_footer_that_counts_pages_goes() -> None:
    pages = [
        page(number, (f"Body of page {number * 7}", 400), (f"Policy 1.2, page {number} of 9", 810))
        for number in range(1, 6)
    ]
    assert kept(pages) == [[f"Body of page {number * 7}"] for number in range(1, 6)]


def test_like_last_lines_of_the_text_stay() -> None:
    pages = [
        page(number, (f"The officer must within {number * 3} days", 788), ("tell the court.", 800))
        for number in range(1, 6)
    ]
    assert kept(pages) == [
        [f"The officer must within {number * 3} days", "tell the court."] for number in range(1, 6)
    ]


def test_a_line_whose_number_does_not_count_pages_stays() -> None:
    pages = [page(number, (f"Chapter {number * 5}", 40), ("Text", 400)) for number in range(1, 6)]
    assert [one[0] for one in kept(pages)] == [f"Chapter {number * 5}" for number in range(1, 6)]
