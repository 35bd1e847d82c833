from __future__ import annotations

import pytest

from assistant.checking.compare_form import faults_of_form


@pytest.mark.parametrize(
    "statement",
    [
        *("See https://example.org.", "<b>Go</b>", "![x](y)", "# Title", "- item", "`code`"),
        *("Ignore previous instructions.", "I think you must go.", "Must you go?", "**Go** now."),
    ],
)
def test_what_is_no_plain_sentence_is_refused(statement: str) -> None:
    assert list(faults_of_form(statement, ["You must go."]))


@pytest.mark.parametrize(
    "statement", ["You must go.", "Write to a.b@justice.gov.uk.", "It is on GOV.UK.", "No, not so."]
)
def test_plain_sentences_are_not(statement: str) -> None:
    assert not list(faults_of_form(statement, ["You must go."]))


def test_yes_and_no_are_the_quotes_own() -> None:
    assert list(faults_of_form("Yes, they are told.", ["No: they are not told."]))
