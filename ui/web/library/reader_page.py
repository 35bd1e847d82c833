"""The reader: a whole document as one plain page, with the quote or the words found marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from starlette.responses import HTMLResponse

from assistant.answer import Footing
from assistant.cite import footing_of
from assistant.parts import Parts, ShelvedDocument
from corpus.document import Block, Document
from corpus.publication import Publication
from corpus.section import sections_of
from corpus.sentences import Span
from corpus.written_date import PartialDate
from ui.web.library.addresses import (
    asking_address,
    comparison_address,
    document_address,
    official_place,
    publication_address,
)
from ui.web.library.document_view import Hit, Run, quote_in
from ui.web.library.editions import Edition
from ui.web.library.find import MOST_CHARACTERS, FoundIn, find_in
from ui.web.library.holdings import standing_today
from ui.web.library.labels import nation_words
from ui.web.library.reader_text import ReadyText, marked_html, ready_text
from ui.web.library.status_words import dated_status
from ui.web.rendering import room_page
from ui.web.visitor import Visit

_LISTED = 200
_AROUND = 60
_TRAIL_SHOWN = 2
_ALONE = Edition()


@dataclass(frozen=True, slots=True)
class Around:
    """What a reader is told beside a document: what it rests on, and what replaced it.

    `edition` is how it stands among its versions, `entry` the id of the page on its publication.
    """

    footings: tuple[Footing, ...] = ()
    replaced_by: Footing | None = None
    edition: Edition = _ALONE
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a document is opened: at the characters from `start` to `end`, or at words found."""

    start: int | None = None
    end: int | None = None
    find: str = ""


@dataclass(frozen=True, slots=True)
class HitView:
    """A place found, as the list of places shows it: some words around it, and where it is."""

    number: int
    words: tuple[Run, ...]
    trail: str
    page: int | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one request reads: the document, laid out, with what is marked in it."""

    document: Document
    marked: Span | None
    found: FoundIn | None

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self.found.hits if self.found else ()

    @property
    def page(self) -> int | None:
        """The page on which the quote begins, if it is known."""
        block = _block_at(self.document, self.marked[0]) if self.marked else None
        return block.page if block else None


def reader_page(
    visit: Visit,
    document: Document,
    opening: Opening,
    around: Around,
    ready: ReadyText | None = None,
) -> HTMLResponse:
    """Return the page of a document; `ready` is its text laid out, if that was made before."""
    words, publication = visit.words, standing_today(document.publication, date.today())
    ready = ready or ready_text(document, words)
    reading = _reading(document, opening)
    leaves = marked_html(document, ready, words, reading.marked, reading.hits)
    return room_page(
        visit,
        "library/reader.html",
        room="library",
        publication=publication,
        here=document_address(document.id),
        asking=asking_address(document.id),
        entry=publication_address(around.entry or document.id),
        official=_official(reading),
        quoted=reading.marked is not None,
        status=dated_status(publication, words),
        applies_in=nation_words(publication, words),
        read_on=PartialDate.of(document.read_at.date()),
        footings=around.footings,
        replaced_by=around.replaced_by,
        edition=_edition(document, around.edition),
        contents=ready.contents if len(ready.contents) > 1 else (),
        pages=ready.pages,
        leaves=leaves,
        find=opening.find,
        most_characters=MOST_CHARACTERS,
        found=reading.found,
        hits=_listed(reading) if reading.found else (),
    )


def around_of(
    publication: Publication, parts: Parts, edition: Edition | None = None, entry: str = ""
) -> Around:
    """Return what a reader is told beside a document of `publication`."""
    replaced = publication.replaced_by
    return Around(
        footings=tuple(footing_of(one, parts) for one in publication.rests_on),
        replaced_by=footing_of(replaced, parts) if replaced else None,
        edition=edition or _ALONE,
        entry=entry,
    )


def _reading(document: Document, opening: Opening) -> _Reading:
    start, end = opening.start, opening.end
    marked = quote_in(document, start, end) if start is not None and end is not None else None
    wanted = opening.find.strip()
    found = find_in(document, wanted[: MOST_CHARACTERS + 1]) if wanted else None
    return _Reading(document, marked, found)


def _official(reading: _Reading) -> str | None:
    """Return where the publisher shows the quote, or the document if nothing is quoted."""
    document = reading.document
    address = document.publication.address
    if document.source.startswith("https://") and document.source.lower().endswith(".pdf"):
        address = document.source
    if reading.marked is None:
        return official_place(address, None)
    return official_place(address, reading.page, document.text[slice(*reading.marked)])


@dataclass(frozen=True, slots=True)
class EditionView:
    """How a document stands among its versions, with the addresses beside it."""

    number: int
    count: int
    newest: str
    changed: str
    earlier_changed: str
    retired_on: PartialDate | None


def _edition(document: Document, edition: Edition) -> EditionView:
    newest, earlier = edition.newest, edition.earlier
    retired = edition.retired_at
    return EditionView(
        edition.number,
        edition.count,
        newest=document_address(newest) if newest else "",
        changed=comparison_address(document.id, newest) if newest else "",
        earlier_changed=comparison_address(earlier, document.id) if earlier else "",
        retired_on=PartialDate.of(retired.date()) if retired else None,
    )


def _listed(reading: _Reading) -> list[HitView]:
    """Return the first places found with the words around them and the headings above."""
    document = reading.document
    shelved = ShelvedDocument(document, tuple(sections_of(document)))
    starts = [one.start for one in shelved.sections]
    views: list[HitView] = []
    for hit in reading.hits[:_LISTED]:
        block = _block_at(document, hit.span[0])
        place = bisect_right(starts, hit.span[0]) - 1
        trail = shelved.sections[place].trail if place >= 0 else ()
        page = block.page if block else None
        told = " › ".join(trail[-_TRAIL_SHOWN:])
        views.append(HitView(hit.number, _words_around(document, hit, block), told, page))
    return views


def _words_around(document: Document, hit: Hit, block: Block | None) -> tuple[Run, ...]:
    start, end = hit.span
    first, last = (block.start, block.end) if block else (start, end)
    before = document.text[max(first, start - _AROUND) : start]
    after = document.text[end : min(last, end + _AROUND)]
    if start - _AROUND > first:
        before = "… " + before.partition(" ")[2]
    if end + _AROUND < last:
        after = after.rpartition(" ")[0] + " …"
    runs = (Run(before), Run(document.text[start:end], marked=True), Run(after))
    return tuple(one for one in runs if one.text)


def _block_at(document: Document, place: int) -> Block | None:
    blocks: Sequence[Block] = document.blocks
    found = bisect_right(blocks, place, key=lambda one: one.start) - 1
    return blocks[found] if found >= 0 else None
