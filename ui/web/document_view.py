"""Lays out a stretch of a document for a page: headings, paragraphs, lists, tables, quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Block, BlockKind, Document
from corpus.sentences import Span

_BULLETS = "•◦▪-–*·"
_BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Run:
    """Exact words of a document; `first` is true where the marked quote begins."""

    text: str
    marked: bool = False
    first: bool = False


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
    marked: Span | None
    within: Span


def pieces_of(
    document: Document,
    blocks: Sequence[Block],
    *,
    marked: Span | None = None,
    within: Span | None = None,
) -> tuple[Piece, ...]:
    """Return `blocks` laid out, with the characters of `marked` marked.

    `within` leaves out every character outside it.
    """
    layout = _Layout(document, marked, within or (0, len(document.text)))
    kept = [one for one in blocks if one.start < layout.within[1] and one.end > layout.within[0]]
    return tuple(_piece(layout, group) for group in _groups(kept))


def quote_in(document: Document, start: int, end: int) -> Span | None:
    """Return the span as far as it lies in words of the document, nothing if it does not."""
    touched = [one for one in document.blocks if one.start < end and one.end > start]
    if not touched or start < 0 or end <= start:
        return None
    return max(start, touched[0].start), min(end, touched[-1].end)


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
    text, marked = layout.document.text, layout.marked
    if marked is None or marked[1] <= start or marked[0] >= end:
        return (Run(text[start:end]),) if start < end else ()
    begin, stop = max(start, marked[0]), min(end, marked[1])
    runs = (
        Run(text[start:begin]),
        Run(text[begin:stop], marked=True, first=start <= marked[0]),
        Run(text[stop:end]),
    )
    return tuple(one for one in runs if one.text)
