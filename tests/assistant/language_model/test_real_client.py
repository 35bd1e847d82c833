"""The real client against a server that misbehaves in every way, over real HTTP."""

from __future__ import annotations

import logging
import socket
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from assistant.language_model.breaker import CircuitBreaker
from assistant.language_model.errors import ModelProblem, Trouble
from tests.assistant.language_model.asking import QUESTION, SCHEMA, ask, request
from tests.assistant.language_model.conftest import OpenModel
from tests.assistant.language_model.scripted_server import Reply, ScriptedServer, scripted_server
from tests.assistant.language_model.test_breaker import Clock

pytestmark = pytest.mark.long
HTML = b"<!doctype html><title>Sign in</title><h1>Welcome</h1>"
KEY = "sk-secret-0123456789"


@pytest.mark.parametrize("schema", [None, SCHEMA], ids=["text", "schema"])
@pytest.mark.parametrize(
    ("reply", "trouble"),
    [
        (Reply("one two", finish="length"), Trouble.TOO_LONG),
        (Reply("one two", finish="content_filter"), Trouble.REFUSED),
        (Reply(status=400, code="content_filter"), Trouble.REFUSED),
        (Reply("one two", ends_silently=True), Trouble.CUT_OFF),
        (Reply("one two", drops_after=1), Trouble.CUT_OFF),
        (Reply("one two", drops_after=0), Trouble.UNREACHABLE),
        (Reply(""), Trouble.EMPTY),
        (Reply(status=401), Trouble.WRONG_CREDENTIALS),
        (Reply(status=403), Trouble.WRONG_CREDENTIALS),
        (Reply(status=404), Trouble.UNKNOWN_MODEL),
        (Reply(status=400, message="maximum context length is 10"), Trouble.NOT_ACCEPTED),
        (Reply(status=413, body=HTML, content_type="text/html"), Trouble.NOT_ACCEPTED),
        (Reply(status=429), Trouble.OVERLOADED),
        (Reply(status=500), Trouble.FAILED),
        (Reply(status=503, body=HTML, content_type="text/html"), Trouble.FAILED),
        (Reply(body=HTML, content_type="text/html"), Trouble.NOT_UNDERSTOOD),
        (Reply(body=b"data: {not json\n\n", content_type="text/event-stream"), None),
    ],
    ids=lambda one: one.value if isinstance(one, Trouble) else "",
)
def test_every_misbehaviour_is_told_as_what_it_is(
    server: ScriptedServer,
    open_model: OpenModel,
    reply: Reply,
    trouble: Trouble | None,
    schema: dict[str, Any] | None,
) -> None:
    server.give(reply)
    came = ask(open_model(), request(schema=schema))
    assert came.trouble is (trouble or Trouble.NOT_UNDERSTOOD)
    told = str(came.problem)
    assert told.startswith("The language model openai:scripted ")
    assert told.count(". ") >= 1, "what next is said as well"


def test_a_refusal_in_words_of_its_own_is_one(
    server: ScriptedServer, open_model: OpenModel
) -> None:
    server.give(Reply(refusal="I would rather not."))
    assert ask(open_model(), request(schema=SCHEMA)).trouble is Trouble.REFUSED


def test_what_is_sent(server: ScriptedServer, open_model: OpenModel) -> None:
    ask(open_model(), request(schema=SCHEMA))
    received = server.received[0]
    assert received.instructions == "Answer in one sentence."
    assert received.prompt == QUESTION
    assert received.schema == SCHEMA
    assert received.body["temperature"] == 0
    assert received.body["max_completion_tokens"] == 1024
    assert received.body["stream"] is True
    assert "tools" not in received.body
    assert received.path == "/v1/chat/completions"


def test_a_schema_that_is_refused_is_left_out_and_that_is_remembered(
    server: ScriptedServer, open_model: OpenModel
) -> None:
    server.give(Reply("Within three days.", refuses=("response_format",)))
    model = open_model()
    assert ask(model, request(schema=SCHEMA)).text == "Within three days."
    assert [one.schema for one in server.received] == [SCHEMA, None]
    assert ask(model, request(schema=SCHEMA)).text == "Within three days."
    assert [one.schema for one in server.received[2:]] == [None]


