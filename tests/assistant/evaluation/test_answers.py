import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Outcome
from assistant.assembly import Assembly
from assistant.evaluation.answers import evaluate_answers
from assistant.evaluation.cases import CaseSet, read_cases
from assistant.evaluation.comparison import compared
from assistant.evaluation.measures import Estimate
from assistant.evaluation.report import Report
from assistant.parts import Parts
from assistant.settings import Settings
from assistant.working import Working
from tests.assistant.conftest import circular_document, handbook_document, home_of, note_document
from tests.assistant.evaluation.changed_path import change_after
from tests.assistant.evaluation.made_up_forms import write_lines

HANDBOOK = "Kestrel County supervision handbook"
CASES: list[dict[str, Any]] = [
    {
        "id": "first",
        "question": "Within how many working days must the first appointment take place?",
        "kind": "duration",
        "audience": "practitioner",
        "outcome": "answered",
        "answers": [
            {"document": HANDBOOK, "heading": "First appointment", "words": "FIVE working\n days"},
            {"document": HANDBOOK, "heading": "Another place that would do as well"},
        ],
        "not_words": ["ninety days"],
    },
    {
        "id": "missed",
        "question": "On which day is a missed appointment recorded?",
        "kind": "date",
        "outcome": ["answered", "partial"],
        "answers": [
            {"document": HANDBOOK.lower(), "heading": "MISSED appointments"},
            {
                "document": HANDBOOK,
                "heading": "Nowhere",
                "words": "the week after",
                "part": 1,
            },
        ],
    },
    {
        "id": "cat",
        "question": "Which telescope orbits the outer moons of Jupiter?",
        "outcome": "not_in_guidance",
        "answers": [],
    },
    {"id": "bare", "question": "Who gets the travel permit for a week?", "answerable": "true"},
]


@pytest.fixture(scope="module")
def home(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, measuring: Settings
) -> Iterator[Assembly]:
    assert measuring.home
    documents = [handbook_document(), circular_document(), note_document()]
    assembly = home_of(
        tmp_path_factory.mktemp("asked") / "home", models_folder, documents, reader="off"
    )
    yield assembly
    assembly.parts.close()


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> CaseSet:
    return read_cases(write_lines(tmp_path_factory.mktemp("cases") / "made.jsonl", CASES))


@pytest.fixture(scope="module")
def report(home: Assembly, cases: CaseSet) -> Report:
    return evaluate_answers(cases, home.parts)


def _measure(report: Report, case: str, name: str) -> float | None:
    return next(one for one in report.questions if one.id == case).measures[name]


def _row(report: Report, beginning: str, row: str) -> Any:
    return next(one for one in report.tables if one.title.startswith(beginning)).rows[row]


def test_outcome_words_and_places_are_measured(report: Report):
    first = next(one for one in report.questions if one.id == "first").measures
    assert first["outcome right"] == 1.0
    assert first["right words first"] == first["right words anywhere"] == 1.0
    assert first["no wrong words first"] == 1.0
    assert first["citation recall"] == 1.0
    assert 0 < (first["citation precision"] or 0) <= 1.0
    assert first["quotes exact"] == 1.0


def test_of_two_parts_one_is_cited_and_the_words_of_none_are_said(report: Report):
    assert _measure(report, "missed", "citation recall") == 0.5
    assert _measure(report, "missed", "right words anywhere") == 0.0
    assert _measure(report, "missed", "no wrong words first") is None


def test_what_nobody_judged_is_not_measured(report: Report):
    assert _measure(report, "bare", "citation precision") is None
    assert _measure(report, "bare", "right words first") is None
    assert _measure(report, "cat", "citation recall") is None
    assert _measure(report, "cat", "quotes exact") is None
    assert _measure(report, "cat", "outcome right") == 1.0


def test_groups_and_confusion_are_told(report: Report):
    assert _row(report, "By kind", "duration")["questions"] == 1
    assert _row(report, "By audience", "practitioner")["outcome right"] == 1.0
    assert _row(report, "By expected outcome", "any answer")["questions"] == 1
    assert _row(report, "Outcomes expected", "not_in_guidance")["not_in_guidance"] == 1
    assert _row(report, "Quotes", "all cases")["share"] == 1.0
    assert _row(report, "Milliseconds", "find")["questions"] == len(CASES)
    assert _row(report, "Answerable or not", "evidence")["AUC"].value == 1.0


def test_a_quote_dropped_from_every_answer_scores_worse(
    report: Report, home: Assembly, cases: CaseSet, monkeypatch: pytest.MonkeyPatch
):
    def drop(working: Working, _: Parts) -> Working:
        return replace(working, statements=working.statements[1:], citations=())

    change_after(monkeypatch, "check", drop)
    worse = evaluate_answers(cases, home.parts)
    for name in ("right words first", "citation recall"):
        before = _measure(report, "first", name)
        assert before == 1.0
        assert _measure(worse, "first", name) == 0.0
    table, _ = compared(worse, report.as_json())
    change = table.rows["citation recall"]["difference"]
    assert isinstance(change, Estimate)
    assert change.value == pytest.approx(-0.75)


def test_wrong_words_and_a_quote_that_is_not_exact_are_seen(
    home: Assembly, cases: CaseSet, monkeypatch: pytest.MonkeyPatch
):
    def garble(working: Working, _: Parts) -> Working:
        told = tuple(replace(one, text="In ninety  DAYS.") for one in working.statements)
        cited = tuple(replace(one, end=one.end + 1) for one in working.citations)
        return replace(working, statements=told, citations=cited)

    change_after(monkeypatch, "word", garble)
    found = evaluate_answers(cases, home.parts)
    assert _measure(found, "first", "no wrong words first") == 0.0
    assert _measure(found, "first", "right words anywhere") == 0.0
    assert _measure(found, "first", "quotes exact") == 0.0


def test_a_refusal_counts_as_nothing_said(
    home: Assembly, cases: CaseSet, monkeypatch: pytest.MonkeyPatch
):
    def refuse(working: Working, _: Parts) -> Working:
        return replace(working, outcome=Outcome.NOT_IN_GUIDANCE)

    change_after(monkeypatch, "weigh", refuse)
    found = evaluate_answers(cases, home.parts)
    assert _measure(found, "first", "outcome right") == 0.0
    assert _measure(found, "first", "right words first") == 0.0
    assert _measure(found, "first", "citation recall") == 0.0
    assert _measure(found, "first", "citation precision") is None
    assert _measure(found, "cat", "outcome right") == 1.0


def test_what_the_screen_settles_is_no_matter_of_evidence(
    home: Assembly, cases: CaseSet, monkeypatch: pytest.MonkeyPatch
):
    def send_away(working: Working, _: Parts) -> Working:
        return replace(working, outcome=Outcome.OUT_OF_SCOPE)

    change_after(monkeypatch, "screen", send_away)
    found = evaluate_answers(cases, home.parts)
    assert found.measured["settled before any search"] == len(CASES)
    assert {one.evidence for one in found.questions} == {None}
    assert not [one for one in found.tables if one.title.startswith("Refusal")]


def test_asking_changes_nothing_that_is_kept(home: Assembly, cases: CaseSet):
    def held() -> tuple[int, list[str]]:
        return home.library.generation, [one.id for one in home.library.documents()]

    before, files = held(), {one.name for one in home.settings.home.iterdir()}
    report = evaluate_answers(cases, home.parts, limit=2)
    assert report.measured["questions"] == 2
    assert (held(), {one.name for one in home.settings.home.iterdir()}) == (before, files)
    assert str(home.settings.home) not in json.dumps(report.as_json())
