"""Measures which sentences of a passage are quoted, against those that people marked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import TimedStep
from assistant.check import is_exact
from assistant.evaluation.chosen import chosen_sentences
from assistant.evaluation.drawing import drawn
from assistant.evaluation.measures import choice, difference, estimate
from assistant.evaluation.one_document import CHOOSING, READING, quoted_whatever, with_documents
from assistant.evaluation.own_home import OwnHome, Readers, Tell, own_home, records_checksum, silent
from assistant.evaluation.plain_sentences import PlainSentences
from assistant.evaluation.refusal import (
    Likelihoods,
    auc,
    auc_difference,
    likelihoods_of,
    refusal_tables,
)
from assistant.evaluation.report import Cell, MeasuredQuestion, Report, Table
from assistant.evaluation.sentence_set import MarkedPassage, SentenceSet, read_sentences
from assistant.evaluation.settings_used import settings_used
from assistant.evaluation.steps import StepTimes, run_steps, steps_before
from assistant.settings import Settings
from assistant.working import Working

KIND = "sentences"
PRODUCT = "quoted"

_NEAR, _MOST_NEAR, _TOP = 0.12, 4, 3
_CLOSE = f"within {_NEAR} of the best cosine, at most {_MOST_NEAR}"
_FIRST = f"top {_TOP} by cosine"
_WHOLE = "whole passage"
_TITLED = ", title read with each"
_WAYS = (PRODUCT, _CLOSE, _FIRST, _CLOSE + _TITLED, _FIRST + _TITLED, _WHOLE)
_MEASURES = ("precision", "recall", "F1")
_BEFORE_SEARCHING = steps_before("find", "stand_alone")
_NOTES = (
    "Each question is answered from its own passage. A sentence counts as quoted if the quotes "
    "hold more than half of its words. Precision, recall and F1 are of each question, 0 where "
    "nothing right is chosen, and then their mean (macro); only answerable questions with a marked "
    "sentence count, and they are quoted whatever the evidence.",
    "Highest cosine: of the question and a sentence, without the title.",
)


@dataclass(frozen=True, slots=True)
class _Measured:
    question: MarkedPassage
    chosen: dict[str, frozenset[int]]
    evidence: float
    highest_cosine: float
    quotes: tuple[int, int]


def evaluate_sentences(
    paths: Sequence[Path],
    *,
    settings: Settings,
    limit: int | None = None,
    tell: Tell | None = None,
    readers: Readers | None = None,
) -> Report:
    """Index the passages in a home of their own and answer each question from its passage alone.

    `readers` are measured instead of those set: for a question those that have not learnt it.
    Raises `UnusableSet`, `WrongLimit`, and what indexing raises.
    """
    marked = read_sentences(paths)
    questions = drawn(marked.questions, limit)
    told = tell or silent
    times = StepTimes()
    records = [one.record for one in marked.questions]
    checksum = records_checksum(records)
    with own_home("sentences", checksum, records, settings, told, readers=readers) as home:
        plain = PlainSentences(home.parts.embedder)
        found = []
        for at, question in enumerate(questions):
            told("Reading passages", at, len(questions))
            found.append(_measure(question, home, plain, times))
        steps = [*_BEFORE_SEARCHING, *READING, *CHOOSING]
        used = {**settings_used(home.parts), "steps": steps}
    return Report(
        kind=KIND,
        measured=_measured_set(marked, found),
        tables=_tables(found, times, settings.caution),
        questions=[_as_question(one) for one in found],
        settings=used,
        notes=_NOTES,
    )


def _measure(
    question: MarkedPassage, home: OwnHome, plain: PlainSentences, times: StepTimes
) -> _Measured:
    steps: list[TimedStep] = []
    document_id = home.ids[question.id]
    asked = run_steps(Working(question=question.question), home.parts, _BEFORE_SEARCHING, steps)
    given = with_documents(asked, home.parts, [document_id])
    weighed = run_steps(given, home.parts, READING, steps)
    quoted = quoted_whatever(weighed, home.parts, steps)
    times.note(steps)
    text = home.parts.library.document(document_id).text
    quotes = [(one.start, one.end) for one in quoted.citations if one.document_id == document_id]
    cosines = plain.cosines(question.question, question.sentences)
    titled = [f"{question.title}\n{one}" for one in question.sentences]
    titled_cosines = plain.cosines(question.question, titled)
    return _Measured(
        question=question,
        chosen={
            PRODUCT: chosen_sentences(text, question.sentences, quotes),
            **_plainly_chosen(cosines),
            **_plainly_chosen(titled_cosines, _TITLED),
            _WHOLE: frozenset(range(len(cosines))),
        },
        evidence=weighed.evidence,
        highest_cosine=max(cosines),
        quotes=(sum(is_exact(one, home.parts) for one in quoted.citations), len(quoted.citations)),
    )


def _plainly_chosen(cosines: Sequence[float], ending: str = "") -> dict[str, frozenset[int]]:
    order = sorted(range(len(cosines)), key=lambda place: -cosines[place])
    near = [place for place in order if cosines[place] >= cosines[order[0]] - _NEAR]
    return {
        _CLOSE + ending: frozenset(near[:_MOST_NEAR]),
        _FIRST + ending: frozenset(order[:_TOP]),
    }


def _measures(one: _Measured) -> dict[str, float | None]:
    """Return the measures of each way of choosing; none where there is nothing to choose."""
    measures: dict[str, float | None] = {}
    counts = one.question.answerable and one.question.marked
    for way in _WAYS:
        found = choice(one.chosen[way], one.question.marked)
        values = (found.precision, found.recall, found.f1)
        for name, value in zip(_MEASURES, values, strict=True):
            measures[f"{way} {name}"] = value if counts else None
    measures["sentences quoted"] = float(len(one.chosen[PRODUCT])) if counts else None
    return measures


def _as_question(one: _Measured) -> MeasuredQuestion:
    details: dict[str, Any] = {
        "question": one.question.question,
        "marked": sorted(one.question.marked),
        "chosen": sorted(one.chosen[PRODUCT]),
        "highest_cosine": round(one.highest_cosine, 5),
    }
    answerable = one.question.answerable
    return MeasuredQuestion(one.question.id, _measures(one), answerable, one.evidence, details)


def _measured_set(marked: SentenceSet, found: Sequence[_Measured]) -> dict[str, Any]:
    answerable = [one for one in found if one.question.answerable]
    return {
        "set": marked.name,
        "checksum": marked.checksum,
        "questions": len(found),
        "questions in the set": len(marked.questions),
        "answerable": len(answerable),
        "answerable, but no sentence marked": sum(not one.question.marked for one in answerable),
    }


def _tables(found: Sequence[_Measured], times: StepTimes, caution: float) -> list[Table]:
    evidence = _likelihoods(found, [one.evidence for one in found])
    cosine = _likelihoods(found, [one.highest_cosine for one in found])
    return [
        _choice_table(found),
        _quotes_table(found),
        *_area_tables(evidence, cosine),
        *refusal_tables(evidence, caution),
        *refusal_tables(cosine, name="highest cosine"),
        times.table(),
    ]


def _choice_table(found: Sequence[_Measured]) -> Table:
    measured = [_measures(one) for one in found]
    counted = sum(one[f"{PRODUCT} F1"] is not None for one in measured)
    rows: dict[str, dict[str, Cell]] = {}
    for way in _WAYS:
        some = [one.chosen[way] for one in found if one.question.answerable and one.question.marked]
        rows[way] = {
            **{it: estimate(one[f"{way} {it}"] for one in measured) for it in _MEASURES},
            "sentences": _mean_size(some),
        }
    for way in _WAYS[1:]:
        rows[f"{PRODUCT} - {way}"] = {
            it: difference(
                [one[f"{PRODUCT} {it}"] for one in measured],
                [one[f"{way} {it}"] for one in measured],
            )
            for it in _MEASURES
        }
    return Table(f"Sentences chosen ({counted} questions)", "way", rows)


def _mean_size(chosen: Sequence[Collection[int]]) -> float | None:
    return round(sum(map(len, chosen)) / len(chosen), 2) if chosen else None


def _quotes_table(found: Sequence[_Measured]) -> Table:
    exact = sum(one.quotes[0] for one in found)
    quotes = sum(one.quotes[1] for one in found)
    row: dict[str, Cell] = {
        "quotes": quotes,
        "exact": exact,
        "share": exact / quotes if quotes else None,
    }
    return Table("Quotes compared with the library", "", {PRODUCT: row})


def _likelihoods(found: Sequence[_Measured], values: Sequence[float]) -> Likelihoods:
    pairs = list(zip(found, values, strict=True))
    return likelihoods_of(
        (value for one, value in pairs if one.question.answerable),
        (value for one, value in pairs if not one.question.answerable),
    )


def _area_tables(evidence: Likelihoods, cosine: Likelihoods) -> list[Table]:
    if not evidence.has_both():
        return []
    rows: dict[str, dict[str, Cell]] = {
        "evidence": {"AUC": auc(evidence)},
        "highest cosine": {"AUC": auc(cosine)},
        "evidence - highest cosine": {"AUC": auc_difference(evidence, cosine)},
    }
    return [Table("Answerable or not", "signal", rows)]
