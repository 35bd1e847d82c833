"""An insight room over a home of the test's own, whose documents it may change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.assembly import Assembly
from assistant.insight.room import InsightRoom, insight_room
from assistant.settings import Settings
from corpus.document import Document, TextBuilder
from index.exported_model import Embedder
from tests.assistant.conftest import handbook_document, home_of
from tests.assistant.training.made_up_pack import circular
from tests.assistant.training.made_up_pack import handbook as training_handbook
from tests.made_documents import made_document


def bees_document() -> Document:
    """Return what answers questions on keeping bees, which the handbook does not."""

    def fill(content: TextBuilder) -> None:
        content.heading("Bees at offices", 1)
        content.heading("Beehives on the roof", 2)
        content.paragraph(
            "An office may keep at most three beehives on its roof. Honey from the beehives is "
            "given to the local hospice."
        )

    return made_document("Bees at offices", fill, source="/bees.md", publisher="Kestrel County")


@pytest.fixture(scope="session")
def built_home(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Path:
    """A home that holds the handbook and what packs are made of, indexed once for all tests."""
    assert embedder.identity.dimension
    handbook = replace(handbook_document(), source="/supervision.md")
    documents = [handbook, training_handbook(), circular()]
    made = home_of(tmp_path_factory.mktemp("insight") / "home", models_folder, documents)
    made.parts.close()
    return made.settings.home


@pytest.fixture
def assembly(built_home: Path, tmp_path: Path, embedder: Embedder) -> Iterator[Assembly]:
    """A copy of that home, of the test's own."""
    home = tmp_path / "home"
    shutil.copytree(built_home, home, symlinks=True)
    made = Assembly(Settings(home=home, starter_notes=False))
    made.embedder = embedder
    yield made
    made.records.close()
    made.parts.close()


@pytest.fixture
def room(assembly: Assembly) -> InsightRoom:
    """The insight room of that home."""
    return insight_room(assembly)
