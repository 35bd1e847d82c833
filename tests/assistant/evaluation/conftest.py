"""A home with the exported model in it, for measurements."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings, read_settings
from index.exported_model import Embedder


@pytest.fixture(scope="session")
def measuring(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Settings:
    """The settings of a home that holds nothing but the model; no test is about the reader."""
    assert embedder.identity.dimension
    home = tmp_path_factory.mktemp("measuring") / "home"
    home.mkdir()
    (home / "models").symlink_to(models_folder, target_is_directory=True)
    return read_settings({"PROBATION_ASSISTANT_READER": "off"}, home=home)
