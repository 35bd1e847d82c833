"""Reads a stream in a thread of its own, so that whoever waits for it can go away at any time."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import closing
from queue import Empty, SimpleQueue
from threading import Event, Thread

OpenStream = Callable[[], Generator[str]]


class ReadingApart:
    """One stream that is being read; a thread that hangs in it holds nobody else up."""

    def __init__(self, open_stream: OpenStream) -> None:
        """Start to read at once what `open_stream` returns."""
        self._open = open_stream
        self._read: SimpleQueue[str | Exception | None] = SimpleQueue()
        self._given_up = Event()
        Thread(target=self._run, name="language-model", daemon=True).start()

    def next(self, until: float) -> str | None:
        """Return the next piece, or None after the last; raises `TimeoutError` at `until`.

        `until` is a time of `time.monotonic`. An error of the stream is raised here.
        """
        try:
            got = self._read.get(timeout=max(0.0, until - time.monotonic()))
        except Empty:
            raise TimeoutError from None
        if isinstance(got, Exception):
            raise got
        return got

    def give_up(self) -> None:
        """Close the stream as soon as it says anything more."""
        self._given_up.set()

    def _run(self) -> None:
        try:
            with closing(self._open()) as stream:
                for piece in stream:
                    if self._given_up.is_set():
                        return
                    if piece:
                        self._read.put(piece)
            self._read.put(None)
        # Whatever it is belongs to the thread that waits, which raises it.
        except Exception as problem:  # noqa: BLE001
            self._read.put(problem)
