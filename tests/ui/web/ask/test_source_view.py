"""What becomes of the sources of an answer on their way into the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, Footing, Outcome, Statement
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
from ui.source import Source
from ui.web.ask.exchange import Exchange
from ui.web.ask.source_view import source_html, sources_html
from ui.web.ask.turn_view import quote_address_of
from ui.web.language import words_in

WORDS = words_in("en")


def alone(cited):
    """Return the source of one citation."""
    return Source((cited,))


def answer_of(*citations):
    """Return an answer in which each citation carries a statement of its own words."""
    statements = tuple(Statement(one.quote, (one.number,)) for one in citations)
    return Answer("What?", "What?", Outcome.ANSWERED, statements=statements, citations=citations)


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
    assert sources_html(half, held(document), WORDS).count("<mark") == 1
    assert sources_html(whole(answer), held(document), WORDS).count("<mark") == 2


@pytest.mark.parametrize("exchange", [None, Exchange(1, "What?")])
def test_without_citations_there_is_nothing_beside_the_answer(exchange):
    assert sources_html(exchange, held(), WORDS) == ""


def two_sections():
    """Return a document of two sections with two sentences each."""

    def fill(content):
        content.heading("Visits", 1)
        content.paragraph("Before it. First thing. Second thing.")
        content.heading("Letters", 1)
        content.paragraph("Third thing. Fourth thing.")

    return made_document("Note", fill)


def test_the_first_source_is_open_and_its_quote_marked():
    document = two_sections()
    first = citation(document, "First thing.", heading_trail=("Note", "Visits"))
    second = citation(document, "Third thing.", 2, heading_trail=("Note", "Letters"))
    html = sources_html(whole(answer_of(first, second)), held(document), WORDS)
    assert ["open" in one for one in Seen(html).with_class("source")] == [True, False]
    assert html.count("<mark") == 2
    assert '<mark id="quote-1-1">First thing.</mark>' in html.replace("&#46;", ".")
    assert "Before it." in Seen(html).text
    assert Seen(html).with_class("quote-number") == []


def test_what_is_cited_of_one_place_is_one_source_with_each_quote_numbered():
    document = two_sections()
    answer = answered(document, "First thing.", "Second thing.")
    html = sources_html(whole(answer, 3), held(document), WORDS)
    seen = Seen(html)
    assert [one["id"] for one in seen.with_class("source")] == ["source-3-1"]
    assert [one["id"] for one in seen.with_class("quote-number")] == ["quote-3-1", "quote-3-2"]
    plain = html.replace("&#46;", ".")
    for number, words in ((1, "First thing."), (2, "Second thing.")):
        assert f"{number}</span><mark>{words}</mark>" in plain
    addresses = [quote_address_of(one) for one in answer.citations]
    assert [one for one in seen.links if one.startswith("/documents/")] == addresses
    assert [one["id"] for one in seen.of("button")] == ["copy-citation-3-1", "copy-citation-3-2"]
    assert seen.links.count("#turn-3") == 1


def test_words_that_ceased_to_apply_are_another_source_than_their_section():
    document = two_sections()
    now = citation(document, "First thing.")
    then = citation(document, "Second thing.", 2, status="superseded")
    html = sources_html(whole(answer_of(now, then)), held(document), WORDS)
    assert [one["id"] for one in Seen(html).with_class("source")] == ["source-1-1", "source-1-2"]
    assert Seen(html).with_class("status-superseded")


def test_a_publication_is_named_with_the_words_that_rest_on_it():
    document = two_sections()
    act, order = Footing("Ferry Act"), Footing("Ferry Order")
    first = citation(document, "First thing.", rests_on=(act,))
    second = citation(document, "Second thing.", 2, rests_on=(order,))
    take = held(document)
    told = Seen(source_html(Source((first, second)), 1, take, WORDS)).text
    assert "Source 1 These words rest on: Ferry Act" in " ".join(told.split())
    assert "Source 2 These words rest on: Ferry Order" in " ".join(told.split())
    alike = replace(second, rests_on=(act,))
    told = Seen(source_html(Source((first, alike)), 1, take, WORDS)).text
    assert told.count("These words rest on:") == told.count("Ferry Act") == 1


def test_what_replaced_the_quoted_words_is_said_and_led_to():
    document = made_document("Note", "First thing.")
    newer = Footing("Newer note", "newer", address="https://www.example.org/newer")
    old = replace(citation(document, "First thing."), status="superseded", replaced_by=newer)
    seen = Seen(source_html(alone(old), 1, held(document), WORDS))
    assert seen.text.count("Newer note") == 1
    assert "https://www.example.org/newer" in seen.links
    assert "Superseded" in seen.text


def test_a_document_no_longer_held_still_says_where_its_words_stood():
    document = made_document("Note", "First thing. Second thing.")
    answer = answered(document, "First thing.", "Second thing.")
    seen = Seen(sources_html(whole(answer), held(), WORDS))
    assert "Note" in seen.text
    assert len(seen.with_class("source")) == 1
    ways = [one["id"] for one in seen.with_class("ways")]
    assert ways == ["quote-1-1", "quote-1-2"]  # where the numbers of the answer lead instead


def long_section():
    def fill(content):
        content.heading("Long", 1)
        for number in range(60):
            content.paragraph(f"Paragraph number {number}.")

    return made_document("Long", fill)


def test_a_long_section_is_cut_to_what_stands_around_the_quote():
    document = long_section()
    cited = citation(document, "Paragraph number 30.")
    text = Seen(source_html(alone(cited), 1, held(document), WORDS)).text
    assert "earlier text" in text
    assert "later text" in text
    assert "Paragraph number 22." in text
    assert "Paragraph number 20." not in text
    first = citation(document, "number 0.")
    text = Seen(source_html(alone(first), 1, held(document), WORDS)).text
    assert "earlier text" not in text
    assert "later text" in text


@pytest.mark.parametrize(
    ("second", "left_out", "without"),
    [("number 17.", 0, "number 26."), ("number 40.", 1, "number 20."), ("number 59.", 1, "")],
)
def test_of_a_long_section_what_stands_between_two_quotes_is_left_out(second, left_out, without):
    document = long_section()
    source = Source((citation(document, "number 0."), citation(document, second, 2)))
    html = source_html(source, 1, held(document), WORDS)
    text = Seen(html).text
    assert html.count("<mark") == 2
    assert text.count("left out here") == left_out
    assert text.count("later text") == (second != "number 59.")
    assert "earlier text" not in text
    assert not without or without not in text


def test_unknown_places_are_left_out():
    document = made_document("Note", "First thing.")
    cited = citation(document, "First thing.")
    bare = Seen(source_html(alone(cited), 1, held(document), WORDS))
    assert "Page" not in bare.text
    assert "Publisher" not in bare.text
    assert "Official page" not in bare.text
    full = replace(cited, page=4, publisher="Example Service", url="https://www.example.org/n")
    told = Seen(source_html(alone(full), 1, held(document), WORDS)).text
    for words in ("Page 4", "Example Service", "Official page"):
        assert words in told


def test_only_a_source_beside_its_answer_can_be_copied():
    document = made_document("Note", "First thing.")
    cited = citation(document, "First thing.")
    beside = Seen(source_html(alone(cited), 2, held(document), WORDS))
    assert [one["id"] for one in beside.of("button")] == ["copy-citation-2-1"]
    here = Seen(source_html(alone(cited), 2, held(document), WORDS, here=True))
    assert here.of("button") == []
    assert "#turn-2" in here.links
