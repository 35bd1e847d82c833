"""Measures written answers beside quoted ones, with the checker on and off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from assistant.evaluation.cases import CaseSet
from assistant.evaluation.claims_followed import Became, FollowedClaim
from assistant.evaluation.drawing import drawn
from assistant.evaluation.errors import NoModelSet
from assistant.evaluation.own_home import Tell, silent
from assistant.evaluation.report import MeasuredQuestion, Report
from assistant.evaluation.settings_used import settings_used
from assistant.evaluation.side_by_side import Arm, SideBySide, Told, asked_side_by_side
from assistant.evaluation.writing_tables import writing_tables
from assistant.language_model.trial import try_out
from assistant.parts import Parts
from assistant.read_ahead import read_ahead

KIND = "writing"

_MOST_READ = 30
_NOTES = (
    "The same questions of the same parts: quoted, written with the checker on, and written with "
    "one that lets everything pass. The model is asked anew in each written arm.",
    "Right words, in any form: share of the stems and amounts of the right words that one "
    "statement has. The other measures of words want them as they stand, which is fair to quotes "
    "only; in the quotes: in those that the answer cites.",
    "Ours is everything but waiting for the model. Unchecked, the checker is asked after the "
    "answer, so that it takes no time from it. A statement counts once for each of its faults.",
)


def ask_all_side_by_side(
    judged: CaseSet, parts: Parts, *, limit: int | None = None, tell: Tell | None = None
) -> list[SideBySide]:
    """Ask every case three ways; raises `NoModelSet`, `ModelProblem` and `WrongLimit`.

    The model is tried out first: one that has to be loaded takes no time from the first question,
    and one that cannot be called is told of at once.
    """
    if not parts.model.name:
        raise NoModelSet
    cases = drawn(judged.cases, limit)
    problem = try_out(parts.model).problem
    if problem is not None:
        raise problem
    told = tell or silent
    read_ahead(parts)  # as a process that serves has done
    found = []
    for at, case in enumerate(cases):
        told("Asking questions three ways", at, len(cases))
        found.append(asked_side_by_side(case, parts, first=at))
    return found


def writing_report(judged: CaseSet, parts: Parts, found: Sequence[SideBySide]) -> Report:
    """Return what was found on cases of a set, with the settings that made it."""
    settings = parts.settings
    return Report(
        kind=KIND,
        measured={
            "set": judged.name,
            "checksum": judged.checksum,
            "questions": len(found),
            "questions in the set": len(judged.cases),
            "where the model was asked to write": sum(one.is_written for one in found),
        },
        tables=writing_tables(found),
        questions=[_as_question(one) for one in found],
        settings={
            "language_model": parts.model.name,
            "language_model_seconds": settings.model_seconds,
            "language_model_first_seconds": settings.model_first_seconds,
            **settings_used(parts),
        },
        notes=[*_NOTES, *_shown_unchecked(found)],
    )


def _shown_unchecked(found: Sequence[SideBySide]) -> Iterator[str]:
    """Yield what was shown unchecked though the checker objects, as much as a person will read."""
    shown = [
        (one.case.id, claim)
        for one in found
        for claim in one.by_arm[Arm.UNCHECKED].claims
        if claim.became is Became.HELD and claim.objections
    ]
    yield f"Shown unchecked though the checker objects: {len(shown)} statements" + (
        f"; the first {_MOST_READ} follow." if len(shown) > _MOST_READ else "."
    )
    for name, claim in shown[:_MOST_READ]:
        yield f"{name}: “{claim.text}” ({claim.why})"


def _as_question(one: SideBySide) -> MeasuredQuestion:
    trace = one.by_arm[Arm.QUOTED].answer.trace
    measures = {
        f"{arm.value}: {name}": value
        for arm, told in one.by_arm.items()
        for name, value in told.measures.items()
    }
    details: dict[str, Any] = {
        "question": one.case.question,
        "kind": one.case.kind,
        "expected": sorted(one.case.outcomes),
        "arms": {arm.value: _as_data(told) for arm, told in one.by_arm.items()},
    }
    # What the screen settles is never searched: nothing was weighed.
    evidence = trace.evidence if trace.matches else None
    return MeasuredQuestion(one.case.id, measures, one.case.answerable, evidence, details)


def _as_data(told: Told) -> dict[str, Any]:
    times = told.times
    return {
        "outcome": told.answer.outcome.value,
        "end": told.end,
        "notices": [one.kind for one in told.answer.notices],
        "statements": [
            {"text": one.text, "written": one.written, "citations": list(one.citations)}
            for one in told.answer.statements
        ],
        "cited": [[each.publication, *each.heading_trail] for each in told.answer.citations],
        "claims": [_claim_as_data(one) for one in told.claims],
        "calls": len(told.calls),
        "milliseconds": {
            "first statement": round(times.first_shown, 1),
            "whole answer": round(times.whole, 1),
            "ours": round(times.ours, 1),
            "checking": round(times.checking, 1),
        },
    }


def _claim_as_data(one: FollowedClaim) -> dict[str, Any]:
    return {
        "statement": one.text,
        "words": list(one.words),
        "became": one.became.value,
        "faults": list(one.faults),
        "why": one.why,
    }
