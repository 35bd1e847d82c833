"""How an exchange arrives, and what happens when it cannot."""

from __future__ import annotations

import logging

import pytest

from assistant.answer import Answer, Outcome, Statement
from index.errors import NoIndex
from ui.web import conversation
from ui.web.ask.exchange import (
    Exchange,
    Wish,
    answer_or_reason,
    arriving,
    history_of,
    stopped,
)

QUESTION = "What does zebra mean?"


def answer(*said: str, outcome: Outcome = Outcome.ANSWERED, wording: str = "") -> Answer:
    statements = tuple(Statement(one, ()) for one in said)
    return Answer(QUESTION, QUESTION, outcome, statements=statements, wording=wording)


@pytest.fixture
def replying(monkeypatch):
    def reply(with_answer):
        asked = []

        def ask(question, parts, history):
            asked.append((question, parts, tuple(history)))
            if isinstance(with_answer, Exception):
                raise with_answer
            return with_answer

        monkeypatch.setattr(conversation, "ask", ask)
        monkeypatch.setattr(conversation, "_PAUSE_SECONDS", 0)
        return asked

    return reply


def test_statements_arrive_one_by_one(replying):
    replying(answer("one", "two", "three"))
    steps = list(arriving(QUESTION, [], lambda: "parts", Wish()))
    assert [one.answer is None for one in steps] == [True, False, False, False]
    assert [one.shown for one in steps] == [0, 1, 2, 3]
    assert [one.finished for one in steps] == [False, False, False, True]


def test_a_reply_without_statements_arrives_at_once(replying):
    replying(answer(outcome=Outcome.NOT_IN_GUIDANCE, wording="Not here."))
    steps = list(arriving(QUESTION, [], lambda: "parts", Wish()))
    assert [one.finished for one in steps] == [False, True]


def test_the_question_is_shown_as_the_answer_states_it(replying):
    masked = Answer("Is [number removed] out?", "", Outcome.ABOUT_A_PERSON, wording="No.")
    replying(masked)
    last = list(arriving("Is A1234BC out?", [], lambda: "parts", Wish()))[-1]
    assert last.question == "Is [number removed] out?"


def test_personal_data_is_masked_before_an_answer_is_there(replying):
    replying(answer("one", "two"))
    first, *_ = arriving("Is Dean Walsh A1234BC out?", [], lambda: "parts", Wish())
    assert first.question == "Is [name removed] [prison number removed] out?"


def test_a_stopped_question_keeps_no_personal_data(replying):
    replying(answer("one", "two"))
    last = list(arriving("Is Dean Walsh out?", [], lambda: "parts", Wish(stop=True)))[-1]
    assert last.stopped
    assert last.question == "Is [name removed] out?"


def test_a_question_that_failed_keeps_no_personal_data():
    def failing():
        raise RuntimeError("Dean Walsh")

    last = list(arriving("Is Dean Walsh out?", [], failing, Wish()))[-1]
    assert "Walsh" not in str(last)


def test_a_follow_up_question_takes_the_conversation_along(replying):
    asked = replying(answer("two"))
    earlier = [Exchange("First?", answer("one", "unseen"), 1), Exchange("Stopped?", stopped=True)]
    list(arriving("And then?", earlier, lambda: "parts", Wish()))
    ((question, parts, history),) = asked
    assert (question, parts) == ("And then?", "parts")
    assert [(one.role, one.content) for one in history] == [
        ("user", "First?"),
        ("assistant", "one"),
    ]


def test_a_reply_without_statements_is_remembered_by_its_wording():
    turns = history_of([Exchange("First?", answer(wording="Not here."), 0)])
    assert turns[1].content == "Not here."


def test_a_wish_to_stop_keeps_what_has_arrived(replying):
    replying(answer("one", "two", "three"))
    wish = Wish()
    steps = arriving(QUESTION, [], lambda: "parts", wish)
    arrived = [next(steps), next(steps)]
    wish.stop = True
    assert [(one.shown, one.stopped) for one in [*arrived, *steps]] == [
        (0, False),
        (1, False),
        (1, True),
    ]


def test_what_is_stopped_is_finished_and_what_was_finished_stays():
    waiting = Exchange(QUESTION)
    assert stopped(waiting).finished
    done = Exchange(QUESTION, answer("one"), 1)
    assert stopped(done) is done


def test_a_known_problem_is_told_in_its_own_words(replying, caplog):
    replying(NoIndex("the library is being written"))
    with caplog.at_level(logging.ERROR):
        told = answer_or_reason(QUESTION, [], lambda: "parts")
    assert told.outcome is Outcome.UNAVAILABLE
    assert "the library is being written" in told.wording
    assert "NoIndex" in caplog.text
    assert "zebra" not in caplog.text


def test_an_unknown_problem_is_told_without_its_message(replying, caplog):
    replying(ValueError(f"cannot read {QUESTION}"))
    with caplog.at_level(logging.ERROR):
        told = answer_or_reason(QUESTION, [], lambda: "parts")
    assert told.outcome is Outcome.UNAVAILABLE
    assert told.wording
    assert "cannot read" not in told.wording
    assert "ValueError" in caplog.text
    assert "zebra" not in caplog.text


def test_parts_that_cannot_be_made_are_a_reason_too():
    def parts():
        raise NoIndex("there is none")

    assert "there is none" in answer_or_reason(QUESTION, [], parts).wording
