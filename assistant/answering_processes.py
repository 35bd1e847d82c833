"""Answers questions in processes of their own, beside the one that serves the pages.

Python runs one thread of a process at a time, so pages and answers would wait for each other.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from threading import Lock, Thread

from assistant.answer import Answer, Turn
from assistant.ask import ask
from assistant.errors import AssistantProblem
from assistant.length import Length
from assistant.manner import Manner
from assistant.parts import Parts
from assistant.read_ahead import read_ahead
from assistant.scope import Scope
from corpus.errors import CorpusError
from index.errors import IndexProblem

# Between two passages that are read ahead: so long, questions have the processor to themselves.
PAUSE_SECONDS = 0.02
_SAY_WHY = (AssistantProblem, CorpusError, IndexProblem)
_log = logging.getLogger(__name__)


class NotAnswered(AssistantProblem):
    """Why a question was not answered in another process; no message if it may not be shown."""


class AnsweringProcesses:
    """Some processes that each answer one question at a time.

    `make_parts` is called once in each of them; it must be a function that can be pickled.
    """

    def __init__(self, make_parts: Callable[[], Parts], count: int) -> None:
        """Start nothing yet."""
        self._make_parts = make_parts
        self._count = count
        self._pool: ProcessPoolExecutor | None = None
        self._warming: list[Future[int]] = []
        self._guard = Lock()

    @property
    def are_ready(self) -> bool:
        """Whether all have started: until then a question is answered sooner without them."""
        return bool(self._warming) and all(
            one.done() and one.exception() is None for one in self._warming
        )

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The numbers of the processes that have started."""
        return tuple(one.result() for one in self._warming) if self.are_ready else ()

    def start(self) -> None:
        """Start the processes, and do not wait for them."""
        with self._guard:
            self._start()

    def answer(
        self,
        question: str,
        history: Sequence[Turn],
        *,
        scope: Scope,
        language: str,
        manner: Manner,
        length: Length = Length.SHORT,
    ) -> Answer | None:
        """Answer a question as `ask` does; return None if no process could.

        New ones are started then. Raises `NotAnswered`.
        """
        pool = self._pool
        if pool is None:
            return None
        try:
            asked = (question, tuple(history), scope, language, manner, length)
            told = pool.submit(_answer, *asked).result()
        except BrokenProcessPool:
            _log.error("A process that answers ended by itself; others take its place.")
            self._renew(pool)
            return None
        if isinstance(told, NotAnswered):
            raise told
        return told

    def close(self) -> None:
        """End the processes."""
        with self._guard:
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)
            self._pool, self._warming = None, []

    def _start(self) -> None:
        self._pool = ProcessPoolExecutor(
            self._count,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self._make_parts,),
        )
        self._warming = [self._pool.submit(_process_id) for _ in range(self._count)]

    def _renew(self, broken: ProcessPoolExecutor) -> None:
        with self._guard:
            if self._pool is broken:
                broken.shutdown(wait=False)
                self._start()


class _Here:
    """What one of the processes answers with."""

    parts: Parts


def _begin(make_parts: Callable[[], Parts]) -> None:
    """Open the index and load the models; end when the process that serves the pages has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A model in the middle of its work makes noise when the interpreter is taken down around it.
    atexit.register(os._exit, 0)
    Thread(target=_end_with_parent, name="end with parent", daemon=True).start()
    _Here.parts = make_parts()
    with contextlib.suppress(*_SAY_WHY), _Here.parts.index.lease():
        # Without an index each question is told why, until there is one.
        Thread(target=_read_ahead, name="reading ahead", daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)


def _read_ahead() -> None:
    """Read ahead while nobody asks; whatever goes wrong, the first questions only take longer."""
    try:
        read_ahead(_Here.parts, pause=PAUSE_SECONDS)
    # The service answers without it, so it may not be ended by it.
    except Exception as problem:  # noqa: BLE001
        _log.warning("Reading ahead stopped: %s", problem)


def _process_id() -> int:
    return os.getpid()


# What `ask` takes, in its order.
def _answer(
    question: str,
    history: tuple[Turn, ...],
    scope: Scope,
    language: str,
    manner: Manner,
    length: Length,
) -> Answer | NotAnswered:
    try:
        return ask(
            question,
            _Here.parts,
            history,
            scope=scope,
            language=language,
            manner=manner,
            length=length,
        )
    except _SAY_WHY as problem:
        return NotAnswered(f"{problem}")
    # The message is left out because it may hold words of the question.
    except Exception as problem:  # noqa: BLE001
        places = "".join(traceback.format_tb(problem.__traceback__))
        _log.error("A question was not answered. %s\n%s", type(problem).__name__, places)
        return NotAnswered("")
