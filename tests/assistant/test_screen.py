"""What is settled before anything is searched."""

from __future__ import annotations

import pytest

from assistant.answer import Outcome
from assistant.ask import ask
from assistant.assembly import Assembly


@pytest.mark.parametrize("question", ["", "   ", "?!", "\n\t"])
def test_a_question_without_words_asks_for_one(handbook: Assembly, question: str) -> None:
    answer = ask(question, handbook.parts)
    assert answer.outcome is Outcome.NEEDS_DETAIL
    assert "type a question" in answer.wording


def test_a_question_that_is_too_long_is_not_searched(handbook: Assembly) -> None:
    answer = ask("curfew " * 1000, handbook.parts)
    assert answer.outcome is Outcome.NEEDS_DETAIL
    assert answer.trace.matches == ()


@pytest.mark.parametrize("number", ["X123456", "2019/0123456A", "A1234BC", "x123456"])
def test_a_number_of_a_person_is_not_searched_and_not_kept(handbook: Assembly, number: str) -> None:
    answer = ask(f"what tier is john crn {number}", handbook.parts)
    assert answer.outcome is Outcome.ABOUT_A_PERSON
    assert number not in answer.question
    assert number not in str(answer)


@pytest.mark.parametrize("reference", ["PI 04/2016", "s.244ZA", "FTR56", "HC 285", "100-200 hours"])
def test_official_references_are_not_taken_for_a_person(handbook: Assembly, reference: str) -> None:
    answer = ask(f"what does {reference} say about curfew", handbook.parts)
    assert answer.outcome is not Outcome.ABOUT_A_PERSON
    assert reference in answer.question
