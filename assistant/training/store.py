"""Packs that trainers keep: each change a version, a link for learners, versions for events."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from secrets import token_hex, token_urlsafe
from threading import Lock

from assistant.records.database import Connection, Records, Row
from assistant.records.rows import now, storable, written
from assistant.training.errors import PackChanged, UnknownPack
from assistant.training.pack import Pack
from assistant.training.pack_file import pack_as_json, pack_from_json

LONGEST_TITLE = 120
_PACKS_KEPT = 16


class Step(StrEnum):
    """What a trainer did that made a version."""

    MADE = "made"
    TITLED = "titled"
    EDITED = "edited"
    DROPPED = "dropped"
    TAKEN_BACK = "taken_back"
    ADDED = "added"
    RENEWED = "renewed"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class PackEntry:
    """A pack as a list shows it; `share` is empty for one that is on no link."""

    id: str
    title: str
    version: int
    made_at: datetime
    changed_at: datetime
    share: str
    learner_count: int


@dataclass(frozen=True, slots=True)
class SharedEntry:
    """A pack that somebody takes part in, with the link they came by and the name they chose."""

    title: str
    token: str
    event: str
    learner: str


@dataclass(frozen=True, slots=True)
class Event:
    """A version that was frozen for an event, on a link of its own; ended, without a `token`."""

    key: int
    token: str
    name: str
    version: int
    frozen_at: datetime


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One version of a pack as its list of versions shows it."""

    number: int
    kept_at: datetime
    step: Step
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptPack:
    """A pack as its trainer has it: the latest version, and the links that it is on."""

    pack: Pack
    share: str
    changed_at: datetime
    learner_count: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class OpenedPack:
    """What a link opens: the latest version, or the frozen one of an event.

    `key` and `event_key` are the store's own; `event` is empty for the link of the pack itself.
    """

    pack: Pack
    token: str
    key: int
    event: str = ""
    event_key: int | None = None


