"""The program as a person and as another program meet it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ui.command_line import main

RULES = """---
title: Rules for parcels
publisher: Kestrel County
published: 2024-05-01
id: parcels
---
# Rules for parcels

## Opening a parcel

A parcel must be opened by two officers within three days of its arrival.

## What may be in a parcel

A parcel may hold:

- books
- clean clothes
- letters
"""


@pytest.fixture
def home(tmp_path: Path, models_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home with the exported model in it, and no bundled notes."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "models").symlink_to(models_folder, target_is_directory=True)
    monkeypatch.setenv("PROBATION_ASSISTANT_STARTER_NOTES", "off")
    return folder


@pytest.fixture
def filled(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A home with the rules for parcels, indexed."""
    (tmp_path / "parcels.md").write_text(RULES)
    assert main(["--home", str(home), "corpus", "add", str(tmp_path / "parcels.md")]) == 0
    capsys.readouterr()
    return home


def _json(capsys: pytest.CaptureFixture[str], home: Path, *arguments: str) -> dict[str, Any]:
    status = main([*arguments, "--home", str(home), "--json"])
    printed = capsys.readouterr().out
    assert status == 0, printed
    found = json.loads(printed)
    assert isinstance(found, dict)
    return found


def test_ask_gives_the_promised_form_and_spans_that_check_out(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = _json(capsys, filled, "ask", "who has to open a parcel and how soon")
    assert set(answer) >= {
        *("question", "searched_for", "outcome", "mode", "statements", "citations"),
        *("notices", "nearest", "contacts", "trace"),
    }
    assert (answer["outcome"], answer["mode"]) == ("answered", "quoted")
    citation = answer["citations"][0]
    assert set(citation) >= {
        *("number", "document_id", "passage_id", "publication", "publisher", "heading_trail"),
        *("page", "url", "status", "published", "updated", "applies_from", "applies_to"),
        *("starter_note", "quote", "start", "end"),
    }
    main(["--home", str(filled), "corpus", "text", citation["document_id"]])
    text = capsys.readouterr().out
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert "two officers within three days" in citation["quote"]
    assert {"name", "ms"} == set(answer["trace"]["steps"][0])


def test_ask_in_words_shows_statement_and_source(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--home", str(filled), "ask", "what may be in a parcel"]) == 0
    printed = capsys.readouterr().out
    assert "clean clothes" in printed
    assert "[1] Rules for parcels › What may be in a parcel (Kestrel County, current" in printed


def test_ask_speaks_welsh_around_the_quotes(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = "who has to open a parcel and how soon"
    english = _json(capsys, filled, "ask", question)
    welsh = _json(capsys, filled, "ask", question, "--language", "cy")
    assert (english["language"], welsh["language"]) == ("en", "cy")
    assert english["statements"] == welsh["statements"]
    told = _json(capsys, filled, "ask", "hi", "--language", "cy")
    assert told["wording"].startswith("Helo.")


def test_ask_in_full_goes_on_behind_the_short_answer(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = RULES.split("##")[0] + (
        "## Weight\n\nA parcel may weigh five kilograms. The scales stand at the northern gate. "
        "What is heavier goes back to its sender.\n"
    )
    (tmp_path / "weights.md").write_text(weights.replace("parcels", "weights"))
    assert main(["--home", str(filled), "corpus", "add", str(tmp_path / "weights.md")]) == 0
    capsys.readouterr()
    question = "how many kilograms may a parcel weigh"
    short, full = (_json(capsys, filled, "ask", question, *how) for how in ((), ("--full",)))
    first, told = (" ".join(one["text"] for one in told["statements"]) for told in (short, full))
    assert full["statements"][0]["text"].startswith(short["statements"][0]["text"])
    assert "goes back to its sender" not in first
    assert "goes back to its sender" in told


def test_ask_reads_a_history_file(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    turns = [{"role": "user", "content": "how is a parcel opened?"}]
    (tmp_path / "turns.json").write_text(json.dumps(turns))
    history = str(tmp_path / "turns.json")
    answer = _json(capsys, filled, "ask", "and how soon?", "--history", history)
    assert "how is a parcel opened?" in answer["searched_for"]
    assert "within three days" in answer["statements"][0]["text"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("not json", "is not JSON"),
        ('{"role": "user"}', "is not a list"),
        ('[{"role": "judge", "content": "x"}]', "turn 1"),
        ('[{"role": "user"}]', "content"),
    ],
)
def test_a_wrong_history_is_one_clear_line(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, told: str
) -> None:
    (tmp_path / "turns.json").write_text(content)
    arguments = ["ask", "and then?", "--history", str(tmp_path / "turns.json")]
    assert main(["--home", str(filled), *arguments]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err
    assert len(printed.err.strip().splitlines()) == 1


def test_search_gives_both_arms(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    matches = _json(capsys, filled, "search", "opening parcels", "--limit", "1")["matches"]
    assert len(matches) == 1
    assert matches[0]["external_id"] == "parcels"
    assert set(matches[0]["arms"]) == {"dense", "keyword"}
    assert matches[0]["heading_trail"] == ["Rules for parcels", "Opening a parcel"]


def test_the_same_file_twice_is_one_document_and_a_changed_one_a_new_version(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "parcels.md"
    again = _json(capsys, filled, "corpus", "add", str(path))
    assert [len(again[name]) for name in ("added", "new_version", "unchanged")] == [0, 0, 1]
    assert again["index"]["made"] is False
    path.write_text(RULES.replace("three days", "nine days"))
    changed = _json(capsys, filled, "corpus", "add", str(path))
    (entry,) = changed["new_version"]
    before = again["unchanged"][0]["document_id"]
    assert entry["replaced"] == [before]
    held = _json(capsys, filled, "corpus", "list")["documents"]
    assert [one["document_id"] for one in held] == [entry["document_id"]]
    every = _json(capsys, filled, "corpus", "list", "--all-versions")["documents"]
    assert {one["document_id"]: bool(one["replaced_at"]) for one in every} == {
        before: True,
        entry["document_id"]: False,
    }
    answer = _json(capsys, filled, "ask", "how soon must a parcel be opened")
    assert "nine days" in answer["statements"][0]["text"]
    assert "three days" not in json.dumps(answer["statements"])


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_in(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "good.md").write_text(RULES)
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    (folder / "empty.txt").write_text("")
    status = main(["--home", str(home), "corpus", "add", str(folder), "--json"])
    printed = capsys.readouterr()
    assert status == 1
    result = json.loads(printed.out)
    assert len(result["added"]) == 1
    assert {Path(one["path"]).name for one in result["refused"]} == {"bad.pdf", "empty.txt"}
    assert all(one["reason"] for one in result["refused"])
    assert "2 of 3 files could not be read" in printed.err


def test_status_says_how_the_index_is(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = _json(capsys, filled, "index", "status")
    assert (status["usable"], status["up_to_date"], status["documents"]) == (True, True, 1)
    assert status["model"] == "all-MiniLM-L6-v2"


def test_show_lists_headings_and_versions(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = _json(capsys, filled, "corpus", "list")["documents"][0]
    shown = _json(capsys, filled, "corpus", "show", held["document_id"])
    assert ["Rules for parcels", "Opening a parcel"] in shown["headings"]
    assert shown["publication"]["published"] == "2024-05-01"
    assert [one["number"] for one in shown["versions"]] == [1]


def test_an_unknown_document_is_one_clear_line(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--home", str(filled), "corpus", "text", "no-such-id"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "no-such-id" in printed.err
    assert "corpus list" in printed.err


@pytest.mark.parametrize(
    "arguments",
    [[], ["ask"], ["dance"], ["search", "x", "--limit", "0"], ["corpus"], ["serve", "--port", "x"]],
)
def test_wrong_use_ends_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_help_loads_no_heavy_library() -> None:
    heavy = ("torch", "chromadb", "gradio", "numpy", "onnxruntime", "langchain_core", "lxml")
    program = (
        "import sys\nfrom ui.command_line import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', [one for one in {heavy!r} if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "usage: probation-assistant" in done.stdout
    assert "LOADED []" in done.stdout


def test_asking_loads_neither_torch_nor_chroma_nor_gradio(filled: Path) -> None:
    program = (
        "import sys\nfrom ui.command_line import main\n"
        f"main(['--home', {str(filled)!r}, 'ask', 'what may be in a parcel', '--json'])\n"
        "print('LOADED', [m for m in ('torch', 'chromadb', 'gradio') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "LOADED []" in done.stdout


def test_a_second_writer_is_refused_at_once(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time\nfrom pathlib import Path\n"
            "from corpus.locks import writer_lock\n"
            "with writer_lock(Path(sys.argv[1]), 'a long build'):\n"
            "    print('held', flush=True); time.sleep(60)",
            str(filled),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert main(["--home", str(filled), "corpus", "add", str(tmp_path / "parcels.md")]) == 1
        told = capsys.readouterr().err
        assert "a long build" in told
        assert str(holder.pid) in told
        assert main(["--home", str(filled), "ask", "what may be in a parcel"]) == 0
    finally:
        holder.kill()
        holder.wait()
