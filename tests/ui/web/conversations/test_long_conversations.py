"""A long conversation is read part by part, and none of it is out of reach."""

from __future__ import annotations

import pytest

from tests.ui.web.ask.made_turns import Seen
from tests.ui.web.conversations.conversation_pages import asking
from ui.web.conversations.view import TURNS_A_PAGE, first_of_page, turn_pages


def test_a_long_conversation_is_shown_part_by_part(visitor):
    count = 2 * TURNS_A_PAGE + 3
    conversation = visitor.keeps(*(asking(f"Question {n:03}?") for n in range(1, count + 1)))
    found: list[str] = []
    for first in range(1, count + 1, TURNS_A_PAGE):
        seen = Seen(visitor.get(f"/conversations/{conversation}?from={first}").text)
        here = [one["href"] for one in seen.of("a") if one.get("aria-current") == "page"]
        assert here.count(f"/conversations/{conversation}?from={first}") == 2
        found += [
            n for n in (f"{n:03}" for n in range(1, count + 1)) if f"Question {n}?" in seen.text
        ]
    assert sorted(set(found)) == [f"{n:03}" for n in range(1, count + 1)]
    last = Seen(visitor.get(f"/conversations/{conversation}?from={count}").text)
    assert f"Questions {2 * TURNS_A_PAGE + 1} to {count}" in " ".join(last.text.split())


def test_a_short_one_has_no_parts(visitor):
    page = visitor.get(f"/conversations/{visitor.keeps(asking('The first?'))}").text
    assert "turn-pages" not in page


@pytest.mark.parametrize("beginning", ["", "0", "-3", "x", "²", "9" * 30])
def test_a_beginning_that_makes_no_sense_is_the_first(visitor, beginning):
    conversation = visitor.keeps(asking("The first?"))
    page = visitor.get(f"/conversations/{conversation}", params={"from": beginning})
    assert page.status_code == 200
    assert "The first?" in page.text


def test_behind_the_end_the_parts_lead_back(visitor):
    conversation = visitor.keeps(asking("The first?"))
    seen = Seen(visitor.get(f"/conversations/{conversation}?from=900").text)
    assert f"/conversations/{conversation}?from=1" in seen.links


def test_pages_begin_and_end_where_they_should():
    size = TURNS_A_PAGE
    assert [first_of_page(n) for n in (-1, 1, size, size + 1, 3 * size)] == [
        1, 1, 1, size + 1, 2 * size + 1,
    ]  # fmt: skip
    assert turn_pages(size, 1) == []
    told = turn_pages(size + 1, size + 1)
    assert [(one.first, one.last, one.here) for one in told] == [
        (1, size, False),
        (size + 1, size + 1, True),
    ]
