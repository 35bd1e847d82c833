"""The words that a statement relies on stand in the passage, exactly, or there is no support."""

from __future__ import annotations

import pytest

from assistant.parts import ShelvedDocument
from assistant.units import units_of
from assistant.writing.given import GivenPassage, given_passages, merged
from assistant.writing.support import find_support
from corpus.document import Document
from corpus.section import sections_of
from corpus.split import CuttingRules, cut
from index.search import Match
from tests.made_documents import made_document

TEXT = (
    "The officer's “first” duty is to tell the victim within ten working days. However, no letter "
    "is sent on a Sunday."
)


@pytest.fixture(scope="module")
def document() -> Document:
    def fill(content) -> None:
        content.heading("Telling people", 1)
        content.paragraph(TEXT)
        content.paragraph("The plan is written by the practitioner. The court is told in writing.")
        content.paragraph("The plan covers:")
        content.list_item("where the person lives")
        content.list_item("who is told first")

    return made_document("Duties", fill, source="/duties.md")


@pytest.fixture(scope="module")
def given(document: Document) -> GivenPassage:
    shelved = ShelvedDocument(document, tuple(sections_of(document)))
    matches = [
        Match(one, 1.0, {})
        for one in cut(
            document, CuttingRules("words", 200), lambda texts: [len(one.split()) for one in texts]
        )
    ]
    units = [unit for match in matches for unit in units_of(shelved, match)]
    (passage,) = given_passages(units)
    return passage


def found(words: str, given: GivenPassage) -> str | None:
    support = find_support(words, given)
    return support.text if support else None


FORGIVEN = {
    "as it is": "duty is to tell the victim within ten working days",
    "white space": "duty is to\n tell the victim   within ten working days",
    "quotation marks": 'The officer’s "first" duty is to tell the victim',
    "in quotation marks": "“duty is to tell the victim within ten working days.”",
    "left out": "The officer's “first” duty … within ten working days",
    "in brackets": "duty is to tell [...] ten working days.",
}
NOT_FORGIVEN = {
    "a number": "is to tell the victim within five working days",
    "a word more": "is always to tell the victim within ten working days",
    "a word less": "is to tell victim within ten working days",
    "a negation": "is not to tell the victim within ten working days",
    "half a first word": "he officer's “first” duty is to tell the victim",
    "too little": "The o",
    "half a word": "ell the victim within ten working day",
    "a capital": "Is to tell the victim within ten working days",
    "two places": "is to tell the victim. The court is told in writing",
    "of nothing": "no such words are here",
    "nothing": "  ",
    "dots alone": "…",
}


@pytest.mark.parametrize("words", FORGIVEN.values(), ids=FORGIVEN)
def test_the_sentence_comes_whole_with_its_exception(words: str, given: GivenPassage) -> None:
    assert found(words, given) == TEXT


@pytest.mark.parametrize("words", NOT_FORGIVEN.values(), ids=NOT_FORGIVEN)
def test_what_is_almost_there_is_not_there(words: str, given: GivenPassage) -> None:
    assert find_support(words, given) is None


def test_every_run_is_exact(given: GivenPassage, document: Document) -> None:
    support = find_support("The court is told in writing.", given)
    assert support is not None
    assert [document.text[a:b] for a, b in support.spans] == ["The court is told in writing."]


def test_an_item_brings_the_line_that_leads_to_it(given: GivenPassage) -> None:
    assert found("who is told first", given) == "The plan covers:\nwho is told first"


def test_words_over_two_lines_are_found(given: GivenPassage) -> None:
    told = found("The plan covers: where the person lives", given)
    assert told is not None
    assert told.splitlines()[:2] == ["The plan covers:", "where the person lives"]


def test_spans_that_touch_become_one() -> None:
    assert merged([(5, 9), (0, 3), (3, 4), (8, 12)]) == ((0, 4), (5, 12))
