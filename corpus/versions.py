"""How a document becomes the newest version of its source; the versions before it stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from sqlite3 import Connection, Row

from corpus.document import Document
from corpus.passage import Passage
from corpus.records import document_row, passage_row


class Change(StrEnum):
    """What adding a document did."""

    NEW = "new"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new_version"


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one document did; `replaced` are the ids of the versions it replaces."""

    document_id: str
    change: Change
    version: int
    replaced: tuple[str, ...] = ()


def add_version(
    connection: Connection,
    document: Document,
    passages: Sequence[Passage],
    cutting: str,
) -> Added:
    """Keep a document as the newest version of its source, within the transaction under way."""
    held = connection.execute(
        "SELECT id FROM documents WHERE checksum = ?", (document.checksum,)
    ).fetchone()
    document_id = held["id"] if held else document.id
    if not held:
        connection.execute(*document_row(document))
        keep_passages(connection, passages, cutting)
    key = version_key(document)
    current = connection.execute(
        "SELECT source, number, document_id FROM versions WHERE replaced_at IS NULL AND (source IN"
        " (?, ?) OR document_id IN (SELECT id FROM documents WHERE source = ?))"
        " ORDER BY source = ? DESC",
        (key, document.source, document.source, key),
    ).fetchone()
    if current and current["document_id"] == document_id:
        return Added(document_id, Change.UNCHANGED, current["number"])
    return _new_version(connection, key, document_id, current)


def version_key(document: Document) -> str:
    """Return what the versions of a document share: the id it states, or else its source."""
    stated = document.publication.external_id
    return f"id:{stated}" if stated else document.source


def _new_version(
    connection: Connection,
    source: str,
    document_id: str,
    current: Row | None,
) -> Added:
    moment = now()
    elsewhere = connection.execute(
        "SELECT 1 FROM versions WHERE document_id = ? AND replaced_at IS NULL", (document_id,)
    ).fetchone()
    last = connection.execute(
        "SELECT coalesce(max(number), 0) AS n FROM versions WHERE source = ?", (source,)
    ).fetchone()["n"]
    connection.execute(
        "UPDATE versions SET replaced_at = ? WHERE source IN (?, ?) AND replaced_at IS NULL",
        (moment, source, current["source"] if current else source),
    )
    connection.execute(
        "INSERT INTO versions VALUES (?, ?, ?, ?, NULL)", (source, last + 1, document_id, moment)
    )
    if current:
        return Added(document_id, Change.NEW_VERSION, last + 1, (current["document_id"],))
    # The same bytes under a second name are the same document; nothing to search has changed.
    return Added(document_id, Change.UNCHANGED if elsewhere else Change.NEW, last + 1)


def keep_passages(connection: Connection, passages: Sequence[Passage], cutting: str) -> None:
    """Keep the passages of a document as `cutting` made them."""
    connection.executemany(
        f"INSERT OR REPLACE INTO passages VALUES ({', '.join('?' * 13)})",
        (passage_row(passage, cutting, place) for place, passage in enumerate(passages)),
    )


def next_generation(connection: Connection) -> None:
    """Count one more change to what is current."""
    connection.execute(
        "UPDATE facts SET value = CAST(value AS INTEGER) + 1 WHERE name = 'generation'"
    )


def now() -> str:
    """Return the present moment as it is written into rows."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
