"""What is quoted with a sentence: how far it holds, its list, in a letter its section."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.manner import Manner
from corpus.document import Document, TextBuilder
from index.exported_model import Embedder
from tests.assistant.conftest import home_of
from tests.made_documents import made_document

CAUTION = "When the kite rule came into force was not verified."
HOLDS = "A kite permit lasts nine weeks."
FAR = "Beehives on the roof are painted white by the warden each spring. " * 25


def _kites(content: TextBuilder) -> None:
    content.heading("Kites and barrows", 1)
    content.heading("How long a kite permit lasts", 2)
    content.paragraph(f"{HOLDS} It is renewed at the harbour desk. {CAUTION}")
    content.heading("When a barrow is refused", 2)
    content.paragraph(
        "A barrow is refused when any one exclusion is met. "
        "These exclusions were in use in May 2026:"
    )
    content.list_item("a broken wheel")
    content.list_item("a load of fish")
    content.paragraph(f"A barrow that is let through gets a blue label. {FAR}")
    content.heading("Can a person with a drone have a kite permit", 2)
    content.paragraph("No: a person with a drone cannot have a kite permit.")
    content.heading("Who paints the harbour wall", 2)
    content.paragraph("The harbour wall is painted by the warden in April.")
    content.paragraph(FAR)
    content.paragraph("Whether the colour of the sheds is still grey is not confirmed.")


def kites_document() -> Document:
    return made_document("Kites and barrows", _kites, source="/kites.md")


@pytest.fixture(scope="module")
def harbour(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[Assembly]:
    assert embedder.identity.dimension
    made = home_of(
        tmp_path_factory.mktemp("harbour") / "home",
        models_folder,
        [kites_document()],
    )
    yield made
    made.parts.close()


def quoted(question: str, assembly: Assembly, **how: Manner) -> str:
    """Return all that is quoted, each quote exact."""
    answer = ask(question, assembly.parts, **how)
    for one in answer.citations:
        text = assembly.parts.documents.take(one.document_id).document.text
        assert text[one.start : one.end] == one.quote
    return "\n".join(one.text for one in answer.statements)


def test_what_says_how_far_a_rule_holds_comes_along(harbour: Assembly) -> None:
    told = quoted("How long does a kite permit last?", harbour)
    assert HOLDS in told
    assert CAUTION in told


def test_a_caution_far_from_the_quote_is_left_where_it_is(harbour: Assembly) -> None:
    told = quoted("Who paints the harbour wall?", harbour)
    assert "painted by the warden in April" in told
    assert "not confirmed" not in told


def test_the_list_that_a_sentence_speaks_of_comes_along(harbour: Assembly) -> None:
    told = quoted("When is a barrow refused?", harbour)
    assert "when any one exclusion is met" in told
    assert "a broken wheel" in told
    assert "a load of fish" in told
    assert "blue label" not in told


def test_in_a_letter_a_short_section_is_quoted_whole(harbour: Assembly) -> None:
    asked = "How long does a kite permit last?"
    assert "renewed at the harbour desk" not in quoted(asked, harbour)
    assert "renewed at the harbour desk" in quoted(asked, harbour, manner=Manner.PLAIN)


def test_in_a_letter_a_long_section_is_not_quoted_whole(harbour: Assembly) -> None:
    told = quoted("Who paints the harbour wall?", harbour, manner=Manner.PLAIN)
    assert "painted by the warden in April" in told
    assert "Beehives" not in told


def test_no_is_not_said_to_the_opposite_question(harbour: Assembly) -> None:
    told = "a person with a drone cannot have a kite permit."
    same = quoted("Can a person with a drone have a kite permit?", harbour)
    assert same.startswith(f"No: {told}")
    opposite = quoted("Does having a drone rule a person out for a kite permit?", harbour)
    assert opposite.startswith(told)
