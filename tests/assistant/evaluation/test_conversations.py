import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import AssistantProblem
from assistant.evaluation.comparison import compared
from assistant.evaluation.conversations import WITHOUT, evaluate_conversations
from assistant.evaluation.measures import Estimate, token_f1
from assistant.evaluation.report import Report, Table
from assistant.parts import Parts
from assistant.settings import Settings
from assistant.working import Working
from tests.assistant.evaluation.changed_path import change_after
from tests.assistant.evaluation.made_up_forms import TURNS, write_conversations
from tests.assistant.evaluation.made_up_set import RULES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_conversations(tmp_path_factory.mktemp("talks") / "harbour talks")


@pytest.fixture(scope="module")
def report(measuring: Settings, folder: Path) -> Report:
    return evaluate_conversations(folder, settings=measuring)


def _table(report: Report, beginning: str) -> Table:
    return next(one for one in report.tables if one.title.startswith(beginning))


def _value(report: Report, beginning: str, row: str, column: str) -> float:
    cell = _table(report, beginning).rows[row][column]
    assert isinstance(cell, Estimate | float | int)
    return cell.value if isinstance(cell, Estimate) else cell


def _measure(report: Report, question: str, name: str) -> float | None:
    return next(one for one in report.questions if one.id == question).measures[name]


def test_the_search_is_measured_for_each_way_and_collection(report: Report):
    assert _table(report, "Search, all collections").title.endswith("(3 questions)")
    assert {one.title for one in report.tables if one.title.startswith("Search")} >= {
        "Search, home (1 questions)",
        "Search, office (2 questions)",
    }
    assert _value(report, "Search, all", "product", "recall@10") == 1.0
    pooled = _table(report, "Search, all").rows
    assert list(pooled) == [
        "product",
        *("dense, last question", "keyword, last question", "fused, last question"),
        *(f"product - {one}, last question" for one in ("dense", "keyword", "fused")),
    ]


def test_the_product_takes_the_earlier_question_along_and_the_plain_ways_do_not(report: Report):
    """No word of "How does that go?" stands in a rule, so keywords find nothing."""
    assert _measure(report, "c2", "product nDCG@5") == 1.0
    assert _measure(report, "c2", "keyword, last question recall@10") == 0.0
    assert _value(report, "Search, home", "product - keyword, last question", "recall@5") == 1.0


def test_questions_without_judged_passages_are_left_out_of_the_search(report: Report):
    assert _measure(report, "c4", "product recall@5") is None
    assert report.measured["judged passages that are not in the corpus"] == 1


def test_the_answers_are_compared_with_the_reference(report: Report):
    details = {one.id: one.details for one in report.questions}
    for turn in TURNS[:3]:
        expected = token_f1(details[turn["id"]]["answer"], turn["reference"])
        assert _measure(report, turn["id"], "end to end: token F1") == pytest.approx(expected)
    assert _measure(report, "c4", "end to end: token F1") is None
    judged = {rule: RULES[rule][1] for rule in ("r01", "r08")}
    for question, rule in (("c1", "r01"), ("c3", "r08")):
        reference = next(one["reference"] for one in TURNS if one["id"] == question)
        # These rules are one sentence each, so whatever is chosen is the whole rule.
        expected = token_f1(judged[rule], reference)
        for way in ("reading only", "plain sentences, judged"):
            assert _measure(report, question, f"{way}: token F1") == pytest.approx(expected)
            words = len(judged[rule].split())
            assert _measure(report, question, f"{way}: words") == words


def test_every_quote_is_exact_and_every_question_has_an_outcome(report: Report):
    assert _value(report, "Quotes", "end to end", "share") == 1.0
    rows = _table(report, "Outcomes").rows
    assert {name: row["questions"] for name, row in rows.items()} == {
        "ANSWERABLE": 2,
        "PARTIAL": 1,
        "UNANSWERABLE": 1,
        "CONVERSATIONAL": 1,
    }


def test_each_answered_question_is_asked_again_without_what_answers_it(report: Report):
    again = [one for one in report.questions if one.id.endswith(WITHOUT)]
    assert [one.id for one in again] == [f"{name} {WITHOUT}" for name in ("c1", "c2", "c3")]
    assert all(one.answerable is False for one in again)
    assert _value(report, "Answered or not", "evidence", "pairs") == 3
    whole = {one.id: one for one in report.questions}
    assert (whole["c1"].evidence or 0) > (whole[f"c1 {WITHOUT}"].evidence or 0)
    assert (whole["c4"].answerable, whole["c5"].answerable) == (False, None)


def test_a_search_in_reverse_scores_worse_and_only_the_product(
    report: Report, measuring: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def reverse(working: Working, _: Parts) -> Working:
        return replace(working, matches=working.matches[::-1])

    change_after(monkeypatch, "find", reverse)
    worse = evaluate_conversations(folder, settings=measuring)
    for name in ("recall@5", "nDCG@5", "nDCG@10"):
        assert _value(worse, "Search, all", "product", name) < 0.5
        plain = "fused, last question"
        same = _value(worse, "Search, all", plain, name)
        assert same == _value(report, "Search, all", plain, name)
    table, _ = compared(worse, report.as_json())
    lost = table.rows["product nDCG@5"]["difference"]
    assert isinstance(lost, Estimate)
    assert lost.high < 0


def test_an_answer_that_loses_its_words_scores_worse(
    report: Report, measuring: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    change_after(monkeypatch, "quote", lambda working, _: replace(working, statements=()))
    worse = evaluate_conversations(folder, settings=measuring)
    for way in ("end to end", "reading only"):
        row = "Quoted answers", way, "token F1"
        assert _value(worse, *row) == 0.0 < _value(report, *row)


def test_a_quote_that_is_not_exact_is_counted(
    measuring: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def garble(working: Working, _: Parts) -> Working:
        cited = tuple(replace(one, quote=one.quote.upper()) for one in working.citations)
        return replace(working, citations=cited)

    change_after(monkeypatch, "word", garble)
    assert (
        _value(evaluate_conversations(folder, settings=measuring), "Quotes", "end to end", "share")
        == 0.0
    )


def test_a_report_is_the_same_each_time_but_for_its_times(
    report: Report, measuring: Settings, folder: Path
):
    again = evaluate_conversations(folder, settings=measuring)
    assert again.questions == report.questions
    assert again.tables[:-1] == report.tables[:-1]
    assert again.settings == report.settings


def test_nothing_of_this_machine_is_in_the_report(report: Report, measuring: Settings):
    data = json.dumps(report.as_json())
    assert str(measuring.home) not in data
    assert str(measuring.home.parent) not in report.as_markdown()
    assert report.settings["caution"] == measuring.caution
    assert report.settings["steps"][0] == "stand_alone"
    assert "screen" not in report.settings["steps"]


def test_the_home_itself_is_left_alone(report: Report, measuring: Settings):
    assert report.questions
    assert {one.name for one in measuring.home.iterdir()} == {"models", "evaluation"}


def test_a_sample_is_as_large_as_wanted(measuring: Settings, folder: Path):
    some = evaluate_conversations(folder, settings=measuring, limit=2)
    assert some.measured["questions"] == 2
    assert some.measured["questions in the set"] == len(TURNS)
    with pytest.raises(AssistantProblem, match="Give 1 or more"):
        evaluate_conversations(folder, settings=measuring, limit=0)
