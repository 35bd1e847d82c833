"""Asks one question three ways: quoted, written and checked, written and not checked."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.answer import Answer, Statement
from assistant.ask import ask
from assistant.check import is_exact
from assistant.evaluation.cases import Case
from assistant.evaluation.claims_followed import FollowedClaim, followed
from assistant.evaluation.outcomes import ANSWERS
from assistant.evaluation.right_places import fit
from assistant.evaluation.right_words import words_said
from assistant.evaluation.watching import Call, HeardChecker, UnheardChecker, WatchedModel
from assistant.language_model.role import NoLanguageModel
from assistant.parts import Parts
from assistant.scope import Scope


class Arm(StrEnum):
    """One way to answer the same question from the same parts."""

    QUOTED = "quoted"
    CHECKED = "written, checked"
    UNCHECKED = "written, unchecked"


WRITTEN = (Arm.CHECKED, Arm.UNCHECKED)


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds from the question to its first statement and to the whole answer.

    `ours` is everything but waiting for the model, and `checking` what of it the checker took.
    """

    first_shown: float
    whole: float
    ours: float
    checking: float


@dataclass(frozen=True, slots=True)
class Told:
    """What one arm made of a question; `measures` are by name, `None` where they do not apply."""

    answer: Answer
    times: Times
    calls: tuple[Call, ...]
    claims: tuple[FollowedClaim, ...]
    measures: Mapping[str, float | None]

    @property
    def writing(self) -> Call | None:
        """The call in which the model was asked to write, nothing if it was not."""
        return next((one for one in self.calls if one.writes), None)

    @property
    def end(self) -> str:
        """How the answer came to be written or quoted, in a few words."""
        if self.writing is None:
            answers = self.answer.outcome in ANSWERS
            return "only quotes will do" if answers else "no answer to write"
        trouble = self.writing.trouble
        kinds = {one.kind for one in self.answer.notices}
        if not any(one.written for one in self.answer.statements):
            if trouble is not None:
                return f"fell back to quotes: the model failed ({trouble.value})"
            held = "nothing held" if self.claims else "the model wrote nothing"
            return f"fell back to quotes: {held}"
        if trouble is not None:
            return f"written, quotes behind it: the model failed ({trouble.value})"
        return "written, quotes behind it: little held" if "little_held" in kinds else "written"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A case with what each arm made of it."""

    case: Case
    by_arm: Mapping[Arm, Told]

    @property
    def is_written(self) -> bool:
        """Whether the model was asked to write the answer."""
        return all(self.by_arm[one].writing is not None for one in WRITTEN)


def asked_side_by_side(case: Case, parts: Parts, *, first: int = 0) -> SideBySide:
    """Ask a case of `parts` three ways, beginning with arm `first`.

    Whichever comes later finds some of the work done, so let `first` go round.
    """
    arms = list(Arm)
    first %= len(arms)
    found = {one: _told(case, parts, one) for one in (*arms[first:], *arms[:first])}
    return SideBySide(case, {one: found[one] for one in arms})


@dataclass(slots=True)
class _FirstShown:
    """Notes when the first statement may be shown."""

    at: float | None = None

    def __call__(self, answer: Answer) -> bool:
        if self.at is None and answer.statements:
            self.at = time.perf_counter()
        return True


def _told(case: Case, parts: Parts, arm: Arm) -> Told:
    model = WatchedModel(NoLanguageModel() if arm is Arm.QUOTED else parts.model)
    heard = arm is not Arm.UNCHECKED
    checker = HeardChecker(parts.checker) if heard else UnheardChecker(parts.checker)
    watched, shown = replace(parts, model=model, checker=checker), _FirstShown()
    scope, began = Scope(as_at=case.as_at), time.perf_counter()
    answer = ask(case.question, watched, case.history, scope=scope, arriving=shown)
    ended = time.perf_counter()
    times = Times(
        first_shown=((shown.at or ended) - began) * 1000,
        whole=(ended - began) * 1000,
        ours=(ended - began - model.waited) * 1000,
        checking=checker.spent * 1000,
    )
    call = next((one for one in model.calls if one.writes), None)
    claims = followed(call, checker.opinions(), heard=heard) if call else ()
    return Told(answer, times, tuple(model.calls), claims, _measures(case, answer, parts))


def _measures(case: Case, answer: Answer, parts: Parts) -> dict[str, float | None]:
    texts = [one.text for one in answer.statements]
    fits = fit(answer, case, parts)
    cited = tuple(Statement(one.quote, ()) for one in answer.citations)
    exact = [is_exact(one, parts) for one in answer.citations]
    written = [one.written for one in answer.statements]
    return {
        "outcome right": float(answer.outcome in case.outcomes),
        "right words, in any form": words_said(texts, case),
        "share of right words": fits.words_share,
        "right words anywhere": fits.words_anywhere,
        "right words in the quotes": fit(
            replace(answer, statements=cited), case, parts
        ).words_share,
        "citation precision": fits.precision,
        "citation recall": fits.recall,
        "quotes exact": _share(exact),
        "statements": float(len(texts)) if texts else None,
        "words": float(sum(len(one.split()) for one in texts)) if texts else None,
        "share of statements written": _share(written),
    }


def _share(values: list[bool]) -> float | None:
    return sum(values) / len(values) if values else None
