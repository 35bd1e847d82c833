from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.keeping import Keeper, bundled_checksum, starter_notes
from corpus.catalogue import read_catalogue
from corpus.errors import LibraryBusy
from corpus.library import Library
from corpus.locks import writer_lock
from corpus.versions import Change
from index import build as building
from index.builds import Builds
from index.errors import ModelMismatch, NoIndex
from index.exported_model import Embedder
from index.opening import Engine, OpenIndex, problems_of
from index.probe import probe
from index.search import Query, search
from tests.index.fakes import WordOverlapEmbedder
from tests.made_documents import made_document


@dataclass
class Home:
    """A home with its keeper, and what it told people."""

    folder: Path
    library: Library
    builds: Builds
    embedder: WordOverlapEmbedder
    told: list[str]

    @property
    def keeper(self) -> Keeper:
        return self.kept_by(self.embedder)

    def kept_by(self, embedder: Embedder) -> Keeper:
        return Keeper(self.folder, self.library, embedder, self.builds)

    def open(self, engine: Engine = Engine.CHROMA) -> OpenIndex:
        return self.keeper.open_index(engine, self.told.append)

    def finds(self, question: str, engine: Engine = Engine.CHROMA) -> str:
        opened = self.open(engine)
        try:
            found = search(opened, self.library, self.embedder, Query(question), limit=1)
        finally:
            opened.close()
        return found[0].passage.text if found else ""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    monkeypatch.setattr(building, "verify_in_child", probe)  # Quick: in this process.
    folder = tmp_path / "home"
    library = Library(folder / "library.sqlite3")
    yield Home(folder, library, Builds(folder / "index"), WordOverlapEmbedder(), [])
    library.close()


@pytest.fixture
def built(home: Home) -> Home:
    home.keeper.add_documents(
        [
            made_document("Recall", "A manager approves a recall.", source="/recall"),
            made_document("Curfew", "A curfew lasts twelve hours.", source="/curfew"),
        ]
    )
    home.keeper.build()
    return home


def write(folder: Path) -> Path:
    (folder / "below").mkdir(parents=True)
    (folder / "one.md").write_text("# Recall\n\nA manager approves a recall.\n")
    (folder / "below" / "two.txt").write_text("Curfew\n\nA curfew lasts twelve hours.\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 not read yet")
    (folder / "empty.md").write_bytes(b"")
    (folder / ".hidden.md").write_text("# Hidden\n\nNever read.\n")
    return folder


def test_good_files_go_in_and_bad_ones_are_reported(home: Home, tmp_path: Path) -> None:
    folder = write(tmp_path / "guidance")
    reports = {
        one.path.name: one for one in home.keeper.add_paths([folder, tmp_path / "missing.md"])
    }
    assert set(reports) == {"one.md", "two.txt", "broken.pdf", "empty.md", "missing.md"}
    for name in ("one.md", "two.txt"):
        added, document = reports[name].added, reports[name].document
        assert added is not None
        assert document is not None
        assert added.change is Change.NEW
        assert home.library.document(added.document_id) == document
        assert reports[name].problem is None
    assert "cut short" in str(reports["broken.pdf"].problem)
    assert "empty" in str(reports["empty.md"].problem)
    assert "does not exist" in str(reports["missing.md"].problem)
    assert len(list(home.library.documents())) == 2


def test_each_file_is_kept_when_it_is_reported(home: Home, tmp_path: Path) -> None:
    reports = home.keeper.add_paths([write(tmp_path / "guidance")])
    for _ in range(2):
        next(reports)
    held = len(list(home.library.documents()))
    reports.close()  # type: ignore[attr-defined]
    assert held >= 1
    with writer_lock(home.folder, "a test"):
        pass


def test_adding_the_same_again_changes_nothing(home: Home, tmp_path: Path) -> None:
    folder = write(tmp_path / "guidance")
    list(home.keeper.add_paths([folder]))
    generation = home.library.generation
    changes = {one.added.change for one in home.keeper.add_paths([folder]) if one.added}
    assert changes == {Change.UNCHANGED}
    assert home.library.generation == generation


