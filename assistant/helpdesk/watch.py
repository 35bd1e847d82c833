"""Recalls approved answers as soon as the library has changed, whoever has changed it."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from threading import Event, Thread

from assistant.assembly import Assembly
from assistant.helpdesk.reply.bank import AnswerBank
from assistant.helpdesk.reply.pair import ApprovedPair
from assistant.parts import DocumentShelf
from assistant.records.database import RECORDS_FILE
from assistant.training.stale import StaleWatch

_log = logging.getLogger(__name__)
# To look whether anything has changed is one small query.
_EVERY_SECONDS = 2.0


def bank_of(assembly: Assembly) -> AnswerBank:
    """Return the bank of a home by itself: to recall needs neither index nor models."""
    watch = StaleWatch(assembly.library, DocumentShelf(assembly.library))
    return AnswerBank(assembly.records, lambda: assembly.parts, watch)


def recall_changed(assembly: Assembly) -> tuple[ApprovedPair, ...]:
    """Recall what a command has made out of date; a home without records has nothing to recall."""
    if not (assembly.settings.home / RECORDS_FILE).is_file():
        return ()
    return bank_of(assembly).recall_changed()


class BankWatch:
    """A thread that looks at the library every few seconds until it is stopped.

    Documents come in by a sync, an upload, its undoing or a command in another process; what is in
    force changes with the catalogue, with a person's decision and with the day.
    """

    def __init__(self, assembly: Assembly, *, every: float = _EVERY_SECONDS) -> None:
        """Watch the library of `assembly`, with a look every so many seconds."""
        self._assembly = assembly
        self._every = every
        self._ended = Event()
        self._seen = self._told = ""
        self._bank: AnswerBank | None = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to watch; the first look is for what has changed while nobody did."""
        self._ended.clear()
        self._thread = Thread(target=self._watch, name="approved answers", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop; a look that has begun is finished."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(10)

    def _watch(self) -> None:
        while not self._ended.wait(self._every):
            self.look()

    def look(self) -> None:
        """Recall if anything has changed; what goes wrong is logged once, and tried each time."""
        try:
            now = f"{self._assembly.library.listing.stamp} {datetime.now(UTC).date()}"
            if now == self._seen:
                return
            recalled = self._recall()
            self._seen, self._told = now, ""
            if recalled:
                _log.info("Approved answers recalled: %d", len(recalled))
        # The pages must go on, whatever keeps this from being done; the next look tries again.
        except Exception as problem:  # noqa: BLE001
            self._tell_once(type(problem).__name__)

    def _tell_once(self, problem: str) -> None:
        """Log what goes wrong, once for all the looks that fail alike."""
        if problem != self._told:
            _log.warning("Approved answers were not looked at: %s", problem)
        self._told = problem

    def _recall(self) -> tuple[ApprovedPair, ...]:
        if self._bank is None:
            self._bank = bank_of(self._assembly)
        return self._bank.recall_changed()
