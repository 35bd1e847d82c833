from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.errors import LibraryBusy
from corpus.locks import try_lock, writer_lock, writer_of

_ROOT = Path(__file__).parents[2]
_HOLD = """
import sys
from pathlib import Path
from corpus.locks import writer_lock
with writer_lock(Path(sys.argv[1]), "corpus add"):
    print("held", flush=True)
    sys.stdin.read()
"""
_HOLD_ONE = """
import sys
from pathlib import Path
from corpus.locks import try_lock
lock = try_lock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def holder(path: Path, program: str = _HOLD) -> Iterator[subprocess.Popen[str]]:
    """Run a process that holds a lock until its input is closed."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def refusal(home: Path) -> LibraryBusy:
    """Return how a further writer is refused."""
    with pytest.raises(LibraryBusy) as refused, writer_lock(home, "another"):
        pytest.fail("two writers at once")
    return refused.value


def test_a_second_writer_is_refused_and_told_who_writes(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        refused = refusal(tmp_path)
    assert refused.holder == f"process {process.pid}, corpus add"
    assert str(tmp_path) in str(refused)
    assert f"process {process.pid}, corpus add, started " in str(refused)
    assert "Wait until it ends" in str(refused)


def test_a_second_writer_of_the_same_process_is_refused_too(tmp_path: Path) -> None:
    with writer_lock(tmp_path, "corpus add"):
        refused = refusal(tmp_path)
    assert refused.holder == f"process {os.getpid()}, corpus add"
    with writer_lock(tmp_path, "index build"):
        pass


def test_the_lock_is_free_after_a_kill(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        with writer_lock(tmp_path, "index build"):
            refused = refusal(tmp_path)
    assert refused.holder == f"process {os.getpid()}, index build"


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), writer_lock(tmp_path, "corpus add"):
        raise ZeroDivisionError
    with writer_lock(tmp_path, "corpus add"):
        pass


@pytest.mark.parametrize("note", ["", "{", "[]", '{"process": 1}', '"text"', "\x80"])
def test_a_note_that_cannot_be_read_still_refuses(tmp_path: Path, note: str) -> None:
    with holder(tmp_path):
        (tmp_path / "writer.json").write_bytes(note.encode("latin-1"))
        assert "(unknown)" in str(refusal(tmp_path))


def test_a_single_lock_is_held_by_one_process(tmp_path: Path) -> None:
    path = tmp_path / "below" / "one.lock"
    with holder(path, _HOLD_ONE):
        assert try_lock(path) is None
    lock = try_lock(path)
    assert lock is not None
    assert try_lock(path) is None
    lock.release()
    lock.release()
    again = try_lock(path)
    assert again is not None
    again.release()


def test_who_writes_is_told_and_a_note_left_behind_is_nobody(tmp_path: Path) -> None:
    assert writer_of(tmp_path) is None
    with writer_lock(tmp_path, "corpus sync"):
        told = writer_of(tmp_path)
        assert told is not None
        assert told[0] == "corpus sync"
        assert told[1] is not None
    assert writer_of(tmp_path) is None
    (tmp_path / "writer.json").write_text('{"process": 1, "purpose": "index build"}')
    assert writer_of(tmp_path) is None
    with writer_lock(tmp_path, "corpus add"):
        pass
