"""What is quoted with a sentence: how far it holds, its list, in a letter its section."""

from __future__ import annotations

import pytest

from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.manner import Manner
from tests.assistant.harbour_guidance import CAUTION, HOLDS


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
    assert "keeps a list of all fliers" not in quoted(asked, harbour)
    assert "keeps a list of all fliers" in quoted(asked, harbour, manner=Manner.PLAIN)


def test_in_a_letter_a_long_section_is_not_quoted_whole(harbour: Assembly) -> None:
    told = quoted("Who paints the harbour wall?", harbour, manner=Manner.PLAIN)
    assert "painted by the warden in April" in told
    assert "Gulls" not in told


def test_no_is_not_said_to_the_opposite_question(harbour: Assembly) -> None:
    told = "a person with a drone cannot have a kite permit."
    same = quoted("Can a person with a drone have a kite permit?", harbour)
    assert same.startswith(f"No: {told}")
    for manner in Manner:
        asked = "Does having a drone rule a person out for a kite permit?"
        assert quoted(asked, harbour, manner=manner).startswith(told)


@pytest.mark.parametrize(
    "asked", ["What can a person with a drone not get?", "what may a person with a drone have"]
)
def test_no_is_not_said_to_another_question(asked: str, harbour: Assembly) -> None:
    told = quoted(asked, harbour)
    assert "a person with a drone cannot have a kite permit." in told
    assert "No:" not in told


def test_a_short_answer_to_an_open_question_goes_on_in_its_section(starter: Assembly) -> None:
    told = quoted("how do POM and COM divide the work", starter)
    assert "divides the work with a sentenced adult in prison" in told
    assert "One of the two managers under OMiC is responsible and leads" in told


@pytest.mark.parametrize(
    ("asked", "row"),
    [
        ("which ndelius code is for very high rosh", "Very high | RVHR"),
        (
            "how shoud i log someone sent home from unpaid work becuase of the weather",
            "the weather",
        ),
        ("keeps turning up late to unpaid work, what do i record it as", "late again and again"),
        ("list the register codes for risk of serious harm", "Low | RLRH"),
        ("Which register code is on ndelius for the level of rosh he has", "Low | RLRH"),
    ],
)
def test_the_row_that_is_asked_for_comes_along_with_what_stands_above_its_table(
    asked: str, row: str, starter: Assembly
) -> None:
    told = quoted(asked, starter)
    assert row in told
    assert "|" in told.split(row, maxsplit=1)[0]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("whats the max hours of unpaid work", "between 40 and 300 hours"),
        ("How many recalls were there in the most recent quarter?", "11,041"),
        ("How many hours of unpaid work can a court order?", "between 40 and 300 hours"),
    ],
)
def test_a_table_whose_rows_are_not_asked_for_is_left(
    asked: str, told: str, starter: Assembly
) -> None:
    said = quoted(asked, starter)
    assert told in said
    assert "|" not in said
