from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Outcome
from assistant.cite import citation_of
from assistant.evaluation.comparison import compared
from assistant.evaluation.measures import Estimate
from assistant.evaluation.report import Report
from assistant.evaluation.sentences import evaluate_sentences
from assistant.parts import Parts
from assistant.settings import Settings
from assistant.working import Working
from corpus.sentences import sentence_spans
from tests.assistant.evaluation.changed_path import Change, change_after
from tests.assistant.evaluation.made_up_forms import MARKED, UNMARKED, write_lines


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("marked")
    return [write_lines(folder / "yes.jsonl", MARKED), write_lines(folder / "no.jsonl", UNMARKED)]


@pytest.fixture(scope="module")
def report(measuring: Settings, files: list[Path]) -> Report:
    return evaluate_sentences(files, settings=measuring)


def quoting(*places: int) -> Change:
    """Return a step that quotes these sentences of the passage, whatever was read."""

    def quote(working: Working, parts: Parts) -> Working:
        match = working.matches[0]
        document = parts.documents.take(match.passage.document_id).document
        spans = sentence_spans(document.text)
        cited = tuple(
            citation_of(document, match, spans[one], working, parts)
            for one in places
            if one < len(spans)
        )
        return replace(working, outcome=Outcome.ANSWERED, statements=(), citations=cited)

    return quote


def _value(report: Report, beginning: str, row: str, column: str) -> float:
    table = next(one for one in report.tables if one.title.startswith(beginning))
    cell = table.rows[row][column]
    assert isinstance(cell, Estimate | float | int)
    return cell.value if isinstance(cell, Estimate) else cell


def _chosen(report: Report) -> dict[str, Sequence[int]]:
    return {one.id: one.details["chosen"] for one in report.questions}


def test_what_a_system_quotes_is_what_is_measured(
    measuring: Settings, files: list[Path], monkeypatch: pytest.MonkeyPatch
):
    """The first two sentences: of s1 (marked: the second) and of s2 (marked: both)."""
    change_after(monkeypatch, "quote", quoting(0, 1))
    found = evaluate_sentences(files, settings=measuring)
    assert _chosen(found) == {"s1": [0, 1], "s2": [0, 1], "s3": [0], "u1": [0, 1], "u2": [0]}
    assert _value(found, "Sentences chosen (2 q", "quoted", "precision") == (0.5 + 1) / 2
    assert _value(found, "Sentences chosen", "quoted", "recall") == 1.0
    assert _value(found, "Sentences chosen", "quoted", "F1") == pytest.approx((2 / 3 + 1) / 2)
    assert _value(found, "Sentences chosen", "quoted", "sentences") == 2.0
    assert _value(found, "Quotes", "quoted", "share") == 1.0


def test_the_plain_ways_are_measured_beside_it(report: Report):
    """Whole passages: four sentences with one marked, three with two marked."""
    row = "Sentences chosen", "whole passage"
    assert _value(report, *row, "precision") == pytest.approx((1 / 4 + 2 / 3) / 2)
    assert _value(report, *row, "F1") == pytest.approx((2 / 5 + 4 / 5) / 2)
    top = "Sentences chosen", "top 3 by cosine"
    assert _value(report, *top, "recall") == 1.0
    assert _value(report, *top, "sentences") == 3.0
    close = "within 0.12 of the best cosine, at most 4"
    assert _value(report, "Sentences chosen", close, "recall") > 0
    difference = _value(report, "Sentences chosen", "quoted - whole passage", "F1")
    expected = _value(report, "Sentences chosen", "quoted", "F1") - _value(report, *row, "F1")
    assert difference == pytest.approx(expected)


def test_a_dropped_quote_and_a_wrong_one_score_worse(
    measuring: Settings, files: list[Path], monkeypatch: pytest.MonkeyPatch
):
    change_after(monkeypatch, "quote", quoting(0, 1))
    good = evaluate_sentences(files, settings=measuring)
    change_after(monkeypatch, "quote", quoting(0))
    dropped = evaluate_sentences(files, settings=measuring)
    change_after(monkeypatch, "quote", quoting(2))
    wrong = evaluate_sentences(files, settings=measuring)
    scores = [_value(one, "Sentences chosen", "quoted", "F1") for one in (good, dropped, wrong)]
    assert scores == pytest.approx([5 / 6, 1 / 3, 0])
    table, notes = compared(dropped, good.as_json())
    assert table.title == "Against the earlier run: 5 questions in both"
    assert table.rows["quoted recall"]["difference"] == Estimate(-0.75, -1.0, -0.5)
    assert table.rows["whole passage F1"]["difference"] == Estimate(0.0, 0.0, 0.0)
    assert notes == []


def test_answerable_passages_are_told_from_others_by_evidence_and_by_cosine(report: Report):
    for signal in ("evidence", "highest cosine"):
        assert _value(report, "Answerable or not", signal, "AUC") >= 0.5
    titles = [one.title for one in report.tables]
    assert "Refusal curve by evidence (3 answerable, 2 not)" in titles
    assert "Refusal curve by highest cosine (3 answerable, 2 not)" in titles


def test_evidence_in_reverse_parts_worse(
    report: Report, measuring: Settings, files: list[Path], monkeypatch: pytest.MonkeyPatch
):
    change_after(
        monkeypatch, "weigh", lambda working, _: replace(working, evidence=1 - working.evidence)
    )
    worse = evaluate_sentences(files, settings=measuring)
    before = _value(report, "Answerable or not", "evidence", "AUC")
    assert _value(worse, "Answerable or not", "evidence", "AUC") == pytest.approx(1 - before)
    table, _ = compared(worse, report.as_json())
    change = table.rows["AUC by evidence"]["difference"]
    assert isinstance(change, Estimate)
    assert change.value == pytest.approx(1 - 2 * before)


def test_each_question_is_answered_from_its_own_passage_even_if_it_would_be_refused(
    measuring: Settings, files: list[Path]
):
    found = evaluate_sentences(files, settings=replace(measuring, caution=1.0))
    chosen = _chosen(found)
    assert 1 in chosen["s1"]
    assert chosen["s2"]
    assert _value(found, "Quotes", "quoted", "share") == 1.0


def test_a_question_without_anything_marked_counts_for_answering_alone(report: Report):
    (nothing,) = (one for one in report.questions if one.id == "s3")
    assert nothing.answerable is True
    assert set(nothing.measures.values()) == {None}
    assert report.measured["answerable, but no sentence marked"] == 1


def test_one_kind_of_question_alone_has_no_area(measuring: Settings, files: list[Path]):
    found = evaluate_sentences(files[:1], settings=measuring)
    assert not [one for one in found.tables if "Refusal" in one.title or "Answer" in one.title]
    assert found.as_text()
