"""How documents and passages are written down as rows, and read back equal."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from typing import Any, Protocol

from corpus.document import Block, BlockKind, Document
from corpus.marks import FactChange, Mark
from corpus.passage import Passage
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate


class Row(Protocol):
    """A row whose values are found by the names of their columns."""

    def __getitem__(self, name: str, /) -> Any:
        """Return the value of one column."""


_DATES = ("published", "updated", "applies_from", "applies_to", "withdrawn_on")
_CHANGE_DATES = ("applies_from", "applies_to")
_TUPLES = ("topics", "rests_on", "replaces", "amends", "formats", "languages")


def publication_record(publication: Publication) -> dict[str, Any]:
    """Return the publication as plain values: dates in ISO form, status by its word."""
    record = {one.name: getattr(publication, one.name) for one in fields(Publication)}
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
            values[name] = PartialDate.fromisoformat(values[name])
    for name in _TUPLES:
        values[name] = tuple(values.get(name, ()))
    values["change_history"] = tuple((day, note) for day, note in values.get("change_history", ()))
    values["status"] = Status(values["status"])
    return Publication(**values)


_DOCUMENT_COLUMNS = (
    *("id", "checksum", "publication", "text", "blocks", "source", "media_type", "read_at"),
    *("marks", "changes"),
)


def document_row(document: Document) -> tuple[str, tuple[Any, ...]]:
    """Return the statement that keeps `document`, with its values."""
    record = document_record(document)
    names, marks = ", ".join(_DOCUMENT_COLUMNS), ", ".join("?" * len(_DOCUMENT_COLUMNS))
    statement = f"INSERT INTO documents ({names}) VALUES ({marks})"
    return statement, tuple(record[name] for name in _DOCUMENT_COLUMNS)


def document_record(document: Document) -> dict[str, str]:
    """Return the document as texts, those with structure in JSON."""
    return {
        "id": document.id,
        "checksum": document.checksum,
        "publication": _as_json(publication_record(document.publication)),
        "text": document.text,
        "blocks": _as_json([_block_record(one) for one in document.blocks]),
        "source": document.source,
        "media_type": document.media_type,
        "read_at": document.read_at.isoformat(),
        "marks": _as_json([_mark_record(one) for one in document.marks]),
        "changes": _as_json([_change_record(one) for one in document.changes]),
    }


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


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
        marks=tuple(_mark_from(one) for one in json.loads(row["marks"])),
        changes=changes_of_record(row["changes"]),
    )


def changes_of_record(written: str) -> tuple[FactChange, ...]:
    """Read back the changes of a note from the JSON they are kept in."""
    return tuple(_change_from(one) for one in json.loads(written))


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


def _mark_record(mark: Mark) -> list[Any]:
    return [mark.start, mark.end, list(mark.publications), mark.was, mark.now]


def _mark_from(record: list[Any]) -> Mark:
    start, end, publications, was, now = record
    return Mark(start, end, tuple(publications), was, now)


def _change_record(change: FactChange) -> dict[str, Any]:
    record = {one.name: getattr(change, one.name) for one in fields(FactChange)}
    for name in _CHANGE_DATES:
        record[name] = record[name].isoformat() if record[name] else None
    return record


def _change_from(record: dict[str, Any]) -> FactChange:
    dates = {
        name: PartialDate.fromisoformat(record[name]) if record[name] else None
        for name in _CHANGE_DATES
    }
    return FactChange(**(record | dates | {"ended": tuple(record.get("ended", ()))}))
