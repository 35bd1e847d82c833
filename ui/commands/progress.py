"""Shows on standard error how far a long command has come."""

from __future__ import annotations

import sys
import time

_EVERY_SECONDS_ON_SCREEN = 0.1
_EVERY_SECONDS_IN_A_LOG = 5.0


class ProgressLine:
    """One line that is rewritten on a screen, or a new line now and then in a log."""

    def __init__(self) -> None:
        """Begin with nothing shown."""
        self._on_screen = sys.stderr.isatty()
        self._shown_at = 0.0
        self._what = ""
        self._width = 0

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that `done` of `total` is done, unless it was shown just now or there is nothing."""
        if total == 0:
            return
        every = _EVERY_SECONDS_ON_SCREEN if self._on_screen else _EVERY_SECONDS_IN_A_LOG
        now = time.monotonic()
        if what == self._what and now - self._shown_at < every:
            return
        self._what, self._shown_at = what, now
        line = f"{what}: {done:,} of {total:,}"
        if self._on_screen:
            print(f"\r{line:<{self._width}}", end="", file=sys.stderr, flush=True)
            self._width = len(line)
        else:
            print(line, file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line off the screen, so that the next output begins on a clean one."""
        if self._on_screen and self._width:
            print(f"\r{'':<{self._width}}\r", end="", file=sys.stderr, flush=True)
            self._width = 0
