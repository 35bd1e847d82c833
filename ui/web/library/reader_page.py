"""The reader: a whole document as one plain page, with the quote marked; no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from starlette.responses import HTMLResponse

from assistant.answer import Footing
from assistant.cite import footing_of
from assistant.parts import Parts
from corpus.document import BlockKind, Document
from corpus.publication import Publication
from corpus.written_date import PartialDate
from ui.web.library.document_view import Piece, pieces_of, quote_in
from ui.web.library.status_words import dated_status
from ui.web.rendering import room_page
from ui.web.visitor import Visit


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading in the list of contents; `place` is where it begins in the text."""

    title: str
    level: int
    place: int


@dataclass(frozen=True, slots=True)
class Around:
    """What a reader is told beside a document: what it rests on, and what replaced it."""

    footings: tuple[Footing, ...] = ()
    replaced_by: Footing | None = None


def reader_page(
    visit: Visit, document: Document, place: tuple[int | None, int | None], around: Around
) -> HTMLResponse:
    """Return the page of a document; the characters from `place` to `place` are the quote."""
    start, end = place
    marked = quote_in(document, start, end) if start is not None and end is not None else None
    publication = document.publication
    return room_page(
        visit,
        "library/reader.html",
        room="library",
        publication=publication,
        quoted=marked is not None,
        status=dated_status(publication, visit.words),
        read_on=PartialDate.of(document.read_at.date()),
        footings=around.footings,
        replaced_by=around.replaced_by,
        contents=_contents(document),
        parts=_pages(pieces_of(document, document.blocks, marked=marked)),
    )


def around_of(publication: Publication, parts: Parts) -> Around:
    """Return what a reader is told beside a document of `publication`."""
    replaced = publication.replaced_by
    return Around(
        footings=tuple(footing_of(one, parts) for one in publication.rests_on),
        replaced_by=footing_of(replaced, parts) if replaced else None,
    )


def missing_page(visit: Visit, reason: str, *, held: bool) -> HTMLResponse:
    """Return the page for a document that is not held, or that cannot be shown now."""
    return room_page(
        visit,
        "library/missing.html",
        room="library",
        code=503 if held else 404,
        title=visit.words("library-document-unavailable" if held else "library-document-not-held"),
        reason=reason,
    )


def _contents(document: Document) -> list[ContentsEntry]:
    return [
        ContentsEntry(document.text[one.start : one.end], one.level, one.start)
        for one in document.blocks
        if one.kind is BlockKind.HEADING
    ]


def _pages(pieces: Sequence[Piece]) -> list[tuple[int | None, list[Piece]]]:
    """Part the pieces where the page changes; documents without pages are one part."""
    return [(number, list(part)) for number, part in groupby(pieces, key=lambda one: one.page)]
