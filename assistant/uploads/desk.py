"""The desk where files are brought in: what a page may ask for, and what is done about it."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

from assistant.assembly import Assembly
from assistant.uploads.arriving import Arrival
from assistant.uploads.batch import Batch, Entry, Note, State
from assistant.uploads.errors import NotNow, UnknownBatch, UploadBusy
from assistant.uploads.limits import LIMITS, UploadLimits
from assistant.uploads.put_in import KeepingTools, put_in, settle, take_back
from assistant.uploads.read_files import ReadingTools, read_files
from assistant.uploads.staging import Staging
from assistant.uploads.worker import Worker
from corpus.document import Document
from corpus.locks import HeldLock, try_lock
from corpus.split import cut
from index.build import rules_for

_log = logging.getLogger(__name__)
_LOCK = "uploads.lock"


class UploadDesk:
    """Receives batches, has them read, put in and taken back, each by the worker in its turn."""

    def __init__(self, assembly: Assembly, limits: UploadLimits = LIMITS) -> None:
        """Work on the home of `assembly`; nothing is opened before `start`."""
        self._assembly = assembly
        self.limits = limits
        self.staging = Staging(assembly.settings.home)
        self._worker = Worker(limits.waiting)
        self._lock: HeldLock | None = None

    def start(self) -> None:
        """Start the worker, which first takes up what an earlier process has left."""
        self._worker.start(self._take_up, self._let_go)

    def stop(self) -> None:
        """End the worker; what it has not done is taken up at the next start."""
        self._worker.stop()

    def arrival(self, owner: str) -> Arrival:
        """Begin to receive a batch; raises `UploadBusy` if there is no room for it."""
        if self._worker.is_full:
            raise UploadBusy("waiting")
        if sum(one.is_open for one in self.staging.of(owner)) >= self.limits.open_batches:
            raise UploadBusy("open_batches")
        home = self._assembly.settings.home
        home.mkdir(parents=True, exist_ok=True)
        needed = self.limits.batch_bytes + self.limits.spare_bytes
        if shutil.disk_usage(home).free < needed:
            raise UploadBusy("disk")
        return Arrival(self.staging, owner, self.limits)

    def read(self, batch: Batch) -> None:
        """Have a batch read that has arrived."""
        if not self._worker.give(self._job(batch, self._read)):
            self.staging.remove(batch)
            raise UploadBusy("waiting")

    def choose(self, batch: Batch, numbers: Collection[int]) -> Batch:
        """Keep which entries are to go in; raises `NotNow` once that is decided."""

        def chosen(present: Batch) -> Batch:
            _only(present, State.READY)
            ticked = tuple(
                replace(one, chosen=one.number in numbers and one in present.readable)
                for one in present.entries
            )
            return replace(present, entries=ticked, note=Note.NONE, detail="")

        return self.staging.change(batch.owner, batch.id, chosen)

    def correct(self, batch: Batch, number: int, facts: dict[str, Any], *, apart: bool) -> Batch:
        """Keep what a person has corrected of an entry, which then is to go in."""

        def changed(present: Batch) -> Batch:
            _only(present, State.READY)
            entries = tuple(
                replace(one, facts=facts, apart=apart, chosen=True) if one.number == number else one
                for one in present.entries
            )
            return replace(present, entries=entries)

        return self.staging.change(batch.owner, batch.id, changed)

    def put_in(self, batch: Batch) -> None:
        """Have the chosen entries put into the library."""
        if not batch.chosen:
            nothing = replace(batch, note=Note.NOTHING_CHOSEN)
            self.staging.change(batch.owner, batch.id, lambda _: nothing)
            return
        self._begin(batch, State.READY, State.GOING_IN, put_in)

    def take_back(self, batch: Batch) -> None:
        """Have the batch taken back out of the library."""
        self._begin(batch, State.IN, State.GOING_BACK, take_back)

    def give_up(self, batch: Batch) -> None:
        """Forget a batch that is not in the library, with its files."""
        with self.staging.held():
            present = self.staging.get(batch.owner, batch.id)
            if present.state in (State.GOING_IN, State.IN, State.GOING_BACK):
                raise NotNow(present.id, present.state.value)
            self.staging.remove(present)

    def document(self, batch: Batch, entry: Entry) -> Document:
        """Return what was read as an entry, as long as it is not decided on."""
        return self.staging.document(batch, entry.number)

    def can_be_taken_back(self, batch: Batch) -> bool:
        """Tell whether nothing newer has replaced any of a batch that is in."""
        exchange = self._assembly.library.batches.exchange(batch.id)
        if batch.state is not State.IN or exchange is None:
            return False
        return not self._assembly.library.batches.overtaken(exchange)

    def _begin(
        self, batch: Batch, before: State, to: State, how: Callable[[Batch, KeepingTools], None]
    ) -> None:
        moved = self.staging.move(batch, (before,), to)
        job = self._job(batch, lambda present: how(present, self._keeping()))
        if not self._worker.give(job):
            self.staging.save(replace(moved, state=before, note=Note.BUSY))

    def _job(self, batch: Batch, how: Callable[[Batch], None]) -> Callable[[], None]:
        def job() -> None:
            try:
                how(self.staging.get(batch.owner, batch.id))
            except UnknownBatch:
                _log.info("The batch %s was given up", batch.id)
            except Exception:
                # Whatever it was, the page must not wait for ever; the log has the reason.
                with suppress(UnknownBatch):  # given up meanwhile: its files are gone
                    self._failed(batch)
                raise

        return job

    def _failed(self, batch: Batch) -> None:
        back = {
            State.WAITING: State.READY,
            State.READING: State.READY,
            State.GOING_IN: State.READY,
            State.GOING_BACK: State.IN,
        }

        def failed(present: Batch) -> Batch:
            settled = self._settled_state(present) or back.get(present.state, present.state)
            return replace(present, state=settled, note=Note.FAILED, searchable=True)

        self.staging.change(batch.owner, batch.id, failed)

    def _settled_state(self, batch: Batch) -> State | None:
        """Return where a batch is by the library's word, nothing if it never came in."""
        exchange = self._assembly.library.batches.exchange(batch.id)
        if exchange is None:
            return None
        return State.TAKEN_BACK if exchange.taken_back else State.IN

    def _read(self, batch: Batch) -> None:
        self.staging.clear(timedelta(hours=self.limits.kept_hours))
        embedder = self._assembly.embedder
        rules = rules_for(embedder)
        read_files(
            batch,
            ReadingTools(
                self.staging,
                self._assembly.library,
                lambda document: len(cut(document, rules, embedder.count_tokens)),
                self.limits,
                self._worker.stopping,
            ),
        )

    def _keeping(self) -> KeepingTools:
        assembly = self._assembly
        return KeepingTools(self.staging, assembly.library, assembly.keeper, self._worker.stopping)

    def _let_go(self) -> None:
        # A lock belongs to the thread that took it, so the worker itself frees it.
        if self._lock is not None:
            self._lock.release()

    def _take_up(self) -> None:
        """Clear what is old and go on with what was interrupted, unless another process does."""
        self._lock = try_lock(self._assembly.settings.home / _LOCK)
        if self._lock is None:
            return
        self.staging.clear(timedelta(hours=self.limits.kept_hours))
        for batch in list(self.staging.all()):
            if self._worker.stopping():
                return
            if batch.state in (State.WAITING, State.READING):
                self._job(batch, self._read)()
            elif batch.is_working:
                self._job(batch, lambda present: settle(present, self._keeping()))()


def _only(batch: Batch, state: State) -> None:
    if batch.state is not state:
        raise NotNow(batch.id, batch.state.value)
