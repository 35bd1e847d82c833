"""Pieces that can be quoted without misleading."""

from __future__ import annotations

from assistant.parts import ShelvedDocument
from assistant.units import section_units, units_of
from corpus.document import Document, TextBuilder
from corpus.passage import Passage, passage_id
from corpus.section import sections_of
from index.search import Match
from tests.made_documents import made_document


def _match(document: Document, start: int, end: int) -> Match:
    passage = Passage(
        id=passage_id(document.id, start, end),
        document_id=document.id,
        heading_trail=(),
        anchor=None,
        page=None,
        start=start,
        end=end,
        text=document.text[start:end],
        leads=(),
        search_text="",
    )
    return Match(passage, 1.0, {})


def _texts(document: Document) -> list[str]:
    (section,) = sections_of(document)
    match = _match(document, section.start, section.end)
    return [one.words_with_leads for one in section_units(document, section, match)]


def _paragraph(words: str) -> Document:
    return made_document("Rules", lambda content: content.paragraph(words))


def test_sentences_stand_alone_where_they_can() -> None:
    assert _texts(_paragraph("Bring the form. Sign the form.")) == [
        "Bring the form.",
        "Sign the form.",
    ]


def test_unless_and_except_come_along() -> None:
    texts = _texts(
        _paragraph("Staff must call first. Unless it is urgent, wait. Then write it down.")
    )
    assert texts[0] == "Staff must call first. Unless it is urgent, wait."


def test_pointing_back_reaches_over_two_sentences() -> None:
    texts = _texts(_paragraph("The plan is drawn up. It is signed. This takes five days."))
    assert texts[-1] == "The plan is drawn up. It is signed. This takes five days."


def test_a_nested_item_brings_its_parent_and_the_lead_in() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("The manager must:")
        content.list_item("tell the victim", depth=1)
        content.list_item("by telephone", depth=2)

    assert _texts(made_document("Rules", fill))[-1] == (
        "The manager must: tell the victim by telephone"
    )


def test_a_long_item_is_cut_into_sentences() -> None:
    long = " ".join(f"The officer writes account number {n} of what was said." for n in range(12))
    texts = _texts(made_document("Rules", lambda content: content.list_item(long)))
    assert len(texts) == 12
    assert texts[3] == "The officer writes account number 3 of what was said."


def test_only_units_that_touch_the_passage_are_read() -> None:
    document = _paragraph("Bring the form. Sign the form. Post the form.")
    (section,) = sections_of(document)
    start = document.text.index("Sign")
    match = _match(document, start, start + len("Sign the form."))
    units = units_of(ShelvedDocument(document, (section,)), match)
    assert [one.text for one in units] == ["Sign the form."]


def test_a_day_named_before_is_brought_along() -> None:
    texts = _texts(
        _paragraph("The rule began on 31 March 2026. Shorter recalls ended on that day.")
    )
    assert texts[-1] == "The rule began on 31 March 2026. Shorter recalls ended on that day."
