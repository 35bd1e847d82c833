"""The facts that ceased to apply, as the library holds them, with one vector each."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.held_changes import HeldChanges
from assistant.keeping import Keeper
from corpus.document import Document
from corpus.formats.markdown_note import read_markdown
from corpus.library import Library
from index.builds import Builds
from index.exported_model import Embedder
from tests.index.fakes import WordOverlapEmbedder

PASS = "A ferry pass is valid for 28 days."
GUILD = "The Harbour Guild inspects the ferries."
LAMP = "A lamp is lit at eight in the evening."


def note(name: str, *claims: str, words: str = "The county inspects the ferries.") -> Document:
    changes = "".join(
        f"  - id: change-{place}\n    was: {claim}\n    now: Something else applies.\n"
        for place, claim in enumerate(claims)
    )
    told = f"changes:\n{changes}" if claims else ""
    text = f"---\ntitle: {name}\nid: starter:{name}\nstarter_note: true\n{told}---\n\n{words}\n"
    return read_markdown(text.encode(), text, name=f"{name}.md", source=f"starter:{name}")


class Kept:
    """A library with its keeper, which keeps the vectors of a document beside it."""

    def __init__(self, folder: Path, library: Library, embedder: Embedder) -> None:
        self.library = library
        self.embedder = embedder
        self.held = HeldChanges(library, embedder)
        self._keeper = Keeper(folder, library, embedder, Builds(folder / "index"))

    def keep(self, *documents: Document) -> None:
        with self._keeper.keeping("a test") as keep:
            keep(documents)

    def claims(self) -> list[str]:
        return [one.change.was for one in self.held.all()[0]]


@pytest.fixture
def fake() -> WordOverlapEmbedder:
    return WordOverlapEmbedder()


@pytest.fixture
def kept(tmp_path: Path, library: Library, fake: WordOverlapEmbedder) -> Kept:
    return Kept(tmp_path / "home", library, fake)


def test_kept_vectors_are_used_and_equal_to_fresh_ones(
    kept: Kept, fake: WordOverlapEmbedder
) -> None:
    kept.keep(note("ferry", PASS, GUILD), note("lamps", LAMP))
    fake.read.clear()
    changes, vectors = kept.held.all()
    assert fake.read == [], "the vectors were kept with the notes"
    claims = [one.change.was for one in changes]
    assert sorted(claims) == sorted([PASS, GUILD, LAMP])
    assert vectors.shape == (3, fake.identity.dimension)
    assert np.array_equal(vectors, fake.embed_passages(claims))


def test_so_are_those_of_the_real_model(
    tmp_path: Path, library: Library, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path / "home", library, embedder)
    kept.keep(note("ferry", PASS, GUILD, LAMP))
    with monkeypatch.context() as patch:
        patch.delattr(type(embedder), "embed_passages")  # what is kept needs no model
        _, vectors = kept.held.all()
    assert np.allclose(vectors, embedder.embed_passages([PASS, GUILD, LAMP]), atol=1e-5)


def test_each_change_names_the_note_that_tells_of_it(kept: Kept) -> None:
    documents = note("ferry", PASS), note("lamps", LAMP)
    kept.keep(*documents)
    changes, _ = kept.held.all()
    told = {one.document_id: one.change for one in changes}
    assert set(told) == {one.id for one in documents}
    assert told[documents[1].id] == documents[1].changes[0]


def test_two_notes_that_tell_the_same_have_a_vector_each(
    kept: Kept, fake: WordOverlapEmbedder
) -> None:
    kept.keep(note("ferry", PASS, GUILD), note("harbour", GUILD))
    changes, vectors = kept.held.all()
    claims = [one.change.was for one in changes]
    assert sorted(claims) == sorted([PASS, GUILD, GUILD])
    assert np.array_equal(vectors, fake.embed_passages(claims))


def test_vectors_that_are_not_kept_are_made(
    kept: Kept,
) -> None:
    kept.keep(note("ferry", PASS))
    other = WordOverlapEmbedder("another model", dimension=64)
    _, vectors = HeldChanges(kept.library, other).all()
    assert other.read == [PASS]
    assert np.array_equal(vectors, other.embed_passages([PASS]))


def test_changes_are_read_once_and_again_when_the_library_changes(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[str] = []
    ask = kept.library.changes
    monkeypatch.setattr(kept.library, "changes", lambda: times.append("asked") or ask())
    kept.keep(note("ferry", PASS))
    assert kept.claims() == kept.claims() == [PASS]
    assert len(times) == 1
    kept.keep(note("lamps", LAMP))
    assert sorted(kept.claims()) == sorted([PASS, LAMP])
    assert kept.held.all()[1].shape[0] == 2
    assert len(times) == 2


def test_the_changes_of_a_replaced_or_retired_note_are_gone(kept: Kept) -> None:
    kept.keep(note("ferry", PASS), note("lamps", LAMP))
    assert sorted(kept.claims()) == sorted([PASS, LAMP])
    kept.keep(note("ferry", GUILD, words="The county owns the ferries."))
    assert sorted(kept.claims()) == sorted([GUILD, LAMP])
    kept.library.retire(["id:starter:ferry"])
    assert kept.claims() == [LAMP]


def test_without_changes_there_is_nothing_to_compare(kept: Kept, fake: WordOverlapEmbedder) -> None:
    for documents in ((), (note("dogs"),)):
        kept.keep(*documents)
        fake.read.clear()
        changes, vectors = kept.held.all()
        assert changes == ()
        assert vectors.shape == (0, fake.identity.dimension)
        assert (vectors @ fake.embed_questions(["ferry"])[0]).shape == (0,)
        assert fake.read == []
