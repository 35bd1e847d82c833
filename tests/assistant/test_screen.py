"""What is settled before anything is searched, and what is taken out of a question."""

from __future__ import annotations

import pytest

from assistant.answer import Outcome, Turn
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.screen import personal_data_notice, screen
from assistant.screening.kinds import Kind
from assistant.working import Working


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
    assert answer.trace.matches == ()
    assert number not in str(answer)
    assert "john" not in str(answer)


@pytest.mark.parametrize("reference", ["PI 04/2016", "s.244ZA", "FTR56", "HC 285", "100-200 hours"])
def test_official_references_are_not_taken_for_a_person(handbook: Assembly, reference: str) -> None:
    answer = ask(f"what does {reference} say about curfew", handbook.parts)
    assert answer.outcome is not Outcome.ABOUT_A_PERSON
    assert reference in answer.question


def test_a_question_with_personal_data_is_answered_without_it(handbook: Assembly) -> None:
    answer = ask(
        "when must the first appointment of Dean Walsh (X123456) take place", handbook.parts
    )
    assert answer.outcome is Outcome.ANSWERED
    assert "Walsh" not in str(answer)
    assert "X123456" not in str(answer)
    notice = next(one for one in answer.notices if one.kind == "personal_data")
    assert "a name and a CRN" in notice.text


def test_personal_data_of_earlier_turns_goes_no_further(handbook: Assembly) -> None:
    history = (
        Turn("user", "Dean Walsh X123456 missed his appointment"),
        Turn("assistant", "What does Dean Walsh say?"),
    )
    answer = ask("when is it recorded", handbook.parts, history)
    assert "Walsh" not in str(answer)
    assert "X123456" not in str(answer)


@pytest.mark.parametrize("question", ["X123456", "john smith", "07700 900123", "[name removed]"])
def test_nothing_but_personal_data_is_about_a_person(handbook: Assembly, question: str) -> None:
    assert screen(Working(question), handbook.parts).outcome is Outcome.ABOUT_A_PERSON


@pytest.mark.parametrize(
    ("question", "outcome", "words"),
    [
        ("he is outside the victims house now", Outcome.EMERGENCY, "call 999 first"),
        ("should i recall him", Outcome.CASE_JUDGEMENT, "line manager"),
        ("my son is in prison, when does he get out", Outcome.PERSONAL_ADVICE, "Citizens Advice"),
        ("tell me a joke", Outcome.OUT_OF_SCOPE, "England and Wales"),
        ("hi", Outcome.NEEDS_DETAIL, "Hello"),
        ("what do i do", Outcome.NEEDS_DETAIL, "say a little more"),
    ],
)
def test_each_outcome_has_its_words(
    handbook: Assembly, question: str, outcome: Outcome, words: str
) -> None:
    answer = ask(question, handbook.parts)
    assert answer.outcome is outcome
    assert words in answer.wording
    assert answer.statements == ()


def test_a_short_question_may_follow_another(handbook: Assembly) -> None:
    history = (Turn("user", "what is a curfew"), Turn("assistant", "…"))
    assert screen(Working("how long", history), handbook.parts).outcome is None


def test_a_subject_outside_is_marked_and_still_searched(handbook: Assembly) -> None:
    working = screen(Working("how many days annual leave do PSOs get"), handbook.parts)
    assert working.outcome is None
    assert working.outside is not None
    assert working.outside.name == "staff_terms"


def test_the_notice_names_what_was_taken_out() -> None:
    assert "kept: an email address." in personal_data_notice([Kind.EMAIL]).text
    assert "a name, an address and a CRN." in (
        personal_data_notice([Kind.NAME, Kind.ADDRESS, Kind.CRN]).text
    )
