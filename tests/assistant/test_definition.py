"""Questions for what a term means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.definition import definition_asked_for
from corpus.document import Document, TextBuilder
from index.exported_model import Embedder
from tests.assistant.conftest import home_of
from tests.made_documents import made_document


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
        ("tell me about home detention curfew", "hdc"),
        ("how does home detention curfew work now", "hdc"),
        ("could you please explain the home detention curfew", "hdc"),
        ("overview of home detention curfew", "hdc"),
        ("what does home detention curfew do", "hdc"),
    ],
)
def test_a_term_is_known_by_all_its_names(asked: _Asked, question: str, name: str) -> None:
    assert name in asked.names(question)


@pytest.mark.parametrize(
    "question",
    [
        "how do I work with a PSR",
        "who signs a recall",
        "how long is a PSR",
        "what is a recall and who decides",
        "PSR",
        "",
    ],
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
        ("FDR: a quick report.\n• PSR (pre-sentence report): a report for a court.", True),
        ("A pre sentence report is a report that helps a court.", True),
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


@pytest.mark.parametrize(
    ("text", "place", "is_entry"),
    [
        ("PSR (pre-sentence report): a report for a court.", "Court work", True),
        ("• Pre-sentence report: a report for a court.", "Glossary", True),
        ("• Pre-sentence report: within ten days.", "Time limits", False),
        ("PSR | Pre-sentence report", "Manual Annex B Abbreviations", True),
        ("PSR – pre-sentence report", "Glossary", True),
        ("PSR | ten days | the court team", "Time limits", False),
        ("A PSR is a report for a court.", "Glossary", False),
        ("PSR adjournments: ten days.", "Glossary", False),
    ],
)
def test_an_entry_of_a_list_of_terms_is_told_from_other_lines(
    asked: _Asked, text: str, place: str, is_entry: bool
) -> None:
    found: Any = definition_asked_for("what is a PSR", asked.starter.parts)
    assert found.is_entry(text, place) == is_entry


def _harbour_words() -> Document:
    def fill(content: TextBuilder) -> None:
        content.heading("Harbour words", 1)
        content.heading("Glossary", 2)
        for number in range(30):
            content.list_item(f"Knot {number}: a way of tying rope number {number} to a post")
        content.list_item("Hawser: a thick rope with which a ship is towed")
        content.list_item("Painter: a rope with which a small boat is tied up or towed")
        content.list_item("Warp: a rope by which a ship is moved along the quay")
        for number in range(30, 60):
            content.list_item(f"Knot {number}: a way of tying rope number {number} to a post")

    return made_document("Harbour words", fill, source="/words.md")


def _hawser_rules() -> Document:
    def fill(content: TextBuilder) -> None:
        content.heading("Hawser rules", 1)
        for number in range(40):
            content.heading(f"Hawser in week {number}", 2)
            content.paragraph(
                f"The hawser is left to the watch in week {number}. A hawser is checked, and "
                f"what the hawser carries is written in book {number}."
            )

    return made_document("Hawser rules", fill, source="/hawser.md")


@pytest.fixture(scope="module")
def words(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[Assembly]:
    """A list of harbour words, and rules that speak of one of them all the time."""
    assert embedder.identity.dimension
    folder = tmp_path_factory.mktemp("words") / "home"
    assembly = home_of(folder, models_folder, [_harbour_words(), _hawser_rules()])
    yield assembly
    assembly.parts.close()


@pytest.mark.parametrize(
    "question", ["what is a hawser", "tell me about the hawser", "how does a hawser work"]
)
def test_the_entry_comes_first_though_forty_passages_are_more_like_the_question(
    words: Assembly, question: str
) -> None:
    answer = ask(question, words.parts)
    assert answer.outcome is Outcome.ANSWERED
    assert "a thick rope with which a ship is towed" in answer.statements[0].text
    assert not any("Knot" in one.text for one in answer.statements)


def test_the_entries_of_other_terms_do_not_come_along(words: Assembly) -> None:
    answer = ask("Explain how a ship is towed with a thick rope", words.parts)
    told = "\n".join(one.text for one in answer.statements)
    assert "a thick rope with which a ship is towed" in told
    assert "Knot" not in told
    assert "Warp" not in told


def test_a_term_asked_for_beside_something_else_is_defined(words: Assembly) -> None:
    answer = ask("What is a hawser and who checks the hawser in week 3?", words.parts)
    told = "\n".join(one.text for one in answer.statements)
    assert "a thick rope with which a ship is towed" in told


def test_who_asks_what_a_term_is_gets_its_entry_and_no_more(starter: Assembly) -> None:
    told = [one.text for one in ask("whats a fixd term recal", starter.parts).statements]
    assert "56 days for most adults" in told[0]
    assert len(told) == 1
    more = ask("how does fixed term recall work", starter.parts).statements
    assert more[0].text == told[0]
    assert len(more) > 1


def test_each_of_two_terms_is_answered_by_its_entry(words: Assembly) -> None:
    answer = ask("What is a hawser and what is a painter?", words.parts)
    told = "\n".join(one.text for one in answer.statements)
    assert answer.outcome is Outcome.ANSWERED
    assert "a thick rope with which a ship is towed" in told
    assert "a rope with which a small boat is tied up" in told
