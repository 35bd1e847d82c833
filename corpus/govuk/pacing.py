"""How often a publisher is asked, and how long to wait before asking again."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol

REQUESTS_PER_SECOND = 5.0
PAUSES = (1.0, 3.0, 9.0)
LONGEST_PAUSE = 120.0


class Clock(Protocol):
    """Time, in a form that a test can turn forward."""

    def now(self) -> float:
        """Return seconds since some moment; never goes back."""

    def today(self) -> datetime:
        """Return the present moment, with its zone."""

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> float:
        """Return seconds since the machine started."""
        return time.monotonic()

    def today(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""
        time.sleep(seconds)


class Pacer:
    """Keeps requests so far apart that no second sees more of them than is allowed."""

    def __init__(self, clock: Clock, per_second: float = REQUESTS_PER_SECOND) -> None:
        """Allow `per_second` requests a second by `clock`."""
        self._clock = clock
        self._apart = 1.0 / per_second
        self._next = clock.now()

    def wait(self) -> None:
        """Wait until the next request may go out."""
        # A sleep may end a little early, and a request sent then would be one too many.
        while (early := self._next - self._clock.now()) > 0:
            self._clock.sleep(early)
        self._next = self._clock.now() + self._apart

    def pause(self, seconds: float) -> None:
        """Let `seconds` pass, because a publisher asked for it or did not answer."""
        self._clock.sleep(min(max(seconds, 0.0), LONGEST_PAUSE))


def asked_pause(header: str | None, today: datetime) -> float | None:
    """Return the seconds that a `Retry-After` header asks for: a number of them, or a date."""
    words = (header or "").strip()
    if words.isascii() and words.isdigit():
        return min(float(words[:9]), LONGEST_PAUSE)
    try:
        moment = parsedate_to_datetime(words)
    except (TypeError, ValueError):
        # No header, or one that says nothing we know: our own pauses apply.
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max((moment - today).total_seconds(), 0.0), LONGEST_PAUSE)
