"""Reading in a process of its own, with real processes and a reader made to misbehave."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import corpus
from corpus import reading_apart
from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.reading import read_file
from corpus.reading_apart import ReadingLimits, ReadingProcess, ReadOutcome

GOOD = "Recall\n\nA manager approves a recall.\n"
NOTE = """---
title: Recall é 𝔘
published: 2021-06
rests_on: [act]
changes: [{id: ftr, was: It lasts 28 days., now: It lasts 56 days., until: 2026-03-30}]
---
# Recall

It lasts 56 days.[^act][^now:ftr]

| A | B |
|-|-|
| c[^act] | d[^act] |
"""
# Runs in the child before anything else does: a text that begins with one of these words makes the
# reader of plain texts do what readers of hostile files have done.
HARM = f"""
import os, signal, sys
sys.path.insert(0, {str(Path(corpus.__file__).resolve().parent.parent)!r})
from corpus import reading
sound = reading.read_plain_text
def harmed(data, text, *, name, source):
    word = text.split()[0]
    if word == "LOOP":
        while True:
            pass
    if word == "SLEEP":
        import time
        time.sleep(600)
    if word == "MEMORY":
        held = [bytearray(64 * 1024 * 1024) for _ in range(200)]
    if word == "DEPTH":
        (lambda f: f(f))(lambda f: f(f))
    if word == "SEGFAULT":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "EXIT":
        os._exit(3)
    if word == "SYSEXIT":
        sys.exit("gone")
    if word == "MISTAKE":
        raise KeyError("a mistake of the reader")
    if word == "PRINT":
        print("noise " * 1000)
        os.write(1, b'{{"kind": "document", "bytes": 2}}\\n[]')
        sys.stdout.flush()
    return sound(data, text, name=name, source=source)
reading.read_plain_text = harmed
"""
LIMITS = ReadingLimits(memory_bytes=1024 * 1024 * 1024, processor_seconds=30, wall_seconds=60)


@pytest.fixture
def harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the reader of plain texts in each child started from here on misbehave when told to."""
    (tmp_path / "harm").mkdir()
    (tmp_path / "harm" / "sitecustomize.py").write_text(HARM)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "harm"))


@pytest.fixture
def process() -> Iterator[ReadingProcess]:
    with ReadingProcess(LIMITS) as made:
        yield made


def written(folder: Path, **texts: str) -> list[Path]:
    paths = []
    for name, text in texts.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text)
    return paths


def only(process: ReadingProcess, path: Path) -> ReadOutcome:
    (outcome,) = process.read(path)
    return outcome


def timeless(document: Document | None) -> Document:
    assert document is not None
    return replace(document, read_at=document.read_at.replace(2000, 1, 1, 0, 0, 0))


