"""Where files wait before they go in: one folder for each person, one below it for each batch.

uploads/OWNER/BATCH/batch.json        the batch, exchanged as a whole and synced to disk
uploads/OWNER/BATCH/files/0001        a file as it arrived, under a number of ours
uploads/OWNER/BATCH/read/0001.json    the document that was read from it
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock

from assistant.uploads.batch import Batch, State
from assistant.uploads.errors import NotNow, UnknownBatch
from assistant.uploads.record import batch_from, batch_record
from corpus.document import Document
from corpus.records import document_from, document_record
from index.manifest import sync

FOLDER = "uploads"
_RECORD = "batch.json"
_OWNER = re.compile(r"[0-9a-f]{64}")
_BATCH = re.compile(r"[0-9a-f]{24}")
_WRONG = (OSError, ValueError, KeyError, TypeError)


class Staging:
    """The batches of one home; safe for the threads of one process."""

    def __init__(self, home: Path) -> None:
        """Keep batches under `home`; nothing is made before the first one."""
        self.folder = home / FOLDER
        self._guard = RLock()

    def held(self) -> RLock:
        """Return the lock under which batches are changed, for a block of several steps."""
        return self._guard

    def begin(self, owner: str) -> Batch:
        """Return a new batch with its folder; it is on nobody's list before it is saved."""
        if not _OWNER.fullmatch(owner):
            raise UnknownBatch("")
        batch = Batch(secrets.token_hex(12), owner, datetime.now(UTC).isoformat(timespec="seconds"))
        # Clearing removes empty folders of owners: not between two steps of making one.
        with self._guard:
            for name in ("files", "read"):
                folder = self._folder(batch) / name
                folder.mkdir(parents=True, mode=0o700)
            self.folder.chmod(0o700)
        return batch

    def get(self, owner: str, batch_id: str) -> Batch:
        """Return a batch of `owner`; raises `UnknownBatch` for anybody else's."""
        if not _OWNER.fullmatch(owner) or not _BATCH.fullmatch(batch_id):
            raise UnknownBatch(batch_id)
        try:
            return batch_from(self._record(owner, batch_id).read_text(encoding="utf-8"))
        except _WRONG as problem:
            raise UnknownBatch(batch_id) from problem

    def of(self, owner: str) -> list[Batch]:
        """Return the batches of `owner`, newest first."""
        if not _OWNER.fullmatch(owner):
            return []
        found = list(self._in(self.folder / owner))
        return sorted(found, key=lambda one: (one.made_at, one.id), reverse=True)

    def all(self) -> Iterator[Batch]:
        """Yield the batches of everybody."""
        for folder in self._folders(self.folder):
            yield from self._in(folder)

    def save(self, batch: Batch) -> None:
        """Write a batch down in place of what was written before, synced to disk."""
        path = self._record(batch.owner, batch.id)
        part = path.with_suffix(".part")
        with self._guard:
            if not path.parent.is_dir():
                raise UnknownBatch(batch.id)
            with part.open("w", encoding="utf-8") as file:
                file.write(batch_record(batch))
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            sync(path.parent)

    def change(self, owner: str, batch_id: str, how: Callable[[Batch], Batch]) -> Batch:
        """Save what `how` makes of the batch as it is now, and return it."""
        with self._guard:
            changed = how(self.get(owner, batch_id))
            self.save(changed)
        return changed

    def move(self, batch: Batch, states: tuple[State, ...], to: State) -> Batch:
        """Bring a batch from one of `states` into another; raises `NotNow` from any else."""

        def moved(present: Batch) -> Batch:
            if present.state not in states:
                raise NotNow(present.id, present.state.value)
            return replace(present, state=to)

        return self.change(batch.owner, batch.id, moved)

    def remove(self, batch: Batch) -> None:
        """Forget a batch and its files."""
        with self._guard:
            folder = self._folder(batch)
            # The record goes first: whatever is left of the rest is found without one and cleared.
            (folder / _RECORD).unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)
            with suppress(OSError):
                folder.parent.rmdir()  # only an empty one goes

    def remove_files(self, batch: Batch) -> None:
        """Forget the files and texts of a batch, and keep its record."""
        for name in ("files", "read"):
            shutil.rmtree(self._folder(batch) / name, ignore_errors=True)

    def file(self, batch: Batch, number: int) -> Path:
        """Return where a file that arrived is kept."""
        return self._folder(batch) / "files" / f"{number:04}"

    def keep_document(self, batch: Batch, number: int, document: Document) -> None:
        """Keep what was read as the entry `number`."""
        record = json.dumps(document_record(document), ensure_ascii=False)
        self._document(batch, number).write_text(record, encoding="utf-8")

    def document(self, batch: Batch, number: int) -> Document:
        """Return what was read as the entry `number`; raises `UnknownBatch` if it is gone."""
        try:
            path = self._document(batch, number)
            return document_from(json.loads(path.read_text(encoding="utf-8")))
        except _WRONG as problem:
            raise UnknownBatch(batch.id) from problem

    def clear(self, older_than: timedelta) -> int:
        """Remove what nobody has decided on, or has no record, and is older; return how many."""
        limit = datetime.now(UTC) - older_than
        removed = 0
        for owner in self._folders(self.folder):
            for folder in self._folders(owner):
                if self._is_leftover(folder, limit):
                    shutil.rmtree(folder, ignore_errors=True)
                    removed += 1
            with self._guard, suppress(OSError):
                owner.rmdir()
        return removed

    def _is_leftover(self, folder: Path, limit: datetime) -> bool:
        try:
            batch = batch_from((folder / _RECORD).read_text(encoding="utf-8"))
            made = datetime.fromisoformat(batch.taken_back_at or batch.made_at)
        except _WRONG:
            # It was killed while files arrived, or is no batch at all: its age is the folder's.
            with suppress(FileNotFoundError):  # somebody has just forgotten it
                return datetime.fromtimestamp(folder.stat().st_mtime, UTC) < limit
            return False
        return batch.state not in (State.IN, State.GOING_IN, State.GOING_BACK) and made < limit

    def _in(self, folder: Path) -> Iterator[Batch]:
        for one in self._folders(folder):
            with suppress(UnknownBatch):  # files are just arriving, or were when a kill came
                yield self.get(folder.name, one.name)

    def _folders(self, folder: Path) -> list[Path]:
        with suppress(FileNotFoundError, NotADirectoryError):
            return sorted(one for one in folder.iterdir() if one.is_dir())
        return []

    def _folder(self, batch: Batch) -> Path:
        return self.folder / batch.owner / batch.id

    def _record(self, owner: str, batch_id: str) -> Path:
        return self.folder / owner / batch_id / _RECORD

    def _document(self, batch: Batch, number: int) -> Path:
        return self._folder(batch) / "read" / f"{number:04}.json"
