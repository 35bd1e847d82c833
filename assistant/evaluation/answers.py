"""Measures whole answers over the library of a home against cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from assistant.answer import Answer, Outcome
from assistant.ask import ANSWER_PATH, ask
from assistant.check import is_exact
from assistant.evaluation.cases import Case, CaseSet
from assistant.evaluation.drawing import drawn
from assistant.evaluation.measures import estimate
from assistant.evaluation.own_home import Tell, silent
from assistant.evaluation.refusal import auc, judged_likelihoods, refusal_tables
from assistant.evaluation.report import Cell, MeasuredQuestion, Report, Table
from assistant.evaluation.right_places import fit
from assistant.evaluation.settings_used import settings_used
from assistant.evaluation.steps import StepTimes
from assistant.language_model.role import NoLanguageModel
from assistant.parts import Parts
from assistant.read_ahead import read_ahead
from assistant.scope import Scope

KIND = "answers"

_OUTCOME, _EXACT, _LENGTH = "outcome right", "quotes exact", "words in the answer"
_FIT = {
    "words_first": "right words first",
    "words_anywhere": "right words anywhere",
    "words_share": "share of right words",
    "no_wrong_words": "no wrong words first",
    "precision": "citation precision",
    "recall": "citation recall",
}
_NOTES = (
    "Right words: the words of any right answer, white space and case aside; first means in the "
    "first statement. A refusal counts 0 where words were judged.",
    "Citation precision: share of citations at a judged document and heading, where there are any; "
    "citation recall: share of judged places with a citation, 0 for a refusal.",
    "Refusal and AUC leave out questions that the screen settles before anything is searched, "
    "and those that may be answered or refused.",
)


@dataclass(frozen=True, slots=True)
class _Measured:
    case: Case
    answer: Answer
    measures: dict[str, float | None]
    quotes: tuple[int, int]


def evaluate_answers(
    judged: CaseSet, parts: Parts, *, limit: int | None = None, tell: Tell | None = None
) -> Report:
    """Ask every case of `parts` as a person would, quoted; raises `WrongLimit`.

    What a model writes is measured by `evaluate writing`.
    """
    parts = replace(parts, model=NoLanguageModel())
    cases = drawn(judged.cases, limit)
    told = tell or silent
    times = StepTimes()
    read_ahead(parts)  # as a process that serves has done
    found = []
    for at, case in enumerate(cases):
        told("Asking questions", at, len(cases))
        answer = ask(case.question, parts, case.history, scope=Scope(as_at=case.as_at))
        times.note(answer.trace.steps)
        found.append(_measure(case, answer, parts))
    questions = [_as_question(one) for one in found]
    return Report(
        kind=KIND,
        measured=_measured_set(judged, found),
        tables=_tables(found, questions, times, parts.settings.caution),
        questions=questions,
        settings={
            **settings_used(parts),
            "steps": [step.__name__ for step in ANSWER_PATH],
        },
        notes=_NOTES,
    )


def _measure(case: Case, answer: Answer, parts: Parts) -> _Measured:
    exact = sum(is_exact(one, parts) for one in answer.citations)
    quotes = len(answer.citations)
    fits = asdict(fit(answer, case, parts))
    words = sum(len(one.text.split()) for one in answer.statements)
    measures = {
        _OUTCOME: float(answer.outcome in case.outcomes),
        **{name: fits[key] for key, name in _FIT.items()},
        _EXACT: exact / quotes if quotes else None,
        _LENGTH: float(words) if answer.statements else None,
    }
    return _Measured(case, answer, measures, (exact, quotes))


def _as_question(one: _Measured) -> MeasuredQuestion:
    case, answer = one.case, one.answer
    details: dict[str, Any] = {
        "question": case.question,
        "kind": case.kind,
        "audience": case.audience,
        "expected": sorted(case.outcomes),
        "outcome": answer.outcome.value,
        "statements": [statement.text for statement in answer.statements],
        "cited": [[each.publication, *each.heading_trail] for each in answer.citations],
    }
    # What the screen settles is never searched: nothing was weighed.
    evidence = answer.trace.evidence if answer.trace.matches else None
    return MeasuredQuestion(case.id, one.measures, case.answerable, evidence, details)


def _measured_set(judged: CaseSet, found: Sequence[_Measured]) -> dict[str, Any]:
    answerable = Counter(one.case.answerable for one in found)
    return {
        "set": judged.name,
        "checksum": judged.checksum,
        "questions": len(found),
        "questions in the set": len(judged.cases),
        "to be answered": answerable[True],
        "not to be answered": answerable[False],
        "settled before any search": sum(not one.answer.trace.matches for one in found),
    }


def _tables(
    found: Sequence[_Measured],
    questions: Sequence[MeasuredQuestion],
    times: StepTimes,
    caution: float,
) -> list[Table]:
    likely = judged_likelihoods(questions)
    tables = [_whole_table(found), _quotes_table(found)]
    tables += _grouped("kind", found, lambda one: one.kind)
    tables += _grouped("audience", found, lambda one: one.audience)
    tables += _grouped("expected outcome", found, lambda one: one.expected)
    tables.append(_confusion(found))
    if likely.has_both():
        row: dict[str, Cell] = {
            "AUC": auc(likely),
            "answerable": len(likely.answerable),
            "not": len(likely.unanswerable),
        }
        tables.append(Table("Answerable or not", "signal", {"evidence": row}))
    return [*tables, *refusal_tables(likely, caution), times.table()]


def _whole_table(found: Sequence[_Measured]) -> Table:
    rows: dict[str, dict[str, Cell]] = {}
    for name in found[0].measures:
        values = [one.measures[name] for one in found]
        counted = sum(one is not None for one in values)
        rows[name] = {"mean": estimate(values), "questions": counted}
    return Table("All cases", "measure", rows)


def _quotes_table(found: Sequence[_Measured]) -> Table:
    exact = sum(one.quotes[0] for one in found)
    quotes = sum(one.quotes[1] for one in found)
    share = exact / quotes if quotes else None
    row: dict[str, Cell] = {"quotes": quotes, "exact": exact, "share": share}
    return Table("Quotes compared with the library", "", {"all cases": row})


def _grouped(head: str, found: Sequence[_Measured], group_of: Callable[[Case], str]) -> list[Table]:
    """Return a table with a row for each group, none if no case names any."""
    groups = sorted({group_of(one.case) for one in found})
    rows: dict[str, dict[str, Cell]] = {}
    for group in groups:
        some = [one for one in found if group_of(one.case) == group]
        rows[group or "not said"] = {
            "questions": len(some),
            **{
                name: _mean(some, name)
                for name in (_OUTCOME, *_FIT.values())
                if name != _FIT["words_share"]
            },
        }
    return [Table(f"By {head}", head, rows)] if any(groups) else []


def _mean(found: Sequence[_Measured], name: str) -> float | None:
    values = [value for one in found if (value := one.measures[name]) is not None]
    return sum(values) / len(values) if values else None


def _confusion(found: Sequence[_Measured]) -> Table:
    outcomes = [one for one in Outcome if any(each.answer.outcome is one for each in found)]
    rows: dict[str, dict[str, Cell]] = {}
    for expected in sorted({one.case.expected for one in found}):
        came = Counter(one.answer.outcome for one in found if one.case.expected == expected)
        rows[expected] = {one.value: came[one] for one in outcomes}
    return Table("Outcomes expected (rows) and given (columns)", "expected", rows)
