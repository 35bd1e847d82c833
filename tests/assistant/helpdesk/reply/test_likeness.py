from __future__ import annotations

from functools import cache

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.helpdesk.reply.likeness import is_like, is_set_apart, quoted_in
from tests.assistant.helpdesk.reply.question_pairs import ALIKE, UNLIKE


@pytest.fixture(scope="module")
def told(starter: Assembly) -> tuple[int, int]:
    """How many pairs of each kind are told to be alike."""
    parts = starter.parts

    @cache
    def answer(question: str) -> Answer:
        return ask(question, parts)

    def alike(one: str, other: str) -> bool:
        texts = [parts.understood(text).text for text in (one, other)]
        first, second = parts.embedder.embed_questions(texts)
        # What was approved rests on something: of two, the one that is answered is the known one.
        asked, known = (one, other) if answer(other).citations else (other, one)
        return is_like(
            float(first @ second),
            asked,
            known,
            cited=quoted_in(answer(asked)),
            held=answer(known).citations,
        )

    return (
        sum(alike(one, other) for one, other in ALIKE),
        sum(alike(one, other) for one, other in UNLIKE),
    )


@pytest.mark.long
def test_most_questions_that_ask_the_same_are_found(told: tuple[int, int]) -> None:
    assert told[0] >= 0.7 * len(ALIKE), told


@pytest.mark.long
def test_few_questions_that_ask_another_thing_are_taken_for_the_same(
    told: tuple[int, int],
) -> None:
    assert told[1] <= 0.15 * len(UNLIKE), told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is MAPPA level 2?", "What is MAPPA level 3?"),
        ("What is the minimum length?", "What is the maximum length?"),
        ("Must we tell the police?", "Must we not tell the police?"),
        ("What did PI 04/2016 say?", "What did PI 05/2018 say?"),
        ("Does it apply in England?", "Does it apply in Wales?"),
    ],
)
def test_one_word_can_set_two_questions_apart(one: str, other: str) -> None:
    assert is_set_apart(one, other)
    assert is_set_apart(other, one)
    assert not is_set_apart(one, one)
