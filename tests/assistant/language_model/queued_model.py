"""A language model that behaves: gives the replies of a queue, in pieces, and keeps what it got."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock

from assistant.language_model.errors import ModelProblem, Trouble
from assistant.language_model.role import Request

_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Queued:
    """One reply: `pieces` (or `text` word by word), then `trouble`, if any.

    `hangs_after` so many pieces the model says nothing more until the deadline has passed.
    """

    text: str = ""
    pieces: tuple[str, ...] = ()
    seconds_between: float = 0.0
    trouble: Trouble | None = None
    fails_after: int | None = None
    hangs_after: int | None = None

    def parts(self) -> tuple[str, ...]:
        return self.pieces or tuple(_WORD.findall(self.text))


Answer = str | Queued | Callable[[Request], "str | Queued"]


class QueuedModel:
    """Plays the role `LanguageModel`: one reply a call, the last one again when none is left.

    A reply may be text, a `Queued`, or a function of the request that returns either. `history`
    has the requests, oldest first; `abandoned` counts streams that were closed before their end.
    """

    def __init__(self, *replies: Answer, name: str = "queued:model") -> None:
        self.name = name
        self.history: list[Request] = []
        self.abandoned = 0
        self._replies = deque(replies)
        self._guard = Lock()

    def put(self, *replies: Answer) -> None:
        """Add replies to the queue."""
        with self._guard:
            self._replies.extend(replies)

    def stream(self, request: Request, /) -> Iterator[str]:
        reply = self._next(request)
        try:
            yield from self._pieces(reply, request)
        except GeneratorExit:
            self.abandoned += 1
            raise

    def _next(self, request: Request) -> Queued:
        with self._guard:
            self.history.append(request)
            if not self._replies:
                raise AssertionError("The queued model has no reply left.")
            reply = self._replies.popleft() if len(self._replies) > 1 else self._replies[0]
        made = reply(request) if callable(reply) else reply
        return Queued(made) if isinstance(made, str) else made

    def _pieces(self, reply: Queued, request: Request) -> Iterator[str]:
        began, sent = time.monotonic(), 0
        last = len(reply.parts()) if reply.fails_after is None else reply.fails_after
        for piece in reply.parts()[:last]:
            if sent == reply.hangs_after:
                break
            time.sleep(reply.seconds_between)
            self._hold_deadline(began, request, first=not sent)
            yield piece
            sent += 1
        if sent == reply.hangs_after:
            limit = request.seconds if sent else min(request.seconds, request.first_piece_seconds)
            time.sleep(max(0.0, began + limit - time.monotonic()))
            raise ModelProblem(Trouble.TOO_SLOW, self.name)
        if reply.trouble or reply.fails_after is not None:
            raise ModelProblem(reply.trouble or Trouble.CUT_OFF, self.name)
        if not sent:
            raise ModelProblem(Trouble.EMPTY, self.name)

    def _hold_deadline(self, began: float, request: Request, *, first: bool) -> None:
        limit = min(request.seconds, request.first_piece_seconds) if first else request.seconds
        if time.monotonic() - began > limit:
            raise ModelProblem(Trouble.TOO_SLOW, self.name)
