"""An OpenAI-compatible model server on loopback that does what a test says: real HTTP, real SSE.

    with scripted_server(Reply("All is well.")) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        model = open_language_model(read_settings())

Replies are used up one by one, the last one again and again. A reply may be a function of the
`Received` request, so that it can read the passages out of the prompt and answer from them.
"""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_WORD = re.compile(r"\S+\s*|\s+")
_LONGEST_HANG = 30.0
PATH = "/v1/chat/completions"


@dataclass(frozen=True)
class Reply:
    """What the server does with one request.

    `text` is streamed word by word, or `pieces` as they are, or all of it in one with `whole`.
    `pause` seconds pass before each piece and `first_pause` before the first. After `pieces` have
    been sent, counted by `hangs_after` or `drops_after`, the server says nothing more or drops the
    connection; `ends_silently` ends it without a finish reason. `thoughts` are pieces without text
    before the first, as of a model that thinks. Of `refuses`, parts of a request, none is taken.
    `status` other than 200 sends an
    error with `message`, or `body` as it is.
    """

    text: str = ""
    pieces: tuple[str, ...] = ()
    whole: bool = False
    first_pause: float = 0.0
    pause: float = 0.0
    finish: str = "stop"
    refusal: str = ""
    hangs_after: int | None = None
    drops_after: int | None = None
    ends_silently: bool = False
    status: int = 200
    message: str = "No."
    code: str | None = None
    body: bytes | None = None
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    refuses: tuple[str, ...] = ()
    thoughts: int = 0

    def parts(self) -> tuple[str, ...]:
        if self.whole:
            return (self.text,)
        return self.pieces or tuple(_WORD.findall(self.text))


@dataclass(frozen=True)
class Received:
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def instructions(self) -> str:
        return "\n".join(one["content"] for one in self.messages if one["role"] == "system")

    @property
    def prompt(self) -> str:
        """The text of the last message of the person."""
        return next(one["content"] for one in reversed(self.messages) if one["role"] == "user")

    @property
    def messages(self) -> list[dict[str, str]]:
        return list(self.body["messages"])

    @property
    def schema(self) -> dict[str, Any] | None:
        stated = self.body.get("response_format", {}).get("json_schema", {})
        return stated.get("schema")


Script = Reply | str | Callable[[Received], "Reply | str"]


class ScriptedServer:
    """What is served, and what has been asked for."""

    def __init__(self, replies: tuple[Script, ...]) -> None:
        self.received: list[Received] = []
        self.address = ""
        self.at_once = 0
        self.most_at_once = 0
        self.stopping = threading.Event()
        self._replies: deque[Script] = deque(replies or ("Yes.",))
        self._guard = threading.Lock()
        self._server: ThreadingHTTPServer | None = None

    @property
    def environment(self) -> dict[str, str]:
        """The variables that make the assistant ask this server."""
        return {"OPENAI_BASE_URL": self.address, "PROBATION_ASSISTANT_MODEL": "openai:scripted"}

    def give(self, *replies: Script) -> None:
        """Give these replies from now on."""
        with self._guard:
            self._replies = deque(replies)

    def next_reply(self, received: Received) -> Reply:
        with self._guard:
            self.received.append(received)
            script = self._replies.popleft() if len(self._replies) > 1 else self._replies[0]
        made = script(received) if callable(script) else script
        return Reply(made) if isinstance(made, str) else made

    @contextmanager
    def counted(self) -> Iterator[None]:
        with self._guard:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            yield
        finally:
            with self._guard:
                self.at_once -= 1

    def start(self, port: int = 0) -> None:
        """Listen on `port` of loopback, or any that is free."""
        self.stopping.clear()
        handler = type("Handler", (_Handler,), {"scripted": self})
        self._server = _Server(("127.0.0.1", port), handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def kill(self) -> None:
        """Stop at once: whoever is being answered loses the connection."""
        self.stopping.set()
        if self._server is not None:
            self._server.shutdown()
            self._server.drop_all()
            self._server.server_close()
            self._server = None

    def restart(self) -> None:
        """Listen again where it did before."""
        self.start(int(self.address.rsplit(":", 1)[1].split("/")[0]))


@contextmanager
def scripted_server(*replies: Script) -> Iterator[ScriptedServer]:
    """Serve replies on loopback for the length of a block."""
    server = ScriptedServer(replies)
    server.start()
    try:
        yield server
    finally:
        server.kill()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = True

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._open: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that go away are what the tests are about."""

    def drop_all(self) -> None:
        for one in list(self._open):
            drop(one)


def drop(connection: socket.socket) -> None:
    """Reset a connection, as a server does that dies."""
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RDWR)
    except OSError as gone:
        # The other side was faster.
        del gone


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    scripted: ScriptedServer

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        body = json.loads(self.rfile.read(length) or b"{}")
        headers = {name.lower(): value for name, value in self.headers.items()}
        received = Received(self.path, headers, body)
        with self.scripted.counted():
            reply = self.scripted.next_reply(received)
            refused = [one for one in reply.refuses if one in body]
            if refused:
                self._error(Reply(status=400, message=f"'{refused[0]}' is not supported"))
            elif reply.status != 200 or reply.body is not None:
                self._error(reply)
            elif body.get("stream"):
                self._stream(reply)
            else:
                self._whole(reply)

    def _error(self, reply: Reply) -> None:
        error = {"message": reply.message, "type": "error", "param": None, "code": reply.code}
        body = json.dumps({"error": error}).encode() if reply.body is None else reply.body
        self._send(reply, body)

    def _whole(self, reply: Reply) -> None:
        message = {"role": "assistant", "content": "".join(reply.parts())}
        choice = {"index": 0, "message": message, "finish_reason": reply.finish}
        answer = {"id": "1", "object": "chat.completion", "created": 1, "model": "scripted"}
        self._send(reply, json.dumps(answer | {"choices": [choice]}).encode())

    def _send(self, reply: Reply, body: bytes) -> None:
        self._wait(reply.first_pause)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("content-type", reply.content_type)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, reply: Reply) -> None:
        self.close_connection = True
        if reply.hangs_after == 0:
            self._wait(_LONGEST_HANG)
        if reply.drops_after == 0:
            drop(self.connection)
            return
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        self._wait(reply.first_pause)
        self._event({"role": "assistant", "content": ""})
        if not self._pieces(reply):
            return
        if reply.refusal:
            self._event({"refusal": reply.refusal})
        if not reply.ends_silently:
            self._event({}, finish=reply.finish)
            self.wfile.write(b"data: [DONE]\n\n")

    def _pieces(self, reply: Reply) -> bool:
        """Send the pieces; return whether the connection is still there."""
        for _ in range(reply.thoughts):
            self._wait(reply.pause)
            self._event({"reasoning_content": "Hm."})
        for number, piece in enumerate(reply.parts()):
            if number == reply.hangs_after:
                self._wait(_LONGEST_HANG)
            if number == reply.drops_after:
                drop(self.connection)
                return False
            self._wait(reply.pause)
            self._event({"content": piece})
        return True

    def _event(self, delta: dict[str, str], finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted"}
        data = json.dumps(chunk | {"choices": [choice]}, ensure_ascii=False)
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()

    def _wait(self, seconds: float) -> None:
        if seconds and self.scripted.stopping.wait(seconds):
            raise ConnectionAbortedError("The server was killed.")
