"""Answers that did not help are looked at, asked again, and made test cases."""

from __future__ import annotations

import json

import pytest

from assistant.answer import Outcome, Turn
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.evaluation.cases import read_cases
from assistant.insight.errors import CaseKept, UnknownFeedback, UnusableCase
from assistant.insight.review import Judged
from assistant.insight.room import InsightRoom
from assistant.records.feedback import Reason, Verdict
from tests.assistant.insight.conftest import bees_document
from tests.assistant.insight.kept_questions import keep

MISSED = "When is a missed appointment recorded?"
BEES = "How many beehives may an office keep on its roof?"


def judged(assembly: Assembly, room: InsightRoom, question: str, *earlier: str) -> Judged:
    """Return feedback on a real answer."""
    history = [Turn("user", one) for one in earlier]
    answers = [ask(one, assembly.parts) for one in earlier]
    kept = keep(assembly.records, [*answers, ask(question, assembly.parts, history)])
    number = len(earlier) + 1
    reasons = [Reason.SHOULD_HAVE_ANSWERED]
    given = assembly.feedback.give("ann", kept, number, Verdict.NOT_HELPFUL, reasons)
    return room.review.get(given)


def test_the_latest_come_first_and_what_helped_does_not_come(
    assembly: Assembly, room: InsightRoom
) -> None:
    first = judged(assembly, room, MISSED)
    second = judged(assembly, room, BEES)
    good = keep(assembly.records, ["One?"])
    helped = assembly.feedback.give("ann", good, 1, Verdict.HELPFUL)
    listed = [one.feedback.id for one in room.review.page(0, 10)]
    assert listed == [second.feedback.id, first.feedback.id]
    assert [one.feedback.id for one in room.review.page(1, 10)] == [first.feedback.id]
    with pytest.raises(UnknownFeedback):
        room.review.get(helped)


def test_the_same_question_is_asked_of_what_is_held_today(
    assembly: Assembly, room: InsightRoom
) -> None:
    told = judged(assembly, room, BEES)
    assert told.answer.outcome is Outcome.NOT_IN_GUIDANCE
    assert room.review.again(told, assembly.parts).outcome is Outcome.NOT_IN_GUIDANCE
    assembly.keeper.add_documents([bees_document()])
    assembly.keeper.build()
    today = room.review.again(told, assembly.parts)
    assert today.outcome is Outcome.ANSWERED
    assert "three beehives" in today.statements[0].text
    assert room.review.get(told.feedback.id).answer.outcome is Outcome.NOT_IN_GUIDANCE


def test_a_follow_up_is_asked_with_the_questions_before_it(
    assembly: Assembly, room: InsightRoom
) -> None:
    told = judged(assembly, room, "and who is told?", MISSED)
    assert told.earlier == (MISSED,)
    assert room.review.again(told, assembly.parts).searched_for == told.answer.searched_for


def test_feedback_without_its_answer_cannot_be_opened(
    assembly: Assembly, room: InsightRoom
) -> None:
    told = judged(assembly, room, MISSED)
    assembly.conversations.delete_all("ann")
    with pytest.raises(UnknownFeedback):
        room.review.get(told.feedback.id)
    (listed,) = room.review.page(0, 10)
    assert listed.answer is None


def test_a_case_is_read_by_the_evaluation(assembly: Assembly, room: InsightRoom) -> None:
    told = judged(assembly, room, MISSED, "What is the induction pack?")
    right = told.answer.citations[:1]
    case_id = room.cases.add(told, Outcome.ANSWERED, right, assembly.parts)
    other = judged(assembly, room, BEES)
    room.cases.add(other, Outcome.NOT_IN_GUIDANCE, (), assembly.parts)
    first, second = read_cases(room.cases.path).cases
    assert (first.id, first.question, first.answerable) == (case_id, MISSED, True)
    assert first.answers[0].document == "Kestrel County supervision handbook"
    assert first.answers[0].heading == "Missed appointments"
    assert " ".join(right[0].quote.split()).startswith(first.answers[0].words)
    assert [one.content for one in first.history] == ["What is the induction pack?"]
    assert (second.answerable, second.answers) == (False, ())
    assert room.cases.has(told.feedback.id)
    assert room.cases.count() == 2


def test_a_case_is_added_once_and_says_something(assembly: Assembly, room: InsightRoom) -> None:
    told = judged(assembly, room, MISSED)
    with pytest.raises(UnusableCase, match="Tick a citation"):
        room.cases.add(told, Outcome.ANSWERED, (), assembly.parts)
    assert not room.cases.path.exists()
    room.cases.add(told, Outcome.ANSWERED, told.answer.citations, assembly.parts)
    with pytest.raises(CaseKept, match="already"):
        room.cases.add(told, Outcome.NOT_IN_GUIDANCE, (), assembly.parts)
    assert room.cases.count() == 1


def test_a_line_without_its_end_does_not_run_into_the_next(
    assembly: Assembly, room: InsightRoom
) -> None:
    case = {"id": "own", "question": "One?", "outcome": "not_in_guidance"}
    room.cases.path.write_text(json.dumps(case), encoding="utf-8")
    room.cases.add(judged(assembly, room, BEES), Outcome.NOT_IN_GUIDANCE, (), assembly.parts)
    assert read_cases(room.cases.path).cases[0].id == "own"
    assert room.cases.count() == 2
