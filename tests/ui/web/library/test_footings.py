"""What a quote rests on and what replaced it are one click away, beside it and in the reader."""

from __future__ import annotations

from html.parser import HTMLParser
from types import SimpleNamespace
from typing import cast

import pytest

from assistant.answer import Footing
from assistant.parts import Parts, ShelvedDocument
from corpus.document import Document
from corpus.library import Library
from corpus.publication import Publication, Status
from corpus.section import sections_of
from corpus.written_date import PartialDate
from tests.made_documents import made_document
from tests.ui.made_answers import ACT, ORDER, UNKNOWN, answer_from, note
from ui.web.ask.exchange import Exchange
from ui.web.ask.source_view import sources_html
from ui.web.ask.turn_view import turn_html
from ui.web.language import words_in
from ui.web.library.reader_page import Around, Opening, around_of, reader_page
from ui.web.visitor import Visit

ENGLISH = words_in("en")


class Links(HTMLParser):
    """The links of a page with their words, and all of its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.text = ""
        self._to: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._to = dict(attributes).get("href") or ""
            self.found.setdefault(self._to, "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._to = None

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._to is not None:
            self.found[self._to] += data

    def after(self, words: str) -> str:
        """Return the text behind the first `words`."""
        assert words in self.text
        return self.text.partition(words)[2]


@pytest.fixture
def sources() -> list[Links]:
    """The sources of an answer, as they are shown beside it."""
    document = note()
    shelved = ShelvedDocument(document, tuple(sections_of(document)))
    exchange = Exchange(1, "?", answer_from(document), shown=2)
    blocks = sources_html(exchange, lambda _: shelved, ENGLISH).split("\n\n")[1:]
    return [Links(one) for one in blocks]


def test_beside_an_answer_each_source_links_what_its_words_rest_on(sources: list[Links]) -> None:
    assert ACT.address is not None
    assert ORDER.address is not None
    first, second = sources
    assert "Ferry Act 2026" in first.found[ACT.address]
    assert ORDER.address not in first.found
    assert "Ferry Order" in second.found[ORDER.address]
    told = second.after("These words rest on:")
    assert "Ferry Order, May 2019 (Withdrawn)" in told
    assert "minutes of the harbour board" in told
    assert not any("minutes" in words for words in second.found.values())
    assert "(Current)" not in first.after("These words rest on:")


def test_beside_an_answer_a_source_links_what_replaced_it(sources: list[Links]) -> None:
    assert ACT.address is not None
    first, second = sources
    assert "Replaced by" not in first.text
    assert second.after("Replaced by").startswith("Ferry Act 2026")
    assert "Ferry Act 2026" in second.found[ACT.address]


def test_beside_an_answer_a_source_is_labelled_with_its_status(sources: list[Links]) -> None:
    assert "Current · updated April 2026" in sources[0].text
    assert "Superseded · updated April 2026 · until 30 March 2026" in sources[1].text
    assert all("Starter note, not official guidance" in one.text for one in sources)


def test_words_that_do_not_apply_are_marked_as_a_whole() -> None:
    document = note()
    shelved = ShelvedDocument(document, tuple(sections_of(document)))
    exchange = Exchange(1, "?", answer_from(document), shown=2)
    html = turn_html(exchange, lambda _: shelved, ENGLISH, latest=True)
    assert html.count('class="statement ended"') == 1
    assert "No longer applies (until 30 March 2026):" in Links(html).text
    assert "Superseded: It was replaced by: Ferry Act 2026." in Links(html).text


def read(document: Document, around: Around | None = None) -> Links:
    page = reader_page(Visit(ENGLISH, ""), document, Opening(), around or Around())
    return Links(bytes(page.body).decode())


def test_the_reader_links_what_a_note_rests_on() -> None:
    assert ACT.address is not None
    page = read(note(), Around(footings=(ACT, UNKNOWN)))
    assert "Ferry Act 2026" in page.found[ACT.address]
    assert "What this note rests on (2)" in page.text
    assert "Ferry Act 2026, County, 31 March 2026" in page.text
    assert "minutes of the harbour board" in page.text
    assert "Starter note, not official guidance" in page.text


def test_the_reader_links_what_replaced_a_document() -> None:
    assert ACT.address is not None
    page = read(note(), Around(replaced_by=ACT))
    assert page.after("Replaced by:").strip().startswith("Ferry Act 2026")
    assert page.found[ACT.address] == "Ferry Act 2026"
    by_title = read(note(), Around(replaced_by=Footing("The new handbook")))
    assert by_title.after("Replaced by:").strip().startswith("The new handbook")


def test_the_reader_says_nothing_of_what_is_not_known() -> None:
    page = read(made_document("Rules", "A dog pays."))
    assert "Replaced by" not in page.text
    assert "rests on" not in page.text
    assert "Starter note" not in page.text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example"])
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    hostile = Footing("Ferry Act", address=address)
    page = read(note(), Around(footings=(hostile,), replaced_by=hostile))
    assert page.text.count("Ferry Act") == 2
    assert address not in page.found


def test_what_a_reader_is_told_comes_from_the_catalogue(library: Library) -> None:
    library.listing.keep_catalogue(
        [
            Publication(
                "Ferry Act 2026", external_id="ferry-act", publisher="County",
                address=ACT.address, published=PartialDate(2026, 3, 31),
            ),
            Publication(
                "Ferry Order", external_id="ferry-order", address=ORDER.address,
                published=PartialDate(2019, 5), status=Status.WITHDRAWN,
            ),
        ]
    )  # fmt: skip
    parts = cast("Parts", SimpleNamespace(library=library))
    publication = Publication(
        "Ferry passes", rests_on=("ferry-order", "ferry-act"), replaced_by="ferry-act"
    )
    assert around_of(publication, parts) == Around((ORDER, ACT), ACT)
    assert around_of(Publication("Rules"), parts) == Around()
