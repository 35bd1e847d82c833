"""Locks between processes that any kind of end frees, a kill included."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import LibraryBusy


class HeldLock:
    """A lock on a file, held by this process until it releases it or ends."""

    def __init__(self, lock: FileLock, path: Path) -> None:
        """Take over a lock that has been acquired on `path`."""
        self._lock = lock
        self.path = path

    def release(self) -> None:
        """Free the lock; calling it twice does no harm."""
        self._lock.release()


def try_lock(path: Path) -> HeldLock | None:
    """Return a lock on `path` at once, or `None` if another process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return None
    return HeldLock(lock, path)


@contextmanager
def writer_lock(home: Path, purpose: str) -> Iterator[None]:
    """Hold the only right to write under `home` for the length of the block.

    A second writer gets `LibraryBusy` at once, which names the first and its `purpose`.
    """
    note = home / "writer.json"
    lock = try_lock(home / "writer.lock")
    if lock is None:
        raise LibraryBusy(home, *_holder(note))
    try:
        started = datetime.now().astimezone().isoformat(timespec="seconds")
        note.write_text(json.dumps({"process": os.getpid(), "purpose": purpose, "since": started}))
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def writer_of(home: Path) -> tuple[str, datetime | None] | None:
    """Return what is being written under `home` and since when, nothing if nobody writes.

    A note that a killed writer has left behind is no writer: its lock is free.
    """
    note = home / "writer.json"
    if not note.exists():
        return None
    lock = try_lock(home / "writer.lock")
    if lock is not None:
        lock.release()
        return None
    holder, since = _holder(note)
    return holder.partition(", ")[2], since


def _holder(note: Path) -> tuple[str, datetime | None]:
    try:
        told = json.loads(note.read_text())
        since = datetime.fromisoformat(told["since"])
        return f"process {told['process']}, {told['purpose']}", since
    except (OSError, ValueError, KeyError, TypeError):
        # The holder is just writing its note or has just gone; the refusal matters more.
        return "", None
