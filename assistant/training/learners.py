"""Learners: each takes part in one pack under a name they choose, and can take all of it back.

No personal data is needed: a nickname will do, and numbers and addresses that identify or reach a
person are refused. A browser is known by the cookie it has anyway; a return code brings a learner
back in another one.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from assistant.records.database import Connection, Records, Row
from assistant.records.rows import now, storable, written
from assistant.records.titles import folded
from assistant.screening.kinds import Kind
from assistant.screening.personal_data import masked
from assistant.training.errors import UnknownCode, UnusableName
from assistant.training.store import OpenedPack

LONGEST_NAME = 40
# Without those that are mistaken for each other when they are read aloud or copied by hand.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_CODE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who takes part in a pack; `key` is the store's own, `code` brings them back."""

    key: int
    name: str
    code: str
    begun_at: datetime


class LearnerStore:
    """Who takes part in which pack, in which browser.

    An owner is an opaque string that stands for a browser, or a login.
    """

    def __init__(self, records: Records) -> None:
        """Keep learners in `records`."""
        self._records = records

    def of(self, opened: OpenedPack, owner: str) -> Learner | None:
        """Return who takes part in a pack in this browser, nothing if nobody does yet."""
        rows = self._records.rows(
            "SELECT l.* FROM learners l JOIN learner_browsers b ON b.learner = l.key"
            " WHERE b.pack = ? AND b.owner = ?",
            (opened.key, owner),
        )
        return _learner(rows[0]) if rows else None

    def name_before(self, owner: str) -> str:
        """Return the name that was chosen last in this browser, in any pack."""
        rows = self._records.rows(
            "SELECT l.name FROM learners l JOIN learner_browsers b ON b.learner = l.key"
            " WHERE b.owner = ? ORDER BY l.key DESC LIMIT 1",
            (owner,),
        )
        return str(rows[0]["name"]) if rows else ""

    def begin(self, opened: OpenedPack, owner: str, name: str) -> Learner:
        """Begin under a name that nobody else in the pack has; raises `UnusableName`."""
        chosen = _usable(name)
        code = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
        begun = now()
        with self._records.writing() as connection:
            taken = connection.execute(
                "SELECT 1 FROM learners WHERE pack = ? AND folded_name = ?",
                (opened.key, folded(chosen)),
            ).fetchone()
            if taken:
                raise UnusableName("taken")
            key = connection.execute(
                "INSERT INTO learners (pack, name, folded_name, code, begun_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (opened.key, chosen, folded(chosen), code, written(begun)),
            ).lastrowid
            _sits_at(connection, opened, owner, int(key or 0))
        return Learner(int(key or 0), chosen, code, begun)

    def come_back(self, opened: OpenedPack, owner: str, code: str) -> Learner:
        """Go on in this browser as whoever has the code; raises `UnknownCode`."""
        plain = "".join(storable(code).lower().split())
        with self._records.writing() as connection:
            row = connection.execute(
                "SELECT * FROM learners WHERE pack = ? AND code = ?", (opened.key, plain)
            ).fetchone()
            if row is None:
                raise UnknownCode
            _sits_at(connection, opened, owner, row["key"])
        return _learner(row)

    def leave(self, opened: OpenedPack, owner: str) -> None:
        """Let somebody else begin in this browser; the results stay, and the code opens them."""
        with self._records.writing() as connection:
            connection.execute(
                "DELETE FROM learner_browsers WHERE pack = ? AND owner = ?", (opened.key, owner)
            )

    def forget(self, opened: OpenedPack, owner: str) -> None:
        """Delete the learner of this browser with everything they answered, for good."""
        with self._records.writing(deletes=True) as connection:
            connection.execute(
                "DELETE FROM learners WHERE key IN"
                " (SELECT learner FROM learner_browsers WHERE pack = ? AND owner = ?)",
                (opened.key, owner),
            )


def _sits_at(connection: Connection, opened: OpenedPack, owner: str, learner: int) -> None:
    connection.execute(
        "INSERT INTO learner_browsers (owner, pack, learner, token) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (owner, pack) DO UPDATE SET learner = excluded.learner,"
        " token = excluded.token",
        (owner, opened.key, learner, opened.token),
    )


def _usable(name: str) -> str:
    chosen = " ".join(storable(name).split())
    if not any(one.isalnum() for one in chosen):
        raise UnusableName("empty")
    if len(chosen) > LONGEST_NAME:
        raise UnusableName("long")
    # Their own name is theirs to choose; what reaches or identifies a person is not needed.
    if set(masked(chosen).kinds) - {Kind.NAME}:
        raise UnusableName("personal")
    return chosen


def _learner(row: Row) -> Learner:
    return Learner(row["key"], row["name"], row["code"], datetime.fromisoformat(row["begun_at"]))
