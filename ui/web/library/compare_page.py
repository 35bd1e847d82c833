"""What changed between two versions of a document, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from starlette.responses import HTMLResponse

from corpus.comparison import ChangedPassage, Comparison
from corpus.document import Document
from corpus.library import HeldVersion, Library
from corpus.written_date import PartialDate
from ui.web.library.addresses import (
    comparison_address,
    document_address,
    publication_address,
    quote_address,
)
from ui.web.library.differences import Words, changed_words
from ui.web.library.holdings import Holdings
from ui.web.library.labels import shortened
from ui.web.library.paging import paged
from ui.web.rendering import room_page
from ui.web.visitor import Visit

PAGE_SIZE = 100
_OFFERED = 50


@dataclass(frozen=True, slots=True)
class Change:
    """One passage that was added, removed or reworded, as `kind` says, with where it stands."""

    kind: str
    before: tuple[Words, ...]
    after: tuple[Words, ...]
    before_address: str
    after_address: str


@dataclass(frozen=True, slots=True)
class Place:
    """The changes under one heading."""

    trail: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions."""

    title: str
    language: str
    address: str
    read_on: PartialDate


@dataclass(frozen=True, slots=True)
class Offer:
    """Two versions that can be compared."""

    title: str
    older: int
    newer: int
    added_on: PartialDate
    address: str


def compare_page(
    visit: Visit,
    documents: tuple[Document, Document],
    comparison: Comparison,
    number: int,
    entry: str,
) -> HTMLResponse:
    """Return the page of what changed between two documents, older and newer."""
    older, newer = documents
    every = sorted(
        (*comparison.added, *comparison.removed, *comparison.reworded), key=lambda one: one.order
    )

    def address_of(page: int) -> str:
        return f"{comparison_address(older.id, newer.id)}&page={page}"

    shown = paged(every, number, PAGE_SIZE, address_of)
    return room_page(
        visit,
        "library/compare.html",
        room="library",
        title=newer.publication.title,
        language=newer.publication.language or "en",
        entry=publication_address(entry),
        older=_side(older),
        newer=_side(newer),
        swapped=comparison_address(newer.id, older.id),
        same=older.id == newer.id,
        added=len(comparison.added),
        removed=len(comparison.removed),
        reworded=len(comparison.reworded),
        shown=shown,
        places=list(_places(shown.things, older, newer)),
    )


def choose_page(
    visit: Visit, holdings: Holdings, library: Library, problem: str = "", code: int = 200
) -> HTMLResponse:
    """Return the page of versions that can be compared, with why two others cannot."""
    offers = [_offer(older, newer, library) for older, newer in holdings.compared[:_OFFERED]]
    return room_page(
        visit,
        "library/choose.html",
        room="library",
        code=code,
        problem=visit.words(problem) if problem else "",
        offers=offers,
    )


def _places(
    passages: Sequence[ChangedPassage], older: Document, newer: Document
) -> Iterator[Place]:
    for trail, group in groupby(passages, key=lambda one: one.heading_trail):
        yield Place(trail, tuple(_change(one, older, newer) for one in group))


def _change(passage: ChangedPassage, older: Document, newer: Document) -> Change:
    if passage.before and passage.after:
        kind, (before, after) = "reworded", changed_words(passage.before, passage.after)
    else:
        kind = "added" if passage.after else "removed"
        before = (Words(passage.before, changed=True),) if passage.before else ()
        after = (Words(passage.after, changed=True),) if passage.after else ()
    return Change(
        kind,
        before,
        after,
        _address(older, passage.before_at, passage.before),
        _address(newer, passage.after_at, passage.after),
    )


def _address(document: Document, place: int | None, words: str) -> str:
    return quote_address(document.id, place, place + len(words)) if place is not None else ""


def _side(document: Document) -> Side:
    publication = document.publication
    return Side(
        publication.title,
        publication.language or "en",
        document_address(document.id),
        PartialDate.of(document.read_at.date()),
    )


def _offer(older: HeldVersion, newer: HeldVersion, library: Library) -> Offer:
    document = library.document(newer.document_id)
    return Offer(
        shortened(document.publication.title),
        older.number,
        newer.number,
        PartialDate.of(newer.added_at.date()),
        comparison_address(older.document_id, newer.document_id),
    )
