"""What the helpdesk keeps of a colleague: what they did under their name, given out or unnamed.

Who answered what has to be told as long as an enquiry is kept, so what a colleague did is not
deleted: in place of the name stands a number, the same everywhere, so that a second pair of eyes
stays a second one.
"""

from __future__ import annotations

from dataclasses import replace
from secrets import token_hex

from assistant.helpdesk.reply.kept import Act, Work, named
from assistant.helpdesk.reply.packed import WORKS
from assistant.records.database import Connection, Records, Row
from assistant.records.rows import storable

_UNNAMED = "colleague"


class ColleagueStore:
    """The colleagues of one home's helpdesk, each known by the name they typed."""

    def __init__(self, records: Records) -> None:
        """Look in `records`."""
        self._records = records

    def export(self, name: str) -> list[dict[str, object]]:
        """Return the enquiries in which a name stands, each with what was done under it."""
        found = named(storable(name))
        with self._records.reading() as connection:
            rows = connection.execute(_WITH_NAME, (found,) * 4).fetchall()
            return [_told(connection, one, found) for one in rows]

    def forget(self, name: str) -> int:
        """Put a number in place of a name, wherever it stands; return in how many enquiries."""
        found, number = named(storable(name)), f"{_UNNAMED} {token_hex(4)}"
        with self._records.writing(deletes=True) as connection:
            keys = [one["key"] for one in connection.execute(_WITH_NAME, (found,) * 4)]
            for key in keys:
                _unname(connection, key, found, number)
        return len(keys)


# Names are compared without capitals: those who type them are the same person.
_WITH_NAME = (
    "SELECT key, id, subject, state, arrived_at FROM enquiries e WHERE folded(person) = folded(?)"
    " OR folded(changed_by) = folded(?) OR EXISTS (SELECT 1 FROM enquiry_history h"
    " WHERE h.enquiry = e.key AND (folded(h.by) = folded(?)"
    f" OR (h.act = '{Act.ASSIGNED.value}' AND folded(h.note) = folded(?)))) ORDER BY key"
)


def _told(connection: Connection, row: Row, name: str) -> dict[str, object]:
    acts = connection.execute(
        "SELECT at, act, before, after, note FROM enquiry_history"
        " WHERE enquiry = ? AND folded(by) = folded(?) ORDER BY number",
        (row["key"], name),
    )
    shown = {one: row[one] for one in ("id", "subject", "state", "arrived_at")}
    return {**shown, "done": [dict(one) for one in acts]}


def _unname(connection: Connection, key: int, name: str, number: str) -> None:
    for column in ("person", "changed_by"):
        connection.execute(
            f"UPDATE enquiries SET {column} = ? WHERE key = ? AND folded({column}) = folded(?)",
            (number, key, name),
        )
    _unname_history(connection, key, name, number)
    packed = connection.execute(
        "SELECT work FROM enquiry_works WHERE enquiry = ?", (key,)
    ).fetchone()["work"]
    work = WORKS.unpack(packed)
    unnamed = _without_name(work, name, number)
    if unnamed != work:
        connection.execute(
            "UPDATE enquiry_works SET work = ? WHERE enquiry = ?", (WORKS.pack(unnamed), key)
        )


def _unname_history(connection: Connection, key: int, name: str, number: str) -> None:
    """Write the history of an enquiry again: nothing in it may be changed where it stands."""
    rows = connection.execute(
        "SELECT number, at, iif(folded(by) = folded(:name), :unnamed, by), act, before, after,"
        " iif(act = :assigned AND folded(note) = folded(:name), :unnamed, note)"
        " FROM enquiry_history WHERE enquiry = :key",
        {"name": name, "unnamed": number, "assigned": Act.ASSIGNED.value, "key": key},
    ).fetchall()
    connection.execute("DELETE FROM enquiry_history WHERE enquiry = ?", (key,))
    connection.executemany(
        "INSERT INTO enquiry_history (enquiry, number, at, by, act, before, after, note)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(key, *tuple(one)) for one in rows],
    )


def _without_name(work: Work, name: str, number: str) -> Work:
    known = name.casefold()
    ticks = tuple(
        replace(one, by=number) if one.by.casefold() == known else one for one in work.ticks
    )
    return replace(work, ticks=ticks)
