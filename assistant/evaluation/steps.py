"""Runs parts of the answer path by the names of its steps, and keeps the times."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from assistant.answer import TimedStep
from assistant.ask import ANSWER_PATH
from assistant.evaluation.report import Table
from assistant.parts import Parts
from assistant.working import Working

ALL_STEPS = "all steps"
_NAMES = tuple(step.__name__ for step in ANSWER_PATH)


def steps_between(first: str, last: str) -> tuple[str, ...]:
    """Return the names of the steps from `first` to `last`, both included."""
    return _NAMES[_NAMES.index(first) : _NAMES.index(last) + 1]


def steps_before(name: str, first: str) -> tuple[str, ...]:
    """Return the names of the steps from `first` on that come before `name`."""
    return _NAMES[_NAMES.index(first) : _NAMES.index(name)]


def steps_after(name: str, last: str) -> tuple[str, ...]:
    """Return the names of the steps behind `name`, up to `last`."""
    return _NAMES[_NAMES.index(name) + 1 : _NAMES.index(last) + 1]


@dataclass
class StepTimes:
    """Milliseconds of each step, question by question."""

    by_step: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def note(self, steps: Iterable[TimedStep]) -> None:
        """Note the steps of one question, and all of them together."""
        total = 0.0
        for step in steps:
            self.by_step[step.name].append(step.ms)
            total += step.ms
        self.by_step[ALL_STEPS].append(total)

    def table(self) -> Table:
        """Return the median and the 95th percentile of each step."""
        rows = {}
        for name, values in self.by_step.items():
            p50, p95 = np.percentile(values, (50, 95))
            rows[name] = {"p50": float(p50), "p95": float(p95), "questions": len(values)}
        everything = {name: rows[name] for name in rows if name == ALL_STEPS}
        rows = {name: row for name, row in rows.items() if name != ALL_STEPS} | everything
        return Table("Milliseconds a question, in a process that is warm", "step", rows, digits=1)


def run_steps(
    working: Working, parts: Parts, names: Iterable[str], times: list[TimedStep] | None = None
) -> Working:
    """Take a question through the named steps; `times` gets how long each took."""
    wanted = set(names)
    for step in ANSWER_PATH:
        if step.__name__ in wanted:
            started = time.perf_counter()
            working = step(working, parts)
            if times is not None:
                spent = (time.perf_counter() - started) * 1000
                times.append(TimedStep(step.__name__, round(spent, 2)))
    return working
