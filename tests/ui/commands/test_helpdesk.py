"""`helpdesk read` and `helpdesk list` as a person types them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from assistant.assembly import Assembly
from assistant.helpdesk.intake.enquire import enquiry_from
from assistant.helpdesk.intake.read import read_pasted
from assistant.settings import read_settings
from index.exported_model import Embedder
from tests.assistant.conftest import handbook_document, home_of
from tests.ui.web.helpdesk.made_mails import FIRST, THREAT, mail
from ui.command_line import main


@pytest.fixture
def home(
    tmp_path: Path, models_folder: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A home with the handbook, told to the commands."""
    assert embedder.identity.dimension
    monkeypatch.setenv("PROBATION_ASSISTANT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PROBATION_ASSISTANT_STARTER_NOTES", "off")
    home_of(tmp_path / "home", models_folder, [handbook_document()]).parts.close()
    return tmp_path / "home"


def saved(folder: Path, data: bytes, name: str = "question.eml") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_an_email_is_read_and_answered_and_nothing_is_kept(home: Path, tmp_path, capsys) -> None:
    assert main(["helpdesk", "read", saved(tmp_path, mail(FIRST))]) == 0
    said = capsys.readouterr().out
    assert "From: council; belongs to: guidance; language: en" in said
    assert f"{FIRST} (answered)" in said
    assert "within five working days of sentence" in said
    assert main(["helpdesk", "list"]) == 0
    assert capsys.readouterr().out.startswith("Enquiries: 0")
    assert home.is_dir()


def test_json_holds_everything_that_was_found(home: Path, tmp_path, capsys) -> None:
    assert home.is_dir()
    assert main(["helpdesk", "read", saved(tmp_path, mail(THREAT)), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["route"] in ("threat", "victim_at_risk")
    assert any("call 999" in one for one in told["to_do"])
    assert "five working days" not in told["draft"]
    assert told["message"]["message_id"] == "<asked-1@stoke.gov.uk>"


def test_text_is_read_from_a_file_and_from_standard_input(
    home: Path, tmp_path, capsys, monkeypatch
) -> None:
    assert home.is_dir()
    path = saved(tmp_path, FIRST.encode(), "pasted.txt")
    assert main(["helpdesk", "read", path, "--language", "cy"]) == 0
    assert "Annwyl" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO(FIRST))
    assert main(["helpdesk", "read", "-"]) == 0
    assert "within five working days" in capsys.readouterr().out


def test_what_is_no_email_is_told_in_one_line(home: Path, tmp_path, capsys) -> None:
    assert home.is_dir()
    assert main(["helpdesk", "read", saved(tmp_path, b"")]) == 1
    assert "Save the email again as .eml or .msg" in capsys.readouterr().err
    assert main(["helpdesk", "read", str(tmp_path / "none.eml")]) == 1
    assert "none.eml" in capsys.readouterr().err


def test_enquiries_are_listed(home: Path, capsys) -> None:
    assembly = Assembly(read_settings(home=home))
    enquiry = enquiry_from(read_pasted(FIRST, subject="Curfew"), assembly.parts)
    assembly.helpdesk.receive(enquiry, by="Sam Owl")
    assembly.parts.close()
    assert main(["helpdesk", "list"]) == 0
    said = capsys.readouterr().out
    assert "Enquiries: 1" in said
    assert "Curfew" in said
    assert main(["helpdesk", "list", "--json", "--all", "--limit", "5"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["enquiries"]
    assert (told["state"], told["route"], told["questions"]) == ("new", "guidance", 1)
