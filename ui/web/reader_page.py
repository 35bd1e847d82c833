"""The reader: a whole document as one plain page, with the quote marked; no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answer import Footing
from assistant.cite import footing_of
from assistant.parts import Parts
from corpus.document import BlockKind, Document
from corpus.publication import Publication
from corpus.written_date import PartialDate
from ui.web.answer_view import status_words
from ui.web.document_view import Piece, pieces_of, quote_in
from ui.web.rendering import page
from ui.web.words import PRODUCT


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


def reader_html(
    document: Document, start: int | None, end: int | None, around: Around | None = None
) -> str:
    """Return the page of a document; the characters from `start` to `end` are the quote."""
    marked = quote_in(document, start, end) if start is not None and end is not None else None
    publication = document.publication
    around = around or Around()
    return page(
        "reader.html",
        product=PRODUCT,
        publication=publication,
        quoted=marked is not None,
        status=status_words(
            publication.status.value,
            published=publication.published,
            updated=publication.updated,
            applies_from=publication.applies_from,
            applies_to=publication.applies_to,
        ),
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


def missing_html(title: str, reason: str) -> str:
    """Return the page for a document that cannot be shown."""
    return page("missing.html", product=PRODUCT, title=title, reason=reason)


def _contents(document: Document) -> list[ContentsEntry]:
    return [
        ContentsEntry(document.text[one.start : one.end], one.level, one.start)
        for one in document.blocks
        if one.kind is BlockKind.HEADING
    ]


def _pages(pieces: Sequence[Piece]) -> list[tuple[int | None, list[Piece]]]:
    """Part the pieces where the page changes; documents without pages are one part."""
    return [(number, list(part)) for number, part in groupby(pieces, key=lambda one: one.page)]