def test_what_else_a_server_does_not_take_is_left_out_as_well(
    server: ScriptedServer, open_model: OpenModel
) -> None:
    server.give(Reply("Yes.", refuses=("temperature", "max_completion_tokens")))
    model = open_model()
    assert ask(model).text == "Yes."
    assert ask(model).text == "Yes."
    assert len(server.received) == 4
    assert {"temperature", "max_completion_tokens"}.isdisjoint(server.received[-1].body)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_again(
    server: ScriptedServer, open_model: OpenModel, status: int
) -> None:
    server.give(Reply(status=status), Reply(status=status), Reply("Yes."))
    assert ask(open_model()).text == "Yes."
    assert len(server.received) == 3


def test_trying_again_stops(server: ScriptedServer, open_model: OpenModel) -> None:
    server.give(Reply(status=500))
    assert ask(open_model()).trouble is Trouble.FAILED
    assert len(server.received) == 3


def test_what_will_not_pass_is_tried_once(server: ScriptedServer, open_model: OpenModel) -> None:
    server.give(Reply(status=401))
    ask(open_model())
    assert len(server.received) == 1


def test_nothing_is_tried_again_once_a_piece_has_come(
    server: ScriptedServer, open_model: OpenModel
) -> None:
    server.give(Reply("one two", drops_after=1), Reply("other words"))
    assert ask(open_model()).text == "one "
    assert len(server.received) == 1


def test_the_server_says_when_to_try_again(server: ScriptedServer, open_model: OpenModel) -> None:
    server.give(Reply(status=429, headers={"Retry-After": "1"}), Reply("Yes."))
    came = ask(open_model())
    assert came.text == "Yes."
    assert 1.0 <= came.seconds < 10.0


def test_nobody_waits_for_a_time_beyond_the_deadline(
    server: ScriptedServer, open_model: OpenModel
) -> None:
    server.give(Reply(status=429, headers={"Retry-After": "60"}), Reply("Yes."))
    came = ask(open_model())
    assert came.trouble is Trouble.OVERLOADED
    assert came.problem is not None
    assert came.problem.retry_after == 60
    assert came.seconds < 10.0
    server.give(Reply(status=503, headers={"Retry-After": "Fri, 01 Jan 2100 00:00:00 GMT"}))
    assert ask(open_model()).seconds < 10.0


def test_a_server_that_is_not_there(server: ScriptedServer, open_model: OpenModel) -> None:
    model = open_model()
    server.kill()
    came = ask(model)
    assert came.trouble is Trouble.UNREACHABLE
    assert came.seconds < 10.0


def test_a_dead_server_is_left_alone_and_found_again(
    server: ScriptedServer, open_model: OpenModel
) -> None:
    clock = Clock()
    model = open_model(breaker=CircuitBreaker(failures=2, seconds=30, clock=clock))
    server.give(Reply(status=500))
    assert [ask(model).trouble for _ in range(3)] == [
        Trouble.FAILED,
        Trouble.FAILED,
        Trouble.SET_ASIDE,
    ]
    asked = len(server.received)
    set_aside = ask(model)
    assert set_aside.trouble is Trouble.SET_ASIDE
    assert set_aside.seconds < 1.0
    assert len(server.received) == asked
    server.give(Reply("Yes."))
    clock.now = 30
    assert ask(model).text == "Yes."
    assert ask(model).text == "Yes."


def test_refusals_and_empty_answers_do_not_set_the_server_aside(
    server: ScriptedServer, open_model: OpenModel
) -> None:
    model = open_model(breaker=CircuitBreaker(failures=1, seconds=60))
    server.give(Reply("one", finish="content_filter"), Reply(""), Reply("Yes."))
    assert [ask(model).trouble for _ in range(3)] == [Trouble.REFUSED, Trouble.EMPTY, None]


def test_a_server_killed_in_the_middle_and_started_again(
    server: ScriptedServer, open_model: OpenModel
) -> None:
    model = open_model()
    server.give(Reply("one two three", pause=0.2))
    stream = model.stream(request())
    assert next(stream) == "one "
    server.kill()
    with pytest.raises(ModelProblem) as raised:
        list(stream)
    assert raised.value.trouble is Trouble.CUT_OFF
    server.restart()
    assert ask(model).text == "one two three"


def test_no_more_calls_at_once_than_may_be(server: ScriptedServer, open_model: OpenModel) -> None:
    server.give(Reply("one two", first_pause=0.02, pause=0.01))
    model = open_model(calls=4)
    with ThreadPoolExecutor(50) as threads:
        came = list(threads.map(lambda _: ask(model), range(50)))
    assert {one.text for one in came} == {"one two"}
    assert 1 < server.most_at_once <= 4


