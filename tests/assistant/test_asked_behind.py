"""A part that is left open is looked for behind the parts before it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.answer import Outcome
from assistant.ask import ANSWER_PATH
from assistant.asked_behind import asked_behind
from assistant.assembly import Assembly
from assistant.quote import quote
from assistant.working import Working

PAINTED = "Who paints the harbour wall, and when does he paint it?"


def weighed(assembly: Assembly, question: str) -> Working:
    working = Working(question)
    for step in ANSWER_PATH[: ANSWER_PATH.index(asked_behind)]:
        working = step(working, assembly.parts)
    return working


def test_an_open_part_is_looked_for_behind_the_part_before_it(harbour: Assembly) -> None:
    working = weighed(harbour, PAINTED)
    half_open = replace(working, outcome=None, open_parts=(1,))
    found = asked_behind(half_open, harbour.parts)
    assert found.open_parts == ()
    assert [one.match.passage.heading_trail[-1] for one in found.found_behind[1]] == [
        "Who paints the harbour wall"
    ]
    answer = quote(found, harbour.parts)
    assert answer.outcome is Outcome.ANSWERED
    assert "in April" in " ".join(one.text for one in answer.statements)


def test_a_part_that_nothing_answers_stays_open(harbour: Assembly) -> None:
    working = weighed(harbour, "How long does a kite permit last, and which bus goes to the moon?")
    assert working.open_parts == (1,)
    assert asked_behind(working, harbour.parts).open_parts == (1,)


@pytest.mark.parametrize(
    "changed",
    [
        {"open_parts": ()},
        {"open_parts": (0, 1)},
        {"outcome": Outcome.NOT_IN_GUIDANCE, "open_parts": (0, 1)},
        {"outcome": Outcome.EMERGENCY},
    ],
)
def test_what_is_answered_or_not_at_all_is_left_as_it_is(
    harbour: Assembly, changed: dict[str, Any]
) -> None:
    working = weighed(harbour, PAINTED)
    left = asked_behind(replace(working, **changed), harbour.parts)
    assert left.found_behind == {}
    assert left.open_parts == changed.get("open_parts", working.open_parts)


def test_a_part_that_leans_on_nothing_is_not_looked_for_again(harbour: Assembly) -> None:
    working = replace(weighed(harbour, PAINTED), outcome=None, open_parts=(0,))
    assert asked_behind(working, harbour.parts).open_parts == (0,)
