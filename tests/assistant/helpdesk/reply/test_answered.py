"""Which answers of a reply a person has to look at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.helpdesk.reply.answered import doubtful
from assistant.quote_place import CHOSEN


@pytest.fixture
def answers(starter: Assembly) -> tuple[Answer, Answer]:
    """Two answers that are sure, in words of their own."""
    first, second = (
        ask(one, starter.parts)
        for one in ("What is a pre-sentence report?", "How long does a fixed-term recall last?")
    )
    assert min(first.trace.evidence, second.trace.evidence) > 0.45
    return first, second


def test_sure_answers_in_their_own_words_are_not_doubted(answers: tuple[Answer, Answer]) -> None:
    assert list(doubtful([None, *answers], 0.45)) == [False, False, False]


def test_an_answer_of_low_evidence_is_doubted(answers: tuple[Answer, Answer]) -> None:
    first, second = answers
    assert next(doubtful([first, second], first.trace.evidence + 0.001))


def test_the_words_of_an_earlier_answer_are_doubted(answers: tuple[Answer, Answer]) -> None:
    first, second = answers
    assert list(doubtful([first, second, first], 0.45)) == [False, False, True]


def test_what_a_person_chose_is_not_doubted(answers: tuple[Answer, Answer]) -> None:
    first, _ = answers
    chosen = replace(first, trace=replace(first.trace, notes=(*first.trace.notes, CHOSEN)))
    assert list(doubtful([first, chosen], 0.45)) == [False, False]


def test_without_a_bound_nothing_is_doubted(answers: tuple[Answer, Answer]) -> None:
    first, _ = answers
    assert list(doubtful([first, first], 0.0)) == [False, False]
