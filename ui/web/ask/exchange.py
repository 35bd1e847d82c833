"""One exchange on the page: a question, and its answer as far as it has arrived."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.records.conversations import KeptTurn
from assistant.records.feedback import Verdict


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer, of which `shown` statements have arrived.

    `arriving` tells that a model is still writing, so that there may be more to come. `number`
    counts from 1 in its conversation. `kept` tells that it is in the database, so that it can be
    judged, edited and found again; `verdict` is what the person has said of it, and `problem` why
    it could not be kept.
    """

    number: int
    question: str
    answer: Answer | None = None
    shown: int = 0
    stopped: bool = False
    arriving: bool = False
    kept: bool = False
    verdict: Verdict | None = None
    problem: str = ""

    @property
    def finished(self) -> bool:
        """Whether nothing more will arrive."""
        all_shown = self.answer is not None and self.shown >= len(self.answer.statements)
        return self.stopped or (all_shown and not self.arriving)


def kept_exchange(turn: KeptTurn, verdict: Verdict | None = None) -> Exchange:
    """Return a turn of the database as an exchange that has arrived."""
    statements = len(turn.answer.statements)
    stopped = turn.shown is not None and turn.shown < statements
    return Exchange(
        number=turn.number,
        question=turn.question,
        answer=turn.answer,
        shown=turn.shown if turn.shown is not None and stopped else statements,
        stopped=stopped,
        kept=True,
        verdict=verdict,
    )


def stopped(exchange: Exchange) -> Exchange:
    """Return an exchange of which nothing more arrives."""
    return exchange if exchange.finished else replace(exchange, stopped=True)
