"""What becomes of the sources of an answer on their way into the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Footing
from tests.made_documents import made_document
from tests.ui.web.ask.made_turns import (
    HOSTILE,
    OURS,
    Seen,
    answered,
    citation,
    held,
    hostile_answer,
    hostile_document,
    whole,
)
from ui.web.ask.exchange import Exchange
from ui.web.ask.source_view import source_html, sources_html
from ui.web.language import words_in

WORDS = words_in("en")


@pytest.fixture
def hostile():
    document = hostile_document()
    return Exchange(1, HOSTILE, hostile_answer(document), 1), held(document)


def test_markup_from_anywhere_stays_text(hostile):
    seen = Seen(sources_html(*hostile, WORDS))
    assert set(seen.tags) <= OURS
    assert "<img src=x onerror=alert(1)>" in seen.text
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    assert seen.links
    assert all(one.startswith(("#", "/documents/")) for one in seen.links)


def test_each_source_is_one_block_to_a_markdown_reader(hostile):
    blocks = sources_html(*hostile, WORDS).split("\n\n")
    assert len(blocks) == 2
    for block in blocks:
        assert "\n" not in block
        assert block.startswith(("<h2", "<details"))


def test_only_the_sources_of_what_has_arrived_are_shown():
    document = made_document("Note", "First thing. Second thing.")
    answer = answered(document, "First thing.", "Second thing.")
    half = Exchange(1, "What?", answer, 1)
    assert len(Seen(sources_html(half, held(document), WORDS)).with_class("source")) == 1
    assert len(Seen(sources_html(whole(answer), held(document), WORDS)).with_class("source")) == 2


@pytest.mark.parametrize("exchange", [None, Exchange(1, "What?")])
def test_without_citations_there_is_nothing_beside_the_answer(exchange):
    assert sources_html(exchange, held(), WORDS) == ""


def test_the_first_source_is_open_and_its_quote_marked():
    document = made_document("Note", "Before it. First thing. Second thing.")
    answer = answered(document, "First thing.", "Second thing.")
    html = sources_html(whole(answer), held(document), WORDS)
    assert ["open" in one for one in Seen(html).with_class("source")] == [True, False]
    assert html.count("<mark") == 2
    assert '<mark id="quote-1-1">First thing.</mark>' in html.replace("&#46;", ".")
    assert "Before it." in Seen(html).text


def test_what_replaced_the_quoted_words_is_said_and_led_to():
    document = made_document("Note", "First thing.")
    newer = Footing("Newer note", "newer", address="https://www.example.org/newer")
    old = replace(citation(document, "First thing."), status="superseded", replaced_by=newer)
    seen = Seen(source_html(old, 1, held(document), WORDS))
    assert seen.text.count("Newer note") == 1
    assert "https://www.example.org/newer" in seen.links
    assert "Superseded" in seen.text


def test_a_document_no_longer_held_still_says_where_its_words_stood():
    document = made_document("Note", "First thing.")
    seen = Seen(sources_html(whole(answered(document, "First thing.")), held(), WORDS))
    assert "Note" in seen.text
    assert len(seen.with_class("source")) == 1


def test_a_long_section_is_cut_to_what_stands_around_the_quote():
    def fill(content):
        content.heading("Long", 1)
        for number in range(60):
            content.paragraph(f"Paragraph number {number}.")

    document = made_document("Long", fill)
    cited = citation(document, "Paragraph number 30.")
    text = Seen(source_html(cited, 1, held(document), WORDS)).text
    assert "earlier text" in text
    assert "later text" in text
    assert "Paragraph number 22." in text
    assert "Paragraph number 20." not in text
    first = Seen(source_html(citation(document, "number 0."), 1, held(document), WORDS)).text
    assert "earlier text" not in first
    assert "later text" in first


def test_unknown_places_are_left_out():
    document = made_document("Note", "First thing.")
    cited = citation(document, "First thing.")
    bare = Seen(source_html(cited, 1, held(document), WORDS))
    assert "Page" not in bare.text
    assert "Publisher" not in bare.text
    assert "Official page" not in bare.text
    full = replace(cited, page=4, publisher="Example Service", url="https://www.example.org/n")
    told = Seen(source_html(full, 1, held(document), WORDS)).text
    for words in ("Page4", "Example Service", "Official page"):
        assert words in told


def test_only_a_source_beside_its_answer_can_be_copied():
    document = made_document("Note", "First thing.")
    cited = citation(document, "First thing.")
    beside = Seen(source_html(cited, 2, held(document), WORDS))
    assert [one["id"] for one in beside.of("button")] == ["copy-citation-2-1"]
    here = Seen(source_html(cited, 2, held(document), WORDS, here=True))
    assert here.of("button") == []
    assert "#turn-2" in here.links
