"""The library: every document read, with its text, passages and vectors, in one SQLite file.

The library is the truth; an index is a copy that can be made again from it. Each call is one
transaction, synced to disk before it returns, so what was acknowledged outlives a kill.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corpus.connections import Connections
from corpus.document import Document
from corpus.errors import LibraryDamaged, UnknownDocument
from corpus.listing import LISTING_SCHEMA, Listing
from corpus.marks import FactChange
from corpus.passage import Passage
from corpus.publication import Publication
from corpus.records import changes_of_record, document_from, passage_from, publication_from
from corpus.versions import (
    Added,
    Batches,
    Change,
    add_version,
    keep_passages,
    next_generation,
    now,
)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY, checksum TEXT NOT NULL UNIQUE, publication TEXT NOT NULL,
    text TEXT NOT NULL, blocks TEXT NOT NULL, source TEXT NOT NULL, media_type TEXT NOT NULL,
    read_at TEXT NOT NULL, marks TEXT NOT NULL DEFAULT '[]', changes TEXT NOT NULL DEFAULT '[]');
CREATE TABLE IF NOT EXISTS versions (
    source TEXT NOT NULL, number INTEGER NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents(id),
    added_at TEXT NOT NULL, replaced_at TEXT, PRIMARY KEY (source, number));
CREATE INDEX IF NOT EXISTS versions_of_document ON versions (document_id);
CREATE TABLE IF NOT EXISTS passages (
    cutting TEXT NOT NULL, id TEXT NOT NULL, document_id TEXT NOT NULL REFERENCES documents(id),
    place INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER,
    anchor TEXT, heading_trail TEXT NOT NULL, leads TEXT NOT NULL, text TEXT NOT NULL,
    search_text TEXT NOT NULL, search_checksum TEXT NOT NULL, PRIMARY KEY (cutting, id)
    ) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS passages_of_document ON passages (document_id, cutting, place);
CREATE TABLE IF NOT EXISTS vectors (
    model TEXT NOT NULL, checksum TEXT NOT NULL, vector BLOB NOT NULL,
    PRIMARY KEY (model, checksum)) WITHOUT ROWID;
"""
_SCHEMA_VERSION = "2"
# Columns that libraries of earlier versions lack.
_ADDED_COLUMNS = {"documents": ("marks", "changes")}
_CURRENT = "SELECT document_id FROM versions WHERE replaced_at IS NULL"
_MOST_PARAMETERS = 500


@dataclass(frozen=True, slots=True)
class HeldVersion:
    """One version of a document as the library keeps it; current while `replaced_at` is unset."""

    document_id: str
    source: str
    number: int
    added_at: datetime
    replaced_at: datetime | None


