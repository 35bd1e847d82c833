from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index import build as building
from index.build import BuildReport, is_current, rules_for, verify_in_child
from index.builds import Builds
from index.errors import BuildFailed
from index.exported_model import Vectors
from index.manifest import Manifest
from index.opening import problems_of
from index.vectors import ChromaVectors
from tests.index.conftest import Shop, made_shop
from tests.index.fakes import WordOverlapEmbedder
from tests.index.probation_notes import NOTES, note_documents
from tests.made_documents import made_document

_ROOT = Path(__file__).parents[2]


def read_by(shop: Shop) -> list[str]:
    assert isinstance(shop.embedder, WordOverlapEmbedder)
    return shop.embedder.read


@pytest.fixture
def built(shop: Shop) -> Shop:
    shop.put(*note_documents())
    shop.build()
    return shop


def folders(builds: Builds) -> set[str]:
    return {one.name for one in (builds.folder / "builds").iterdir()}


def test_a_build_holds_every_current_passage(shop: Shop) -> None:
    shop.put(*note_documents())
    told: list[str] = []
    report = building.build(
        shop.library,
        shop.embedder,
        shop.builds,
        progress=lambda what, done, total: told.append(f"{what} {done}/{total}"),
    )
    assert report.made
    assert report.embedded == report.manifest.passages == report.manifest.documents == len(NOTES)
    assert report.manifest == Manifest.read(report.folder)
    assert problems_of(shop.builds) == []
    with shop.opened() as opened:
        assert opened.ids == [
            one for one, _ in shop.library.current_passages(rules_for(shop.embedder).fingerprint)
        ]
        texts = [
            one.search_text for one in shop.library.passages(opened.ids, opened.manifest.cutting)
        ]
        assert np.allclose(opened.matrix, shop.embedder.embed_passages(texts))
    assert told[0].startswith("Embedding passages 0/")
    assert told[-1] == "Index ready 3/3"


def test_a_second_build_embeds_nothing_and_makes_nothing(built: Shop) -> None:
    before = built.builds.current_name()
    report = built.build()
    assert (report.embedded, report.made) == (0, False)
    assert built.builds.current_name() == before
    forced = built.build(force=True)
    assert (forced.embedded, forced.made) == (0, True)
    assert built.builds.current_name() != before
    assert forced.manifest.content == report.manifest.content


def test_a_new_document_has_only_its_own_passages_embedded(built: Shop) -> None:
    read_by(built).clear()
    built.put(made_document("New", "A new rule.", source="/new"))
    report = built.build()
    assert report.embedded == 1
    assert read_by(built) == ["New\nA new rule."]
    assert report.manifest.passages == len(NOTES) + 1


def test_a_document_that_came_back_is_not_embedded_again(built: Shop) -> None:
    first = made_document("Rule", "Old words.", source="/rule")
    for document in (first, made_document("Rule", "New words.", source="/rule")):
        built.put(document)
        assert built.build().embedded == 1
    built.put(first)
    report = built.build()
    assert (report.embedded, report.made) == (0, True)


def test_a_retired_document_leaves_the_index(built: Shop) -> None:
    built.library.retire(["/notes/00.md"])
    report = built.build()
    assert (report.embedded, report.made) == (0, True)
    assert report.manifest.documents == len(NOTES) - 1


def test_a_build_that_was_stopped_goes_on_where_it_stopped(shop: Shop) -> None:
    class Stopped(Exception):
        pass

    class StopsAtSecondBatch(WordOverlapEmbedder):
        def embed_passages(self, texts: Sequence[str]) -> Vectors:
            if self.read:
                raise Stopped
            return super().embed_passages(texts)

    shop.put(*(made_document(f"N {one}", f"W {one}", source=f"/{one}") for one in range(300)))
    with pytest.raises(Stopped):
        building.build(shop.library, StopsAtSecondBatch(), shop.builds)
    assert shop.builds.current() is None
    assert shop.build().embedded == 300 - 256


def test_another_model_is_embedded_anew_beside_the_first(built: Shop) -> None:
    other = WordOverlapEmbedder("other", dimension=64)
    report = building.build(built.library, other, built.builds)
    assert report.embedded == len(NOTES)
    assert report.manifest.model == other.identity
    assert not is_current(report.manifest, built.library, built.embedder)
    back = built.build()
    assert (back.embedded, back.made) == (0, True)


def test_a_build_is_current_until_anything_it_depends_on_changes(
    built: Shop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    manifest = built.build().manifest
    assert is_current(manifest, built.library, built.embedder)
    assert not is_current(manifest, built.library, WordOverlapEmbedder("other"))
    elsewhere = made_shop(tmp_path / "elsewhere", built.embedder)
    elsewhere.put(*note_documents())
    assert not is_current(manifest, elsewhere.library, built.embedder)
    elsewhere.library.close()
    with monkeypatch.context() as patch:
        patch.setattr(building, "engine_versions", lambda: {"chromadb": "0"})
        assert not is_current(manifest, built.library, built.embedder)
    built.put(made_document("New", "A new rule.", source="/new"))
    assert not is_current(manifest, built.library, built.embedder)


def test_a_damaged_build_is_made_again(built: Shop) -> None:
    folder = built.builds.current()
    assert folder is not None
    (folder / "vectors.npy").write_bytes(b"")
    assert built.build().made
    assert problems_of(built.builds) == []


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"files": {}, "model": {}}'])
def test_a_build_whose_manifest_cannot_be_read_is_made_again(built: Shop, text: str) -> None:
    folder = built.builds.current()
    assert folder is not None
    (folder / "manifest.json").write_text(text)
    assert len(problems_of(built.builds)) == 1
    assert built.build().made
    assert problems_of(built.builds) == []


