import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.comparison import compared, read_old_report
from assistant.evaluation.errors import UnusableReport
from assistant.evaluation.measures import Estimate
from assistant.evaluation.report import MeasuredQuestion, Report, Table, write_report


def _report(**measures: float | None) -> Report:
    row = {"F1": Estimate(0.5, 0.25, 0.75), "words": 12.0, "questions": 3, "none": None}
    return Report(
        kind="tea",
        measured={"set": "pots | pans", "checksum": "abc"},
        tables=[
            Table("Kettles", "kettle", {"a | b": row}),
            Table("Changes", "kettle", {"a": {"F1": Estimate(0.1, -0.1, 0.3)}}, signed=True),
        ],
        questions=[
            MeasuredQuestion(name, {"F1": value}, value != 0, 0.25)
            for name, value in measures.items()
        ],
        settings={"caution": 0.16, "versions": {"python": "3", "numpy": "2"}},
        notes=["Hot."],
    )


def test_a_report_is_kept_as_a_page_and_as_data(tmp_path: Path):
    report = _report(a=1.0, b=None)
    write_report(report, tmp_path / "new" / "folder")
    told = json.loads((tmp_path / "new" / "folder" / "report.json").read_text())
    assert told["tables"]["Kettles"]["a | b"]["F1"] == {"value": 0.5, "low": 0.25, "high": 0.75}
    assert [one["measures"]["F1"] for one in told["questions"]] == [1.0, None]
    assert told["settings"]["caution"] == 0.16
    page = (tmp_path / "new" / "folder" / "report.md").read_text()
    assert "| a \\| b | 0.500 [0.250, 0.750] | 12.000 | 3 | – |" in page
    assert "| a | +0.100 [-0.100, +0.300] |" in page
    assert '- versions: `{"python": "3", "numpy": "2"}`' in page
    assert read_old_report(tmp_path / "new" / "folder" / "report.json", "tea") == told


def test_the_text_has_each_table_once_and_no_single_question():
    text = _report(a=1.0).as_text()
    assert text.count("Kettles") == 1
    assert "+0.100" in text
    assert "1,000 bootstrap resamples" in text


def test_two_runs_are_compared_on_the_questions_of_both():
    old = _report(a=0.2, b=0.4, c=0.9, gone=0.5).as_json()
    new = _report(a=0.5, b=0.7, c=None, fresh=0.1)
    table, notes = compared(new, old)
    assert table.title == "Against the earlier run: 3 questions in both"
    row = table.rows["F1"]
    assert (row["questions"], row["before"], row["now"]) == (2, pytest.approx(0.3), 0.6)
    change = row["difference"]
    assert isinstance(change, Estimate)
    assert (change.value, change.low, change.high) == pytest.approx((0.3, 0.3, 0.3))
    assert notes == ["Left out of the comparison: 1 questions only in this run, 1 only before."]


def test_what_else_differs_between_two_runs_is_said():
    old = _report(a=0.2).as_json()
    old["measured"]["checksum"] = "other"
    now = replace(_report(a=0.2), settings={"caution": 0.2, "versions": {"python": "3"}})
    _, notes = compared(now, old)
    assert notes == [
        "The earlier run measured another version of the set: its checksum differs.",
        "Setting caution: 0.16 before, 0.2 now.",
        "Setting versions numpy: 2 before, None now.",
    ]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (None, "cannot be read"),
        ("{", "is not JSON"),
        ([], "is not a report"),
        ({"kind": "tea"}, "is not a report"),
        ({"kind": "soup", "questions": []}, "is a report of 'soup', not of 'tea'"),
        ({"kind": "tea", "questions": [{"id": "a"}]}, "without an id and measures"),
        ({"kind": "tea", "questions": [{"id": "a", "measures": {"F1": "x"}}]}, "without an id"),
    ],
)
def test_what_is_no_report_is_named(tmp_path: Path, told: Any, words: str):
    path = tmp_path / "old.json"
    if told is not None:
        path.write_text(told if isinstance(told, str) else json.dumps(told))
    with pytest.raises(UnusableReport, match=r"old\.json: ") as caught:
        read_old_report(path, "tea")
    assert words in str(caught.value)
    assert "report.json" in str(caught.value)
