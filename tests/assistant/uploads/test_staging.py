"""Batches on disk: exchanged as a whole, kept apart by owner, cleared when they are old."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.uploads.arriving import Arrival
from assistant.uploads.batch import Caution, Entry, Look, Note, Received, Refusal, State
from assistant.uploads.errors import BatchTooLarge, NothingReceived, NotNow, UnknownBatch
from assistant.uploads.file_names import member_name, shown_name
from assistant.uploads.limits import UploadLimits
from assistant.uploads.record import batch_from, batch_record
from assistant.uploads.staging import Staging
from tests.made_documents import made_document

OWNER, OTHER = "a" * 64, "b" * 64
LIMITS = UploadLimits(file_bytes=10, batch_bytes=25, files=3)


@pytest.fixture
def staging(tmp_path: Path) -> Staging:
    return Staging(tmp_path)


def arrived(staging: Staging, *files: tuple[str, bytes], limits: UploadLimits = LIMITS) -> Arrival:
    arrival = Arrival(staging, OWNER, limits)
    for name, data in files:
        arrival.begin(name)
        for place in range(0, len(data), 4):
            arrival.write(data[place : place + 4])
        arrival.end()
    return arrival


def files_of(staging: Staging) -> list[str]:
    return sorted(one.name for one in staging.folder.rglob("*") if one.is_file())


def test_a_batch_is_read_back_equal(staging: Staging) -> None:
    look = Look("id", "c", "text/plain", {"title": "x"}, cautions=((Caution.LITTLE_TEXT, ""),))
    batch = replace(
        staging.begin(OWNER),
        state=State.READY,
        note=Note.BUSY,
        received=(Received(1, "a", 5), Received(2, "b", 6, Refusal.TOO_LARGE)),
        entries=(Entry(1, "a", look=look, facts={"title": "y"}), Entry(2, "b", reason="no")),
    )
    assert batch_from(batch_record(batch)) == batch
    staging.save(batch)
    assert staging.get(OWNER, batch.id) == batch
    assert staging.of(OWNER) == [batch]


def test_files_are_kept_under_numbers(staging: Staging) -> None:
    batch = arrived(staging, ("../../x", b"one"), ("b\x00.md", b"two")).finish()
    assert [one.name for one in batch.received] == ["x", "b.md"]
    assert files_of(staging) == ["0001", "0002", "batch.json"]
    assert staging.file(batch, 1).read_bytes() == b"one"


def test_what_is_too_large_or_too_many_is_named_and_not_kept(staging: Staging) -> None:
    big = replace(LIMITS, batch_bytes=100)
    files = [("a", b"1"), ("b", b"2" * 11), ("c", b"3"), ("d", b"4"), ("e", b"5")]
    batch = arrived(staging, *files, limits=big).finish()
    told = [one.refusal for one in batch.received]
    assert told == [None, Refusal.TOO_LARGE, None, None, Refusal.TOO_MANY]
    assert files_of(staging) == ["0001", "0003", "0004", "batch.json"]


def test_too_much_together_leaves_nothing(staging: Staging) -> None:
    arrival = arrived(staging, ("a", b"1" * 9), ("b", b"2" * 9), ("c", b"3" * 9))
    with pytest.raises(BatchTooLarge):
        arrival.finish()
    assert files_of(staging) == []
    assert staging.of(OWNER) == []


def test_no_file_at_all_leaves_nothing(staging: Staging) -> None:
    with pytest.raises(NothingReceived):
        arrived(staging).finish()
    assert files_of(staging) == []


def test_a_form_that_ends_within_a_file_leaves_nothing(staging: Staging) -> None:
    arrival = arrived(staging, ("a", b"whole"))
    arrival.begin("b")
    arrival.write(b"half")
    with pytest.raises(NothingReceived):
        arrival.finish()
    assert files_of(staging) == []


def test_what_is_given_up_while_it_arrives_leaves_nothing(staging: Staging) -> None:
    arrival = Arrival(staging, OWNER, LIMITS)
    arrival.begin("a")
    arrival.write(b"half")
    assert staging.of(OWNER) == []
    arrival.abandon()
    assert files_of(staging) == []


def test_a_batch_is_nobody_elses(staging: Staging) -> None:
    batch = arrived(staging, ("a", b"1")).finish()
    for owner, name in ((OTHER, batch.id), ("", batch.id), (OWNER, "../" + OTHER), (OWNER, "")):
        with pytest.raises(UnknownBatch):
            staging.get(owner, name)
    assert staging.of(OTHER) == staging.of("") == staging.of("..") == []
    with pytest.raises(UnknownBatch):
        staging.begin("../x")


@pytest.mark.parametrize("written", ["", "{", "[]", '{"id": "x"}', '{"state": "none"}'])
def test_a_damaged_record_is_no_batch(staging: Staging, written: str) -> None:
    batch = arrived(staging, ("a", b"1")).finish()
    (staging.folder / OWNER / batch.id / "batch.json").write_text(written)
    with pytest.raises(UnknownBatch):
        staging.get(OWNER, batch.id)
    assert list(staging.all()) == []
    assert staging.clear(timedelta(seconds=-5)) == 1


def test_a_half_written_record_is_never_read(staging: Staging) -> None:
    batch = arrived(staging, ("a", b"1")).finish()
    (staging.folder / OWNER / batch.id / "batch.part").write_text("{")
    assert staging.get(OWNER, batch.id) == batch
    moved = staging.move(batch, (State.WAITING,), State.READING)
    assert staging.get(OWNER, batch.id) == moved


def test_a_step_is_taken_from_its_state_only(staging: Staging) -> None:
    batch = arrived(staging, ("a", b"1")).finish()
    with pytest.raises(NotNow):
        staging.move(batch, (State.READY,), State.GOING_IN)
    staging.remove(batch)
    with pytest.raises(UnknownBatch):
        staging.save(batch)


def test_only_what_is_old_and_not_in_is_cleared(staging: Staging) -> None:
    states = (State.READY, State.IN, State.GOING_IN, State.GOING_BACK, State.TAKEN_BACK)
    for state in states:
        staging.save(replace(arrived(staging, ("a", b"1")).finish(), state=state))
    assert staging.clear(timedelta(hours=1)) == 0
    assert staging.clear(timedelta(seconds=-5)) == 2
    assert {one.state for one in staging.all()} == {State.IN, State.GOING_IN, State.GOING_BACK}


def test_a_document_that_waits_is_read_back_equal(staging: Staging) -> None:
    batch = arrived(staging, ("a", b"1")).finish()
    document = made_document("Recall é 𝔘", "A manager approves.")
    staging.keep_document(batch, 7, document)
    assert staging.document(batch, 7) == document
    with pytest.raises(UnknownBatch):
        staging.document(batch, 8)


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("a.md", "a.md"),
        ("/etc/passwd", "passwd"),
        ("C:\\files\\a.md", "a.md"),
        ("", "unnamed file"),
        ("..", "unnamed file"),
        ("a/", "unnamed file"),
        ("\ud800.md", "\ufffd.md"),
        ("a\r\nb\x00.md", "a b.md"),
        ("x" * 500 + ".docx", "x" * 129 + "…" + "x" * 15 + ".docx"),
    ],
)
def test_a_name_is_one_line_without_folders(stated: str, shown: str) -> None:
    assert shown_name(stated) == shown


def test_a_name_in_a_bundle_keeps_its_folders_as_text() -> None:
    assert member_name("all.zip", "all.zip/../a\nb.md") == "all.zip/../a b.md"
    assert len(member_name("all.zip", "all.zip/" + "x" * 999)) < 170


def test_clearing_takes_no_folder_away_while_a_batch_begins(staging: Staging) -> None:
    ended = threading.Event()

    def clear() -> None:
        while not ended.is_set():
            staging.clear(timedelta(days=1))

    with ThreadPoolExecutor() as pool:
        clearing = pool.submit(clear)
        try:
            for _ in range(300):
                staging.remove(staging.begin(OWNER))
        finally:
            ended.set()
        clearing.result()
