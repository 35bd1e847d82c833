"""Libraries and builds for the tests of the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.library import Library
from corpus.split import cut
from index import build as building
from index.build import BuildReport, build, rules_for
from index.builds import Builds
from index.exported_model import Embedder
from index.opening import CurrentIndex, Engine, OpenIndex, open_current
from index.probe import probe
from index.search import Match, Query, SearchSettings, search
from tests.index.fakes import WordOverlapEmbedder
from tests.index.probation_notes import note_documents


@dataclass(frozen=True)
class Shop:
    """A library with its builds and a model, and what is done with them in tests."""

    library: Library
    embedder: Embedder
    builds: Builds

    def put(self, *documents: Document) -> None:
        rules = rules_for(self.embedder)
        pairs = [(one, cut(one, rules, self.embedder.count_tokens)) for one in documents]
        self.library.add_all(pairs, rules.fingerprint)

    def build(self, *, force: bool = False) -> BuildReport:
        return build(self.library, self.embedder, self.builds, force=force)

    @contextmanager
    def opened(self, engine: Engine = Engine.EXACT) -> Iterator[OpenIndex]:
        opened = open_current(self.builds, engine)
        try:
            yield opened
        finally:
            opened.close()

    def current(self, engine: Engine = Engine.EXACT) -> CurrentIndex:
        return CurrentIndex(self.builds, lambda: open_current(self.builds, engine))

    def search(
        self,
        opened: OpenIndex,
        question: str,
        earlier: Sequence[str] = (),
        *,
        limit: int = 10,
        settings: SearchSettings | None = None,
    ) -> list[Match]:
        query = Query(question, tuple(earlier))
        return search(opened, self.library, self.embedder, query, limit=limit, settings=settings)


def made_shop(folder: Path, embedder: Embedder) -> Shop:
    return Shop(Library(folder / "library.sqlite3"), embedder, Builds(folder / "index"))


@pytest.fixture(scope="session", autouse=True)
def _probe_here() -> Iterator[None]:
    """Check builds in this process, which is quick; `test_build` checks in a child as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "verify_in_child", probe)
        yield


@pytest.fixture(scope="session")
def notes(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Shop]:
    """The made-up notes, indexed with the real model; for reading only."""
    shop = made_shop(tmp_path_factory.mktemp("notes"), embedder)
    shop.put(*note_documents())
    shop.build()
    yield shop
    shop.library.close()


@pytest.fixture(scope="session")
def notes_index(notes: Shop) -> Iterator[OpenIndex]:
    """The build of the notes, opened with Chroma."""
    with notes.opened(Engine.CHROMA) as opened:
        yield opened


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """An empty shop of its own, with the fake model."""
    made = made_shop(tmp_path / "home", WordOverlapEmbedder())
    yield made
    made.library.close()
