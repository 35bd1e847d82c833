"""One thread that does what takes long, one job after the other; few may wait for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from queue import Empty, Full, Queue
from threading import Event, Thread

Job = Callable[[], None]

_log = logging.getLogger(__name__)
_LOOKS_UP_SECONDS = 0.5


class Worker:
    """Does jobs in their order, from `start` until `stop`."""

    def __init__(self, most_waiting: int) -> None:
        """Let at most `most_waiting` jobs wait."""
        self._jobs: Queue[Job] = Queue(most_waiting)
        self._stopping = Event()
        self._thread: Thread | None = None

    @property
    def is_full(self) -> bool:
        """Whether no further job would be taken now."""
        return self._jobs.full()

    def start(self, first: Job, last: Job = lambda: None) -> None:
        """Start the thread; it does `first` before anything else, and `last` when it ends."""
        self._stopping.clear()
        self._thread = Thread(target=self._run, args=(first, last), name="uploads", daemon=True)
        self._thread.start()

    def stop(self, seconds: float = 10.0) -> None:
        """Ask the thread to end and wait for it; jobs that wait are taken up at the next start."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(seconds)

    def stopping(self) -> bool:
        """Tell whether the thread is to end, so that a long job can end early."""
        return self._stopping.is_set()

    def give(self, job: Job) -> bool:
        """Have a job done; return whether there was room for it."""
        try:
            self._jobs.put_nowait(job)
        except Full:
            return False
        return True

    def _run(self, first: Job, last: Job) -> None:
        _do(first)
        while not self._stopping.is_set():
            try:
                job = self._jobs.get(timeout=_LOOKS_UP_SECONDS)
            except Empty:
                continue
            _do(job)
        _do(last)


def _do(job: Job) -> None:
    try:
        job()
    # One job that fails, however it does, must not end the thread that does the others.
    except Exception as problem:  # noqa: BLE001
        _log.error("An upload could not go on: %s", type(problem).__name__, exc_info=problem)
