"""Kills, damage, other programs' files, later versions, and what a deletion leaves behind."""

from __future__ import annotations

import json
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistant.records import database
from assistant.records.conversations import ConversationStore
from assistant.records.database import RECORDS_FILE, Records
from assistant.records.errors import (
    RecordsBusy,
    RecordsDamaged,
    RecordsProblem,
    RecordsTooNew,
    RecordsUnusable,
)
from assistant.records.feedback import FeedbackStore, Verdict
from assistant.records.schema import MIGRATIONS
from tests.assistant.records.conftest import asked

_ROOT = Path(__file__).parents[3]

_WRITER = """
import sys
from pathlib import Path
from assistant.records.conversations import ConversationStore
from assistant.records.database import Records
from tests.assistant.records.conftest import asked
store = ConversationStore(Records(Path(sys.argv[1])))
number = 0
while True:
    conversation = store.begin("ann")
    for _ in range(5):
        number += 1
        turn = store.append("ann", conversation, asked(f"Question {sys.argv[2]}.{number}?"))
        print(conversation, turn.number, turn.question, flush=True)
"""


def killed_after(path: Path, acknowledgements: int, name: str) -> list[str]:
    """Run a writer, kill it after some acknowledgements, and return all that it gave."""
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), name],
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
    )
    assert writer.stdout is not None
    told = [writer.stdout.readline() for _ in range(acknowledgements)]
    writer.kill()
    told += writer.communicate()[0].splitlines(keepends=True)
    return [one for one in told if one.endswith("\n")]


def assert_all_kept(path: Path, told: list[str]) -> None:
    records = Records(path)
    store = ConversationStore(records)
    for line in told:
        conversation, number, question = line.strip().split(" ", 2)
        assert store.turn("ann", conversation, int(number)).answer == asked(question)
    assert records.rows("PRAGMA integrity_check")[0][0] == "ok"
    records.close()


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / RECORDS_FILE
    told = killed_after(path, 12, "a")
    assert len(told) >= 12
    assert_all_kept(path, told)


@pytest.mark.killing
def test_many_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / RECORDS_FILE
    told: list[str] = []
    for kill in range(15):
        told += killed_after(path, kill * 3 + 1, f"k{kill}")
        assert_all_kept(path, told)
    assert len(told) > 300


_READER = """
import sys
from pathlib import Path
from assistant.records.conversations import ConversationStore
from assistant.records.database import Records
store = ConversationStore(Records(Path(sys.argv[1])))
for line in sys.stdin:
    print(store.get("ann", line.strip()).turn_count, flush=True)
"""


