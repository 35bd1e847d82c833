"""A home whose answers are made up, and a conversation in it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.assembly import Assembly
from assistant.settings import Settings
from tests.ui.web.ask.made_talks import ME, echoing


@pytest.fixture
def assembly(tmp_path: Path) -> Assembly:
    """A home with a database and no guidance; answers are made up."""
    made = Assembly(Settings(home=tmp_path / "home"), stays=True)
    made.parts = "parts"
    yield made
    # Where the test has damaged it, there is none to close.
    if "records" in made.__dict__:
        made.records.close()


@pytest.fixture
def replying(monkeypatch):
    """Makes the answer path reply with an answer, an error, or what a function makes of it."""

    def reply(with_answer):
        asked = []

        def ask(question, parts, history=(), *, scope=None, language="en", **_):
            asked.append(
                SimpleNamespace(
                    question=question,
                    parts=parts,
                    history=tuple(history),
                    scope=scope,
                    language=language,
                )
            )
            if isinstance(with_answer, Exception):
                raise with_answer
            return with_answer(question) if callable(with_answer) else with_answer

        monkeypatch.setattr("ui.web.ask.talk.ask", ask)
        monkeypatch.setattr("ui.web.ask.talk._PAUSE_SECONDS", 0)
        monkeypatch.setattr("ui.web.ask.talk._SOON_SECONDS", 60)
        return asked

    return reply


@pytest.fixture
def three(assembly, replying):
    """A conversation of three turns."""
    replying(echoing)
    conversation = assembly.conversations.begin(ME)
    for name in ("First?", "Second?", "Third?"):
        assembly.conversations.append(ME, conversation, echoing(name))
    return conversation
