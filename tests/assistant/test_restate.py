"""A question that nothing answers as it is put, put by a model in the terms of the guidance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.language_model.errors import Trouble
from assistant.parts import Parts
from tests.assistant.language_model.queued_model import Queued, QueuedModel

PLAIN = "how soon must the first appointment take place"
SLANG = "whats the deadline for sitting down with the new lad"
NOTHING = '{"statements": []}'


def parts_with(handbook: Assembly, *replies: str | Queued) -> tuple[Parts, QueuedModel]:
    model = QueuedModel(*replies)
    return replace(handbook.parts, model=model), model


def test_what_is_asked_in_other_words_is_answered_and_says_how_it_was_read(
    handbook: Assembly,
) -> None:
    assert ask(SLANG, handbook.parts).outcome is Outcome.NOT_IN_GUIDANCE
    parts, model = parts_with(handbook, f"{PLAIN}?", NOTHING)
    answer = ask(SLANG, parts)
    assert answer.outcome is Outcome.ANSWERED
    assert [one.text for one in answer.statements] == [
        one.text for one in ask(PLAIN, handbook.parts).statements
    ]
    assert answer.question == SLANG
    assert answer.searched_for == f"{PLAIN}?"
    read_as = next(one for one in answer.notices if one.kind == "restated")
    assert PLAIN in read_as.text
    assert SLANG in model.history[0].messages[-1].text
    assert "First appointment" in model.history[0].messages[-1].text


@pytest.mark.parametrize(
    "reply",
    [
        "NONE",
        "None.",
        SLANG,
        "",
        "Two lines.\nAnd more.",
        "how soon must the first appointment take place, within 30 days",
        "how many parking spaces must an office have",
        Queued(trouble=Trouble.TOO_SLOW),
    ],
)
def test_what_is_no_question_of_theirs_or_finds_nothing_changes_nothing(
    handbook: Assembly, reply: str | Queued
) -> None:
    parts, _ = parts_with(handbook, reply)
    answer, before = ask(SLANG, parts), ask(SLANG, handbook.parts)
    assert answer.outcome is Outcome.NOT_IN_GUIDANCE
    assert answer.nearest == before.nearest
    assert answer.searched_for == before.searched_for
    assert not any(one.kind == "restated" for one in answer.notices)


def test_a_question_that_is_answered_or_belongs_elsewhere_is_not_put_otherwise(
    handbook: Assembly,
) -> None:
    parts, model = parts_with(handbook, NOTHING)
    ask(PLAIN, parts)
    assert len(model.history) == 1  # the writing of the answer
    ask("is John Smith on a curfew", parts)
    ask("I want to kill myself", parts)
    assert len(model.history) == 1


def test_the_day_asked_for_and_the_language_stay(handbook: Assembly) -> None:
    parts, _ = parts_with(handbook, f"{PLAIN}?", NOTHING)
    answer = ask(SLANG, parts, language="cy")
    assert answer.language == "cy"
    assert next(one for one in answer.notices if one.kind == "restated").text.startswith("Darllen")
