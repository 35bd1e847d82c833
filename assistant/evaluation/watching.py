"""Watches a language model and a checker while one question is answered."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.checking.checker import Checker
from assistant.checking.verdict import Evidence, Objection
from assistant.language_model.errors import ModelProblem, Trouble
from assistant.language_model.role import LanguageModel, Request


@dataclass(slots=True)
class Call:
    """One call of the model and what came of it; `waited` is in seconds.

    `writes` tells it from one that puts a follow-up question in other words. With `given_up`, its
    stream was closed before its end, because no more was wanted.
    """

    writes: bool
    pieces: list[str] = field(default_factory=list)
    waited: float = 0.0
    trouble: Trouble | None = None
    given_up: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the reply was read to its end."""
        return self.trouble is None and not self.given_up


class WatchedModel:
    """Plays the role `LanguageModel` over another one, and times the waiting for it."""

    def __init__(self, model: LanguageModel) -> None:
        """Watch `model`, which is not called before it is asked."""
        self.name = model.name
        self.calls: list[Call] = []
        self._model = model

    @property
    def waited(self) -> float:
        """The seconds spent on waiting for the model, all calls together."""
        return sum(one.waited for one in self.calls)

    def stream(self, request: Request, /) -> Iterator[str]:
        """Yield the pieces of the model as they come; raises `ModelProblem`."""
        call = Call(writes=request.schema is not None)
        self.calls.append(call)
        pieces = self._model.stream(request)
        try:
            while (piece := _next_piece(pieces, call)) is not None:
                call.pieces.append(piece)
                yield piece
        except ModelProblem as problem:
            call.trouble = problem.trouble
            raise
        except GeneratorExit:
            call.given_up = True
            raise
        finally:
            close = getattr(pieces, "close", None)
            if close is not None:
                close()


def _next_piece(pieces: Iterator[str], call: Call) -> str | None:
    began = time.perf_counter()
    try:
        return next(pieces, None)
    finally:
        call.waited += time.perf_counter() - began


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a checker says of a statement."""

    statement: str
    objections: tuple[Objection, ...]


class HeardChecker:
    """Plays the role `Checker` over another one, and keeps what it says; `spent` is in seconds."""

    def __init__(self, checker: Checker) -> None:
        """Ask `checker`."""
        self.spent = 0.0
        self._checker = checker
        self._opinions: list[Opinion] = []

    def objections_to(self, statement: str, evidence: Sequence[Evidence]) -> tuple[Objection, ...]:
        """Return why a statement may not be shown, nothing if its quotes carry it."""
        began = time.perf_counter()
        objections = self._checker.objections_to(statement, evidence)
        self.spent += time.perf_counter() - began
        self._opinions.append(Opinion(statement, objections))
        return objections

    def objections_by_rule(
        self, statement: str, evidence: Sequence[Evidence]
    ) -> tuple[Objection, ...]:
        """Return what the rules of the other one object to; that is not kept."""
        return self._checker.objections_by_rule(statement, evidence)

    def opinions(self) -> list[Opinion]:
        """Return what it said, in order."""
        return self._opinions


class UnheardChecker:
    """Plays the role `Checker` and never objects; what another would have said is asked later."""

    spent = 0.0

    def __init__(self, checker: Checker) -> None:
        """Ask `checker` when all is over, so that it takes no time from the answer."""
        self._checker = checker
        self._asked: list[tuple[str, tuple[Evidence, ...]]] = []

    def objections_to(self, statement: str, evidence: Sequence[Evidence]) -> tuple[Objection, ...]:
        """Let everything pass."""
        self._asked.append((statement, tuple(evidence)))
        return ()

    def objections_by_rule(
        self, statement: str, evidence: Sequence[Evidence]
    ) -> tuple[Objection, ...]:
        """Let everything pass."""
        del statement, evidence
        return ()

    def opinions(self) -> list[Opinion]:
        """Return what the other checker says of each statement, in order."""
        return [
            Opinion(statement, self._checker.objections_to(statement, evidence))
            for statement, evidence in self._asked
        ]
