"""What keeps a slow, full or dead model server from holding anybody up."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Protocol

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    stop_before_delay,
    wait_random_exponential,
)

from assistant.language_model.breaker import CircuitBreaker
from assistant.language_model.errors import ModelProblem, Trouble
from assistant.language_model.reading_apart import ReadingApart
from assistant.language_model.role import Request

_TRIES = 3
_PAUSE = wait_random_exponential(multiplier=0.25, min=0.1, max=2.0)
_MAY_PASS = {Trouble.UNREACHABLE, Trouble.OVERLOADED, Trouble.FAILED}
# What says nothing against the server: the next person may well be answered.
_SERVER_WORKS = {Trouble.REFUSED, Trouble.TOO_LONG, Trouble.EMPTY, Trouble.NOT_ACCEPTED}


class Source(Protocol):
    """Calls a model once, without any guard."""

    @property
    def name(self) -> str:
        """Which model this is."""

    def pieces(self, request: Request, /) -> Generator[str]:
        """Yield pieces as they come; may block as long as it likes. Raises `ModelProblem`.

        An empty piece says nothing but that the server lives, for a stream that was left to end.
        """


class GuardedModel:
    """Plays the role `LanguageModel` over a source.

    A deadline holds even where the source hangs. What fails before the first piece and may pass is
    tried again within the deadline; at most `calls` are made at once, the others wait their turn; a
    server that keeps failing is left alone for a while.
    """

    def __init__(
        self, source: Source, *, calls: int = 8, breaker: CircuitBreaker | None = None
    ) -> None:
        self.name = source.name
        self._source = source
        self._free = BoundedSemaphore(calls)
        self._breaker = breaker or CircuitBreaker()

    def stream(self, request: Request, /) -> Iterator[str]:
        """Yield pieces of the answer as they come; raises `ModelProblem`."""
        began = time.monotonic()
        first_by = began + min(request.first_piece_seconds, request.seconds)
        with self._admitted(), self._turn(first_by):
            reading, piece = self._begin(request, first_by)
            try:
                while piece is not None:
                    yield piece
                    piece = self._next(reading, began + request.seconds)
            finally:
                reading.give_up()

    @contextmanager
    def _admitted(self) -> Iterator[None]:
        """Tell the breaker how what is done in the block ends."""
        if not self._breaker.admit():
            raise ModelProblem(Trouble.SET_ASIDE, self.name)
        report = self._breaker.ended_unknown
        try:
            yield
            report = self._breaker.succeeded
        except GeneratorExit:
            # Nobody can leave before the first piece has come.
            report = self._breaker.succeeded
            raise
        except ModelProblem as problem:
            if problem.trouble in _SERVER_WORKS:
                report = self._breaker.succeeded
            elif problem.trouble is not Trouble.BUSY:
                report = self._breaker.failed
            raise
        finally:
            report()

    @contextmanager
    def _turn(self, until: float) -> Iterator[None]:
        """Wait until one more call may be made."""
        if not self._free.acquire(timeout=max(0.0, until - time.monotonic())):
            raise ModelProblem(Trouble.BUSY, self.name)
        try:
            yield
        finally:
            self._free.release()

    def _begin(self, request: Request, first_by: float) -> tuple[ReadingApart, str | None]:
        """Return a reading with its first piece, after as many tries as it takes."""
        tries = Retrying(
            retry=retry_if_exception(_may_pass),
            wait=_pause,
            stop=stop_after_attempt(_TRIES) | stop_before_delay(first_by - time.monotonic()),
            reraise=True,
        )
        return tries(self._try, request, first_by)

    def _try(self, request: Request, first_by: float) -> tuple[ReadingApart, str | None]:
        reading = ReadingApart(lambda: self._source.pieces(request))
        try:
            return reading, self._next(reading, first_by)
        except ModelProblem:
            reading.give_up()
            raise

    def _next(self, reading: ReadingApart, until: float) -> str | None:
        try:
            return reading.next(until)
        except TimeoutError:
            raise ModelProblem(Trouble.TOO_SLOW, self.name) from None


def _may_pass(problem: BaseException) -> bool:
    return isinstance(problem, ModelProblem) and problem.trouble in _MAY_PASS


def _pause(state: RetryCallState) -> float:
    """Return how long to wait, as the server says where it does."""
    failed = state.outcome.exception() if state.outcome else None
    if isinstance(failed, ModelProblem) and failed.retry_after is not None:
        return failed.retry_after
    return _PAUSE(state)
