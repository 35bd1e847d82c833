"""What every language model does, the fake as well as the real client over real HTTP."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from assistant.language_model.errors import Trouble
from assistant.language_model.role import LanguageModel, Message, NoLanguageModel, Request
from tests.assistant.language_model.asking import QUESTION, SCHEMA, ask, request
from tests.assistant.language_model.conftest import OpenModel
from tests.assistant.language_model.queued_model import Queued, QueuedModel
from tests.assistant.language_model.scripted_server import Reply, ScriptedServer

TEXT = "The form is signed within three days. It is kept for a year – or “two”."


@dataclass(frozen=True)
class Script:
    """What the model is to do, whichever it is."""

    text: str = ""
    hangs_after: int | None = None
    fails_after: int | None = None
    pause: float = 0.0

    def queued(self) -> Queued:
        return Queued(
            self.text,
            hangs_after=self.hangs_after,
            fails_after=self.fails_after,
            seconds_between=self.pause,
        )

    def reply(self) -> Reply:
        return Reply(
            self.text,
            hangs_after=self.hangs_after,
            drops_after=self.fails_after,
            pause=self.pause,
        )


Make = Callable[..., LanguageModel]


@pytest.fixture(params=["fake", "real"])
def make(
    request: pytest.FixtureRequest, server: ScriptedServer, open_model: OpenModel
) -> Callable[..., LanguageModel]:
    def fake(*scripts: Script) -> LanguageModel:
        return QueuedModel(*(one.queued() for one in scripts))

    def real(*scripts: Script) -> LanguageModel:
        server.give(*(one.reply() for one in scripts))
        return open_model()

    return fake if request.param == "fake" else real


def test_the_text_comes_whole_and_in_pieces(make: Make) -> None:
    model = make(Script(TEXT))
    came = ask(model)
    assert came.text == TEXT
    assert came.problem is None
    assert len(came.pieces) > 3
    assert all(came.pieces)
    assert ":" in model.name


def test_a_schema_leaves_the_text_in_pieces(make: Make) -> None:
    model = make(Script('{"text": "Within three days of the visit."}'))
    came = ask(model, request(schema=SCHEMA))
    assert came.text == '{"text": "Within three days of the visit."}'
    assert len(came.pieces) > 3


def test_pieces_come_before_the_answer_is_whole(make: Make) -> None:
    model = make(Script("one two three four five", pause=0.1))
    began = time.monotonic()
    arrived = [time.monotonic() - began for _ in model.stream(request())]
    assert arrived[-1] - arrived[0] > 0.25


def test_nothing_said_is_a_problem(make: Make) -> None:
    assert ask(make(Script(""))).trouble is Trouble.EMPTY


def test_what_came_before_a_failure_is_kept_and_the_failure_told(make: Make) -> None:
    came = ask(make(Script("one two three", fails_after=2)))
    assert came.text == "one two "
    assert came.trouble is Trouble.CUT_OFF


def test_the_deadline_holds_before_the_first_piece(make: Make) -> None:
    came = ask(make(Script(TEXT, hangs_after=0)), request(first=0.4))
    assert came.trouble is Trouble.TOO_SLOW
    assert came.pieces == ()
    assert 0.3 < came.seconds < 3.0


def test_the_deadline_holds_between_pieces(make: Make) -> None:
    came = ask(make(Script(TEXT, hangs_after=2)), request(seconds=2.0))
    assert came.trouble is Trouble.TOO_SLOW
    assert len(came.pieces) == 2
    assert 1.9 < came.seconds < 5.0


def test_a_stream_of_many_slow_pieces_ends_at_the_deadline(make: Make) -> None:
    came = ask(make(Script("word " * 200, pause=0.05)), request(seconds=1.5))
    assert came.trouble is Trouble.TOO_SLOW
    assert came.seconds < 5.0


def test_a_stream_may_be_left_at_any_time(make: Make) -> None:
    model = make(Script(TEXT, pause=0.5), Script(TEXT))
    stream = model.stream(request())
    assert next(stream)
    began = time.monotonic()
    stream.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 2.0
    assert ask(model).text == TEXT


def test_many_ask_at_once(make: Make) -> None:
    model = make(Script(TEXT))
    with ThreadPoolExecutor(50) as threads:
        came = list(threads.map(lambda _: ask(model), range(50)))
    assert {one.text for one in came} == {TEXT}


def test_no_model_writes_nothing() -> None:
    model: LanguageModel = NoLanguageModel()
    assert model.name == ""
    assert list(model.stream(request())) == []


def test_the_fake_keeps_what_it_was_asked_and_can_answer_from_it() -> None:
    model = QueuedModel("One.", lambda asked: asked.messages[-1].text.upper())
    assert ask(model).text == "One."
    assert ask(model).text == QUESTION.upper()
    assert ask(model).text == QUESTION.upper()
    assert [one.messages for one in model.history] == [(Message("user", QUESTION),)] * 3
    assert isinstance(model.history[0], Request)
