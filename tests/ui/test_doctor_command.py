"""The doctor: what it says of a home and of a language model, well and ill."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.language_model.providers import VARIABLES
from corpus.document import Document
from tests.assistant.conftest import handbook_document, home_of
from tests.assistant.language_model.scripted_server import (
    Received,
    Reply,
    ScriptedServer,
    scripted_server,
)
from ui.command_line import main
from ui.commands import doctor as command

KEY = "sk-secret-0123456789"
Told = Callable[..., dict[str, dict[str, str]]]


def obliging(received: Received) -> Reply:
    """Answer as a good server does: in the form that is asked for."""
    if received.schema:
        return Reply('{"numbers": ["one", "two"]}')
    return Reply("one two three four", pause=0.01)


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*VARIABLES, "PROBATION_ASSISTANT_MODEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Path:
    """A home that is well."""
    folder = tmp_path_factory.mktemp("doctor") / "home"
    assembly = home_of(folder, models_folder, documents())
    assembly.parts.close()
    return folder


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ScriptedServer]:
    with scripted_server(obliging) as one:
        for name, value in one.environment.items():
            monkeypatch.setenv(name, value)
        yield one


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs the doctor, and returns its checks by name."""

    def run(home: Path, status: int = 0) -> dict[str, dict[str, str]]:
        assert main(["--home", str(home), "doctor", "--json"]) == status
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert found["well"] is (status == 0)
        return {one["name"]: one for one in found["checks"]}

    return run


def documents() -> list[Document]:
    return [handbook_document()]


def test_a_home_that_is_well_and_needs_no_model(filled: Path, told: Told) -> None:
    checks = told(filled)
    assert {one["state"] for one in checks.values()} == {"well"}
    assert list(checks) == [
        *("home", "embedding model", "reader", "close reader", "checker"),
        *("library", "index", "known questions", "language model"),
    ]
    assert "1 documents" in checks["library"]["says"]
    assert "none is set: answers are quoted" in checks["language model"]["says"]


def test_one_line_each_for_people(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(filled), "doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"well   home: {filled} can be written to; ")
    assert lines[-1] == "Everything is well."
    assert len(lines) == 10


def test_a_home_that_is_not_there_yet_is_left_so(
    tmp_path: Path, models_folder: Path, told: Told
) -> None:
    home = tmp_path / "new"
    (home / "models").parent.mkdir()
    (home / "models").symlink_to(models_folder, target_is_directory=True)
    assert told(home)["library"]["state"] == "note"
    assert not (home / "library.sqlite3").exists()


def test_a_home_that_cannot_be_written_to(
    filled: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(command.tempfile, "TemporaryFile", refuse)
    check = told(filled, status=1)["home"]
    assert check["state"] == "amiss"
    assert "Permission denied" in check["says"]
    assert "--home" in check["mend"]


def test_an_index_that_is_missing_or_damaged(filled: Path, tmp_path: Path, told: Told) -> None:
    home = tmp_path / "copy"
    shutil.copytree(filled, home, symlinks=True)
    for manifest in (home / "index").rglob("manifest.json"):
        manifest.write_text("{}")
    damaged = told(home, status=1)["index"]
    assert damaged["state"] == "amiss"
    assert "manifest" in damaged["says"]
    shutil.rmtree(home / "index")
    missing = told(home, status=1)["index"]
    assert missing["says"] == "there is no finished build."
    assert "index build" in missing["mend"]


def test_a_library_that_is_damaged_does_not_hide_the_rest(
    filled: Path, tmp_path: Path, told: Told
) -> None:
    home = tmp_path / "copy"
    shutil.copytree(filled, home, symlinks=True)
    (home / "library.sqlite3").write_bytes(b"no library " * 500)
    checks = told(home, status=1)
    assert checks["library"]["state"] == "amiss"
    assert checks["language model"]["state"] == "well"


def test_a_model_that_does_all(filled: Path, server: ScriptedServer, told: Told) -> None:
    checks = told(filled)
    assert {one["state"] for one in checks.values()} == {"well"}
    assert "openai:scripted is set" in checks["language model"]["says"]
    assert "OPENAI_BASE_URL" in checks["credentials"]["says"]
    assert "none is needed here" in checks["credentials"]["says"]
    assert checks["streaming"]["says"] == "the answer came in 4 pieces."
    assert "pieces a second" in checks["speed"]["says"]
    assert "keeps to a form" in checks["structured output"]["says"]
    assert len(server.received) == 2


def test_a_model_that_does_less_is_not_amiss(
    filled: Path, server: ScriptedServer, told: Told
) -> None:
    server.give(Reply("one two three", whole=True, refuses=("response_format",)))
    checks = told(filled)
    assert checks["streaming"]["state"] == "note"
    assert checks["structured output"]["state"] == "note"


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(status=401, message=KEY), "did not accept the credentials (HTTP 401)"),
        (Reply(status=404), "is not known to its server (HTTP 404)"),
        (Reply(""), "sent no text"),
    ],
)
def test_a_model_that_does_not_answer(
    filled: Path, server: ScriptedServer, told: Told, reply: Reply, words: str
) -> None:
    server.give(reply)
    check = told(filled, status=1)["model answers"]
    assert check["state"] == "amiss"
    assert words in check["says"]
    assert KEY not in str(check)


def test_a_server_that_is_not_there(filled: Path, server: ScriptedServer, told: Told) -> None:
    server.kill()
    assert "cannot be reached" in told(filled, status=1)["model answers"]["says"]


def test_a_model_that_is_slower_than_it_may_be(
    filled: Path, server: ScriptedServer, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert server.address
    monkeypatch.setenv("PROBATION_ASSISTANT_MODEL_FIRST_SECONDS", "0.001")
    check = told(filled, status=1)["speed"]
    assert check["state"] == "amiss"
    assert "raise PROBATION_ASSISTANT_MODEL_FIRST_SECONDS" in check["mend"]


def test_a_key_is_named_and_never_told(
    filled: Path,
    server: ScriptedServer,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert server.address
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    assert main(["--home", str(filled), "doctor"]) == 0
    printed = "".join(capfd.readouterr())
    assert "OPENAI_API_KEY" in printed
    assert KEY not in printed


def test_a_key_that_is_missing(filled: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROBATION_ASSISTANT_MODEL", "openai:gpt")
    checks = told(filled, status=1)
    assert checks["credentials"]["mend"] == "Set OPENAI_API_KEY."
    assert "OPENAI_API_KEY" in checks["model opened"]["says"]


def test_a_package_that_is_missing(
    filled: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.language_model import chat_model

    monkeypatch.setattr(chat_model, "find_spec", lambda _name: None)
    monkeypatch.setattr(command, "find_spec", lambda _name: None)
    monkeypatch.setenv("PROBATION_ASSISTANT_MODEL", "ollama:llama3.1:8b")
    checks = told(filled, status=1)
    assert "No provider installed." in checks["language model"]["says"]
    assert "pip install 'probation-guidance-assistant[ollama]'" in checks["model opened"]["says"]


def test_a_list_of_known_questions_that_cannot_be_read_is_named(
    filled: Path, tmp_path: Path, told: Told
) -> None:
    home = tmp_path / "home"
    shutil.copytree(filled, home, symlinks=True)
    assert told(home)["known questions"]["says"] == "0 have their place in what is held."
    (home / "questions").mkdir()
    (home / "questions" / "desk.md").write_text("- who signs\n", encoding="utf-8")
    check = told(home, 1)["known questions"]
    assert check["state"] == "amiss"
    assert "desk.md: the question in line 1" in check["says"]
    assert str(home / "questions") in check["mend"]
