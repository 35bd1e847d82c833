"""Keeps the insight room up to date beside the pages, and sweeps once a day."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from threading import Event, Thread
from time import monotonic

from assistant.insight.retention import Swept
from assistant.insight.room import InsightRoom
from assistant.records.rows import now

_log = logging.getLogger(__name__)
# Long enough that a server that has just started answers its first questions undisturbed.
_FIRST_SECONDS = 120.0
_EVERY_SECONDS = 300.0
# How soon a new build is noticed: what people wait for is asked again then, not at the next look.
_POLL_SECONDS = 5.0
# Between two groups that are asked again: so long, questions of people have the processor.
_PAUSE_SECONDS = 0.5


class InsightWatch:
    """A thread that renews and sweeps until it is stopped: every few minutes, and when called.

    A new build of the index calls it by itself.
    """

    def __init__(
        self,
        open_room: Callable[[], InsightRoom],
        *,
        first: float = _FIRST_SECONDS,
        every: float = _EVERY_SECONDS,
        poll: float = _POLL_SECONDS,
        pause: float = _PAUSE_SECONDS,
    ) -> None:
        """Watch the room that `open_room` opens; times are in seconds."""
        self._open_room = open_room
        self._first, self._every = first, every
        self._poll, self._pause = poll, pause
        self._ended, self._called = Event(), Event()
        self._swept_on: date | None = None
        self._room: InsightRoom | None = None
        self._build = ""
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to watch."""
        self._ended.clear()
        self._thread = Thread(target=self._watch, name="insight", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop; a group that is just asked again is finished."""
        self._ended.set()
        self._called.set()
        if self._thread is not None:
            self._thread.join(10)

    def call(self) -> None:
        """Let it look now, not only when it is time."""
        self._called.set()

    def _watch(self) -> None:
        due = monotonic() + self._first
        while not self._ended.is_set():
            called = self._called.wait(min(self._poll, max(0.0, due - monotonic())))
            if self._ended.is_set():
                return
            if called or monotonic() >= due or self._is_new_build():
                self._called.clear()
                self.look()
                due = monotonic() + self._every

    def _is_new_build(self) -> bool:
        return self._room is not None and self._room.build_name() != self._build

    def look(self) -> None:
        """Sweep if this is another day, and renew; what goes wrong is logged and tried again."""
        try:
            room = self._room = self._open_room()
            self._build = room.build_name()
            today = now().date()
            if self._swept_on != today:
                swept = room.sweep()
                self._swept_on = today
                if swept != Swept():
                    _log.info("Kept long enough and deleted: %s", swept)
            room.renew(self._go_on)
        # The pages must go on, whatever keeps this from being done; the next look tries again.
        except Exception as problem:  # noqa: BLE001
            _log.warning("Insight was not brought up to date: %s", type(problem).__name__)

    def _go_on(self) -> bool:
        return not self._ended.wait(self._pause)
