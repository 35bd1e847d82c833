"""The home that a person has at first: the bundled notes and catalogue, indexed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assembly import Assembly
from assistant.settings import Settings
from index.exported_model import Embedder


@pytest.fixture(scope="session")
def starter(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[Assembly]:
    """An assembly over the bundled notes, with the default settings."""
    assert embedder.identity.dimension
    folder = tmp_path_factory.mktemp("starter") / "home"
    folder.mkdir()
    (folder / "models").symlink_to(models_folder, target_is_directory=True)
    assembly = Assembly(Settings(home=folder))
    assembly.bring_starter_notes()
    assembly.keeper.build()
    yield assembly
    assembly.parts.close()
