"""The database of records: one SQLite file, safe for threads, kills and a second process.

Each write is one transaction, synced to disk before it returns, so what was acknowledged outlives a
kill. What is deleted is overwritten, in the file and in the log that SQLite keeps beside it.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from assistant.records.errors import (
    RecordsBusy,
    RecordsDamaged,
    RecordsProblem,
    RecordsTooNew,
    RecordsUnusable,
)
from assistant.records.schema import APPLICATION_ID, MIGRATIONS
from assistant.records.titles import folded

RECORDS_FILE = "records.sqlite3"

Row = sqlite3.Row
Connection = sqlite3.Connection

_WAIT_SECONDS = 30
# Deleting may not hang on a reader elsewhere; the log is then emptied by a later write.
_WAIT_TO_EMPTY_MS = 500
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class Records:
    """The database of one home; a connection is used by one thread at a time and then by others."""

    def __init__(self, path: Path) -> None:
        """Open the database at `path`, made if absent; raises `RecordsProblem`."""
        self.path = path
        self._idle: deque[Connection] = deque()
        self._writer = Lock()
        self._text_in_log = True  # a kill may have come between a deletion and its clearing up
        self._make_private()
        try:
            with self._connection() as connection:
                _bring_up(connection, path)
            self._empty_log()
        except BaseException:
            # Whatever went wrong, the file may not stay open.
            self._close_idle()
            raise

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._connection() as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection on which several queries see one state of the database."""
        with self._connection() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                _roll_back(connection)

    @contextmanager
    def writing(self, *, deletes: bool = False) -> Iterator[Connection]:
        """Yield a connection within a transaction: all of it is kept, or nothing.

        With `deletes`, what it deletes is afterwards in no file of the database any more.
        """
        with self._writer, self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                self._text_in_log |= deletes
                connection.execute("COMMIT")
            except BaseException:
                # Whatever went wrong, an interrupt included, no half of a change may stay.
                _roll_back(connection)
                raise
        self._empty_log()

    def close(self) -> None:
        """Close all connections that nobody is using."""
        self._empty_log()
        self._close_idle()

    def _close_idle(self) -> None:
        while self._idle:
            self._idle.popleft().close()

    def _empty_log(self) -> None:
        """Move the log into the file and cut it to nothing, if deleted text may stand in it."""
        if not self._text_in_log:
            return
        with self._writer, self._connection() as connection:
            connection.execute(f"PRAGMA busy_timeout={_WAIT_TO_EMPTY_MS}")
            try:
                held_up = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                connection.execute(f"PRAGMA busy_timeout={_WAIT_SECONDS * 1000}")
            self._text_in_log = bool(held_up)

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        with self._reported():
            # Threads come and go in a server: a connection belongs to none of them.
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._opened()
            try:
                yield connection
            finally:
                self._idle.append(connection)

    def _opened(self) -> Connection:
        connection = sqlite3.connect(
            self.path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.row_factory = Row
            connection.create_function("folded", 1, folded, deterministic=True)
            for one in _PRAGMAS:
                connection.execute(one)
        except BaseException:
            # Whatever went wrong, the file may not stay open.
            connection.close()
            raise
        return connection

    @contextmanager
    def _reported(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise  # a fault of the program, not of the file
        except sqlite3.DatabaseError as problem:
            raise _in_words(problem, self.path) from problem

    def _make_private(self) -> None:
        """Let only the account that runs the program read the file; SQLite's log follows it."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            if stat.S_IMODE(self.path.stat().st_mode) & 0o077:
                self.path.chmod(0o600)
        except OSError as problem:
            raise RecordsUnusable(self.path, problem.strerror or str(problem)) from problem


_PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    # Sorting must not write titles and questions into files of its own.
    "PRAGMA temp_store=MEMORY",
)


def _bring_up(connection: Connection, path: Path) -> None:
    """Bring a file of an earlier form up to the present one; an empty file is of form 0."""
    form = _form(connection, path)
    # Kept in the file's header, so it is set only once the file is known to be ours.
    connection.execute("PRAGMA journal_mode=WAL")
    if form == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited.
        for step in MIGRATIONS[_form(connection, path) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        # Whatever went wrong, the file stays as it was.
        _roll_back(connection)
        raise


def _form(connection: Connection, path: Path) -> int:
    """Return which form the file has; raises if it is another program's, or a later one."""
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    form = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID and (tables or application or form):
        raise RecordsDamaged(path, "it is a database of another program")
    if form > len(MIGRATIONS):
        raise RecordsTooNew(path, form, len(MIGRATIONS))
    return form


def _roll_back(connection: Connection) -> None:
    # A full disk ends the transaction by itself.
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _in_words(problem: sqlite3.DatabaseError, path: Path) -> RecordsProblem:
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in _BUSY:
        return RecordsBusy(path)
    return (RecordsDamaged if code in _DAMAGED else RecordsUnusable)(path, str(problem))
