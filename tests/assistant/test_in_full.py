"""An answer in full: the short one first, then what else is said on it, and no end of it."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.length import Length

QUESTIONS = (
    "who signs off a recall",
    "what is MAPPA level 2",
    "how many rar days",
    "difference between POM and COM",
    "who can go on Building Choices",
    "what happens at the first appointment and who leads it",
)


def both(question: str, starter: Assembly) -> tuple[Answer, Answer]:
    short, full = (ask(question, starter.parts, length=one) for one in Length)
    return short, full


def lines_of(answer: Answer) -> list[str]:
    return [line for one in answer.statements for line in one.text.split("\n")]


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_quoted_in_short_is_quoted_first(question: str, starter: Assembly) -> None:
    short, full = both(question, starter)
    assert short.outcome is full.outcome
    told = "\n".join(lines_of(full))
    assert all(line in told for line in lines_of(short))
    if short.statements:
        first = lines_of(short)[0]
        assert first in full.statements[0].text


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_is_said_twice_and_all_is_exact(question: str, starter: Assembly) -> None:
    _, full = both(question, starter)
    lines = lines_of(full)
    assert len(lines) == len(set(lines))
    for one in full.citations:
        text = starter.parts.documents.take(one.document_id).document.text
        assert text[one.start : one.end] == one.quote


def test_it_says_more_of_what_is_asked_and_stays_readable(starter: Assembly) -> None:
    sizes = [
        [sum(len(line.split()) for line in lines_of(one)) for one in both(question, starter)]
        for question in QUESTIONS
    ]
    longer = [(short, full) for short, full in sizes if full > 1.3 * short]
    assert len(longer) >= len(QUESTIONS) // 2
    assert all(full <= max(250, 1.5 * short) for short, full in sizes)


def test_out_of_hours_comes_along_with_who_signs(starter: Assembly) -> None:
    short, full = both(QUESTIONS[0], starter)
    assert "Out-of-hours recalls have a route of their own" not in "\n".join(lines_of(short))
    assert "Out-of-hours recalls have a route of their own" in "\n".join(lines_of(full))


def test_the_entries_of_other_terms_stay_away(starter: Assembly) -> None:
    _, full = both("what does FTA mean", starter)
    assert full.outcome is Outcome.ANSWERED
    assert "NFA (no further action)" not in "\n".join(lines_of(full))


def test_what_nothing_answers_is_not_answered_in_full_either(starter: Assembly) -> None:
    for asked in ("which striker scored in the final of 1966", "should I recall him?"):
        short, full = both(asked, starter)
        assert (full.outcome, full.statements) == (short.outcome, ())
