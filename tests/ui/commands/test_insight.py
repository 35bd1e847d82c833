"""`insight` on the command line: renew, list, sweep, and everything of one person."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from assistant.assembly import Assembly
from index.exported_model import Embedder
from tests.assistant.conftest import handbook_document, home_of
from tests.assistant.insight.kept_questions import keep
from ui.command_line import main


@pytest.fixture
def home(tmp_path: Path, models_folder: Path, embedder: Embedder) -> Assembly:
    assert embedder.identity.dimension
    made = home_of(tmp_path / "home", models_folder, [handbook_document()])
    for one in ("May an office keep beehives?", "may our office keep beehives"):
        keep(made.records, [one])
    keep(made.records, ["Long ago?"], owner="bob", days_ago=400)
    made.parts.close()
    return made


def test_everything_is_done_by_command(
    home: Assembly, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: str) -> str:
        assert main(["--home", str(home.settings.home), "insight", *words]) == 0
        return capsys.readouterr().out

    done = json.loads(run("renew", "--json"))
    assert (done["read"], done["grouped"], done["answered"]) == (3, 2, 0)
    assert "beehives" in run("groups")
    (group,) = json.loads(run("groups", "--json"))["groups"]
    assert (group["questions"], group["state"]) == (2, "new")
    assert "1 conversations" in run("sweep")
    assert json.loads(run("sweep", "--days", "5000", "--json")) == {
        "conversations": 0,
        "feedback": 0,
        "enquiries": 0,
        "learners": 0,
    }
    file = tmp_path / "ann.zip"
    assert "2 conversations" in run("export", "ann", "--out", str(file))
    with zipfile.ZipFile(file) as archive:
        assert len(archive.namelist()) == 3
    assert main(["--home", str(home.settings.home), "insight", "export", "x", "--out", str(file)])
    capsys.readouterr()
    assert "2 conversations" in run("delete", "ann")
    assert run("groups").strip() == ""
