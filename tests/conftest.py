"""What all tests share: no network, a real embedding model, a library."""

from __future__ import annotations

import ctypes
import gc
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Read by the hub's client when it is imported, so it is set before anything else is.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TRANSFORMERS_OFFLINE"] = "1"

from assistant.assembly import Assembly
from assistant.settings import Settings
from corpus.library import Library
from index.embedding import BUNDLED_MODEL, open_embedder
from index.exported_model import Embedder

_OWN = ("127.0.0.1", "::1", "localhost", "0.0.0.0", "", None)


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuse every connection and look-up that leaves this machine."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in _OWN:
            raise RuntimeError(f"A test reached for the network: {address}")
        connect(self, address)

    def guarded_look_up(host: Any, *rest: Any, **named: Any) -> Any:
        if host not in _OWN:
            raise RuntimeError(f"A test looked up a name: {host}")
        return look_up(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


@pytest.fixture(scope="module", autouse=True)
def _homes_let_go() -> Iterator[None]:
    """Let go of what a module's homes held: a model is large, and Python sees only a small object.

    Homes hold themselves in a circle, and what they leave lies scattered in memory that is not
    given back by itself: a test process grew to 9 GB.
    """
    yield
    gc.collect()
    getattr(ctypes.CDLL(None), "malloc_trim", lambda _: None)(0)


@pytest.fixture(scope="session")
def models_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the real model is exported to, once for all tests."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def embedder(models_folder: Path) -> Embedder:
    """The real, bundled model; exporting it takes seconds, so all tests share one."""
    return open_embedder(BUNDLED_MODEL, models_folder)


@pytest.fixture(scope="session")
def starter(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[Assembly]:
    """The home that a person has at first: the bundled notes and catalogue, indexed."""
    assert embedder.identity.dimension
    folder = tmp_path_factory.mktemp("starter") / "home"
    folder.mkdir()
    (folder / "models").symlink_to(models_folder, target_is_directory=True)
    assembly = Assembly(Settings(home=folder))
    assembly.bring_starter_notes()
    assembly.keeper.build()
    yield assembly
    assembly.parts.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library in a home of its own."""
    made = Library(tmp_path / "home" / "library.sqlite3")
    yield made
    made.close()