class PackStore:
    """The packs of all trainers, each of whom sees and changes only their own.

    An owner is an opaque string, as for conversations. Links are tokens that cannot be guessed;
    whoever has one may learn from the pack. What is deleted is gone, with all results.
    """

    def __init__(self, records: Records) -> None:
        """Keep packs in `records`."""
        self._records = records
        self._read: OrderedDict[tuple[str, int], Pack] = OrderedDict()
        self._guard = Lock()

    def keep(self, owner: str, pack: Pack) -> Pack:
        """Keep a new pack as version 1, under an id of its own that cannot be guessed."""
        kept, moment = replace(pack, id=token_hex(16), version=1), written(now())
        with self._records.writing() as connection:
            key = connection.execute(
                "INSERT INTO packs (id, owner, title, version, made_at, changed_at)"
                " VALUES (?, ?, ?, 1, ?, ?)",
                (kept.id, owner, storable(kept.title), moment, moment),
            ).lastrowid
            _keep_version(connection, int(key or 0), kept, Step.MADE)
        return kept

    def entries(self, owner: str) -> list[PackEntry]:
        """List the packs of a trainer, the last changed first."""
        rows = self._records.rows(
            f"SELECT *, {_LEARNER_COUNT} FROM packs WHERE owner = ? ORDER BY changed_at DESC, key",
            (owner,),
        )
        return [
            PackEntry(
                id=row["id"],
                title=row["title"],
                version=row["version"],
                made_at=datetime.fromisoformat(row["made_at"]),
                changed_at=datetime.fromisoformat(row["changed_at"]),
                share=row["share"] or "",
                learner_count=row["learner_count"],
            )
            for row in rows
        ]

    def taken_part_in(self, owner: str) -> list[SharedEntry]:
        """List the packs that this browser takes part in as a learner, by links that still open."""
        rows = self._records.rows(
            "SELECT p.title, b.token, coalesce(e.name, '') AS event, l.name AS learner"
            " FROM learner_browsers b JOIN packs p ON p.key = b.pack"
            " JOIN learners l ON l.key = b.learner LEFT JOIN events e ON e.token = b.token"
            " WHERE b.owner = ? AND (p.share = b.token OR e.key IS NOT NULL) ORDER BY p.title",
            (owner,),
        )
        return [
            SharedEntry(row["title"], row["token"], row["event"], row["learner"]) for row in rows
        ]

    def get(self, owner: str, pack_id: str) -> KeptPack:
        """Return the latest version of a trainer's own pack; raises `UnknownPack`."""
        with self._records.reading() as connection:
            row = owned_pack(connection, owner, pack_id)
            count = connection.execute(
                "SELECT count(*) FROM learners WHERE pack = ?", (row["key"],)
            ).fetchone()[0]
            return KeptPack(
                pack=self._version(connection, row, row["version"]),
                share=row["share"] or "",
                changed_at=datetime.fromisoformat(row["changed_at"]),
                learner_count=count,
                events=_events(connection, row["key"]),
            )

    def versions(self, owner: str, pack_id: str) -> list[KeptVersion]:
        """List the versions of a trainer's own pack, the latest first."""
        with self._records.reading() as connection:
            key = owned_pack(connection, owner, pack_id)["key"]
            events = _events(connection, key)
            rows = connection.execute(
                "SELECT number, kept_at, step FROM pack_versions WHERE pack = ?"
                " ORDER BY number DESC",
                (key,),
            ).fetchall()
        return [
            KeptVersion(
                number=row["number"],
                kept_at=datetime.fromisoformat(row["kept_at"]),
                step=Step(row["step"]),
                events=tuple(one for one in events if one.version == row["number"]),
            )
            for row in rows
        ]

    def version(self, owner: str, pack_id: str, number: int) -> Pack:
        """Return one version of a trainer's own pack; raises `UnknownPack`."""
        with self._records.reading() as connection:
            return self._version(connection, owned_pack(connection, owner, pack_id), number)

    def change(self, owner: str, pack: Pack, step: Step) -> Pack:
        """Keep `pack`, changed from the version it still names, as the next version.

        Raises `PackChanged` if that is the latest no longer: two windows do not undo each other.
        Items with another right answer come back at once to learners who have answered them.
        """
        with self._records.writing() as connection:
            row = owned_pack(connection, owner, pack.id)
            if row["version"] != pack.version:
                raise PackChanged(pack.version, row["version"])
            changed = replace(pack, version=pack.version + 1)
            before = self._version(connection, row, pack.version)
            _keep_version(connection, row["key"], changed, step)
            _ask_again(connection, row["key"], before, changed)
            connection.execute(
                "UPDATE packs SET title = ?, version = ?, changed_at = ? WHERE key = ?",
                (storable(changed.title), changed.version, written(now()), row["key"]),
            )
        return changed

    def share(self, owner: str, pack_id: str) -> str:
        """Put a pack on a link, and return its token; a pack that is on one stays on it."""
        with self._records.writing() as connection:
            row = owned_pack(connection, owner, pack_id)
            token = row["share"] or token_urlsafe(24)
            connection.execute("UPDATE packs SET share = ? WHERE key = ?", (token, row["key"]))
        return str(token)

    def end_share(self, owner: str, pack_id: str) -> None:
        """End the link of a pack; a later one is another, and results stay."""
        with self._records.writing(deletes=True) as connection:
            key = owned_pack(connection, owner, pack_id)["key"]
            connection.execute("UPDATE packs SET share = NULL WHERE key = ?", (key,))

    def freeze(self, owner: str, pack_id: str, number: int, name: str) -> Event:
        """Freeze a version for an event, on a link of its own that never shows another one."""
        token, named, moment = token_urlsafe(24), storable(name)[:LONGEST_TITLE], now()
        with self._records.writing() as connection:
            key = owned_pack(connection, owner, pack_id)["key"]
            kept = connection.execute(
                "INSERT INTO events (pack, token, name, version, frozen_at)"
                " SELECT pack, ?, ?, number, ? FROM pack_versions WHERE pack = ? AND number = ?",
                (token, named, written(moment), key, number),
            )
            if not kept.rowcount:
                raise UnknownPack
        return Event(int(kept.lastrowid or 0), token, named, number, moment)

    def end_event(self, owner: str, pack_id: str, event_key: int) -> None:
        """End the link of an event; its version and its results stay."""
        with self._records.writing(deletes=True) as connection:
            key = owned_pack(connection, owner, pack_id)["key"]
            connection.execute(
                "UPDATE events SET token = NULL WHERE pack = ? AND key = ?", (key, event_key)
            )

    def open(self, token: str) -> OpenedPack:
        """Return what a link opens; raises `UnknownPack`."""
        token = storable(token)
        with self._records.reading() as connection:
            row = connection.execute("SELECT * FROM packs WHERE share = ?", (token,)).fetchone()
            if row is not None:
                pack = self._version(connection, row, row["version"])
                return OpenedPack(pack, token, row["key"])
            event = connection.execute("SELECT * FROM events WHERE token = ?", (token,)).fetchone()
            if event is None:
                raise UnknownPack
            row = connection.execute(
                "SELECT * FROM packs WHERE key = ?", (event["pack"],)
            ).fetchone()
            pack = self._version(connection, row, event["version"])
        return OpenedPack(pack, token, row["key"], event["name"], event["key"])

    def delete(self, owner: str, pack_id: str) -> None:
        """Delete a pack for good: all its versions, links, learners and results."""
        with self._records.writing(deletes=True) as connection:
            key = owned_pack(connection, owner, pack_id)["key"]
            connection.execute("DELETE FROM packs WHERE key = ?", (key,))
        with self._guard:
            for known in [one for one in self._read if one[0] == pack_id]:
                del self._read[known]

    def _version(self, connection: Connection, row: Row, number: int) -> Pack:
        """Return a version, which never changes, so that the last ones read are kept at hand."""
        name = (str(row["id"]), number)
        with self._guard:
            if name in self._read:
                self._read.move_to_end(name)
                return self._read[name]
        found = connection.execute(
            "SELECT content FROM pack_versions WHERE pack = ? AND number = ?", (row["key"], number)
        ).fetchone()
        if found is None:
            raise UnknownPack
        pack = pack_from_json(zlib.decompress(found["content"]))
        with self._guard:
            self._read[name] = pack
            while len(self._read) > _PACKS_KEPT:
                self._read.popitem(last=False)
        return pack


