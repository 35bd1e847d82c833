from __future__ import annotations

from dataclasses import replace

from corpus.passage import Passage
from index.places import places_of
from index.search import Match


def match(start: int, end: int, score: float, **changed: object) -> Match:
    passage = Passage(
        id=f"a:{start}-{end}", document_id="a", heading_trail=("Title",), anchor=None, page=None,
        start=start, end=end, text="x" * (end - start), leads=(), search_text="",
    )  # fmt: skip
    return Match(replace(passage, **changed), score, {})  # type: ignore[arg-type]


def spans(matches: list[Match]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in places_of(matches)]


def test_matches_that_touch_are_one_place_in_reading_order() -> None:
    first, second, far = match(101, 200, 3.0), match(0, 100, 2.0), match(300, 400, 2.5)
    found = places_of([first, far, second])
    assert [(one.start, one.end) for one in found] == [(0, 200), (300, 400)]
    assert found[0].best == first
    assert found[0].matches == (second, first)


def test_another_section_or_document_is_another_place() -> None:
    first = match(0, 100, 3.0)
    assert len(places_of([first, match(101, 200, 2.0, heading_trail=("Title", "Else"))])) == 2
    assert len(places_of([first, match(101, 200, 2.0, document_id="b", id="b:1")])) == 2
    assert len(places_of([first, match(101, 200, 2.0, anchor="else")])) == 2


def test_nothing_has_no_places() -> None:
    assert places_of([]) == []


def test_a_chain_of_matches_is_one_place() -> None:
    chain = [match(at, at + 99, float(at)) for at in (0, 100, 200, 300)]
    assert spans(chain[::-1]) == [(0, 399)]
