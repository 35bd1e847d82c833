"""A question of an enquiry with the answer to it, and how far that goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Answer, Outcome
from assistant.helpdesk.enquiry import FoundQuestion

_PARTLY = (Outcome.PARTIAL, Outcome.PREMISE_CORRECTED)


class Extent(StrEnum):
    """How far a question is answered; `unasked` where it has not been put to the guidance."""

    ANSWERED = "answered"
    PARTLY = "partly"
    OPEN = "open"
    UNASKED = "unasked"


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question with its whole answer; `banked` is the pair that a person took it from, if any."""

    question: FoundQuestion
    answer: Answer | None = None
    banked: str = ""

    @property
    def extent(self) -> Extent:
        """How far the question is answered; what is left has `answer.nearest` and `.contacts`."""
        if self.answer is None:
            return Extent.UNASKED
        if not self.answer.statements:
            return Extent.OPEN
        return Extent.PARTLY if self.answer.outcome in _PARTLY else Extent.ANSWERED
