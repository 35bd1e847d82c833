"""Halves that would mislead: what takes back, and what is pointed back to, comes along."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.units import section_units
from corpus.document import TextBuilder
from corpus.passage import Passage, passage_id
from corpus.section import sections_of
from index.search import Match
from tests.made_documents import made_document


def _quoted(fill: Callable[[TextBuilder], None]) -> list[str]:
    """Return what is quoted with each unit, in reading order."""
    document = made_document("Rules", fill)
    (section,) = sections_of(document)
    passage = Passage(
        passage_id(document.id, section.start, section.end),
        document.id,
        (),
        None,
        None,
        section.start,
        section.end,
        document.text[section.start : section.end],
        (),
        "",
    )
    return [
        " ".join(document.text[start:end] for start, end in one.spans)
        for one in section_units(document, section, Match(passage, 1.0, {}))
    ]


@pytest.mark.parametrize(
    "exception",
    [
        "However, this does not apply in prison.",
        "Unless the manager agrees, nobody else may.",
        "This does not apply to young people.",
        "The exception is a person in hospital.",
        "Except where a court says otherwise.",
    ],
)
def test_an_exception_in_the_next_paragraph_comes_along(exception: str) -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("The officer must write within five days.")
        content.paragraph(exception)

    assert _quoted(fill)[0] == f"The officer must write within five days. {exception}"


def test_an_exception_behind_a_list_comes_along_with_each_item() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("The officer must:")
        content.list_item("call first")
        content.list_item("write afterwards")
        content.paragraph("This does not apply where life is in danger.")

    items = [one for one in _quoted(fill) if "call first" in one or "write afterwards" in one]
    assert items[:2] == [
        "The officer must: call first This does not apply where life is in danger.",
        "The officer must: write afterwards This does not apply where life is in danger.",
    ]


def test_an_exception_behind_a_table_comes_along_with_each_row() -> None:
    def fill(content: TextBuilder) -> None:
        content.table_row(["Age", "Longest"], header=True)
        content.table_row(["Under 18", "12 hours"])
        content.paragraph("However, a court may set more.")

    assert any(
        "Longest" in one and "12 hours" in one and one.endswith("However, a court may set more.")
        for one in _quoted(fill)
    )


def test_exceptions_that_are_listed_come_along() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("Everyone is seen weekly.")
        content.paragraph("The exceptions are:")
        content.list_item("people in hospital")
        content.list_item("people abroad")

    assert _quoted(fill)[0] == (
        "Everyone is seen weekly. The exceptions are: people in hospital people abroad"
    )


def test_a_paragraph_that_points_back_brings_the_one_before() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("The plan is drawn up with the person. It is signed.")
        content.paragraph("This must be done within five days.")

    assert _quoted(fill)[-1] == "It is signed. This must be done within five days."


def test_a_paragraph_that_points_back_at_a_list_brings_it() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("The officer must:")
        content.list_item("call first")
        content.list_item("write afterwards")
        content.paragraph("These must be done on the same day.")

    assert _quoted(fill)[-1] == (
        "The officer must: call first write afterwards These must be done on the same day."
    )


def test_two_exceptions_in_a_row_both_come_along() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph(
            "The officer must call first. However, a text will do. Unless urgent, wait. Go on."
        )

    assert _quoted(fill)[0] == (
        "The officer must call first. However, a text will do. Unless urgent, wait."
    )


def test_what_stands_alone_stays_alone() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("The officer must call first.")
        content.paragraph("The manager signs the plan.")

    assert _quoted(fill) == ["The officer must call first.", "The manager signs the plan."]
