"""How much an answer says: as many units as are most likely the ones a careful person would quote.

Each unit of a section has a likelihood of belonging to the answer, given how far it stands below
the best one. Of all numbers of units, that is taken for which the expected F1 is highest: with k
units quoted, twice the sum of their likelihoods over k plus the sum of all (Jansche 2007 and others
maximise the same).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.asks_for import Kind, kinds_asked_for
from assistant.logistic import fitted

_SETTLED_BY_ONE = {
    Kind.NUMBER,
    Kind.DATE,
    Kind.DURATION,
    Kind.AMOUNT,
    Kind.ADDRESS,
    Kind.PERSON,
}
# What "how do I …" and "what happens when …, who …" speak of and do not ask for.
_OFTEN_SPOKEN_OF = {Kind.DATE, Kind.AMOUNT, Kind.PERSON, Kind.ADDRESS}
# Asks for one thing by name, or for the one that is longest, whole or last: a line settles it.
_ONE_THING = re.compile(
    r"\b(?:call(?:ed|s)?|(?:new|old|proper|official|right|current) name|names? (?:for|of)"
    r"|stands? for|replace[ds]?|in(?:stead| (?:its|their) place) of|(?:took|takes) over"
    r"|longest|shortest|largest|smallest|biggest|highest|lowest|earliest|latest|soonest"
    r"|target|deadline|limit|total|proportion|share of|(?:end|start) date"
    r"|which (?!\w+s\b|is\b)\w+)\b",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"\bhow (?:to|do|does|did|can|could|should|would|is|are|was|were|will|might)\b(?!"
    r" (?:i|we|you|they) (?:contact|reach|e-?mail|phone|ring|write to|get hold of|get in touch)\b)",
    re.IGNORECASE,
)
_INTERROGATIVE = re.compile(r"\b(?:what|how|why|which|who|whom|whose|when|where)\b", re.IGNORECASE)
_SUBORDINATE = frozenset({"who", "whom", "whose", "when"})
_ASKS_WHETHER = re.compile(
    r"^\W*(?:is|are|do|does|did|can|could|will|must|should|has|have|was|were|may)\b", re.IGNORECASE
)
# "Can you tell me how …" asks how, not whether; "can you tell me if …" does ask whether.
_POLITELY = re.compile(
    r"^\W*(?:please )?(?:can|could|would|will|may) (?:you|someone|anyone|anybody|i|we) "
    r"(?:please |kindly |just )?(?:tell|give|explain|clarify|provide|describe|list|show|outline"
    r"|summari[sz]e|send|help|advise|get (?:some|more|any)|have (?:some|more|a)|ask|know|find out)"
    r"\b(?!.{0,40}\b(?:if|whether)\b)[ ]?(?:(?:me|us)\b)?",
    re.IGNORECASE,
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
    told = fitted("assistant", "belonging.json")
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
    """How much an answer says, and what a unit of another section must be.

    It has at most `most` units. One of fewer `words` goes on with the next best units of its
    section, for a procedure or a reason is seldom told in a line. A unit of another section may
    score `elsewhere` below the best one, and must be this likely (`quoted`, in log odds). `settled`
    is a question that one fact, or yes or no, settles. Behind what a term is, it tells more of it
    if `beyond_term`: who asks what a thing is wants that, who asks how it works wants to go on.
    """

    settled: bool
    elsewhere: float
    quoted: float
    most: int
    words: int = 0
    beyond_term: bool = False

    def beside(self, scores: Sequence[float]) -> int:
        """Return how many units to quote of the best one's section, by their falling scores."""
        return worth_quoting(scores, self.most, belonging(settled=self.settled))


# `elsewhere` and `quoted` were set by reading answers; `words` on the reference answers of MTRAG,
# of whose words answers so filled up share 0.395 (F1; 76 words on average), others 0.367 (65). More
# (80) would share 0.397.
_WHETHER = Breadth(settled=True, elsewhere=0.1, quoted=0.0, most=3)
_FACT = Breadth(settled=True, elsewhere=0.1, quoted=0.0, most=4)
_PLAIN = Breadth(settled=False, elsewhere=0.15, quoted=-0.5, most=5, words=50)
_WIDE = Breadth(settled=False, elsewhere=0.2, quoted=-1.0, most=5, words=50, beyond_term=True)
_THEN_AND_NOW = Breadth(settled=False, elsewhere=0.35, quoted=-1.0, most=5)


def breadth_of(question: str, *, history: bool = False) -> Breadth:
    """Return how much the answer to `question` should say; one on the past has a then and a now."""
    if history:
        return _THEN_AND_NOW
    asked = _POLITELY.sub("", question)
    if _ASKS_WHETHER.search(asked):
        return _WHETHER
    if _settling(asked) or (_ONE_THING.search(asked) and not _OPEN.search(asked)):
        return _FACT
    return _WIDE if _OPEN.search(asked) else _PLAIN


def _settling(question: str) -> frozenset[Kind]:
    """Return the kinds of fact that settle a question."""
    kinds = kinds_asked_for(question) & _SETTLED_BY_ONE
    first = _INTERROGATIVE.search(question)
    words = [one.lower() for one in _INTERROGATIVE.findall(question)]
    if _MANNER.search(question):
        kinds -= _OFTEN_SPOKEN_OF
    elif first is not None and first.group().lower() in ("what", "how", "why", "where"):
        kinds -= {Kind.PERSON, Kind.DATE} if _SUBORDINATE & set(words) else set()
    return kinds
