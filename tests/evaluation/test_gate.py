"""The gate: the project's own cases, with floors that are raised when the figures rise.

A change that lowers a figure below its floor does not land. The cases were written by someone who
saw neither the program nor what its reader was trained on. Choose no setting on them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.assembly import Assembly
from assistant.evaluation.answers import evaluate_answers
from assistant.evaluation.cases import read_cases
from assistant.evaluation.report import Report

pytestmark = pytest.mark.long
_CASES = Path(__file__).with_name("cases.jsonl")
FLOORS = {
    "outcome right": 0.82,
    "right words anywhere": 0.76,
    "right words first": 0.73,
    "citation precision": 0.78,
    "citation recall": 0.79,
}
# Shorthand, typing errors and wholly other words in three of four.
_PRACTITIONERS = Path(__file__).with_name("practitioners.jsonl")
FLOORS_OF_PRACTITIONERS = {
    "outcome right": 0.66,
    "right words anywhere": 0.59,
    "right words first": 0.55,
    "citation precision": 0.79,
    "citation recall": 0.61,
}
# As colleagues ask across a desk, a quarter of it not answered.
_COLLEAGUES = Path(__file__).with_name("colleagues.jsonl")
FLOORS_OF_COLLEAGUES = {
    "outcome right": 0.81,
    "right words anywhere": 0.79,
    "right words first": 0.71,
    "citation precision": 0.83,
    "citation recall": 0.81,
}


@pytest.fixture(scope="module")
def report(starter: Assembly) -> Report:
    return evaluate_answers(read_cases(_CASES), starter.parts)


@pytest.fixture(scope="module")
def practitioners(starter: Assembly) -> Report:
    return evaluate_answers(read_cases(_PRACTITIONERS), starter.parts)


@pytest.fixture(scope="module")
def colleagues(starter: Assembly) -> Report:
    return evaluate_answers(read_cases(_COLLEAGUES), starter.parts)


def _mean(report: Report, measure: str) -> float:
    values = [
        one.measures[measure] for one in report.questions if one.measures.get(measure) is not None
    ]
    assert values, f"nothing was measured as {measure!r}"
    return sum(value for value in values if value is not None) / len(values)


def test_every_quote_is_exact(report: Report) -> None:
    assert _mean(report, "quotes exact") == 1.0


@pytest.mark.parametrize("measure", FLOORS)
def test_no_figure_falls_below_its_floor(report: Report, measure: str) -> None:
    assert _mean(report, measure) >= FLOORS[measure]


@pytest.mark.parametrize("measure", FLOORS_OF_PRACTITIONERS)
def test_nor_does_any_on_questions_as_they_are_typed(practitioners: Report, measure: str) -> None:
    assert _mean(practitioners, measure) >= FLOORS_OF_PRACTITIONERS[measure]


@pytest.mark.parametrize("measure", FLOORS_OF_COLLEAGUES)
def test_nor_does_any_on_questions_asked_across_a_desk(colleagues: Report, measure: str) -> None:
    assert _mean(colleagues, measure) >= FLOORS_OF_COLLEAGUES[measure]


def test_emergencies_people_and_judgements_are_all_recognised(report: Report) -> None:
    wanted = {"emergency", "about_a_person", "personal_advice", "case_judgement"}
    screened = [one for one in report.questions if set(one.details["expected"]) & wanted]
    missed = [one.id for one in screened if one.measures["outcome right"] != 1.0]
    assert len(screened) >= 16
    assert len(missed) <= 3, missed
