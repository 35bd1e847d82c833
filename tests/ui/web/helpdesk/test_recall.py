"""An approved answer is recalled by whatever changes the guidance, without anybody looking."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.assembly import Assembly
from assistant.helpdesk.enquiry import Enquiry, FoundQuestion, Message, Route, SenderKind
from assistant.helpdesk.reply.states import State
from assistant.helpdesk.watch import BankWatch, bank_of
from assistant.settings import Settings
from index.exported_model import Embedder
from tests.assistant.conftest import handbook_document, home_of
from tests.corpus.govuk.publisher import Publisher, body, serving
from tests.ui.web.helpdesk.made_mails import FIRST
from tests.ui.web.helpdesk.test_bank import reworded
from tests.ui.web.journeys.conftest import Program, once_free
from ui.command_line import main

PARCEL = "When is a parcel opened?"


@pytest.fixture
def home(
    tmp_path: Path, models_folder: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A home with the handbook, told to the commands."""
    assert embedder.identity.dimension
    folder = tmp_path / "home"
    monkeypatch.setenv("PROBATION_ASSISTANT_HOME", str(folder))
    monkeypatch.setenv("PROBATION_ASSISTANT_STARTER_NOTES", "off")
    home_of(folder, models_folder, [handbook_document()]).parts.close()
    return folder


@pytest.fixture
def assembly(home: Path) -> Iterator[Assembly]:
    made = Assembly(Settings(home=home, starter_notes=False))
    yield made
    made.parts.close()


def approve(assembly: Assembly, question: str = FIRST) -> None:
    """Draft a reply to a question, and have a colleague approve it."""
    room, message = assembly.helpdesk, Message("Asked", question)
    asked = (FoundQuestion(question, question),)
    kept = room.receive(Enquiry(message, SenderKind.COUNCIL, Route.GUIDANCE, asked), by="Ann")
    drafted = room.draft(kept, by="Ann", version=1)
    room.move(kept, State.APPROVED, by="Ben", version=drafted.version)
    assert question in offered(assembly)


def offered(assembly: Assembly) -> list[str]:
    return [one.pair.question for one in bank_of(assembly).every()]


def comes(is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.1)
    return False


def test_documents_added_by_a_command_recall_what_they_change(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "parcels.md"
    file.write_text("# Parcels\n\nA parcel is opened before three days have passed.\n")
    assert main(["corpus", "add", str(file)]) == 0
    assembly = Assembly(Settings(home=home, starter_notes=False))
    approve(assembly, PARCEL)
    approve(assembly, FIRST)
    file.write_text("# Parcels\n\nA parcel is opened before nine days have passed.\n")
    capsys.readouterr()
    assert main(["corpus", "add", str(file), "--json"]) == 0
    told = capsys.readouterr()
    assert "Approved answers recalled, because what they cite has changed: 1" in told.err
    assert PARCEL in told.err
    assert "recalled" not in told.out
    assert offered(assembly) == [FIRST]
    assert main(["index", "build"]) == 0
    assert "recalled" not in capsys.readouterr().err


def test_a_sync_recalls_what_it_changes(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(Publisher()) as publisher:
        monkeypatch.setenv("PROBATION_ASSISTANT_GOVUK_ADDRESS", publisher.address)
        page, sync = "/guidance/parcels", ["corpus", "sync", "--only", "/guidance/parcels"]
        for days in ("three", "nine"):
            words = f"A parcel is opened before {days} days have passed."
            publisher.page(page, title="Parcels", details=body(words))
            assert main(sync) == 0
            assembly = Assembly(Settings(home=home, starter_notes=False))
            if days == "three":
                approve(assembly, PARCEL)
    assert "Approved answers recalled, because what they cite has changed: 1" in (
        capsys.readouterr().err
    )
    assert offered(assembly) == []


def test_a_decision_on_what_is_current_recalls_too(
    assembly: Assembly, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(assembly)
    name = next(iter(assembly.library.documents())).id
    assert main(["corpus", "status", name, "--withdrawn", "--reason", "Ended", "--by", "A"]) == 0
    assert "Approved answers recalled" in capsys.readouterr().err
    assert offered(assembly) == []


def test_a_command_makes_no_records_where_there_are_none(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["index", "build"]) == 0
    assert capsys.readouterr().err == ""
    assert not (home / "records.sqlite3").exists()


def test_a_failed_look_is_logged_without_its_words_and_made_again(
    assembly: Assembly, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    approve(assembly)
    watch = BankWatch(assembly)
    watch.look()
    assembly.keeper.add_documents([reworded(next(iter(assembly.library.documents())))])
    with monkeypatch.context() as broken:
        broken.setattr(watch, "_recall", lambda: (_ for _ in ()).throw(OSError("Jane Carter")))
        watch.look()
        watch.look()
    assert caplog.text.count("OSError") == 1
    assert "Jane" not in caplog.text
    assert offered(assembly) == [FIRST]
    watch.look()
    assert offered(assembly) == []


@pytest.mark.long
def test_the_program_recalls_while_it_serves_and_nobody_looks(
    home: Path, assembly: Assembly
) -> None:
    approve(assembly)
    older = next(iter(assembly.library.documents()))
    program = Program(home, variables={"PROBATION_ASSISTANT_STARTER_NOTES": "off"})
    program.start()
    try:
        # What an upload does, and then its undoing.
        once_free(lambda: assembly.keeper.put_in("batch", [reworded(older)]))
        assert comes(lambda: not offered(assembly))
        once_free(assembly.keeper.build)
        approve(assembly)
        once_free(lambda: assembly.keeper.take_back("batch"))
        assert comes(lambda: not offered(assembly))
    finally:
        program.stop()


@pytest.mark.long
def test_the_program_recalls_what_changed_while_it_was_not_running(
    home: Path, assembly: Assembly
) -> None:
    approve(assembly)
    assembly.keeper.add_documents([reworded(next(iter(assembly.library.documents())))])
    program = Program(home, variables={"PROBATION_ASSISTANT_STARTER_NOTES": "off"})
    program.start()
    try:
        assert comes(lambda: not offered(assembly))
    finally:
        program.stop()
