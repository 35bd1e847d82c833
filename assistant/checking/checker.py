"""The checker's role: a written statement and the quotes it rests on in, objections out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.checking.knowledge import Knowledge, Learnt, Term
from assistant.checking.objection import Fault, Objection
from assistant.checking.together import are_final, is_carried
from assistant.checking.verdict import Evidence, is_quoted, objections_to, quotes_of
from index.abbreviations import Abbreviations
from index.entailment import Entailment, NoEntailment
from index.exported_model import Embedder

_OTHERWISE = "read together, the quotes hardly carry this"


class Checker(Protocol):
    """The role of a checker of written statements."""

    def objections_to(self, statement: str, evidence: Sequence[Evidence]) -> tuple[Objection, ...]:
        """Return why a statement may not be shown, nothing if its quotes carry it."""

    def objections_by_rule(
        self, statement: str, evidence: Sequence[Evidence]
    ) -> tuple[Objection, ...]:
        """Return what the rules alone object to: stricter with other words than the quotes'."""


@dataclass(frozen=True, slots=True)
class StatementChecker:
    """Checks by rule, with the short forms and the embedding model that it knows, and by reading.

    `entailment` is opened at the first statement that is not refused by rules alone.
    """

    knowledge: Knowledge
    entailment: Callable[[], Entailment] = NoEntailment

    def objections_to(self, statement: str, evidence: Sequence[Evidence]) -> tuple[Objection, ...]:
        """Return why a statement may not be shown, nothing if its quotes carry it."""
        objections = self.objections_by_rule(statement, evidence)
        quotes = quotes_of(evidence)
        if are_final(objections) or not quotes or is_quoted(statement, quotes):
            return objections
        heading = next((one.context[-1] for one in evidence if one.context), "")
        log_odds = self.entailment().log_odds(statement, quotes, heading)
        if log_odds is None:
            return objections
        if is_carried(statement, quotes, objections, log_odds):
            return ()
        return objections or (Objection(Fault.TOGETHER, statement, _OTHERWISE),)

    def objections_by_rule(
        self, statement: str, evidence: Sequence[Evidence]
    ) -> tuple[Objection, ...]:
        """Return what the rules alone object to."""
        return objections_to(statement, evidence, self.knowledge)


class HeldKnowledge:
    """What the index in use knows of short forms; a new build is taken notice of."""

    def __init__(self, abbreviations: Callable[[], Abbreviations], embedder: Embedder) -> None:
        """Take the short forms of the build in use from `abbreviations`, whenever asked."""
        self._abbreviations = abbreviations
        self._embedder = embedder
        self._learnt: tuple[Abbreviations, Learnt] | None = None

    def terms_in(self, text: str) -> Sequence[Term]:
        """Return the short forms and full terms of `text`, in order, none overlapping."""
        return self._now().terms_in(text)

    def likeness(self, statement: str, texts: Sequence[str]) -> list[float] | None:
        """Return the cosine of `statement` to each of `texts`."""
        return self._now().likeness(statement, texts)

    def _now(self) -> Learnt:
        known, learnt = self._abbreviations(), self._learnt
        if learnt is None or learnt[0] is not known:
            learnt = (known, Learnt(known, self._embedder))
            self._learnt = learnt
        return learnt[1]