class Library:
    """All documents of one home; safe for many threads and for readers in other processes."""

    def __init__(self, path: Path) -> None:
        """Open the library at `path`, made if absent; raises `LibraryDamaged`."""
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connections = Connections(path)
        self._rows, self._writing = self._connections.rows, self._connections.writing
        self.listing = Listing(self._rows, self._writing)
        self.batches = Batches(self._rows, self._writing)
        with self._connections.lent() as connection:
            connection.executescript(_SCHEMA + LISTING_SCHEMA)
            _add_columns(connection)
            facts = {"schema": _SCHEMA_VERSION, "identity": uuid.uuid4().hex, "generation": "0"}
            connection.executemany("INSERT OR IGNORE INTO facts VALUES (?, ?)", facts.items())

    @property
    def identity(self) -> str:
        """A name that no other library has, so that an index knows whose copy it is."""
        return self._fact("identity")

    @property
    def generation(self) -> int:
        """A number that grows with every change to what is current."""
        return int(self._fact("generation"))

    def note(self, name: str) -> str:
        """Return what was noted under `name`, empty if nothing was."""
        row = self._one("SELECT value FROM facts WHERE name = ?", (f"note:{name}",))
        return str(row["value"]) if row else ""

    def take_note(self, name: str, value: str) -> None:
        """Note `value` under `name`, in place of what was noted before."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO facts VALUES (?, ?)", (f"note:{name}", value)
            )

    def add(self, document: Document, passages: Sequence[Passage], cutting: str) -> Added:
        """Keep `document` and its passages; what its source held before is now replaced."""
        return self.add_all([(document, passages)], cutting)[0]

    def add_all(
        self, documents: Sequence[tuple[Document, Sequence[Passage]]], cutting: str
    ) -> list[Added]:
        """Keep many documents in one transaction: all of them or, after a kill, none."""
        with self._writing() as connection:
            added = [
                add_version(connection, document, passages, cutting)
                for document, passages in documents
            ]
            if any(one.change is not Change.UNCHANGED for one in added):
                next_generation(connection)
        return added

    def retire(self, sources: Iterable[str]) -> int:
        """Mark the current documents of `sources` as replaced by nothing; return how many."""
        moment = now()
        with self._writing() as connection:
            changed = sum(
                connection.execute(
                    "UPDATE versions SET replaced_at = ? WHERE source = ? AND replaced_at IS NULL",
                    (moment, source),
                ).rowcount
                for source in sources
            )
            if changed:
                next_generation(connection)
        return changed

    def document(self, document_id: str) -> Document:
        """Return a document, current or replaced; raises `UnknownDocument`."""
        row = self._one("SELECT * FROM documents WHERE id = ?", (document_id,))
        if row is None:
            raise UnknownDocument(document_id)
        return self.listing.described(document_from(row))

    def documents(self, *, all_versions: bool = False) -> Iterator[Document]:
        """Yield the current documents, or all ever kept, by title."""
        only = "" if all_versions else f" WHERE id IN ({_CURRENT})"
        order = " ORDER BY json_extract(publication, '$.title'), id"
        for row in self._rows(f"SELECT * FROM documents{only}{order}"):
            yield self.listing.described(document_from(row))

    def versions(self, document_id: str | None = None) -> list[HeldVersion]:
        """Return the versions of all sources, or of those that `document_id` has ever stood for."""
        where, values = "", list[str]()
        if document_id is not None:
            where = " WHERE source IN (SELECT source FROM versions WHERE document_id = ?)"
            values = [document_id]
        rows = self._rows(f"SELECT * FROM versions{where} ORDER BY source, number", values)
        return [_version_from(row) for row in rows]

    def current_sources(self, prefix: str) -> list[str]:
        """Return the sources that begin with `prefix` and have a current document."""
        rows = self._rows(
            "SELECT source FROM versions WHERE replaced_at IS NULL AND substr(source, 1, ?) = ?",
            (len(prefix), prefix),
        )
        return [row["source"] for row in rows]

    def count_passages(self, document_id: str, cutting: str) -> int:
        """Return how many passages a document has been cut into."""
        row = self._one(
            "SELECT count(*) AS n FROM passages WHERE document_id = ? AND cutting = ?",
            (document_id, cutting),
        )
        return int(row["n"]) if row else 0

    def uncut(self, cutting: str) -> list[str]:
        """Return the ids of current documents that have no passages by these rules yet."""
        rows = self._rows(
            f"SELECT DISTINCT document_id FROM ({_CURRENT}) EXCEPT "
            "SELECT document_id FROM passages WHERE cutting = ?",
            (cutting,),
        )
        return [row["document_id"] for row in rows]

    def keep_passages(self, passages: Sequence[Passage], cutting: str) -> None:
        """Keep the passages that other rules have cut; those of earlier rules stay."""
        with self._writing() as connection:
            keep_passages(connection, passages, cutting)

    def current_passages(self, cutting: str) -> list[tuple[str, str]]:
        """Return (passage id, search checksum) of all current passages, in a fixed order."""
        rows = self._rows(
            f"SELECT id, search_checksum FROM passages WHERE document_id IN ({_CURRENT}) "
            "AND cutting = ? ORDER BY document_id, place",
            (cutting,),
        )
        return [(row["id"], row["search_checksum"]) for row in rows]

    def passages(self, ids: Sequence[str], cutting: str) -> list[Passage]:
        """Return passages by id, in the order asked; ids not held are left out."""
        found: dict[str, Passage] = {}
        for some in _portions(ids):
            rows = self._rows(
                f"SELECT * FROM passages WHERE cutting = ? AND id IN ({_marks(some)})",
                (cutting, *some),
            )
            found |= {row["id"]: passage_from(row) for row in rows}
        return [found[one] for one in ids if one in found]

    def passage_at(self, document_id: str, place: int, cutting: str) -> Passage | None:
        """Return the passage of a document that holds the character at `place`."""
        row = self._one(
            "SELECT * FROM passages WHERE document_id = ? AND cutting = ? AND start <= ?"
            ' AND "end" > ? ORDER BY place LIMIT 1',
            (document_id, cutting, place, place),
        )
        return passage_from(row) if row else None

    def held_publications(self) -> dict[str, Publication]:
        """Return the publication of each current document, by document id, as believed."""
        rows = self._rows(f"SELECT id, publication FROM documents WHERE id IN ({_CURRENT})")
        return {
            row["id"]: self.listing.believed(
                publication_from(json.loads(row["publication"])), row["id"]
            )
            for row in rows
        }

    def changes(self) -> list[tuple[str, tuple[FactChange, ...]]]:
        """Return the changes that current documents tell of, by document id."""
        rows = self._rows(
            f"SELECT id, changes FROM documents WHERE changes != '[]' AND id IN ({_CURRENT})"
            " ORDER BY id"
        )
        return [(row["id"], changes_of_record(row["changes"])) for row in rows]

    def search_texts(self, ids: Sequence[str], cutting: str) -> list[str]:
        """Return what the search reads of each passage, in the order asked."""
        found: dict[str, str] = {}
        for some in _portions(ids):
            rows = self._rows(
                "SELECT id, search_text FROM passages"
                f" WHERE cutting = ? AND id IN ({_marks(some)})",
                (cutting, *some),
            )
            found |= {row["id"]: row["search_text"] for row in rows}
        return [found[one] for one in ids]

    def without_vector(self, model: str, cutting: str) -> list[tuple[str, str]]:
        """Return (search checksum, search text) of current passages that `model` has not read."""
        rows = self._rows(
            "SELECT DISTINCT search_checksum, search_text FROM passages"
            f" WHERE document_id IN ({_CURRENT}) AND cutting = ? AND NOT EXISTS"
            " (SELECT 1 FROM vectors WHERE model = ? AND checksum = search_checksum)"
            " ORDER BY search_checksum",
            (cutting, model),
        )
        return [(row["search_checksum"], row["search_text"]) for row in rows]

    def unread(self, model: str, checksums: Sequence[str]) -> set[str]:
        """Return those of `checksums` for which no vector by `model` is kept."""
        missing = set(checksums)
        for some in _portions(checksums):
            rows = self._rows(
                f"SELECT checksum FROM vectors WHERE model = ? AND checksum IN ({_marks(some)})",
                (model, *some),
            )
            missing -= {row["checksum"] for row in rows}
        return missing

    def keep_vectors(self, model: str, vectors: Iterable[tuple[str, bytes]]) -> None:
        """Keep the vectors that `model` made, by search checksum, as little-endian float32."""
        with self._writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                ((model, checksum, vector) for checksum, vector in vectors),
            )

    def vectors(self, model: str, checksums: Sequence[str]) -> Iterator[bytes]:
        """Yield the vectors for `checksums` in their order; raises `KeyError` for one not kept."""
        for some in _portions(checksums):
            rows = self._rows(
                "SELECT checksum, vector FROM vectors"
                f" WHERE model = ? AND checksum IN ({_marks(some)})",
                (model, *some),
            )
            found = {row["checksum"]: row["vector"] for row in rows}
            for checksum in some:
                yield found[checksum]

    def close(self) -> None:
        """Close the connections of all threads."""
        self._connections.close()

    def _one(self, query: str, values: Sequence[object]) -> sqlite3.Row | None:
        return next(iter(self._rows(query, values)), None)

    def _fact(self, name: str) -> str:
        row = self._one("SELECT value FROM facts WHERE name = ?", (name,))
        if row is None:
            raise LibraryDamaged(self.path, f"it does not say its {name}")
        return str(row["value"])


def _add_columns(connection: sqlite3.Connection) -> None:
    for table, names in _ADDED_COLUMNS.items():
        held = {row["name"] for row in connection.execute(f"PRAGMA table_info({table})")}
        for name in names:
            if name not in held:
                connection.execute(
                    f"ALTER TABLE {table} ADD COLUMN {name} TEXT NOT NULL DEFAULT '[]'"
                )
    connection.execute(
        "UPDATE facts SET value = ? WHERE name = 'schema' AND value < ?",
        (_SCHEMA_VERSION, _SCHEMA_VERSION),
    )


def _version_from(row: sqlite3.Row) -> HeldVersion:
    replaced = row["replaced_at"]
    return HeldVersion(
        document_id=row["document_id"],
        source=row["source"],
        number=row["number"],
        added_at=datetime.fromisoformat(row["added_at"]),
        replaced_at=datetime.fromisoformat(replaced) if replaced else None,
    )


def _portions(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _MOST_PARAMETERS):
        yield values[start : start + _MOST_PARAMETERS]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
