"""Questions for what a term means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from assistant.answer import Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.definition import definition_asked_for


@dataclass
class _Asked:
    starter: Assembly

    def names(self, question: str) -> tuple[str, ...]:
        found = definition_asked_for(question, self.starter.parts)
        return tuple(one.lower() for one in found.names) if found else ()


@pytest.fixture
def asked(starter: Assembly) -> _Asked:
    return _Asked(starter)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What is a PSR?", "pre-sentence report"),
        ("whats a psr", "pre-sentence report"),
        ("what does ROTL stand for", "release on temporary licence"),
        ("explain home detention curfew", "hdc"),
        ("what is meant by rosh", "risk of serious harm"),
        ("what are the glowworms", "glowworms"),
    ],
)
def test_a_term_is_known_by_all_its_names(asked: _Asked, question: str, name: str) -> None:
    assert name in asked.names(question)


@pytest.mark.parametrize(
    "question",
    ["who signs a recall", "how long is a PSR", "what is a recall and who decides", "PSR", ""],
)
def test_other_questions_ask_for_no_term(asked: _Asked, question: str) -> None:
    assert asked.names(question) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("PSR (pre-sentence report): a report that helps a court.", True),
        ("It is so. A pre-sentence report is a report that helps a court.", True),
        ("Pre-sentence reports are the reports that help courts.", True),
        ("PSR stands for pre-sentence report.", True),
        ("The PSR was late.", False),
        ("The court asks for a pre-sentence report: it is a duty.", False),
        ("", False),
    ],
)
def test_a_sentence_that_says_what_it_is_is_told_from_one_that_uses_it(
    asked: _Asked, text: str, says: bool
) -> None:
    found: Any = definition_asked_for("what is a PSR", asked.starter.parts)
    assert found.is_in(text) == says


def test_the_sentence_that_says_what_a_term_is_comes_first(starter: Assembly) -> None:
    answer = ask("whats a psr", starter.parts)
    assert answer.outcome is Outcome.ANSWERED
    assert "a report by probation" in answer.statements[0].text
