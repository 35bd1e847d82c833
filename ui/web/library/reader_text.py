"""The text of a document as HTML, in leaves that are made once and made anew only where marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from corpus.document import Block, BlockKind, Document
from corpus.remembered import remembering
from corpus.sentences import Span
from ui.web.language import Words
from ui.web.library.document_view import Hit, Piece, pieces_of
from ui.web.rendering import page

_KEPT = 24
# Text without pages is parted after so many pieces.
_PIECES_TOGETHER = 40
_MOST_SIZE = 12
_CHARACTERS_OF_LINE, _LINES_OF_SIZE = 80, 12


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of a document that is shown as one part: a page of it, or a run of passages.

    `page` is the number of the page that begins here, if one does. `size` from 1 to 12 tells how
    high it will be, in steps of twelve lines, so that a browser can leave it for later.
    """

    start: int
    end: int
    page: int | None
    size: int
    html: Markup


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading in the list of contents; `place` is where it begins in the text.

    `depth` counts from 1, the depth of the outermost headings of the document.
    """

    title: str
    depth: int
    place: int


@dataclass(frozen=True, slots=True)
class ReadyText:
    """A document laid out in one language, with nothing marked; `pages` are the numbers it has."""

    leaves: tuple[Leaf, ...]
    contents: tuple[ContentsEntry, ...]
    pages: tuple[int, ...]


def ready_texts() -> Callable[[Document, Words], ReadyText]:
    """Return what lays documents out and keeps those read last; none changes under its id."""
    return remembering(_KEPT, lambda document, words: (document.id, words.language), ready_text)


def ready_text(document: Document, words: Words) -> ReadyText:
    """Lay out a whole document."""
    pieces = pieces_of(document, document.blocks)
    parts = list(_parts(pieces))
    starts = [part[0].place for part in parts]
    ends = [*starts, len(document.text) + 1][1:]
    seen: set[int] = set()
    leaves = []
    for part, start, end in zip(parts, starts, ends, strict=True):
        number = part[0].page
        begins = number is not None and number not in seen
        seen.update([number] if number is not None else [])
        html = _html(part, number if begins else None, words)
        leaves.append(Leaf(start, end, number if begins else None, _size(part, end - start), html))
    return ReadyText(tuple(leaves), tuple(_contents(document)), tuple(sorted(seen)))


def marked_html(
    document: Document,
    ready: ReadyText,
    words: Words,
    marked: Span | None = None,
    hits: Sequence[Hit] = (),
) -> list[tuple[int, Markup]]:
    """Return (size, HTML) of each leaf, with a quote and the places found marked."""
    spans = [*([marked] if marked else []), *(one.span for one in hits)]
    touched = {place for span in spans for place in _touched(ready.leaves, span)}
    return [
        (leaf.size, _marked(document, leaf, words, marked, hits) if place in touched else leaf.html)
        for place, leaf in enumerate(ready.leaves)
    ]


def blocks_within(document: Document, start: int, end: int) -> Sequence[Block]:
    """Return the blocks that begin from `start` on and before `end`."""
    first = bisect_left(document.blocks, start, key=lambda one: one.start)
    last = bisect_left(document.blocks, end, key=lambda one: one.start)
    return document.blocks[first:last]


def _marked(
    document: Document, leaf: Leaf, words: Words, marked: Span | None, hits: Sequence[Hit]
) -> Markup:
    blocks = blocks_within(document, leaf.start, leaf.end)
    quotes = [marked] if marked else []
    return _html(pieces_of(document, blocks, quotes=quotes, hits=hits), leaf.page, words)


def _html(pieces: Sequence[Piece], number: int | None, words: Words) -> Markup:
    return Markup(page("library/leaf.html", words, part=pieces, number=number))


def _touched(leaves: Sequence[Leaf], span: Span) -> range:
    first = bisect_right(leaves, span[0], key=lambda one: one.start) - 1
    last = bisect_left(leaves, span[1], key=lambda one: one.start)
    return range(max(first, 0), last)


def _parts(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Part the pieces where the page changes, and where a part without pages gets long."""
    if not pieces:
        return
    part = [pieces[0]]
    for before, piece in pairwise(pieces):
        if piece.page != before.page or (piece.page is None and len(part) >= _PIECES_TOGETHER):
            yield part
            part = []
        part.append(piece)
    yield part


def _size(part: Sequence[Piece], characters: int) -> int:
    lines = characters / _CHARACTERS_OF_LINE + len(part)
    return min(max(round(lines / _LINES_OF_SIZE), 1), _MOST_SIZE)


def _contents(document: Document) -> list[ContentsEntry]:
    headings = [one for one in document.blocks if one.kind is BlockKind.HEADING]
    outermost = min((one.level for one in headings), default=1)
    return [
        ContentsEntry(document.text[one.start : one.end], one.level - outermost + 1, one.start)
        for one in headings
    ]
