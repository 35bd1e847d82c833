"""Lays out a stretch of a document for a page: headings, paragraphs, lists, tables, quotes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Block, BlockKind, Document
from corpus.sentences import Span

_BULLETS = "•◦▪-–*·"
_BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Run:
    """Exact words of a document; `opens` are the quotes, counted from 0, that begin with them.

    `hit` is the number from 1 of the place found that these words are of, 0 for none, and `begins`
    is true where that place begins.
    """

    text: str
    marked: bool = False
    opens: tuple[int, ...] = ()
    hit: int = 0
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found in a document; `number` counts from 1."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """A list item of nesting `depth` from 1; `marker` is empty for a bullet."""

    words: tuple[Run, ...]
    depth: int
    marker: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One heading, paragraph, list or table, as `kind` says.

    `place` is where it begins in the canonical text.
    """

    kind: str
    place: int
    page: int | None = None
    level: int = 0
    words: tuple[Run, ...] = ()
    items: tuple[Item, ...] = ()
    header: tuple[tuple[Run, ...], ...] = ()
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Layout:
    document: Document
    quotes: Sequence[Span]
    within: Span
    hits: Sequence[Hit]


def pieces_of(
    document: Document,
    blocks: Sequence[Block],
    *,
    quotes: Sequence[Span] = (),
    within: Span | None = None,
    hits: Sequence[Hit] = (),
) -> tuple[Piece, ...]:
    """Return `blocks` laid out, with the characters of the `quotes` and of the `hits` marked.

    `within` leaves out every character outside it. Quotes may stand in any order and overlap; the
    hits are in order and do not.
    """
    layout = _Layout(document, quotes, within or (0, len(document.text)), hits)
    kept = [one for one in blocks if one.start < layout.within[1] and one.end > layout.within[0]]
    return tuple(_piece(layout, group) for group in _groups(kept))


def opened_in(pieces: Iterable[Piece]) -> set[int]:
    """Return the quotes, counted from 0, whose first words stand in the pieces."""
    return {place for piece in pieces for run in _runs_of(piece) for place in run.opens}


def quote_in(document: Document, start: int, end: int) -> Span | None:
    """Return the span as far as it lies in words of the document, nothing if it does not."""
    touched = [one for one in document.blocks if one.start < end and one.end > start]
    if not touched or start < 0 or end <= start:
        return None
    return max(start, touched[0].start), min(end, touched[-1].end)


def _runs_of(piece: Piece) -> Iterator[Run]:
    yield from piece.words
    for item in piece.items:
        yield from item.words
    for row in (piece.header, *piece.rows):
        for cell in row:
            yield from cell


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield blocks that are shown together: the items of one list, the rows of one table."""
    if not blocks:
        return
    group = [blocks[0]]
    for before, block in pairwise(blocks):
        if _continues(before, block):
            group.append(block)
        else:
            yield group
            group = [block]
    yield group


def _continues(before: Block, block: Block) -> bool:
    if block.kind is BlockKind.LIST_ITEM:
        return before.kind is BlockKind.LIST_ITEM
    if block.kind is BlockKind.TABLE_ROW:
        return before.kind in (BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER)
    return False


def _piece(layout: _Layout, group: Sequence[Block]) -> Piece:
    first = group[0]
    if first.kind is BlockKind.LIST_ITEM:
        items = tuple(_item(layout, one) for one in group)
        return Piece("list", first.start, page=first.page, items=items)
    if first.kind in (BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW):
        return _table(layout, group)
    kind = "heading" if first.kind is BlockKind.HEADING else "paragraph"
    words = _runs(layout, first.start, first.end)
    return Piece(kind, first.start, page=first.page, level=first.level, words=words)


def _table(layout: _Layout, group: Sequence[Block]) -> Piece:
    first = group[0]
    has_header = first.kind is BlockKind.TABLE_HEADER
    cells = [_cells(layout, one) for one in group]
    return Piece(
        "table",
        first.start,
        page=first.page,
        header=cells[0] if has_header else (),
        rows=tuple(cells[1:] if has_header else cells),
    )


def _item(layout: _Layout, block: Block) -> Item:
    line_start = layout.document.text.rfind("\n", 0, block.start) + 1
    marker = layout.document.text[line_start : block.start].strip()
    words = _runs(layout, block.start, block.end)
    return Item(words, max(block.level, 1), "" if marker in _BULLETS else marker)


def _cells(layout: _Layout, block: Block) -> tuple[tuple[Run, ...], ...]:
    cells: list[tuple[Run, ...]] = []
    place = block.start
    for words in layout.document.text[block.start : block.end].split(_BETWEEN_CELLS):
        cells.append(_runs(layout, place, place + len(words)))
        place += len(words) + len(_BETWEEN_CELLS)
    return tuple(cells)


def _runs(layout: _Layout, start: int, end: int) -> tuple[Run, ...]:
    start, end = max(start, layout.within[0]), min(end, layout.within[1])
    if start >= end:
        return ()
    quoted = [one for one in layout.quotes if _overlap(one, start, end)]
    hits = _hits_in(layout.hits, start, end)
    if not quoted and not hits:
        return (Run(layout.document.text[start:end]),)
    spans = (*quoted, *(one.span for one in hits))
    edges = {start, end, *(place for span in spans for place in span if start < place < end)}
    return tuple(_run(layout, one) for one in pairwise(sorted(edges)))


def _run(layout: _Layout, span: Span) -> Run:
    """Return the words of a span that no edge of a quote or hit divides."""
    start, end = span
    hit = next(iter(_hits_in(layout.hits, start, end)), None)
    return Run(
        layout.document.text[start:end],
        marked=any(_overlap(one, start, end) for one in layout.quotes),
        opens=tuple(place for place, one in enumerate(layout.quotes) if start <= one[0] < end),
        hit=hit.number if hit else 0,
        begins=hit is not None and start <= hit.span[0],
    )


def _overlap(span: Span, start: int, end: int) -> bool:
    return span[0] < end and span[1] > start


def _hits_in(hits: Sequence[Hit], start: int, end: int) -> list[Hit]:
    first = bisect_right(hits, start, key=lambda one: one.span[1])
    last = bisect_left(hits, end, key=lambda one: one.span[0])
    return list(hits[first:last])
