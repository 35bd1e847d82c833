"""`probation-assistant evaluate`, as a person and as another program meet it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.assistant.evaluation.made_up_forms import (
    MARKED,
    TURNS,
    UNMARKED,
    write_conversations,
    write_lines,
)
from tests.assistant.evaluation.made_up_set import QUESTIONS, write_made_up_set
from tests.assistant.language_model.scripted_server import scripted_server
from tests.assistant.writing.made_up_writer import MadeUpWriter
from ui.command_line import main

RULES = """---
title: Rules for parcels
id: parcels
---
# Rules for parcels

## Opening a parcel

A parcel must be opened by two officers within three days of its arrival.
"""
CASES: list[dict[str, Any]] = [
    {
        "id": "soon",
        "question": "how soon must a parcel be opened",
        "kind": "duration",
        "outcome": "answered",
        "answers": [
            {"document": "parcels", "heading": "Opening a parcel", "words": "within three days"}
        ],
    },
    {
        "id": "moon",
        "question": "which telescope orbits the outer moons of Jupiter",
        "outcome": ["not_in_guidance", "out_of_scope"],
        "answers": [],
    },
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: object) -> Path:
    """A home with the exported model and the rules for parcels; no notes, no trained reader."""
    assert embedder
    folder = tmp_path_factory.mktemp("evaluating") / "home"
    folder.mkdir()
    (folder / "models").symlink_to(models_folder, target_is_directory=True)
    return folder


@pytest.fixture(autouse=True)
def _plain_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROBATION_ASSISTANT_STARTER_NOTES", "off")
    monkeypatch.setenv("PROBATION_ASSISTANT_READER", "off")
    monkeypatch.delenv("PROBATION_ASSISTANT_MODEL", raising=False)


def _json(capsys: pytest.CaptureFixture[str], home: Path, *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    status = main(["evaluate", *arguments, "--home", str(home), "--json"])
    printed = capsys.readouterr().out
    assert status == 0, printed
    found = json.loads(printed)
    assert isinstance(found, dict)
    return found


def test_answers_are_measured_kept_and_compared(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "parcels.md").write_text(RULES)
    assert main(["--home", str(home), "corpus", "add", str(tmp_path / "parcels.md")]) == 0
    cases = str(write_lines(tmp_path / "cases.jsonl", CASES))
    folder = tmp_path / "report"
    found = _json(capsys, home, "answers", "--cases", cases, "--report", str(folder))
    assert found["kind"] == "answers"
    assert found["tables"]["All cases"]["outcome right"]["mean"]["value"] == 1.0
    assert found["tables"]["All cases"]["right words first"]["mean"]["value"] == 1.0
    assert found["tables"]["All cases"]["quotes exact"]["mean"]["value"] == 1.0
    assert json.loads((folder / "report.json").read_text()) == found
    assert (folder / "report.md").read_text().startswith("# Evaluation of answers")
    old = str(folder / "report.json")
    again = _json(capsys, home, "answers", "--cases", cases, "--limit", "1", "--compare", old)
    rows = again["tables"]["Against the earlier run: 1 questions in both"]
    assert rows["outcome right"]["difference"] == {"value": 0.0, "low": 0.0, "high": 0.0}
    assert any("1 only before" in one for one in again["notes"])


def test_written_answers_are_measured_beside_quoted_ones_with_a_real_client(
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "parcels.md").write_text(RULES)
    assert main(["--home", str(home), "corpus", "add", str(tmp_path / "parcels.md")]) == 0
    cases = str(write_lines(tmp_path / "cases.jsonl", CASES))
    writer, sheet, kept = MadeUpWriter(), tmp_path / "new" / "sheet.md", tmp_path / "kept"
    with scripted_server(lambda received: writer(received.prompt)) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        options = ["--sheet", str(sheet), "--report", str(kept)]
        found = _json(capsys, home, "writing", "--cases", cases, *options)
    assert found["kind"] == "writing"
    written = found["tables"]["Where the model was asked to write (1 questions)"]
    assert written["citation recall"]["written, checked"]["value"] == 1.0
    assert written["share of statements written"]["quoted"]["value"] == 0.0
    calls = found["tables"]["Calls of the model"]["written, checked"]
    assert (calls["to write"], calls["most"]) == (1, 1)
    assert found["settings"]["language_model"] == "openai:scripted"
    assert "## soon: how soon must a parcel be opened" in sheet.read_text()
    assert json.loads((kept / "report.json").read_text()) == found
    assert server.address not in json.dumps(found)


def test_conversations_are_measured_in_words_and_as_data(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(write_conversations(tmp_path / "talks", TURNS[:3]))
    found = _json(capsys, home, "conversations", "--folder", folder)
    searched = found["tables"]["Search, all collections (3 questions)"]
    assert searched["product"]["recall@10"]["value"] == 1.0
    assert len(found["questions"]) == 6
    assert main(["--home", str(home), "evaluate", "conversations", "--folder", folder]) == 0
    printed = capsys.readouterr().out
    assert "product - dense, last question" in printed
    assert str(home) not in printed


def test_sentences_are_measured_over_several_files(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = str(write_lines(tmp_path / "one.jsonl", MARKED))
    other = str(write_lines(tmp_path / "other.jsonl", UNMARKED))
    found = _json(capsys, home, "sentences", "--file", one, "--file", other)
    assert found["measured"]["set"] == "one-other"
    assert found["tables"]["Quotes compared with the library"]["quoted"]["share"] == 1.0
    assert found["tables"]["Answerable or not"]["evidence"]["AUC"]["value"] >= 0.5


def test_retrieval_is_kept_and_compared_too(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beir = ["--beir", str(write_made_up_set(tmp_path / "harbour")), "--split", "test"]
    found = _json(capsys, home, "retrieval", *beir, "--report", str(tmp_path / "kept"))
    kept = json.loads((tmp_path / "kept" / "report.json").read_text())
    assert kept["tables"]["Search"] == found["arms"]
    assert len(kept["questions"]) == len(QUESTIONS)
    assert str(home) not in json.dumps(kept)
    old = str(tmp_path / "kept" / "report.json")
    assert main(["--home", str(home), "evaluate", "retrieval", *beir, "--compare", old]) == 0
    printed = capsys.readouterr().out
    assert f"Against the earlier run: {len(QUESTIONS)} questions in both" in printed
    assert "fused recall@10" in printed
    again = _json(capsys, home, "retrieval", *beir, "--compare", old)
    assert again["arms"] == found["arms"]
    both = f"Against the earlier run: {len(QUESTIONS)} questions in both"
    assert again["comparison"][both]["dense MRR@10"]["difference"]["value"] == 0.0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["answers", "--cases", "{folder}/bad.jsonl"], "bad.jsonl: line 2 has no 'id'"),
        (["answers", "--cases", "{folder}/none.jsonl"], "none.jsonl: is missing"),
        (["writing", "--cases", "{folder}/good.jsonl"], "No language model is set"),
        (
            ["writing", "--cases", "{folder}/good.jsonl", "--sheet", "{folder}"],
            "Is a directory",
        ),
        (["sentences", "--file", "{folder}/bad.jsonl"], "bad.jsonl: line 2 has no 'id'"),
        (["conversations", "--folder", "{folder}/none"], "none: is not a folder"),
        (
            ["conversations", "--folder", "{folder}", "--compare", "{folder}/bad.jsonl"],
            "bad.jsonl: is not JSON",
        ),
        (
            ["sentences", "--file", "{folder}/bad.jsonl", "--report", "{folder}/bad.jsonl"],
            "bad.jsonl: File exists",
        ),
    ],
)
def test_what_cannot_be_measured_is_one_clear_line(
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: str,
) -> None:
    write_lines(tmp_path / "good.jsonl", CASES)
    write_lines(tmp_path / "bad.jsonl", [{**CASES[0], "x": 1}, {"question": "Hm?"}])
    given = [one.format(folder=tmp_path) for one in arguments]
    assert main(["--home", str(home), "evaluate", *given]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err
    assert len(printed.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [[], ["answers"], ["writing"], ["sentences"], ["conversations"]]
)
def test_wrong_use_ends_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["evaluate", *arguments])
    assert ended.value.code == 2
