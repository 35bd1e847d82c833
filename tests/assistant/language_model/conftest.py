"""A scripted model server, and the real client opened on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.language_model.breaker import CircuitBreaker
from assistant.language_model.chat_model import ChatModel
from assistant.language_model.guarded import GuardedModel
from assistant.language_model.providers import VARIABLES
from assistant.settings import read_settings
from tests.assistant.language_model.scripted_server import ScriptedServer, scripted_server

OpenModel = Callable[..., GuardedModel]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ScriptedServer]:
    """A server on loopback, which the environment names; no key is set."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    with scripted_server() as one:
        for name, value in one.environment.items():
            monkeypatch.setenv(name, value)
        yield one


@pytest.fixture
def open_model(server: ScriptedServer, tmp_path: Path) -> OpenModel:
    """Opens the real client on the scripted server."""
    assert server.address

    def opened(
        *, calls: int = 8, breaker: CircuitBreaker | None = None, seconds: float = 5.0
    ) -> GuardedModel:
        settings = read_settings(home=tmp_path)
        object.__setattr__(settings, "model_seconds", seconds)
        return GuardedModel(ChatModel(settings), calls=calls, breaker=breaker)

    return opened
