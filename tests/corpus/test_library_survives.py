from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import LibraryDamaged
from corpus.library import Library
from corpus.passage import Passage
from corpus.split import CuttingRules, cut
from tests.made_documents import made_document

_ROOT = Path(__file__).parents[2]
_RULES = CuttingRules("words", 120)
_CUT = _RULES.fingerprint


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def passages_of(document: Document) -> list[Passage]:
    return cut(document, _RULES, count_words)


_READER = """
import sys
from pathlib import Path
from corpus.library import Library
library = Library(Path(sys.argv[1]))
print("ready", flush=True)
for line in sys.stdin:
    print(library.generation, len(library.current_passages(sys.argv[2])), flush=True)
"""


def test_another_process_reads_while_this_one_writes(library: Library) -> None:
    reader = subprocess.Popen(
        [sys.executable, "-c", _READER, str(library.path), _CUT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
    )
    assert reader.stdin is not None
    assert reader.stdout is not None
    try:
        assert reader.stdout.readline() == "ready\n"
        for number in range(1, 20):
            document = made_document("Note", f"Words {number}.", source=f"/{number}")
            library.add(document, passages_of(document), _CUT)
            print("?", file=reader.stdin, flush=True)
            assert reader.stdout.readline() == f"{number} {number}\n"
    finally:
        reader.kill()
        reader.communicate()


_WRITER = """
import sys
from pathlib import Path
from corpus.library import Library
from tests.corpus.test_library_survives import batch, _CUT
library = Library(Path(sys.argv[1]))
for number in range(10_000):
    library.add_all(batch(number), _CUT)
    print(number, flush=True)
"""
_BATCH = 40


def batch(number: int) -> list[tuple[Document, list[Passage]]]:
    documents = [
        made_document(f"Note {number}", f"Words {number}, {one}.", source=f"/{number}/{one}")
        for one in range(_BATCH)
    ]
    return [(one, passages_of(one)) for one in documents]


def test_a_kill_leaves_each_batch_whole_or_absent(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    acknowledged = -1
    for kill in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=_ROOT
        )
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(acknowledged + 3 + kill)]
        writer.kill()
        told += [int(line) for line in writer.communicate()[0].split()]
        acknowledged = max(told)
        library = Library(path)
        held = len(list(library.documents()))
        assert held % _BATCH == 0
        assert acknowledged + 1 <= held // _BATCH <= acknowledged + 2
        assert library.generation == held // _BATCH
        assert len(library.current_passages(_CUT)) == held
        library.close()


_HALF_A_BATCH = """
import os, signal, sys
from pathlib import Path
from corpus.library import Library
from tests.corpus.test_library_survives import batch, _CUT
library = Library(Path(sys.argv[1]))
library.add_all(batch(0), _CUT)
def half():
    yield from batch(1)[:20]
    os.kill(os.getpid(), signal.SIGKILL)
library.add_all(half(), _CUT)
"""


def test_a_kill_in_the_middle_of_a_batch_leaves_none_of_it(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    ended = subprocess.run([sys.executable, "-c", _HALF_A_BATCH, str(path)], cwd=_ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    library = Library(path)
    assert len(list(library.documents(all_versions=True))) == _BATCH
    assert library.generation == 1
    library.add_all(batch(1), _CUT)
    assert len(library.current_passages(_CUT)) == 2 * _BATCH
    library.close()


@pytest.mark.parametrize(
    "content", [b"this is no database " * 99, b"SQLite format 3\0" + b"\xff" * 999]
)
def test_a_file_that_is_no_library_is_refused_and_left_as_it_is(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "library.sqlite3"
    path.write_bytes(content)
    with pytest.raises(LibraryDamaged, match=str(path)) as raised:
        Library(path)
    assert raised.value.path == path
    assert path.read_bytes() == content


def test_damage_inside_is_reported_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    library = Library(path)
    library.add_all(batch(0), _CUT)
    library.close()
    content = bytearray(path.read_bytes())
    assert len(content) > 20_000
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(LibraryDamaged):
        list(Library(path).documents())
    assert path.read_bytes() == bytes(content)


def test_a_library_that_lacks_its_facts_is_damaged(library: Library) -> None:
    with sqlite3.connect(library.path) as connection:
        connection.execute("DELETE FROM facts")
    with pytest.raises(LibraryDamaged, match="identity"):
        _ = library.identity