def test_nothing_is_changed_while_another_writes(built: Home, tmp_path: Path) -> None:
    folder = write(tmp_path / "guidance")
    generation = built.library.generation
    with writer_lock(built.folder, "corpus add"):
        for refused in (
            lambda: list(built.keeper.add_paths([folder])),
            lambda: built.keeper.add_documents([made_document("New", "Words.")]),
            lambda: built.keeper.build(),
            lambda: built.keeper.bring_starter_notes(),
        ):
            with pytest.raises(LibraryBusy, match="corpus add"):
                refused()
        built.keeper.bring_starter_notes_if_new()
        built.keeper.bring_catalogue_if_new()
    assert built.library.generation == generation
    assert built.library.note("starter notes") == ""
    assert built.library.note("catalogue") == ""
    assert built.library.listing.publications() == []


def test_documents_are_kept_in_portions(home: Home) -> None:
    documents = [made_document(f"N{one}", "Words.", source=f"/{one}") for one in range(7)]
    assert home.keeper.add_documents(documents, at_once=3) == 7
    assert home.library.generation == 3
    assert home.keeper.add_documents([]) == 0


def test_the_bundled_notes_come_in_once(home: Home) -> None:
    home.keeper.bring_starter_notes_if_new()
    notes = list(starter_notes())
    held = {one.id for one in home.library.documents()}
    assert held == {one.id for one in notes}
    assert len(notes) > 5
    assert all(one.publication.starter_note for one in home.library.documents())
    assert home.library.note("starter notes") == bundled_checksum(".md")
    generation = home.library.generation
    home.keeper.bring_starter_notes_if_new()
    assert home.keeper.bring_starter_notes() == 0
    assert home.library.generation == generation


def test_the_bundled_catalogue_comes_in_once(home: Home) -> None:
    home.keeper.bring_catalogue_if_new()
    listed = [one.external_id for one in home.library.listing.publications()]
    assert listed == [one.external_id for one in read_catalogue().publications]
    stamp = home.library.listing.stamp
    home.keeper.bring_catalogue_if_new()
    assert home.library.listing.stamp == stamp
    home.library.take_note("catalogue", "of another release")
    home.keeper.bring_catalogue_if_new()
    assert home.library.listing.stamp != stamp
    assert home.library.note("catalogue") == bundled_checksum(".toml")


