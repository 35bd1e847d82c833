"""How much an answer says, by what the question asks: a number less than a procedure."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
class Breadth:
    """How far below the best unit another may score and still be quoted, and how many are at most.

    `beside` counts in the section of the best unit, `elsewhere` in others, where a unit must also
    be this likely (`quoted`, in log odds) to be quoted at all.
    """

    beside: float
    elsewhere: float
    quoted: float
    most: int


# Chosen on the passages kept back from the training of the reader and on CLAPNQ, by kind: F1 of
# sentences 0.68 and 0.64 for facts, 0.63 and 0.69 for what is settled by yes or no, 0.60 and 0.60
# for the others. `elsewhere`: by reading answers.
_WHETHER = Breadth(beside=0.15, elsewhere=0.1, quoted=0.0, most=3)
_FACT = Breadth(beside=0.2, elsewhere=0.1, quoted=0.0, most=4)
_PLAIN = Breadth(beside=0.25, elsewhere=0.1, quoted=0.0, most=4)
_WIDE = Breadth(beside=0.3, elsewhere=0.2, quoted=-0.85, most=5)


def breadth_of(question: str, *, history: bool = False) -> Breadth:
    """Return how much the answer to `question` should say; one on the past has a then and a now."""
    if history:
        return _WIDE
    if _ASKS_WHETHER.search(question):
        return _WHETHER
    if kinds_asked_for(question) & _SETTLED_BY_ONE:
        return _FACT
    return _WIDE if _OPEN.search(question) else _PLAIN
