"""What a person may correct: checked as typed, and a document of its own once it differs."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.uploads.facts import changed_facts, corrected, read_facts, typed_of
from corpus.publication import Status
from tests.made_documents import made_document

DOCUMENT = made_document(
    "Recall", "A manager approves.", publisher="MoJ", published=date(2026, 3, 31)
)


def typed(**values: str) -> dict[str, str]:
    return typed_of(DOCUMENT.publication) | values


def test_what_was_read_is_typed_as_a_person_would() -> None:
    told = typed_of(DOCUMENT.publication)
    assert (told["title"], told["published"], told["nation"]) == ("Recall", "31 March 2026", "")
    facts = read_facts(told)
    assert facts.problems == {}
    assert changed_facts(DOCUMENT.publication, facts) == {}
    assert corrected(DOCUMENT, {}) is DOCUMENT


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("31 March 2026", "2026-03-31"),
        ("1st Mar 2026", "2026-03-01"),
        ("March 2026", "2026-03"),
        ("2026", "2026"),
        ("2026-03-31", "2026-03-31"),
        ("03/04/2026", "2026-04-03"),
        ("31 Mawrth 2026", "2026-03-31"),
        ("", None),
    ],
)
def test_dates_are_read_as_the_british_write_them(words: str, iso: str | None) -> None:
    facts = read_facts(typed(published=words))
    assert facts.problems == {}
    assert facts.record["published"] == iso


@pytest.mark.parametrize(
    ("name", "words", "problem"),
    [
        ("title", "  \u200b ", "missing"),
        ("title", "x" * 301, "too_long"),
        ("published", "31 June 2026", "no_date"),
        ("published", "04/23/2026", "no_date"),
        ("published", "soon", "no_date"),
        ("status", "sacred", "no_status"),
        ("address", "javascript:alert(1)", "no_address"),
        ("address", "https://", "no_address"),
        ("address", "http://[::1", "no_address"),
        ("address", "www.gov.uk/x", "no_address"),
        ("address", "https://a.uk/" + "x" * 3000, "too_long"),
    ],
)
def test_what_cannot_be_is_named_by_its_field(name: str, words: str, problem: str) -> None:
    assert read_facts(typed(**{name: words})).problems == {name: problem}


def test_a_text_does_not_end_before_it_begins() -> None:
    facts = read_facts(typed(applies_from="1 May 2020", applies_to="30 April 2020"))
    assert facts.problems == {"applies_to": "ends_before_it_begins"}
    assert read_facts(typed(applies_from="May 2020", applies_to="2020")).problems == {}


def test_a_corrected_document_is_another_one_and_always_the_same() -> None:
    facts = read_facts(typed(status="superseded", nation="Wales"))
    changed = changed_facts(DOCUMENT.publication, facts)
    assert changed == {"status": "superseded", "nation": "Wales"}
    one, again = corrected(DOCUMENT, changed), corrected(DOCUMENT, changed)
    assert one == again
    assert one.checksum != DOCUMENT.checksum
    assert one.id.startswith("recall-")
    assert one.publication.status is Status.SUPERSEDED
    assert one.text == DOCUMENT.text