@pytest.mark.parametrize(("name", "text"), [("note.md", NOTE), ("text.txt", GOOD)])
def test_a_document_comes_back_equal_to_one_read_directly(
    process: ReadingProcess, tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    outcome = only(process, path)
    assert outcome.name == str(path)
    assert outcome.problem is None
    assert timeless(outcome.document) == timeless(read_file(path))


def test_large_documents_come_back_whole(process: ReadingProcess, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("\n\n".join(f"Paragraph {number} é 𝔘." for number in range(20_000)))
    assert timeless(only(process, path).document) == timeless(read_file(path))


def test_bytes_are_read_like_a_file(process: ReadingProcess) -> None:
    document = process.read_bytes(NOTE.encode(), name="n.md", source="https://a.example/n")
    assert document.source == "https://a.example/n"
    assert document.changes[0].id == "ftr"
    with pytest.raises(UnreadableFile, match="is empty") as caught:
        process.read_bytes(b"", name="e.md", source="x")
    assert caught.value.name == "e.md"
    with pytest.raises(UnreadableFile, match="bundle"):
        process.read_bytes(bundle(("a.md", GOOD)), name="b.zip", source="x")
    assert process.read_bytes(GOOD.encode(), name="n.md", source="x").text


def test_what_cannot_be_read_is_an_outcome(process: ReadingProcess, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert "PNG" in str(only(process, tmp_path / "picture.png").problem)
    assert "does not exist" in str(only(process, tmp_path / "missing.txt").problem)
    assert only(process, tmp_path / "missing.txt").document is None


def bundle(*files: tuple[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files:
            packed.writestr(name, content)
    return made.getvalue()


def test_a_bundle_gives_one_outcome_for_each_file_in_it(
    process: ReadingProcess, tmp_path: Path
) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(
        bundle(
            ("a/note.md", NOTE),
            ("inner.zip", bundle(("x.md", GOOD))),
            ("picture.png", b"\x89PNG\r\n\x1a\n"),
            (".hidden.md", GOOD),
            ("empty.txt", ""),
            ("text.txt", GOOD),
        )
    )
    outcomes = {one.name.removeprefix(f"{path}/"): one for one in process.read(path)}
    assert list(outcomes) == ["a/note.md", "inner.zip", "picture.png", "empty.txt", "text.txt"]
    note = outcomes["a/note.md"].document
    assert note is not None
    assert note.source == f"{path}!/a/note.md"
    assert note.text.startswith("Recall\n\nIt lasts 56 days.")
    assert outcomes["text.txt"].document is not None
    assert "bundle within a bundle" in str(outcomes["inner.zip"].problem)
    assert "PNG" in str(outcomes["picture.png"].problem)
    assert "empty" in str(outcomes["empty.txt"].problem)


def test_a_damaged_bundle_is_one_outcome(process: ReadingProcess, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(bundle(("a.md", GOOD * 50))[:-10])
    outcome = only(process, path)
    assert outcome.name == str(path)
    assert "damaged ZIP bundle" in str(outcome.problem)


@pytest.mark.usefixtures("harm")
@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("MEMORY", "needs more memory than a file may take"),
        ("DEPTH", "nested too deeply"),
        ("SEGFAULT", "ends its reader (SIGSEGV)"),
        ("EXIT", "ends its reader without a word"),
        ("SYSEXIT", "ends its reader without a word"),
        ("MISTAKE", "its reader failed (KeyError: 'a mistake of the reader')"),
    ],
)
def test_a_file_that_brings_its_reader_down_is_named_and_the_next_one_read(
    process: ReadingProcess, tmp_path: Path, word: str, told: str
) -> None:
    first, bad, last = written(tmp_path, first=GOOD, bad=f"{word} words", last=GOOD)
    assert only(process, first).problem is None
    outcome = only(process, bad)
    assert outcome.document is None
    assert told in str(outcome.problem)
    assert outcome.name == str(bad)
    assert timeless(only(process, last).document) == timeless(read_file(last))


@pytest.mark.usefixtures("harm")
def test_a_file_that_takes_too_much_processor_time_is_stopped(tmp_path: Path) -> None:
    loop, good = written(tmp_path, loop="LOOP words", good=GOOD)
    with ReadingProcess(replace(LIMITS, processor_seconds=3)) as process:
        assert "processor time" in str(only(process, loop).problem)
        assert only(process, good).document is not None


@pytest.mark.long
@pytest.mark.usefixtures("harm")
def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    sleep, good = written(tmp_path, sleep="SLEEP words", good=GOOD)
    with ReadingProcess(replace(LIMITS, wall_seconds=8)) as process:
        assert only(process, good).document is not None
        child = process._child
        assert child is not None
        assert "longer than 8 seconds" in str(only(process, sleep).problem)
        assert child.poll() is not None
        assert only(process, good).document is not None


@pytest.mark.long
@pytest.mark.usefixtures("harm")
def test_every_file_has_the_processor_time_of_its_own(tmp_path: Path) -> None:
    text = "\n\n".join(f"Paragraph {number}." for number in range(30_000))
    paths = written(tmp_path, **{f"n{number}": f"{text} {number}" for number in range(12)})
    with ReadingProcess(replace(LIMITS, processor_seconds=3)) as process:
        assert [only(process, one).problem for one in paths] == [None] * 12


@pytest.mark.usefixtures("harm")
def test_what_a_reader_prints_does_not_become_a_reply(
    process: ReadingProcess, tmp_path: Path
) -> None:
    noisy, good = written(tmp_path, noisy="PRINT words", good=GOOD)
    assert timeless(only(process, noisy).document) == timeless(read_file(noisy))
    assert timeless(only(process, good).document) == timeless(read_file(good))


@pytest.mark.usefixtures("harm")
def test_a_crash_in_a_bundle_costs_one_file_of_it(process: ReadingProcess, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(bundle(("a.txt", GOOD), ("b.txt", "SEGFAULT now"), ("c.txt", GOOD)))
    outcomes = list(process.read(path))
    assert [one.document is not None for one in outcomes] == [True, False, True]
    assert "ends its reader" in str(outcomes[1].problem)


def test_a_child_that_was_killed_between_two_files_is_replaced(
    process: ReadingProcess, tmp_path: Path
) -> None:
    (good,) = written(tmp_path, good=GOOD)
    assert only(process, good).document is not None
    child = process._child
    assert child is not None
    os.kill(child.pid, 9)
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert only(process, good).document is not None
    assert process._child is not None
    assert process._child.pid != child.pid


def test_a_child_that_died_before_it_took_the_file_costs_that_file(
    process: ReadingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = written(tmp_path, first="Some words.", second="Other words.")
    start = reading_apart.subprocess.Popen
    begun: list[object] = []

    def dead_at_once(*arguments: Any, **named: Any) -> Any:
        child = start(*arguments, **named)
        if not begun:
            child.kill()
            os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        begun.append(child)
        return child

    monkeypatch.setattr(reading_apart.subprocess, "Popen", dead_at_once)
    assert "SIGKILL" in (only(process, first).problem or "")
    assert only(process, second).document is not None


def test_one_child_reads_many_files_and_ends_with_the_block(tmp_path: Path) -> None:
    paths = written(tmp_path, a=GOOD, b="Other words.", c=GOOD)
    with ReadingProcess(LIMITS) as process:
        pids = set()
        for one in paths:
            assert only(process, one).document is not None
            assert process._child is not None
            pids.add(process._child.pid)
        child = process._child
    assert len(pids) == 1
    assert child is not None
    assert child.poll() is not None


def test_it_may_be_closed_twice_and_starts_nothing_without_a_file() -> None:
    process = ReadingProcess()
    process.close()
    process.close()
    assert process._child is None


def test_a_file_may_be_called_otherwise_than_its_path(tmp_path: Path) -> None:
    note, bundle = tmp_path / "0001", tmp_path / "0002"
    note.write_text("# not a heading\n\nwords of a text")
    with zipfile.ZipFile(bundle, "w") as made:
        made.writestr("in/inner.txt", GOOD)
    with ReadingProcess(LIMITS) as reading:
        (told,) = reading.read(note, name="plain words.txt")
        (inner,) = reading.read(bundle, name="../../all.zip")
        (missing,) = reading.read(tmp_path / "0003", name="gone.md")
    assert told.name == "plain words.txt"
    assert told.document is not None
    assert told.document.media_type == "text/plain"
    assert inner.name == "../../all.zip/in/inner.txt"
    assert inner.document is not None
    assert (missing.name, missing.document) == ("gone.md", None)