def owned_pack(connection: Connection, owner: str, pack_id: str) -> Row:
    """Return the row of a pack that `owner` has; raises `UnknownPack`.

    It is the one check before anything of a trainer's is read or changed.
    """
    row: Row | None = connection.execute(
        "SELECT * FROM packs WHERE id = ? AND owner = ?", (storable(pack_id), owner)
    ).fetchone()
    if row is None or not owner:
        raise UnknownPack
    return row


_LEARNER_COUNT = "(SELECT count(*) FROM learners WHERE pack = packs.key) AS learner_count"


def _keep_version(connection: Connection, key: int, pack: Pack, step: Step) -> None:
    content = zlib.compress(pack_as_json(pack).encode())
    connection.execute(
        "INSERT INTO pack_versions (pack, number, kept_at, step, content) VALUES (?, ?, ?, ?, ?)",
        (key, pack.version, written(now()), step.value, content),
    )


def _ask_again(connection: Connection, key: int, before: Pack, after: Pack) -> None:
    """Let items whose right answer is another one now come back to all who know the old one."""
    old = {one.id: one.right_texts for one in before.items}
    connection.executemany(
        "UPDATE cards SET due_at = ? WHERE item = ? AND due_at > ?"
        " AND learner IN (SELECT key FROM learners WHERE pack = ?)",
        [
            (written(now()), one.id, written(now()), key)
            for one in after.items
            if one.id in old and one.right_texts != old[one.id]
        ],
    )


def _events(connection: Connection, key: int) -> tuple[Event, ...]:
    rows = connection.execute(
        "SELECT * FROM events WHERE pack = ? ORDER BY key DESC", (key,)
    ).fetchall()
    return tuple(
        Event(
            row["key"],
            row["token"] or "",
            row["name"],
            row["version"],
            datetime.fromisoformat(row["frozen_at"]),
        )
        for row in rows
    )
