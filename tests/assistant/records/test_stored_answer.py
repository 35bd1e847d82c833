from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Answer, Outcome, Turn
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.records.errors import UnreadableAnswer
from assistant.records.stored_answer import as_json, from_json
from assistant.scope import Nation, Scope
from tests.assistant.records.random_answers import RandomAnswers
from tests.ui.made_answers import answer_from, note

_QUESTIONS = (
    "when is a missed appointment recorded",
    "How soon must the first appointment take place?",
    "What must the practitioner do before a home visit?",
    "What is the longest curfew in a day?",
    "Who sends the warning letter for a missed payment, and when?",
    "when is a missed appointment recorded and what colour are the office walls?",
    "How long may a travel permit last?",
    "how soon must the first appointment take place in Scotland",
    "My client John Smith, CRN X123456, missed his appointment. When is it recorded?",
    "he has just overdosed in my office",
    "curfew?",
    "",
    "???",
    "what is the meaning of life",
)


def assert_the_same(answer: Answer) -> None:
    """Compare by equality and by how they print, which tells a list from a tuple, 1 from 1.0."""
    made_again = from_json(as_json(answer))
    assert made_again == answer
    assert printed(made_again) == printed(answer)


def printed(answer: Answer) -> str:
    # Sets print in an order of their own.
    return repr(replace(answer, scope=Scope()))


@pytest.mark.parametrize("question", _QUESTIONS)
def test_a_real_answer_is_the_same_after_it_was_kept(handbook: Assembly, question: str) -> None:
    assert_the_same(ask(question, handbook.parts))


def test_a_real_answer_in_a_conversation_as_at_a_day_is_the_same(handbook: Assembly) -> None:
    history = (Turn("user", _QUESTIONS[0]), Turn("assistant", "on the day it happens"))
    scope = Scope(as_at=date(2026, 6, 1), nation=Nation.WALES)
    answer = ask("and where?", handbook.parts, history, scope=scope)
    assert answer.as_at == date(2026, 6, 1)
    assert answer.trace.matches
    assert_the_same(answer)


def test_the_questions_end_in_many_ways(handbook: Assembly) -> None:
    outcomes = {ask(one, handbook.parts).outcome for one in _QUESTIONS}
    assert len(outcomes) > 4
    assert Outcome.ANSWERED in outcomes


def test_an_answer_with_everything_in_it_is_the_same() -> None:
    assert_the_same(answer_from(note()))


@pytest.mark.parametrize("seed", range(40))
def test_an_answer_at_random_is_the_same(seed: int) -> None:
    answers = RandomAnswers(seed)
    for _ in range(10):
        assert_the_same(answers.answer())


def test_an_answer_of_an_earlier_version_lacks_a_field_with_a_default() -> None:
    stored = json.loads(as_json(answer_from(note())))
    del stored["answer"]["readings"]
    del stored["answer"]["language"]
    del stored["answer"]["citations"][0]["licence"]
    assert from_json(json.dumps(stored)) == answer_from(note())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[]", "in which form"),
        ("{}", "in which form"),
        ('{"form": "1"}', "in which form"),
        ('{"form": 2, "answer": {}}', "later version"),
        ('{"form": 1}', "the whole"),
        ('{"form": 1, "answer": {"question": "about Zebedee"}}', "searched_for"),
        (
            '{"form": 1, "answer": {"question": "Zebedee", "searched_for": "", "outcome": "?"}}',
            "outcome",
        ),
    ],
)
def test_what_cannot_be_read_is_told_without_its_words(text: str, reason: str) -> None:
    with pytest.raises(UnreadableAnswer, match=reason) as raised:
        from_json(text)
    assert "Zebedee" not in str(raised.value)
