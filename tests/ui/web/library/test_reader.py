"""The reader: contents, pages, the quote, what is found, and how the version stands."""

from __future__ import annotations

import pytest

from tests.made_documents import made_document
from tests.ui.web.library.conftest import Page
from ui.web.language import words_in
from ui.web.library.document_view import Hit
from ui.web.library.editions import Edition, are_versions, edition_of
from ui.web.library.reader_text import marked_html, ready_text, ready_texts

ENGLISH = words_in("en")


def test_every_page_of_a_long_document_is_an_anchor_and_a_link(room):
    page = room.page(f"/documents/{room.documents['long'].id}")
    ids = [told["id"] for _, told in page.found if "id" in told]
    assert len(ids) == len(set(ids))
    for number in (1, 12, 300):
        assert f"page-{number}" in ids
        assert page.link(f"Page {number}") == f"#page-{number}"
    headings = [to for _, to in page.links if to.startswith("#at-")]
    assert len(headings) == 330
    assert {to[1:] for to in headings} <= set(ids)


def test_the_quote_is_marked_wherever_it_stands(room):
    document = room.documents["long"]
    for start in (0, len(document.text) // 2, len(document.text) - 60):
        page = room.page(f"/documents/{document.id}?start={start}&end={start + 50}")
        assert page.html.count('id="quote"') == 1
        assert page.link("The quote is highlighted.") == "#quote"
        assert len(page.of("mark")) >= 1


def test_a_quote_leads_to_its_page_at_the_publishers(room):
    document = room.documents["long"]
    block = next(one for one in document.blocks if one.page == 42)
    page = room.page(f"/documents/{document.id}?start={block.start}&end={block.end}")
    assert page.link("Official page at this place") == "https://www.example.org/manual.pdf#page=42"
    newer = room.documents["newer"]
    start = newer.text.index("Dogs travel")
    page = room.page(f"/documents/{newer.id}?start={start}&end={start + 27}")
    assert page.link("Official page at this place") == (
        "https://www.example.org/ferry#:~:text=Dogs%20travel%20free%20of%20charge."
    )


def test_marking_changes_nothing_but_the_marks(room):
    document = room.documents["long"]
    ready = ready_text(document, ENGLISH)
    spans = [(9000, 9050), (9100, 9130), (300_000, 300_400)]
    hits = [Hit(number, span) for number, span in enumerate(spans, start=1)]
    plain = "".join(html for _, html in marked_html(document, ready, ENGLISH))
    marked = "".join(html for _, html in marked_html(document, ready, ENGLISH, (8000, 8400), hits))
    assert Page(plain).words == Page(marked).words
    assert marked.count('class="hit"') >= 3
    assert plain.count("<mark") == 0


def test_a_document_is_laid_out_once(room):
    document, kept = room.documents["recall"], ready_texts()
    first = kept(document, ENGLISH)
    assert kept(document, ENGLISH) is first
    assert kept(document, words_in("cy")) is not first
    for number in range(30):
        kept(made_document(f"Other {number}", "Words."), ENGLISH)
    assert kept(document, ENGLISH) is not first


def test_a_document_without_words_is_still_a_page():
    ready = ready_text(made_document("Empty", lambda _: None), ENGLISH)
    assert (ready.leaves, ready.contents, ready.pages) == ((), (), ())


def test_what_is_found_is_counted_listed_and_marked(room):
    document = room.documents["recall"]
    page = room.page(f"/documents/{document.id}?find=working+days")
    assert "3 places found" in page.words
    hits = [(said, to) for said, to in page.links if to.startswith("#hit-")]
    assert [to for _, to in hits] == ["#hit-1", "#hit-2", "#hit-3"]
    assert "within three working days of the appointment" in hits[0][0]
    assert "Reporting a missed appointment" in page.words
    assert [one.get("id") for one in page.of("mark") if one.get("class") == "hit"] == [
        "hit-1", "hit-2", "hit-3",
    ]  # fmt: skip
    assert page.of("input")[0]["value"] == "working days"
    assert page.link("End the search") == f"/documents/{document.id}"
    assert [one["src"] for one in page.of("script")] == ["/static-page/library.js"]


def test_pages_and_a_limit_are_told_of_many_places(room):
    document = room.documents["long"]
    page = room.page(f"/documents/{document.id}?find=travel+permit")
    assert "The first 200 are listed." in page.words
    assert len([to for _, to in page.links if to.startswith("#hit-")]) == 200
    assert "Page 1 · " in page.words


def test_what_is_not_found_is_told_with_a_way_on(room):
    page = room.page(f"/documents/{room.documents['recall'].id}?find=bicycle")
    assert "No places found" in page.words
    assert "“bicycle” does not stand in this document" in page.words
    assert page.of("script") == []
    apart = room.page(f"/documents/{room.documents['recall'].id}?find=record+missed")
    assert "The words do not stand together" in apart.words


@pytest.mark.parametrize(
    "find", ["a" * 10_000, "%00", "<script>x</script>", "'; --", "((((", "%5C", "   ", "{{7*7}}"]
)
def test_any_words_can_be_looked_for(room, find):
    answer = room.get(f"/documents/{room.documents['hostile'].id}?find={find}&start=1&end=x")
    assert answer.status_code == 200
    assert Page(answer.text).of("img") == []
    assert all(
        one.get("src") == "/static-page/library.js" for one in Page(answer.text).of("script")
    )


@pytest.mark.parametrize("find", ["", "?find=img", "?find=zebra&start=0&end=500"])
def test_markup_in_a_document_stays_text(room, find):
    page = room.page(f"/documents/{room.documents['hostile'].id}{find}")
    for tag in ("img", "b", "code", "strong"):
        assert page.of(tag) == [], tag
    assert len(page.of("h1")) == 1
    assert "<img src=x onerror=" in page.text
    assert not any(to.startswith("javascript") for _, to in page.links)


def test_an_older_version_says_so_and_leads_to_the_newest(room):
    older, newer = room.documents["older"], room.documents["newer"]
    page = room.page(f"/documents/{older.id}")
    assert "This is version 1. A newer version is held." in page.words
    assert page.link("Read the newest version") == f"/documents/{newer.id}"
    assert page.link("What changed") == f"/library/compare?older={older.id}&newer={newer.id}"
    page = room.page(f"/documents/{newer.id}")
    assert "A newer version is held" not in page.words
    assert "2 of 2" in page.words
    assert page.link("Ask about this document") == f"/?document={newer.id}"
    assert page.link("About the publication") == "/library/publications/ferry-2"


def test_how_a_document_stands_among_its_versions(library):
    first, second, third = (
        made_document(f"Rules {one}", "Words.", source="/rules.md") for one in range(3)
    )
    for one in (first, second, third):
        library.add(one, [], "test")

    def edition(document):
        return edition_of(document.id, library.versions(document.id))

    assert edition(first) == Edition(1, 3, newest=third.id)
    assert edition(second) == Edition(2, 3, newest=third.id, earlier=first.id)
    assert edition(third) == Edition(3, 3, earlier=second.id)
    assert are_versions(first.id, third.id, library.versions())
    assert not are_versions(first.id, "other", library.versions())
    library.retire(["/rules.md"])
    assert edition(third).retired_at is not None
    library.add(first, [], "test")
    assert edition(first) == Edition(4, 4, earlier=third.id)
    assert edition_of("unknown", []) == Edition()


@pytest.mark.parametrize("name", ["none", "a/b", "%00", "%3Cb%3E", "a" * 10_000, "'--"])
def test_an_unknown_document_gets_a_helpful_page(room, name):
    answer = room.get(f"/documents/{name}")
    page = Page(answer.text)
    assert answer.status_code == 404
    assert "This document is not held" in page.words
    assert page.of("b") == []
    assert "Ni chedwir y ddogfen hon" in room.page(f"/documents/{name}", language="cy").words


def test_the_reader_speaks_welsh_around_an_english_text(room):
    page = room.page(f"/documents/{room.documents['long'].id}?find=permit", language="cy")
    assert "Tudalen 7" in page.words
    assert "Cynnwys" in page.words
    assert '<div class="document" id="text" lang="en">' in page.html
