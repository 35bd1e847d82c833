"""A publisher on loopback: serves GOV.UK answers from a folder, and answers made by a test."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[4] / "shared" / "govuk" / "content"
API = "/api/content"
MEDIA = "https://assets.publishing.service.gov.uk/media/1"


@dataclass
class Made:
    """An answer made by a test; `pieces` are sent one after another, `between` each of them."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    pieces: int = 1
    between: Callable[[], None] = lambda: None
    tagged: bool = True


@dataclass(frozen=True)
class Seen:
    """A request as it came in, with the status it got."""

    path: str
    headers: dict[str, str]
    status: int

    @property
    def is_conditional(self) -> bool:
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


class Publisher:
    """What is served, and what has been asked for; a list of answers is used up one by one."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.answers: dict[str, Made | list[Made]] = {}
        self.seen: list[Seen] = []
        self.address = ""
        self._guard = threading.Lock()

    def page(self, path: str, **values: Any) -> None:
        """Serve a page of the Content API."""
        body = {"base_path": path, "locale": "en", "title": path.rpartition("/")[2]} | values
        self.answers[API + path] = Made(body=json.dumps(body).encode())

    def give(self, path: str, *answers: Made) -> None:
        """Answer a path as said; with several, one after another, and the last one for good."""
        self.answers[path] = list(answers)

    def answer(self, path: str) -> Made:
        with self._guard:
            made = self.answers.get(path)
            if isinstance(made, list):
                return made.pop(0) if len(made) > 1 else made[0]
        if made is not None:
            return made
        if self.folder is not None and path.startswith(API):
            found = self.folder / f"{path.removeprefix(API).lstrip('/')}.json"
            if found.is_file():
                return Made(body=found.read_bytes())
        return Made(404, b'{"errors": ["not found"]}')

    def asked(self, path: str) -> list[Seen]:
        return [one for one in self.seen if one.path == path]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        return None  # An asker that was killed hangs up, which is what some tests are about.


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        publisher: Publisher = self.server.publisher  # type: ignore[attr-defined]
        made = publisher.answer(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        etag = f'W/"{hashlib.sha256(made.body).hexdigest()[:32]}"'
        fresh = made.status == 200 and made.tagged
        status = 304 if fresh and headers.get("if-none-match") == etag else made.status
        publisher.seen.append(Seen(self.path, headers, status))
        body = b"" if status == 304 else made.body
        self.send_response(status)
        if fresh:
            self.send_header("ETag", etag)
        for name, value in made.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        size = max(len(body) // made.pieces, 1)
        for start in range(0, len(body), size):
            try:
                self.wfile.write(body[start : start + size])
                self.wfile.flush()
            except OSError:
                return  # The asker has had enough, which is what some tests are about.
            made.between()

    def log_message(self, *_: Any) -> None:
        return None


@contextmanager
def serving(publisher: Publisher) -> Iterator[Publisher]:
    """Serve `publisher` on a free port of this machine for the length of a block."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.publisher = publisher  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    publisher.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def body(words: str) -> dict[str, Any]:
    """Return the details of a page that says `words`."""
    return {"body": f'<div class="govspeak"><p>{words}</p></div>'}


def attached(*names: str, **values: Any) -> dict[str, Any]:
    """Return the details of a page with files attached."""
    kinds = {"pdf": "application/pdf", "odt": "application/vnd.oasis.opendocument.text"}
    return {
        "attachments": [
            {
                "attachment_type": "file",
                "title": "The report",
                "url": f"{MEDIA}/{name}",
                "content_type": kinds[name.rpartition(".")[2]],
            }
            for name in names
        ]
    } | values


def all_conditional(publisher: Publisher) -> bool:
    """Tell whether every request asked for changes only."""
    return bool(publisher.seen) and all(one.is_conditional for one in publisher.seen)
