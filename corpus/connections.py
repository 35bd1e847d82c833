"""Connections to the file of a library, lent to whichever thread needs one."""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import LibraryDamaged


class Connections:
    """Lends connections; threads of a server come and go, so one belongs to none of them."""

    def __init__(self, path: Path) -> None:
        """Connect to the file at `path` when one is first needed."""
        self._path = path
        self._held = threading.local()
        self._idle: deque[sqlite3.Connection] = deque()

    @contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection: within a block of the same thread the same one, else an idle one.

        Raises `LibraryDamaged`.
        """
        held: sqlite3.Connection | None = getattr(self._held, "connection", None)
        try:
            if held is not None:
                yield held
                return
            connection = self._taken()
            self._held.connection = connection
            try:
                yield connection
            finally:
                self._held.connection = None
                self._idle.append(connection)
        except sqlite3.DatabaseError as problem:
            raise LibraryDamaged(self._path, str(problem)) from problem

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection within a transaction: all that is done there is kept, or nothing."""
        with self.lent() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                # Whatever went wrong, an interrupt included, no half of a change may stay.
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def rows(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        with self.lent() as connection:
            return connection.execute(query, values).fetchall()

    def close(self) -> None:
        """Close all connections that nobody is using."""
        while self._idle:
            self._idle.pop().close()

    def _taken(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=30, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        return connection