def test_a_bundle_gives_one_report_for_each_file_in_it(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "guidance.zip"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("a/recall.md", "# Recall\n\nA manager approves a recall.\n")
        bundle.writestr("picture.png", b"\x89PNG\r\n\x1a\n")
    reports = {str(one.path): one for one in home.keeper.add_paths([path])}
    assert set(reports) == {f"{path}/a/recall.md", f"{path}/picture.png"}
    (held,) = home.library.documents()
    assert held.source == f"{path}!/a/recall.md"
    assert reports[f"{path}/a/recall.md"].document == held
    assert "PNG" in str(reports[f"{path}/picture.png"].problem)


def test_a_note_that_is_no_longer_bundled_is_retired(home: Home) -> None:
    old = made_document("Old", "Old.", source="starter:old", external_id="starter:old")
    other = made_document("Other", "Other.", source="/other")
    home.keeper.add_documents([old, other])
    home.keeper.bring_starter_notes_if_new()
    held = {one.id for one in home.library.documents()}
    assert old.id not in held
    assert other.id in held


def truncate_vectors(build: Path) -> None:
    (build / "vectors.npy").write_bytes((build / "vectors.npy").read_bytes()[:-9])


def delete_keywords(build: Path) -> None:
    shutil.rmtree(build / "keywords")


def spoil_chroma(build: Path) -> None:
    (build / "chroma" / "chroma.sqlite3").write_bytes(b"x" * 5000)


def spoil_manifest(build: Path) -> None:
    (build / "manifest.json").write_text("{")


def delete_all(build: Path) -> None:
    shutil.rmtree(build)


_HARMS: list[Callable[[Path], None]] = [
    truncate_vectors,
    delete_keywords,
    spoil_chroma,
    spoil_manifest,
    delete_all,
]


@pytest.mark.parametrize("harm", _HARMS)
def test_a_damaged_index_is_made_again_without_embedding(
    built: Home, harm: Callable[[Path], None]
) -> None:
    folder = built.builds.current()
    assert folder is not None
    harm(folder)
    built.embedder.read.clear()
    assert built.finds("who approves recall") == "A manager approves a recall."
    assert built.embedder.read == []
    assert problems_of(built.builds) == []
    assert len(built.told) == 1
    assert built.told[0].startswith("The index is made again from the library: ")


def test_a_missing_index_is_made(home: Home) -> None:
    home.keeper.add_documents([made_document("Recall", "A manager approves a recall.")])
    assert not home.keeper.is_up_to_date()
    assert home.finds("recall") == "A manager approves a recall."
    assert home.keeper.is_up_to_date()


def test_exact_vectors_answer_while_chroma_cannot_be_healed(built: Home) -> None:
    folder = built.builds.current()
    assert folder is not None
    spoil_chroma(folder)
    with writer_lock(built.folder, "corpus add"):
        opened = built.open(Engine.CHROMA)
        assert opened.engine is Engine.EXACT
        opened.close()
        assert built.finds("who approves recall") == "A manager approves a recall."


def test_other_damage_that_cannot_be_healed_now_is_told(built: Home) -> None:
    folder = built.builds.current()
    assert folder is not None
    truncate_vectors(folder)
    with (
        writer_lock(built.folder, "corpus add"),
        pytest.raises(NoIndex, match=r"vectors\.npy.*corpus add"),
    ):
        built.open()


def test_an_index_of_another_model_is_refused_and_left(built: Home) -> None:
    name = built.builds.current_name()
    other = built.kept_by(WordOverlapEmbedder("other"))
    with pytest.raises(ModelMismatch, match=r"built with .* word-overlap .* other .* is set"):
        other.open_index(Engine.CHROMA, built.told.append)
    assert built.builds.current_name() == name
    assert built.told == []
    assert built.finds("recall") == "A manager approves a recall."
    other.build()
    other.open_index(Engine.CHROMA, built.told.append).close()
    with pytest.raises(ModelMismatch):
        built.open()


def test_a_model_with_other_weights_under_the_same_name_is_refused(built: Home) -> None:
    other = built.kept_by(WordOverlapEmbedder(built.embedder.identity.name, dimension=64))
    with pytest.raises(ModelMismatch):
        other.open_index(Engine.EXACT, built.told.append)


def test_new_documents_are_caught_up_with_when_the_index_is_opened(built: Home) -> None:
    assert built.keeper.passages_behind() == 0
    built.keeper.add_documents([made_document("Tags", "A tag shows a curfew.", source="/tags")])
    assert built.keeper.passages_behind() == 1
    assert not built.keeper.is_up_to_date()
    assert built.finds("tag") == "A tag shows a curfew."
    assert built.keeper.passages_behind() == 0
    assert built.keeper.is_up_to_date()


def test_documents_of_other_rules_are_behind(built: Home) -> None:
    built.library.add(made_document("Old rules", "Words.", source="/old"), [], "older rules")
    assert built.keeper.passages_behind() == 1


def test_many_new_documents_do_not_hold_up_a_question(built: Home) -> None:
    built.keeper.add_documents(
        made_document(f"N{one}", f"Words {one}.", source=f"/{one}") for one in range(401)
    )
    assert built.keeper.passages_behind() == 401
    assert built.finds("recall") == "A manager approves a recall."
    assert built.keeper.passages_behind() == 401


def test_a_sound_index_answers_while_another_process_writes(built: Home) -> None:
    built.keeper.add_documents([made_document("Tags", "A tag shows a curfew.", source="/tags")])
    with writer_lock(built.folder, "corpus add"):
        assert built.finds("recall") == "A manager approves a recall."
        built.keeper.prepare()
    built.keeper.prepare()
    assert built.keeper.is_up_to_date()


def test_preparing_while_another_process_writes_needs_an_index(home: Home) -> None:
    with writer_lock(home.folder, "corpus add"), pytest.raises(LibraryBusy):
        home.keeper.prepare()
    home.keeper.prepare()
    assert problems_of(home.builds) == []


def test_no_copies_stay_behind(built: Home) -> None:
    for _ in range(3):
        built.finds("recall")
    assert list(built.builds.copies.iterdir()) == []
