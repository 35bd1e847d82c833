"""Keeps the insight room up to date beside the pages, and sweeps once a day."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from threading import Event, Thread

from assistant.insight.room import InsightRoom
from assistant.records.rows import now

_log = logging.getLogger(__name__)
# Long enough that a server that has just started answers its first questions undisturbed.
_FIRST_SECONDS = 120.0
_EVERY_SECONDS = 300.0
# Between two groups that are asked again: so long, questions of people have the processor.
_PAUSE_SECONDS = 0.5


class InsightWatch:
    """A thread that renews and sweeps until it is stopped."""

    def __init__(
        self,
        open_room: Callable[[], InsightRoom],
        *,
        first: float = _FIRST_SECONDS,
        every: float = _EVERY_SECONDS,
        pause: float = _PAUSE_SECONDS,
    ) -> None:
        """Watch the room that `open_room` opens; times are in seconds."""
        self._open_room = open_room
        self._first, self._every, self._pause = first, every, pause
        self._ended = Event()
        self._swept_on: date | None = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to watch."""
        self._ended.clear()
        self._thread = Thread(target=self._watch, name="insight", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop; a group that is just asked again is finished."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(10)

    def _watch(self) -> None:
        wait = self._first
        while not self._ended.wait(wait):
            self.look()
            wait = self._every

    def look(self) -> None:
        """Sweep if this is another day, and renew; what goes wrong is logged and tried again."""
        try:
            room = self._open_room()
            today = now().date()
            if self._swept_on != today:
                swept = room.sweep()
                self._swept_on = today
                if swept.conversations or swept.feedback:
                    _log.info("Kept long enough and deleted: %s", swept)
            room.renew(self._go_on)
        # The pages must go on, whatever keeps this from being done; the next look tries again.
        except Exception as problem:  # noqa: BLE001
            _log.warning("Insight was not brought up to date: %s", type(problem).__name__)

    def _go_on(self) -> bool:
        return not self._ended.wait(self._pause)
