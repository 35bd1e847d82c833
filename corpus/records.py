"""How documents and passages are written down as rows, and read back equal."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any, Protocol

from corpus.document import Block, BlockKind, Document
from corpus.passage import Passage
from corpus.publication import Publication, Status


class Row(Protocol):
    """A row whose values are found by the names of their columns."""

    def __getitem__(self, name: str, /) -> Any:
        """Return the value of one column."""


_DATES = ("published", "updated", "applies_from", "applies_to")
_TUPLES = ("topics", "rests_on")


def publication_record(publication: Publication) -> dict[str, Any]:
    """Return the publication as plain values: dates in ISO form, status by its word."""
    record = asdict(publication)
    for name in _DATES:
        if record[name] is not None:
            record[name] = record[name].isoformat()
    return record


def publication_from(record: dict[str, Any]) -> Publication:
    """Read back what `publication_record` wrote; fields added since keep their defaults."""
    known = {one.name for one in fields(Publication)}
    values = {name: value for name, value in record.items() if name in known}
    for name in _DATES:
        if values.get(name) is not None:
            values[name] = date.fromisoformat(values[name])
    for name in _TUPLES:
        values[name] = tuple(values.get(name, ()))
    values["status"] = Status(values["status"])
    return Publication(**values)


def document_row(document: Document) -> tuple[str, tuple[Any, ...]]:
    """Return the statement that keeps `document`, with its values."""
    values = (
        document.id,
        document.checksum,
        json.dumps(publication_record(document.publication), ensure_ascii=False),
        document.text,
        json.dumps([_block_record(one) for one in document.blocks], ensure_ascii=False),
        document.source,
        document.media_type,
        document.read_at.isoformat(),
    )
    return "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values


def document_from(row: Row) -> Document:
    """Read back a document from a row that has a value for each of its fields."""
    return Document(
        id=row["id"],
        checksum=row["checksum"],
        publication=publication_from(json.loads(row["publication"])),
        text=row["text"],
        blocks=tuple(_block_from(one) for one in json.loads(row["blocks"])),
        source=row["source"],
        media_type=row["media_type"],
        read_at=datetime.fromisoformat(row["read_at"]),
    )


def passage_row(passage: Passage, cutting: str, place: int) -> tuple[Any, ...]:
    """Return the values of one row of passages, in the order of the table's columns."""
    return (
        cutting,
        passage.id,
        passage.document_id,
        place,
        passage.start,
        passage.end,
        passage.page,
        passage.anchor,
        json.dumps(passage.heading_trail, ensure_ascii=False),
        json.dumps(passage.leads),
        passage.text,
        passage.search_text,
        passage.search_checksum,
    )


def passage_from(row: Row) -> Passage:
    """Read back a passage from its row."""
    return Passage(
        id=row["id"],
        document_id=row["document_id"],
        heading_trail=tuple(json.loads(row["heading_trail"])),
        anchor=row["anchor"],
        page=row["page"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        leads=tuple((start, end) for start, end in json.loads(row["leads"])),
        search_text=row["search_text"],
    )


def _block_record(block: Block) -> list[Any]:
    return [block.kind.value, block.start, block.end, block.level, block.anchor, block.page]


def _block_from(record: list[Any]) -> Block:
    kind, start, end, level, anchor, page = record
    return Block(BlockKind(kind), start, end, level=level, anchor=anchor, page=page)
