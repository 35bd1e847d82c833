"""A question of an enquiry with the answer to it, and how far that goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Answer, Outcome
from assistant.helpdesk.enquiry import FoundQuestion
from assistant.quote_place import CHOSEN

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


def doubtful(answers: Sequence[Answer | None], low_evidence: float) -> Iterator[bool]:
    """Yield of each answer whether a person has to look at it before it goes out.

    Its evidence is below `low_evidence`, or it begins with the words of an answer before it: of 39
    such answers in 100 made-up mails (`tests/evaluation/enquiries/passages`) 14 were right. What a
    person chose is not doubted. With `low_evidence` 0 nothing is.
    """
    said: set[str] = set()
    for answer in answers:
        if answer is None or not answer.statements:
            yield False
            continue
        words = answer.statements[0].text
        low = answer.trace.evidence < low_evidence
        again = low_evidence > 0 and words in said and CHOSEN not in answer.trace.notes
        said.add(words)
        yield low or again
