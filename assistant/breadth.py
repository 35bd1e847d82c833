"""How much an answer says: as many units as are most likely the ones a careful person would quote.

Each unit of a section has a likelihood of belonging to the answer, given how far it stands below
the best one. Of all numbers of units, that is taken for which the expected F1 is highest: with k
units quoted, twice the sum of their likelihoods over k plus the sum of all (Jansche 2007 and others
maximise the same).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.asks_for import Kind, kinds_asked_for

_SETTLED_BY_ONE = {
    Kind.NUMBER,
    Kind.DATE,
    Kind.DURATION,
    Kind.AMOUNT,
    Kind.ADDRESS,
    Kind.PERSON,
}
_ASKS_WHETHER = re.compile(
    r"^\W*(?:is|are|do|does|did|can|could|will|must|should|has|have|was|were|may)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"\bhow (?:do|does|did|to|can|should|is|are|was|were|would)\b|\b(?:why|explain|describe|compare"
    r"|differen\w*|tell me|about|list|reasons?|steps|process|procedure|summar\w+|causes?|role of)\b"
    r"|\bwhat (?:are|happens?|happened|is the (?:purpose|role|function|process|meaning|point))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Belonging:
    """A logistic regression: how likely a unit belongs to the answer whose best unit is known."""

    constant: float
    below_best: float
    best: float
    units: float
    is_best: float

    def likelihoods(self, scores: Sequence[float]) -> list[float]:
        """Return the likelihoods of units with these scores, which fall from the best one."""
        found = []
        for signals in belonging_signals(scores):
            total = self.constant + sum(
                getattr(self, name) * value for name, value in signals.items()
            )
            found.append(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))))
        return found


def belonging_signals(scores: Sequence[float]) -> list[dict[str, float]]:
    """Return what the regression reads of each unit, by the falling scores of a section."""
    return [
        {
            "below_best": score - scores[0],
            "best": scores[0],
            "units": math.log(len(scores)),
            "is_best": float(place == 0),
        }
        for place, score in enumerate(scores)
    ]


@cache
def belonging(*, settled: bool) -> Belonging:
    """Return the regression that `tests/benchmarks/choice.py` has fitted."""
    told = json.loads(files("assistant").joinpath("belonging.json").read_text(encoding="utf-8"))
    return Belonging(**told["settled" if settled else "open"]["weights"])


def worth_quoting(scores: Sequence[float], most: int, model: Belonging) -> int:
    """Return how many of the best units of a section to quote, by their falling scores."""
    likely = model.likelihoods(scores)
    every = sum(likely)
    expected = [
        2 * sum(likely[:count]) / (count + every) for count in range(1, min(most, len(likely)) + 1)
    ]
    return 1 + max(range(len(expected)), key=expected.__getitem__)


@dataclass(frozen=True, slots=True)
class Breadth:
    """How many units an answer has at most, and what a unit of another section must be.

    It may score `elsewhere` below the best unit, and must be this likely (`quoted`, in log odds).
    `settled` is a question that one fact, or yes or no, settles.
    """

    settled: bool
    elsewhere: float
    quoted: float
    most: int

    def beside(self, scores: Sequence[float]) -> int:
        """Return how many units to quote of the best one's section, by their falling scores."""
        return worth_quoting(scores, self.most, belonging(settled=self.settled))


# `elsewhere` and `quoted` were set by reading answers.
_WHETHER = Breadth(settled=True, elsewhere=0.1, quoted=0.0, most=3)
_FACT = Breadth(settled=True, elsewhere=0.1, quoted=0.0, most=4)
_PLAIN = Breadth(settled=False, elsewhere=0.15, quoted=-0.5, most=5)
_WIDE = Breadth(settled=False, elsewhere=0.2, quoted=-1.0, most=5)
_THEN_AND_NOW = Breadth(settled=False, elsewhere=0.35, quoted=-1.0, most=5)


def breadth_of(question: str, *, history: bool = False) -> Breadth:
    """Return how much the answer to `question` should say; one on the past has a then and a now."""
    if history:
        return _THEN_AND_NOW
    if _ASKS_WHETHER.search(question):
        return _WHETHER
    if kinds_asked_for(question) & _SETTLED_BY_ONE:
        return _FACT
    return _WIDE if _OPEN.search(question) else _PLAIN
