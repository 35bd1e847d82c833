"""What is remembered of each address that was asked, so that only changes are asked for again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from corpus.govuk.errors import FetchRecordsDamaged
from corpus.publication import Publication
from corpus.records import publication_from, publication_record

_SCHEMA = """
CREATE TABLE IF NOT EXISTS fetches (
    address TEXT PRIMARY KEY, wanted TEXT NOT NULL, reading INTEGER NOT NULL, etag TEXT,
    last_modified TEXT, gave TEXT NOT NULL, leads TEXT NOT NULL, publication TEXT);
"""


@dataclass(frozen=True, slots=True)
class Lead:
    """What a page leads to: a part with an address of its own.

    `suffix` is what the id of the part has behind that of the page (`/annex-a`, `.cy`). A file may
    have several `addresses`, best format first, of which one is read.
    """

    suffix: str
    addresses: tuple[str, ...]
    is_file: bool = False
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Fetch:
    """What the last full answer of an address was, and what became of it.

    `address` is what was asked, at the base that was set. `wanted` is the id it was asked for and
    `gave` the (id, checksum) of each document that was kept from it; `reading` is the version of
    the rules it was read by. `publication` is what the page states about the files it leads to.
    """

    address: str
    wanted: str
    reading: int
    etag: str | None = None
    last_modified: str | None = None
    gave: tuple[tuple[str, str], ...] = ()
    leads: tuple[Lead, ...] = ()
    publication: Publication | None = None

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the page only if it has changed."""
        stated = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in stated.items() if value and value.isascii()}


class FetchRecords(Protocol):
    """Remembers one fetch an address."""

    def get(self, address: str) -> Fetch | None:
        """Return what is remembered of an address."""

    def keep(self, fetch: Fetch) -> None:
        """Remember a fetch, in place of the one before at its address."""


class SqliteFetchRecords:
    """Fetch records in one SQLite file; each call is one transaction, synced to disk."""

    def __init__(self, path: Path) -> None:
        """Open the records at `path`, made if absent; raises `FetchRecordsDamaged`."""
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._opened() as connection:
            connection.executescript(_SCHEMA)

    def get(self, address: str) -> Fetch | None:
        """Return what is remembered of an address."""
        with self._opened() as connection:
            row = connection.execute(
                "SELECT * FROM fetches WHERE address = ?", (address,)
            ).fetchone()
        return _fetch_from(row) if row else None

    def keep(self, fetch: Fetch) -> None:
        """Remember a fetch, in place of the one before at its address."""
        with self._opened() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO fetches (address, wanted, reading, etag, last_modified,"
                " gave, leads, publication) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                _row_of(fetch),
            )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            try:
                connection.row_factory = sqlite3.Row
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
                yield connection
            finally:
                connection.close()
        except sqlite3.DatabaseError as problem:
            raise FetchRecordsDamaged(self.path, str(problem)) from problem


def _row_of(fetch: Fetch) -> tuple[Any, ...]:
    stated = publication_record(fetch.publication) if fetch.publication else None
    return (
        fetch.address,
        fetch.wanted,
        fetch.reading,
        fetch.etag,
        fetch.last_modified,
        json.dumps(fetch.gave),
        json.dumps([asdict(one) for one in fetch.leads], ensure_ascii=False),
        json.dumps(stated, ensure_ascii=False) if stated else None,
    )


def _fetch_from(row: sqlite3.Row) -> Fetch:
    stated = row["publication"]
    return Fetch(
        address=row["address"],
        wanted=row["wanted"],
        reading=row["reading"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        gave=tuple((name, checksum) for name, checksum in json.loads(row["gave"])),
        leads=tuple(_lead_from(one) for one in json.loads(row["leads"])),
        publication=publication_from(json.loads(stated)) if stated else None,
    )


def _lead_from(record: dict[str, Any]) -> Lead:
    return Lead(**(record | {"addresses": tuple(record["addresses"])}))
