"""Cues are weighed together, and do so over many messages that were written before the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Outcome
from assistant.screening.patterns import Pattern, pattern
from assistant.screening.personal_data import masked
from assistant.screening.plain_words import plain
from assistant.screening.situations import situation_of
from assistant.screening.weighed import Cue, Weighed, weighed

MESSAGES = Path(__file__).parent / "messages"
SITUATIONS = (
    Outcome.EMERGENCY,
    Outcome.ABOUT_A_PERSON,
    Outcome.CASE_JUDGEMENT,
    Outcome.PERSONAL_ADVICE,
)


def _messages(name: str) -> list[str]:
    return (MESSAGES / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def _situation(question: str) -> Outcome | None:
    return situation_of(masked(question).text)


@pytest.mark.parametrize("outcome", SITUATIONS)
def test_most_messages_of_a_situation_are_seen(outcome: Outcome) -> None:
    messages = _messages(outcome.value)
    missed = [one for one in messages if _situation(one) is not outcome]
    assert len(missed) <= len(messages) // 10, missed


@pytest.mark.parametrize("name", ["ordinary", "ordinary_more"])
def test_hardly_any_ordinary_question_is_taken_for_a_situation(name: str) -> None:
    questions = _messages(name)
    taken = [(one, found) for one in questions if (found := _situation(one)) is not None]
    assert len(taken) <= len(questions) // 50, taken


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("a tag", False),
        ("a tag on me", True),
        ("a tag on me in our policy", False),
        ("me me me", False),
    ],
)
def test_cues_are_added_up_and_count_once(words: str, seen: bool) -> None:
    cues = (
        Cue("tag", 2, pattern(r"\btag\b")),
        Cue("me", 2, pattern(r"\bme\b")),
        Cue("policy", -3, pattern(r"\bpolicy\b")),
    )
    assert Weighed(Outcome.PERSONAL_ADVICE, 4, cues).is_in(words) is seen


def test_a_question_of_a_rule_outweighs_a_described_case() -> None:
    assert _situation("My gut says recall, he has missed three. Am I wrong?") is (
        Outcome.CASE_JUDGEMENT
    )
    assert _situation("he has missed three, who decides on a recall?") is None


def test_a_person_is_needed_for_a_question_about_a_person() -> None:
    assert _situation("which prison is Szymon Nowak in") is Outcome.ABOUT_A_PERSON
    assert _situation("which prison do women in Wales go to") is None


@pytest.mark.parametrize(
    "question", ["does Fatima Z still owe hours", "has Harbottle been released", "Zoltan Farkasz"]
)
def test_shortened_and_unknown_names_are_people(question: str) -> None:
    assert _situation(question) is Outcome.ABOUT_A_PERSON


@pytest.mark.parametrize("word", ["office", "branch", "bother", "bleach"])
def test_right_words_are_not_corrected(word: str) -> None:
    assert plain(word) == f". {word} ."


def test_the_file_is_whole() -> None:
    assert {one.outcome for one in weighed()} == set(SITUATIONS)
    for one in weighed():
        names = [cue.name for cue in one.cues]
        assert len(names) == len(set(names))
        assert any(cue.weight < 0 for cue in one.cues)
        patterns = [cue.found for cue in one.cues]
        assert all(isinstance(each, Pattern) and "<" not in each.source for each in patterns)
