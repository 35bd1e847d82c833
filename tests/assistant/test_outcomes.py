"""Questions that no single passage settles: in parts, outside the guidance, or too bare."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Outcome, Turn
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.weigh import is_bare

_RECORDED = "when is a missed appointment recorded"


def test_of_two_parts_the_one_that_nothing_answers_is_declared_open(handbook: Assembly) -> None:
    answer = ask(f"{_RECORDED} and what colour are the office walls?", handbook.parts)
    assert answer.outcome is Outcome.PARTIAL
    assert "on the day it happens" in answer.statements[0].text
    (left,) = [one for one in answer.notices if one.kind == "open_part"]
    assert "office walls" in left.text
    assert "missed" not in left.text
    assert answer.contacts
    assert answer.nearest


def test_of_two_parts_that_are_answered_none_is_open(handbook: Assembly) -> None:
    answer = ask(f"{_RECORDED} and which mailbox takes questions on unpaid work?", handbook.parts)
    assert answer.outcome is Outcome.ANSWERED
    assert not [one for one in answer.notices if one.kind == "open_part"]


def test_where_no_part_is_answered_nothing_is_quoted(handbook: Assembly) -> None:
    answer = ask("who won the cup in 1966 and what is the capital of France?", handbook.parts)
    assert answer.statements == ()
    assert answer.outcome in (Outcome.NOT_IN_GUIDANCE, Outcome.OUT_OF_SCOPE)


def test_another_nation_is_outside_unless_the_guidance_names_it(handbook: Assembly) -> None:
    answer = ask("how soon must the first appointment take place in Scotland", handbook.parts)
    assert answer.outcome is Outcome.OUT_OF_SCOPE
    assert "Scotland" in answer.wording
    assert answer.statements == ()
    assert answer.contacts


@pytest.mark.parametrize("question", ["appointment", "curfew?", "home visit"])
def test_a_bare_word_is_asked_back_with_its_readings(handbook: Assembly, question: str) -> None:
    careful = Assembly(replace(handbook.settings, caution=1.0))
    answer = ask(question, careful.parts)
    assert answer.outcome is Outcome.NEEDS_DETAIL
    assert 1 <= len(answer.readings) <= 3
    assert any(word in " ".join(answer.readings).lower() for word in question.rstrip("?").split())
    careful.parts.close()


def test_an_unknown_bare_word_is_asked_back_without_readings(handbook: Assembly) -> None:
    answer = ask("xylophones", handbook.parts)
    assert answer.outcome is Outcome.NEEDS_DETAIL
    assert answer.readings == ()
    assert "say a little more" in answer.wording


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("recall", True),
        ("home visits", True),
        ("MAPPA?", True),
        ("who decides", False),
        ("what is MAPPA", False),
        ("how long is a recall", False),
        ("list requirements", False),
    ],
)
def test_a_bare_question_has_a_word_or_two_and_asks_nothing(question: str, bare: bool) -> None:
    assert is_bare(question) is bare


def test_a_bare_follow_up_is_asked_back_only_where_nothing_answers_it(handbook: Assembly) -> None:
    before = (Turn("user", "what must i do before a home visit"),)
    answered = ask("first appointment", handbook.parts, history=before)
    assert answered.outcome is Outcome.ANSWERED
    open_ = ask("xylophones", handbook.parts, history=before)
    assert open_.outcome is Outcome.NEEDS_DETAIL


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("What is the address of Mr Kovac who was released on Monday?", Outcome.ABOUT_A_PERSON),
        ("my brother was recalled, what should we do?", Outcome.PERSONAL_ADVICE),
    ],
)
def test_nobody_is_sent_to_a_policy_mailbox_with_a_person(
    starter: Assembly, question: str, outcome: Outcome
) -> None:
    answer = ask(question, starter.parts)
    assert answer.outcome is outcome
    assert not any("strengthening" in (one.email or "") for one in answer.contacts)
