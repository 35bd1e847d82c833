from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assistant.answer import Outcome
from assistant.records.conversations import ConversationStore
from assistant.records.database import Records
from assistant.records.errors import UnknownConversation, UnknownTurn
from assistant.records.feedback import LONGEST_LINE, FeedbackStore, Reason, Verdict
from tests.assistant.records.conftest import asked

_BAD, _GOOD = Verdict.NOT_HELPFUL, Verdict.HELPFUL


@pytest.fixture
def conversation(conversations: ConversationStore) -> str:
    made = conversations.begin("ann")
    for one in ("One?", "Two?", "Three?"):
        conversations.append("ann", made, asked(one))
    return made


def test_feedback_is_kept_with_the_whole_answer(feedback: FeedbackStore, conversation: str) -> None:
    reasons = (Reason.WRONG, Reason.OUT_OF_DATE, Reason.WRONG)
    given = feedback.give("ann", conversation, 2, _BAD, reasons, " It is 56 days now. ")
    (told,) = feedback.all()
    assert told.answer == asked("Two?")
    assert told.feedback == feedback.of_turns("ann", conversation)[2]
    assert told.feedback.id == given
    assert told.feedback.reasons == (Reason.WRONG, Reason.OUT_OF_DATE)
    assert told.feedback.line == "It is 56 days now."
    assert told.feedback.outcome is Outcome.PREMISE_CORRECTED
    assert (told.feedback.conversation_id, told.feedback.turn_number) == (conversation, 2)
    assert abs(datetime.now(UTC) - told.feedback.given_at) < timedelta(seconds=10)


def test_giving_again_replaces_what_was_said(feedback: FeedbackStore, conversation: str) -> None:
    feedback.give("ann", conversation, 1, _BAD, [Reason.OTHER], "No.")
    feedback.give("ann", conversation, 1, _GOOD)
    feedback.give("ann", conversation, 3, _GOOD)
    of_turns = feedback.of_turns("ann", conversation)
    assert {number: one.verdict for number, one in of_turns.items()} == {1: _GOOD, 3: _GOOD}
    assert (of_turns[1].reasons, of_turns[1].line) == ((), "")
    assert len(list(feedback.all())) == 2


def test_feedback_is_withdrawn(feedback: FeedbackStore, conversation: str) -> None:
    feedback.give("ann", conversation, 1, _BAD, line="Zebedee")
    assert feedback.withdraw("ann", conversation, 1)
    assert not feedback.withdraw("ann", conversation, 1)
    assert list(feedback.all()) == []


def test_the_line_has_no_personal_data_and_an_end(
    feedback: FeedbackStore, conversation: str
) -> None:
    line = "Mr Gwendal Zablocki, CRN X987654, was told 28 days. \ud83d" + " and so on" * 900
    feedback.give("ann", conversation, 1, _BAD, line=line)
    kept = feedback.of_turns("ann", conversation)[1].line
    assert "X987654" not in kept
    assert "Zablocki" not in kept
    assert "was told 28 days" in kept
    assert LONGEST_LINE - 10 < len(kept) <= LONGEST_LINE


def test_what_is_no_reason_and_no_verdict_is_refused(
    feedback: FeedbackStore, conversation: str
) -> None:
    with pytest.raises(ValueError, match="rude"):
        feedback.give("ann", conversation, 1, _BAD, ["rude"])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="perhaps"):
        feedback.give("ann", conversation, 1, "perhaps")  # type: ignore[arg-type]
    assert feedback.of_turns("ann", conversation) == {}


def test_nobody_judges_for_another(feedback: FeedbackStore, conversation: str) -> None:
    feedback.give("ann", conversation, 1, _GOOD)
    with pytest.raises(UnknownConversation):
        feedback.give("bob", conversation, 1, _BAD)
    with pytest.raises(UnknownConversation):
        feedback.withdraw("bob", conversation, 1)
    with pytest.raises(UnknownConversation):
        feedback.of_turns("bob", conversation)
    assert feedback.of_turns("ann", conversation)[1].verdict is _GOOD


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_turn_that_is_not_there_is_not_judged(
    feedback: FeedbackStore, conversation: str, number: int
) -> None:
    with pytest.raises(UnknownTurn):
        feedback.give("ann", conversation, number, _BAD)
    assert list(feedback.all()) == []


def test_a_replaced_turn_keeps_what_was_said_of_it_apart(
    feedback: FeedbackStore, conversations: ConversationStore, conversation: str
) -> None:
    for number in (1, 2, 3):
        feedback.give("ann", conversation, number, _BAD, line=f"of {number}")
    conversations.replace_from("ann", conversation, 2, asked("Other?"))
    assert list(feedback.of_turns("ann", conversation)) == [1]
    feedback.give("ann", conversation, 2, _GOOD)
    told = [(one.feedback.line, one.feedback.turn_number) for one in feedback.all()]
    assert told == [("", 2), ("of 3", None), ("of 2", None), ("of 1", 1)]
    answers = [one.answer.question for one in feedback.all() if one.answer]
    assert answers == ["Other?", "Three?", "Two?", "One?"]


def test_deleting_a_conversation_leaves_no_text_of_its_feedback(
    feedback: FeedbackStore, conversations: ConversationStore, conversation: str
) -> None:
    feedback.give("ann", conversation, 2, _BAD, [Reason.INCOMPLETE], "Where is the rest?")
    feedback.give("ann", conversation, 3, _BAD)
    conversations.replace_from("ann", conversation, 3, asked("Other?"))
    conversations.delete("ann", conversation)
    for told in feedback.all():
        assert told.answer is None
        assert told.feedback.line == ""
        assert (told.feedback.conversation_id, told.feedback.turn_number) == (None, None)
        assert told.feedback.verdict is _BAD
        assert told.feedback.outcome is Outcome.PREMISE_CORRECTED
    assert len(list(feedback.all())) == 2
    assert list(feedback.all())[1].feedback.reasons == (Reason.INCOMPLETE,)


def test_all_is_chosen_by_verdict_and_day_over_many_portions(
    records: Records, feedback: FeedbackStore, conversations: ConversationStore
) -> None:
    conversation = conversations.begin("ann")
    for number in range(1, 121):
        conversations.append("ann", conversation, asked(f"{number}?"))
        feedback.give("ann", conversation, number, _BAD if number % 2 else _GOOD)
    numbers = [one.feedback.turn_number for one in feedback.all(verdict=_BAD)]
    assert numbers == list(range(119, 0, -2))
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert list(feedback.all(since=tomorrow)) == []
    assert len(list(feedback.all(since=tomorrow - timedelta(days=2)))) == 120
    with records.writing() as connection:
        connection.execute("UPDATE feedback SET answer = '{}' WHERE turn = 7")
    unread = [one.feedback.turn_number for one in feedback.all() if one.answer is None]
    assert unread == [7]