def test_another_process_reads_while_this_one_writes(
    records: Records, conversations: ConversationStore
) -> None:
    reader = subprocess.Popen(
        [sys.executable, "-c", _READER, str(records.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
    )
    assert reader.stdin is not None
    assert reader.stdout is not None
    try:
        conversation = conversations.begin("ann")
        for number in range(1, 15):
            conversations.append("ann", conversation, asked(f"{number}?"))
            print(conversation, file=reader.stdin, flush=True)
            assert reader.stdout.readline() == f"{number}\n"
    finally:
        reader.kill()
        reader.communicate()


def everything_in(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(folder.iterdir()))


def test_a_deletion_leaves_no_text_in_the_files(
    records: Records, conversations: ConversationStore, feedback: FeedbackStore
) -> None:
    folder = records.path.parent
    kept = conversations.begin("ann")
    conversations.append("ann", kept, asked("Ordinary?"))
    doomed = conversations.begin("ann")
    for number in range(30):
        long = "the zebedee form " * 400
        conversations.append("ann", doomed, asked(f"Zebedee {number}? {long}"))
    feedback.give("ann", doomed, 3, Verdict.NOT_HELPFUL, line="A zebedee line.")
    feedback.give("ann", doomed, 3, Verdict.NOT_HELPFUL, line="Another zebedee line.")
    conversations.rename("ann", doomed, "Zebedee title")
    conversations.replace_from("ann", doomed, 20, asked("A zebedee instead?"))
    assert b"ebedee" in everything_in(folder)
    conversations.delete("ann", doomed)
    # While the database is open, and after it is closed.
    assert b"ebedee" not in everything_in(folder)
    assert b"Ordinary" in everything_in(folder)
    records.close()
    assert b"ebedee" not in everything_in(folder)


def test_a_reader_elsewhere_delays_the_clearing_up_and_not_the_deletion(
    records: Records, conversations: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_WAIT_TO_EMPTY_MS", 20)
    kept = conversations.begin("ann")
    doomed = conversations.begin("ann")
    conversations.append("ann", doomed, asked("Zebedee?"))
    reader = sqlite3.connect(records.path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM turns").fetchone()
    conversations.delete("ann", doomed)
    assert b"Zebedee" in everything_in(records.path.parent)
    reader.close()
    conversations.append("ann", kept, asked("Later?"))
    assert b"Zebedee" not in everything_in(records.path.parent)


def test_text_that_a_kill_left_in_the_log_goes_when_the_file_is_opened(
    records: Records, conversations: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    doomed = conversations.begin("ann")
    conversations.append("ann", doomed, asked("Zebedee?"))
    monkeypatch.setattr(Records, "_empty_log", lambda _: None)
    conversations.delete("ann", doomed)
    assert b"Zebedee" in everything_in(records.path.parent)
    monkeypatch.undo()
    opened = Records(records.path)
    assert b"Zebedee" not in everything_in(records.path.parent)
    opened.close()


def test_only_the_account_that_runs_it_reads_the_files(
    records: Records, conversations: ConversationStore
) -> None:
    conversations.begin("ann")
    files = list(records.path.parent.iterdir())
    assert len(files) == 3
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}
    records.close()
    records.path.chmod(0o644)
    Records(records.path).close()
    assert stat.S_IMODE(records.path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", [b"this is no database " * 99, b"SQLite format 3\0" + b"\xff" * 999]
)
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / RECORDS_FILE
    path.write_bytes(content)
    with pytest.raises(RecordsDamaged, match=str(path)) as raised:
        Records(path)
    assert raised.value.path == path
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / RECORDS_FILE
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(RecordsDamaged, match="another program"):
        Records(path)
    assert path.read_bytes() == content


def test_a_file_of_a_later_version_is_refused_and_left_as_it_is(records: Records) -> None:
    with records.writing() as connection:
        connection.execute(f"PRAGMA user_version={len(MIGRATIONS) + 1}")
    records.close()
    content = records.path.read_bytes()
    with pytest.raises(RecordsTooNew, match="later version") as raised:
        Records(records.path)
    assert raised.value.version == len(MIGRATIONS) + 1
    assert records.path.read_bytes() == content


def test_a_file_of_an_earlier_version_is_brought_up_in_one_go(
    records: Records, conversations: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = conversations.begin("ann")
    conversations.append("ann", conversation, asked("One?"))
    records.close()
    good = ("CREATE TABLE of_a_later_version (id TEXT)", "ALTER TABLE turns ADD COLUMN extra TEXT")
    monkeypatch.setattr(database, "MIGRATIONS", (*MIGRATIONS, (*good, "CREATE TABLE nonsense")))
    with pytest.raises(RecordsProblem):
        Records(records.path)
    monkeypatch.setattr(database, "MIGRATIONS", (*MIGRATIONS, good))
    opened = Records(records.path)
    assert opened.rows("SELECT extra FROM turns")[0]["extra"] is None
    assert opened.rows("PRAGMA user_version")[0][0] == len(MIGRATIONS) + 1
    assert ConversationStore(opened).get("ann", conversation).turns[0].answer == asked("One?")
    opened.close()


def test_damage_inside_is_reported(records: Records, conversations: ConversationStore) -> None:
    conversation = conversations.begin("ann")
    for number in range(40):
        conversations.append("ann", conversation, asked(f"{number}?"))
    records.close()
    content = bytearray(records.path.read_bytes())
    assert len(content) > 40_000
    content[8192:] = b"\xa5" * (len(content) - 8192)
    records.path.write_bytes(content)
    with pytest.raises(RecordsDamaged, match="backup"):
        ConversationStore(Records(records.path)).get("ann", conversation)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(RecordsUnusable, match="room"):
        Records(tmp_path / "file" / RECORDS_FILE)
    (tmp_path / RECORDS_FILE).mkdir()
    with pytest.raises(RecordsUnusable):
        Records(tmp_path / RECORDS_FILE)


def test_a_full_disk_is_told_and_loses_nothing(
    records: Records, conversations: ConversationStore
) -> None:
    conversation = conversations.begin("ann")
    conversations.append("ann", conversation, asked("One?"))
    # Kept for the one connection that there is.
    pages = records.rows("PRAGMA page_count")[0][0]
    records.rows(f"PRAGMA max_page_count={pages}")
    with pytest.raises(RecordsUnusable, match="full"):
        conversations.append("ann", conversation, asked("Long?" + "long " * 90_000))
    records.rows(f"PRAGMA max_page_count={pages + 100_000}")
    assert conversations.append("ann", conversation, asked("Then?")).question == "Then?"


def test_a_writer_elsewhere_is_waited_for_and_then_told(
    records: Records, conversations: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = conversations.begin("ann")
    records.close()
    monkeypatch.setattr(database, "_WAIT_SECONDS", 0.1)
    other = sqlite3.connect(records.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordsBusy, match="try again"):
        conversations.append("ann", conversation, asked("One?"))
    other.close()
    assert conversations.append("ann", conversation, asked("One?")).number == 1


def test_threads_that_come_and_go_leave_no_open_files(
    records: Records, conversations: ConversationStore
) -> None:
    conversation = conversations.begin("ann")
    for number in range(40):
        thread = threading.Thread(
            target=conversations.append, args=("ann", conversation, asked(f"{number}?"))
        )
        thread.start()
        thread.join()
    assert len(records._idle) == 1
    assert conversations.get("ann", conversation).turn_count == 40


def test_an_interrupted_change_leaves_no_half(
    records: Records, conversations: ConversationStore
) -> None:
    conversation = conversations.begin("ann")

    def interrupted() -> None:
        with records.writing() as connection:
            connection.execute("DELETE FROM conversations")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert conversations.get("ann", conversation).id == conversation


def test_what_is_stored_is_plain_json_of_one_form(
    records: Records, conversations: ConversationStore
) -> None:
    conversation = conversations.begin("ann")
    conversations.append("ann", conversation, asked("One?"))
    (row,) = records.rows("SELECT answer FROM turns")
    assert json.loads(row["answer"])["form"] == 1
