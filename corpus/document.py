"""A document: one version of one publication, read into text with its structure."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from corpus.marks import FactChange, Mark, parted
from corpus.publication import Publication


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_HEADER = "table_header"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row with its place in the canonical text.

    `start` and `end` count code points of `Document.text`; markers such as bullets lie outside.
    `level` is the depth of a heading (1 to 6) or of a list item (from 1), and 0 otherwise.
    `anchor` is the id that the source gives the block; `page` counts from 1. Both only if seen.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    anchor: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one publication, read and kept.

    `text` is the canonical text: blocks in reading order, a blank line between them except inside a
    list or table. `checksum` is the SHA-256 of the bytes that were read, in hexadecimal.
    `source` says where the bytes came from (a path or an address). `marks` and `changes` are those
    of a starter note: what each statement rests on, and which facts ceased to apply.
    """

    id: str
    checksum: str
    publication: Publication
    text: str
    blocks: tuple[Block, ...]
    source: str
    media_type: str
    read_at: datetime
    marks: tuple[Mark, ...] = ()
    changes: tuple[FactChange, ...] = ()


def document_of(
    publication: Publication, content: TextBuilder, *, data: bytes, source: str, media_type: str
) -> Document:
    """Make the document that a reader has read from `data`; equal bytes give an equal id."""
    checksum = hashlib.sha256(data).hexdigest()
    return Document(
        id=document_id(publication.title, checksum),
        checksum=checksum,
        publication=publication,
        text=content.text,
        blocks=content.blocks,
        source=source,
        media_type=media_type,
        read_at=datetime.now(UTC).replace(microsecond=0),
        marks=content.marks,
    )


def document_id(title: str, checksum: str) -> str:
    """Return a readable id, unique by its checksum: `national-standards-2021-3f9a1c0b7d2e`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")
    return f"{words or 'document'}-{checksum[:12]}"


class TextBuilder:
    """Collects blocks in reading order and lays out the canonical text around them.

    White space inside a block is folded to single spaces. Empty blocks are left out.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The canonical text so far."""
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far, in reading order."""
        return tuple(self._blocks)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks so far; only a builder that reads them has any."""
        return ()

    def heading(
        self, words: str, level: int, *, anchor: str | None = None, page: int | None = None
    ) -> None:
        """Add a heading of depth `level`, 1 (outermost) to 6."""
        self._add(BlockKind.HEADING, words, level=min(max(level, 1), 6), anchor=anchor, page=page)

    def paragraph(self, words: str, *, anchor: str | None = None, page: int | None = None) -> None:
        """Add a paragraph."""
        self._add(BlockKind.PARAGRAPH, words, anchor=anchor, page=page)

    def list_item(
        self, words: str, *, depth: int = 1, marker: str = "•", page: int | None = None
    ) -> None:
        """Add a list item of nesting `depth` (from 1) behind its `marker` ("•", "1.", "(a)")."""
        lead = "  " * (depth - 1) + marker + " "
        self._add(BlockKind.LIST_ITEM, words, level=depth, lead=lead, page=page)

    def table_row(
        self, cells: Sequence[str], *, header: bool = False, page: int | None = None
    ) -> None:
        """Add a row, its cells parted by " | "; the header row goes before the rows it heads."""
        kind = BlockKind.TABLE_HEADER if header else BlockKind.TABLE_ROW
        folded = [fold_space(cell) for cell in cells]
        self._add(kind, " | ".join(folded) if any(folded) else "", page=page)

    def _add(
        self,
        kind: BlockKind,
        words: str,
        *,
        level: int = 0,
        lead: str = "",
        anchor: str | None = None,
        page: int | None = None,
    ) -> None:
        words = fold_space(words)
        if not words:
            return
        between = self._gap_before(kind) + lead
        start = self._length + len(between)
        self._parts += (between, words)
        self._length = start + len(words)
        self._blocks.append(Block(kind, start, self._length, level=level, anchor=anchor, page=page))

    def _gap_before(self, kind: BlockKind) -> str:
        if not self._blocks:
            return ""
        before = self._blocks[-1].kind
        in_list = kind is before is BlockKind.LIST_ITEM
        in_table = kind is BlockKind.TABLE_ROW and before in _TABLE_KINDS
        return "\n" if in_list or in_table else "\n\n"


class MarkedTextBuilder(TextBuilder):
    """Collects blocks of a starter note and takes the marks of its statements out of the text."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: list[Mark] = []

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks so far, in reading order."""
        return tuple(self._marks)

    def _add(
        self,
        kind: BlockKind,
        words: str,
        *,
        level: int = 0,
        lead: str = "",
        anchor: str | None = None,
        page: int | None = None,
    ) -> None:
        plain, marks = parted(fold_space(words))
        super()._add(kind, plain, level=level, lead=lead, anchor=anchor, page=page)
        if marks and self._blocks:
            start = self._blocks[-1].start
            self._marks += [
                replace(one, start=start + one.start, end=start + one.end) for one in marks
            ]


_TABLE_KINDS = (BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW)


def fold_space(words: str) -> str:
    """Fold runs of white space to one space and drop characters that nobody can see.

    Dropped are control, zero-width, bidi-override and tag characters: hidden text must not be
    indexed. Letters stay as they are (no compatibility folding), so that quotes stay exact.
    """
    visible = _INVISIBLE.sub("", words)
    return " ".join(visible.split())


_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
