"""How a document becomes the newest version of its source; the versions before it stay."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from sqlite3 import Connection, Row

from corpus.document import Document
from corpus.errors import CannotTakeBack
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


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What adding a document would do, and the document held that it is or would replace."""

    change: Change
    held: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True, order=True)
class VersionPlace:
    """One version as the library counts it: the `number` of its source."""

    source: str
    number: int
    document_id: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a batch of documents did to what is current: versions that came, and that went."""

    came: tuple[VersionPlace, ...] = ()
    went: tuple[VersionPlace, ...] = ()
    taken_back: bool = False


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
    current = connection.execute(_CURRENT_OF_SOURCE, _places(document)).fetchone()
    if current and current["document_id"] == document_id:
        return Added(document_id, Change.UNCHANGED, current["number"])
    return _new_version(connection, key, document_id, current)


_CURRENT_OF_SOURCE = (
    "SELECT source, number, document_id, added_at FROM versions WHERE replaced_at IS NULL AND"
    " (source IN (?, ?) OR document_id IN (SELECT id FROM documents WHERE source = ?))"
    " ORDER BY source = ? DESC"
)


def _places(document: Document) -> tuple[str, str, str, str]:
    key = version_key(document)
    return key, document.source, document.source, key


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


class Batches:
    """Documents that came in together, and that can be taken back together.

    What a batch exchanged is written down in the transaction that brings it in: after a kill it is
    in with the means to take it back, or it is not in.
    """

    def __init__(
        self,
        rows: Callable[..., Sequence[Row]],
        writing: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        """Read with `rows` and write within `writing`, both of the library."""
        self._rows = rows
        self._writing = writing

    def add(
        self, name: str, documents: Sequence[tuple[Document, Sequence[Passage]]], cutting: str
    ) -> list[Added]:
        """Keep the documents of the batch `name`: all of them or, after a kill, none."""
        with self._writing() as connection:
            before = _current_places(connection)
            added = [add_version(connection, one, cuts, cutting) for one, cuts in documents]
            after = _current_places(connection)
            came, went = sorted(after - before), sorted(before - after)
            _write_exchange(connection, name, Exchange(tuple(came), tuple(went)))
            if any(one.change is not Change.UNCHANGED for one in added):
                next_generation(connection)
        return added

    def exchange(self, name: str) -> Exchange | None:
        """Return what the batch `name` exchanged, nothing if it never came in."""
        rows = self._rows("SELECT value FROM facts WHERE name = ?", (f"batch:{name}",))
        return _exchange_from(rows[0]["value"]) if rows else None

    def overtaken(self, exchange: Exchange) -> tuple[VersionPlace, ...]:
        """Return what came with a batch and is current no more: something newer took its place."""
        return tuple(
            one
            for one in exchange.came
            if not self._rows(
                "SELECT 1 FROM versions WHERE source = ? AND number = ? AND replaced_at IS NULL",
                (one.source, one.number),
            )
        )

    def take_back(self, name: str) -> Exchange:
        """Make current again what was before the batch `name`, in one transaction.

        What it replaced comes back as one more version, so that the history stays true. Taking it
        back twice does nothing. Raises `CannotTakeBack` if any of it has been replaced since.
        """
        with self._writing() as connection:
            exchange = self.exchange(name)
            if exchange is None:
                raise CannotTakeBack(name, ())
            if exchange.taken_back:
                return exchange
            overtaken = self.overtaken(exchange)
            if overtaken:
                raise CannotTakeBack(name, [one.document_id for one in overtaken])
            _exchange_again(connection, exchange)
            done = replace(exchange, taken_back=True)
            _write_exchange(connection, name, done)
        return done

    def foresee(self, document: Document) -> Foreseen:
        """Return what adding a document would do, and change nothing."""
        same = self._rows(
            "SELECT v.document_id, v.added_at FROM versions v JOIN documents d"
            " ON d.id = v.document_id WHERE d.checksum = ? AND v.replaced_at IS NULL",
            (document.checksum,),
        )
        current = self._rows(_CURRENT_OF_SOURCE, _places(document))
        if not same and not current:
            return Foreseen(Change.NEW)
        own = {one["document_id"] for one in same}
        unchanged = not current or current[0]["document_id"] in own
        held = same[0] if unchanged else current[0]
        return Foreseen(
            Change.UNCHANGED if unchanged else Change.NEW_VERSION,
            held["document_id"],
            datetime.fromisoformat(held["added_at"]),
        )


def _current_places(connection: Connection) -> frozenset[VersionPlace]:
    rows = connection.execute(
        "SELECT source, number, document_id FROM versions WHERE replaced_at IS NULL"
    )
    return frozenset(VersionPlace(*row) for row in rows)


def _exchange_again(connection: Connection, exchange: Exchange) -> None:
    moment = now()
    connection.executemany(
        "UPDATE versions SET replaced_at = ? WHERE source = ? AND number = ?",
        [(moment, one.source, one.number) for one in exchange.came],
    )
    back = {one: _next_place(connection, one) for one in exchange.went}
    connection.executemany(
        "INSERT INTO versions VALUES (?, ?, ?, ?, NULL)",
        [(one.source, one.number, one.document_id, moment) for one in back.values()],
    )
    _tell_earlier_batches(connection, back)
    if exchange.came or exchange.went:
        next_generation(connection)


def _next_place(connection: Connection, place: VersionPlace) -> VersionPlace:
    last = connection.execute(
        "SELECT max(number) AS n FROM versions WHERE source = ?", (place.source,)
    ).fetchone()["n"]
    return replace(place, number=last + 1)


def _tell_earlier_batches(connection: Connection, back: dict[VersionPlace, VersionPlace]) -> None:
    """Write down for the batches before that what they brought stands in another place again."""
    rows = connection.execute("SELECT name, value FROM facts WHERE name LIKE 'batch:%'").fetchall()
    for row in rows:
        told = _exchange_from(row["value"])
        came = tuple(back.get(one, one) for one in told.came)
        if came != told.came:
            name = row["name"].removeprefix("batch:")
            _write_exchange(connection, name, replace(told, came=came))


def _write_exchange(connection: Connection, name: str, exchange: Exchange) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO facts VALUES (?, ?)",
        (f"batch:{name}", json.dumps(asdict(exchange))),
    )


def _exchange_from(written: str) -> Exchange:
    told = json.loads(written)
    came, went = (tuple(VersionPlace(**one) for one in told[name]) for name in ("came", "went"))
    return Exchange(came, went, told["taken_back"])
