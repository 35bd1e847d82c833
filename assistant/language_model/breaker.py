"""A circuit breaker: a server that keeps failing is left alone for a while.

After Michael T. Nygard, Release It! (2007), chapter 5.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock


class CircuitBreaker:
    """Closed at first; open after `failures` in a row; after `seconds` one call may try again."""

    def __init__(
        self, failures: int = 5, seconds: float = 30.0, *, clock: Callable[[], float] | None = None
    ) -> None:
        self._most_failures = failures
        self._seconds = seconds
        self._clock = clock or time.monotonic
        self._guard = Lock()
        self._failures = 0
        self._opened_at: float | None = None
        self._trying = False

    @property
    def is_open(self) -> bool:
        """Whether calls are held back just now."""
        with self._guard:
            return self._opened_at is not None

    def admit(self) -> bool:
        """Tell whether a call may be made; each one admitted has to report how it ended."""
        with self._guard:
            if self._opened_at is None:
                return True
            if self._trying or self._clock() - self._opened_at < self._seconds:
                return False
            self._trying = True
            return True

    def succeeded(self) -> None:
        """Take note that the server answered."""
        with self._guard:
            self._failures, self._opened_at, self._trying = 0, None, False

    def failed(self) -> None:
        """Take note that the server did not answer."""
        with self._guard:
            self._failures += 1
            if self._trying or (self._opened_at is None and self._failures >= self._most_failures):
                self._opened_at, self._trying = self._clock(), False

    def ended_unknown(self) -> None:
        """Take note that a call ended without saying anything about the server."""
        with self._guard:
            self._trying = False
