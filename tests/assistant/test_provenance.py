"""Sentences on the text itself, and questions for it."""

from __future__ import annotations

import pytest

from assistant.provenance import asks_for_provenance, tells_provenance


@pytest.mark.parametrize(
    "text",
    [
        "The three levels of hours come from a brochure for magistrates of 2019.",
        "The description of the harbour panel (HP) is that of a toolkit of about 2014.",
        "The nine conditions are listed from a code file, which is not the policy itself.",
        "What is known of the ferry framework comes from a staff page.",
        "The page on the jobs site about ferry masters carries no date.",
        "This chapter sets out what staff should know before a crossing.",
    ],
)
def test_a_sentence_on_the_text_itself_is_known(text: str) -> None:
    assert tells_provenance(text)


@pytest.mark.parametrize(
    "text",
    [
        "A ferry pass is valid for 56 days from the day of issue.",
        "The list of passengers must be taken from the booking system.",
        "Referrals come from the court, the prison or the police.",
        "The rule is that of the county: nobody boards without a ticket.",
        "The report must be updated before each review.",
        "This section applies where the person has been recalled.",
        "The ten working days are counted from the day after the hearing.",
        "The guidance must be followed unless the manager has agreed otherwise.",
    ],
)
def test_a_rule_is_not_taken_for_one(text: str) -> None:
    assert not tells_provenance(text)


def test_who_asks_where_it_is_written_gets_such_a_sentence() -> None:
    assert asks_for_provenance("which document is that in")
    assert asks_for_provenance("how old are those figures")
    assert asks_for_provenance("is the page on passes up to date")
    assert not asks_for_provenance("how long is a ferry pass valid")
    assert not asks_for_provenance("how do i refer to the harbour panel")
