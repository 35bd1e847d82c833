"""Lays out what a piece of a pack rests on: the exact words, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Citation, Footing
from assistant.parts import DocumentShelf
from assistant.training.grounds import Grounds
from corpus.errors import CorpusError
from ui.web.language import Words
from ui.web.library.addresses import official_place, quote_address
from ui.web.library.status_words import dated_status


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """Exact words with their source; `words` are the lines in reading order.

    `marked` says that the words have changed since, in the pack of whoever looks.
    """

    words: tuple[str, ...]
    language: str
    title: str
    trail: str
    page: int | None
    status: str
    status_words: str
    starter: bool
    address: str
    official: str | None
    rests_on: tuple[Footing, ...]
    marked: bool = False


def shown_quote(
    grounds: Grounds, documents: DocumentShelf, words: Words, *, marked: bool = False
) -> ShownQuote:
    """Return grounds as a page shows them, each line once."""
    cited = grounds.citation
    lines = [line for one in grounds.citations for line in one.quote.split("\n")]
    return ShownQuote(
        words=tuple(dict.fromkeys(lines)),
        language=language_of(cited.document_id, documents),
        title=cited.publication,
        trail=trail_of(cited),
        page=cited.page,
        status=cited.status,
        status_words=dated_status(cited, words),
        starter=cited.starter_note,
        address=quote_address(cited.document_id, cited.start, cited.end),
        official=official_place(cited.url, cited.page, "" if cited.starter_note else cited.quote),
        rests_on=tuple(dict.fromkeys(one for cite in grounds.citations for one in cite.rests_on)),
        marked=marked,
    )


def language_of(document_id: str, documents: DocumentShelf) -> str:
    """Return the language of a document's words, English where it is not known."""
    try:
        return documents.take(document_id).document.publication.language or "en"
    except CorpusError:
        return "en"


def trail_of(citation: Citation) -> str:
    """Return the headings in one line, without a first one that only repeats the title."""
    headings = citation.heading_trail
    repeats = bool(headings) and headings[0] == citation.publication
    return " › ".join(headings[1:] if repeats else headings)
