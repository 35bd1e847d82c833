"""A home with made-up guidance on allotments, and a store of packs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assembly import Assembly
from assistant.records.database import Records
from assistant.training.store import PackStore
from index.exported_model import Embedder
from tests.assistant.conftest import home_of
from tests.assistant.training.allotments import guidance


@pytest.fixture(scope="session")
def council(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[Assembly]:
    assert embedder.identity.dimension
    home = tmp_path_factory.mktemp("council") / "home"
    assembly = home_of(home, models_folder, guidance())
    yield assembly
    assembly.parts.close()


@pytest.fixture
def store(records: Records) -> PackStore:
    return PackStore(records)
