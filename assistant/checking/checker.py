"""The checker's role: a written statement and the quotes it rests on in, objections out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.checking.knowledge import Knowledge, Learnt, Term
from assistant.checking.verdict import Evidence, Objection, objections_to
from index.abbreviations import Abbreviations
from index.exported_model import Embedder


class Checker(Protocol):
    """The role of a checker of written statements."""

    def objections_to(self, statement: str, evidence: Sequence[Evidence]) -> tuple[Objection, ...]:
        """Return why a statement may not be shown, nothing if its quotes carry it."""


@dataclass(frozen=True, slots=True)
class StatementChecker:
    """Checks by rule, with the short forms and the embedding model that it knows."""

    knowledge: Knowledge

    def objections_to(self, statement: str, evidence: Sequence[Evidence]) -> tuple[Objection, ...]:
        """Return why a statement may not be shown, nothing if its quotes carry it."""
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