def lose_rows(folder: Path, matrix: Vectors, ids: Sequence[str]) -> None:
    _WRITE(folder, matrix[:-3], ids[:-3])


def mix_rows(folder: Path, matrix: Vectors, ids: Sequence[str]) -> None:
    _WRITE(folder, matrix[::-1], ids)


def spoil_file(folder: Path, matrix: Vectors, ids: Sequence[str]) -> None:
    _WRITE(folder, matrix, ids)
    (folder / "chroma.sqlite3").write_bytes(b"no database at all" * 1000)


_WRITE = ChromaVectors.write


@pytest.mark.parametrize("write", [lose_rows, mix_rows, spoil_file])
def test_a_build_that_chroma_cannot_answer_from_is_refused_and_the_old_one_serves(
    built: Shop, monkeypatch: pytest.MonkeyPatch, write: object
) -> None:
    before = built.builds.current_name()
    built.put(made_document("New", "A new rule.", source="/new"))
    with monkeypatch.context() as patch:
        patch.setattr(building, "verify_in_child", verify_in_child)
        patch.setattr(ChromaVectors, "write", staticmethod(write))  # type: ignore[arg-type]
        with pytest.raises(BuildFailed, match="was not taken into use: its check failed"):
            built.build()
    assert built.builds.current_name() == before
    assert problems_of(built.builds) == []
    with built.opened() as opened:
        assert len(built.search(opened, "recall")) == 10
    report = built.build()
    assert report.embedded == 0
    assert folders(built.builds) == {before, report.folder.name}


def test_a_check_that_takes_too_long_is_a_failure(
    built: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_PROBE_SECONDS", 0.01)
    folder = built.builds.current()
    assert folder is not None
    with pytest.raises(BuildFailed, match=r"longer than 0\.01 seconds"):
        verify_in_child(folder)


def test_the_check_leaves_the_build_as_it_was(built: Shop) -> None:
    folder = built.builds.current()
    assert folder is not None
    verify_in_child(folder)
    assert problems_of(built.builds) == []


_KILLED = """
import os, signal, sys
from pathlib import Path
from index import build as building
from tests.index.conftest import made_shop
from tests.index.fakes import WordOverlapEmbedder
from tests.made_documents import made_document
shop = made_shop(Path(sys.argv[1]), WordOverlapEmbedder())
shop.put(made_document("Late", "Came late.", source="/late"))
building.verify_in_child = lambda part: os.kill(os.getpid(), signal.SIGKILL)
shop.build()
"""


def test_what_a_kill_leaves_is_never_used_and_removed_by_the_next_build(built: Shop) -> None:
    home = built.library.path.parent
    before = built.builds.current_name()
    ended = subprocess.run([sys.executable, "-c", _KILLED, str(home)], cwd=_ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert any(one.endswith(".part") for one in folders(built.builds))
    assert built.builds.current_name() == before
    assert problems_of(built.builds) == []
    report = built.build()
    assert report.embedded == 0  # What the killed build has embedded is kept.
    assert report.manifest.documents == len(NOTES) + 1
    assert folders(built.builds) == {before, report.folder.name}


def test_the_newest_two_builds_are_kept(built: Shop) -> None:
    names = [built.build(force=True).folder.name for _ in range(3)]
    assert folders(built.builds) == set(names[-2:])
    assert built.builds.current_name() == names[-1]


def test_the_pointer_names_a_whole_build_at_every_moment(built: Shop) -> None:
    done = threading.Event()
    faults: list[str] = []

    def watch() -> None:
        while not done.is_set():
            folder = built.builds.current()
            if folder is None or not (folder / "vectors.npy").is_file():
                faults.append(built.builds.current_name())

    watcher = threading.Thread(target=watch)
    watcher.start()
    # Two are kept, so that the one that was current a moment ago is there all the while.
    reports: list[BuildReport] = [built.build(force=True) for _ in range(3)]
    done.set()
    watcher.join()
    assert faults == []
    assert all(one.made for one in reports)


@pytest.mark.parametrize("content", [b"", b"\n", b"no-such-build\n", b"\xff\xfe", b"x.part\n"])
def test_a_pointer_to_nothing_is_no_build(built: Shop, content: bytes) -> None:
    (built.builds.folder / "current").write_bytes(content)
    assert built.builds.current() is None
    assert problems_of(built.builds) == ["there is no finished build"]
    assert built.build().made
    assert problems_of(built.builds) == []


def test_an_empty_library_is_built_too(shop: Shop) -> None:
    report = shop.build()
    assert (report.manifest.passages, report.embedded, report.made) == (0, 0, True)
    assert not shop.build().made


def test_the_rules_never_go_past_what_a_model_reads() -> None:
    class Short(WordOverlapEmbedder):
        def __init__(self) -> None:
            super().__init__()
            from dataclasses import replace

            self.identity = replace(self.identity, token_limit=128)

    assert rules_for(WordOverlapEmbedder()).token_limit == 200
    assert rules_for(Short()).token_limit == 120


def test_documents_of_other_rules_are_cut_again(shop: Shop) -> None:
    document = made_document("Rule", "Words.", source="/rule")
    shop.library.add(document, [], "older rules")
    report = shop.build()
    assert report.embedded == report.manifest.passages == 1