def test_who_cannot_have_a_turn_in_time_is_told_so(
    server: ScriptedServer, open_model: OpenModel
) -> None:
    server.give(Reply("one two", pause=1.0))
    model = open_model(calls=1)
    stream = model.stream(request())
    next(stream)
    came = ask(model, request(first=0.2))
    assert came.trouble is Trouble.BUSY
    assert came.seconds < 3.0
    assert list(stream) == ["two"]
    assert ask(model).problem is None


def test_a_call_that_was_left_ends_by_itself(server: ScriptedServer, open_model: OpenModel) -> None:
    server.give(Reply("one", hangs_after=0))
    assert ask(open_model(seconds=0.5), request(first=0.1)).trouble is Trouble.TOO_SLOW
    wait_until(lambda: not reading_threads())


def test_a_stream_that_was_left_is_closed_at_the_server(
    server: ScriptedServer, open_model: OpenModel
) -> None:
    server.give(Reply("word " * 400, pause=0.02))
    stream = open_model().stream(request())
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    wait_until(lambda: server.at_once == 0)


def test_a_model_that_thinks_too_long_is_left_and_its_stream_closed(
    server: ScriptedServer, open_model: OpenModel
) -> None:
    server.give(Reply("Yes.", thoughts=400, pause=0.02), Reply("Yes.", thoughts=3))
    model = open_model()
    came = ask(model, request(first=0.4))
    assert (came.trouble, came.pieces) == (Trouble.TOO_SLOW, ())
    wait_until(lambda: server.at_once == 0 and not reading_threads())
    assert ask(model).pieces == ("Yes.",)


def test_white_space_is_no_answer(server: ScriptedServer, open_model: OpenModel) -> None:
    server.give(Reply(" \n "))
    assert ask(open_model()).trouble is Trouble.EMPTY


def test_an_answer_that_was_left_early_speaks_for_the_server(
    server: ScriptedServer, open_model: OpenModel
) -> None:
    model = open_model(breaker=CircuitBreaker(failures=2, seconds=60))
    wrong = Reply(status=401)
    server.give(wrong, Reply("one two three"), wrong, Reply("one two three"))
    assert ask(model).trouble is Trouble.WRONG_CREDENTIALS
    stream = model.stream(request())
    assert next(stream) == "one "
    stream.close()  # type: ignore[attr-defined]
    assert ask(model).trouble is Trouble.WRONG_CREDENTIALS
    assert ask(model).text == "one two three"


def test_a_server_of_ones_own_needs_no_key(server: ScriptedServer, open_model: OpenModel) -> None:
    assert ask(open_model()).text == "Yes."
    assert "secret" not in server.received[0].headers["authorization"]


def test_a_key_is_sent_and_nowhere_told(
    server: ScriptedServer,
    open_model: OpenModel,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    caplog.set_level(logging.DEBUG)
    server.give(
        Reply(status=401, message=f"Incorrect key {KEY} for {QUESTION}"),
        Reply(body=f'data: {{"{KEY}\n\n'.encode(), content_type="text/event-stream"),
        Reply("Within three herons."),
    )
    model = open_model()
    for _ in range(2):
        problem = ask(model).problem
        assert problem is not None
        told = "".join(traceback.format_exception(problem)) + repr(problem) + repr(vars(problem))
        assert KEY not in told
        assert QUESTION not in told
    assert ask(model).text == "Within three herons."
    assert server.received[0].headers["authorization"] == f"Bearer {KEY}"
    written = caplog.text + "".join(capfd.readouterr())
    for private in (KEY, QUESTION, "herons", "one sentence"):
        assert private not in written


def test_nobody_else_is_told_anything(
    server: ScriptedServer, open_model: OpenModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    connected: list[int] = []
    connect = socket.socket.connect

    def noted(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            connected.append(address[1])
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", noted)
    with scripted_server() as tracer:
        for name in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2"):
            monkeypatch.setenv(name, "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "key")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracer.address)
        monkeypatch.setenv("LANGSMITH_GATEWAY", tracer.address)
        assert ask(open_model()).text == "Yes."
        time.sleep(0.5)
        assert tracer.received == []
    assert set(connected) == {int(server.address.split(":")[2].split("/")[0])}


def reading_threads() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name == "language-model"]


def wait_until(holds: Any, seconds: float = 20.0) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it did not come to pass"
        time.sleep(0.02)
