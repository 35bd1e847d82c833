"""`probation-assistant training`, as a person and as another program meet it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.training.pack_file import pack_as_json, pack_from_json
from index.exported_model import Embedder
from tests.assistant.conftest import home_of
from tests.assistant.training.allotments import guidance
from ui.command_line import main

Run = Callable[..., int]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder) -> Path:
    assert embedder.identity.dimension
    folder = tmp_path_factory.mktemp("training") / "home"
    home_of(folder, models_folder, guidance()).parts.close()
    return folder


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("PROBATION_ASSISTANT_STARTER_NOTES", "off")

    def called(*arguments: str) -> int:
        return main(["--home", str(home), "training", *arguments])

    return called


def test_a_pack_is_made_and_checked(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "packs" / "plots"
    assert run("make", "--topics", "plots,sheds", "--title", "Plots", "--out", str(out)) == 0
    told = capsys.readouterr().out
    assert told.startswith("Plots\n")
    assert f"Written: {out / 'pack.json'}" in told
    pack = pack_from_json((out / "pack.json").read_bytes())
    assert pack.brief.topics == ("plots", "sheds")
    assert (out / "pack.md").read_text(encoding="utf-8").startswith("# Plots\n")
    assert run("check", str(out / "pack.json")) == 0
    assert f"{len(pack.items)} items, 0 with objections." in capsys.readouterr().out


def test_all_that_is_asked_for_goes_into_the_brief(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(
        *("make", "--topics", "sheds", "--documents", "bee-keeping", "--audience", "court-team"),
        *("--length", "half-hour", "--nation", "england", "--out", str(tmp_path), "--json"),
    )
    assert status == 0
    told = json.loads(capsys.readouterr().out)
    assert told["objections"] == []
    assert told["files"] == [str(tmp_path / "pack.json"), str(tmp_path / "pack.md")]
    brief = pack_from_json((tmp_path / "pack.json").read_bytes()).brief
    assert (brief.audience, brief.length, brief.nation) == ("court_team", "half_hour", "england")
    assert brief.documents == ("bee-keeping",)


def test_a_frozen_pack_with_a_fault_fails_the_check(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("make", "--topics", "plots", "--out", str(tmp_path)) == 0
    path = tmp_path / "pack.json"
    pack = pack_from_json(path.read_bytes())
    item = pack.items[0]
    cite = item.grounds[0].citation
    grounds = replace(item.grounds[0], citations=(replace(cite, quote="Never written."),))
    path.write_text(
        pack_as_json(replace(pack, items=(replace(item, grounds=(grounds,)), *pack.items[1:]))),
        encoding="utf-8",
    )
    capsys.readouterr()
    assert run("check", str(path)) == 1
    told = capsys.readouterr().out
    assert "1 with objections" in told
    assert f"not_exact: {item.question}" in told
    assert run("check", str(path), "--json") == 1
    objections = json.loads(capsys.readouterr().out)["packs"][0]["objections"]
    assert {one["item"] for one in objections} == {item.id}


def test_topics_are_listed_with_how_many_documents_are_held(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("topics") == 0
    assert capsys.readouterr().out == "plots  3\nsheds  2\n"
    assert run("topics", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"topics": {"plots": 3, "sheds": 2}}


def test_what_is_not_held_or_no_pack_is_one_clear_line(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("make", "--topics", "greenhouses", "--out", str(tmp_path)) == 1
    assert "Topics held: plots, sheds." in capsys.readouterr().err
    other = tmp_path / "other.json"
    other.write_text("{}", encoding="utf-8")
    assert run("check", str(other)) == 1
    assert f"{other}: " in capsys.readouterr().err
