"""Packs being made: each in a thread of its own that its trainer can watch."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from secrets import token_hex
from threading import Event, Lock, Thread

from assistant.errors import AssistantProblem
from assistant.training.brief import Brief
from assistant.training.pack import Pack
from corpus.errors import CorpusError
from index.errors import IndexProblem

_log = logging.getLogger(__name__)
_JOBS_KEPT = 200
_MOST_WAITING = 8
# A pack that is made sooner than this needs no page that says so.
_WAIT_SECONDS = 0.6

Make = Callable[[Brief], Pack]
Keep = Callable[[str, Pack], Pack]


class State(StrEnum):
    """How the making of a pack stands."""

    WAITING = "waiting"
    MAKING = "making"
    MADE = "made"
    FAILED = "failed"


@dataclass
class Job:
    """A pack being made; `pack_id` is set once it is kept, `problem` if it could not be made."""

    id: str
    owner: str
    brief: Brief
    began: datetime
    state: State = State.WAITING
    pack_id: str = ""
    problem: str = ""
    done: Event = field(default_factory=Event)

    @property
    def is_working(self) -> bool:
        """Whether there is something to wait for."""
        return self.state in (State.WAITING, State.MAKING)


class TooManyWaiting(Exception):
    """More packs wait to be made than will be soon."""


class Workshop:
    """Makes packs one after the other, so that questions have the processor besides."""

    def __init__(self, make: Make, keep: Keep) -> None:
        """Make packs with `make` and `keep` them for their owners."""
        self._make = make
        self._keep = keep
        self._one_at_a_time = Lock()
        self._guard = Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()

    def begin(self, owner: str, brief: Brief) -> Job:
        """Begin to make a pack, and wait a moment for it; raises `TooManyWaiting`."""
        job = Job(token_hex(16), owner, brief, datetime.now(UTC))
        with self._guard:
            if sum(one.is_working for one in self._jobs.values()) >= _MOST_WAITING:
                raise TooManyWaiting
            self._jobs[job.id] = job
            while len(self._jobs) > _JOBS_KEPT:
                self._jobs.popitem(last=False)
        Thread(target=self._work, args=(job,), daemon=True).start()
        job.done.wait(_WAIT_SECONDS)
        return job

    def get(self, owner: str, job_id: str) -> Job | None:
        """Return a job of its owner, nothing for any other."""
        with self._guard:
            job = self._jobs.get(job_id)
        return job if job is not None and job.owner == owner else None

    def _work(self, job: Job) -> None:
        with self._one_at_a_time:
            job.state = State.MAKING
            try:
                job.pack_id = self._keep(job.owner, self._make(job.brief)).id
                job.state = State.MADE
            except (AssistantProblem, CorpusError, IndexProblem) as problem:
                job.problem, job.state = str(problem), State.FAILED
            # Whatever went wrong, whoever waits is told, and the log says what.
            except Exception:  # noqa: BLE001
                _log.exception("A training pack could not be made")
                job.state = State.FAILED
            finally:
                job.done.set()
