"""What every response carries, and what no request may do."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.helpdesk.intake.received import MOST_BYTES as MOST_MAIL_BYTES
from assistant.uploads.limits import MOST_BODY_BYTES as MOST_UPLOADED_BYTES

MOST_BODY_BYTES = 64 * 1024
UPLOAD_PATH = "/library/upload"
# A form has words of its own around the file.
MOST_MESSAGE_BYTES = MOST_MAIL_BYTES + MOST_BODY_BYTES
MESSAGE_PATHS = ("/helpdesk/new", "/helpdesk/enquiries")

# Gradio writes style attributes, so styles cannot be held to files; scripts are.
_CHAT_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _CHAT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": browsers would then send a form of ours with "Origin: null".
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")

_PAGE_READS = (
    "/assets/",
    "/theme.css",
    "/config",
    "/gradio_api/theme.css",
    "/gradio_api/queue/data",
    "/gradio_api/heartbeat/",
    "/gradio_api/startup-events",
    # Asked after a connection was lost, until the service is there again.
    "/gradio_api/app_id",
)
# A file whose name has a checksum of its content never changes under that name.
_NAMED_BY_CONTENT = re.compile(r"/assets/[\w./-]*-[\w-]{8}\.\w+$", re.ASCII)
_FOR_A_YEAR = "public, max-age=31536000, immutable"
_PAGE_WRITES = ("/gradio_api/queue/join", "/gradio_api/cancel", "/gradio_api/reset")


class Safety:
    """Sets security headers, and refuses foreign hosts, foreign origins and large bodies."""

    def __init__(self, app: ASGIApp, *, only_loopback: bool) -> None:
        """Guard `app`; `only_loopback` refuses every host name that is not this machine."""
        self._app = app
        self._only_loopback = only_loopback

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send_with_headers)
            return
        body = _LimitedBody(receive, _most_bytes(scope))
        await self._app(scope, body.receive, send_with_headers)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self._only_loopback and _name_of(host) not in _LOOPBACK_NAMES:
            return PlainTextResponse("This address is served on this machine only.", 421)
        origin = headers.get("origin")
        if origin and scope["method"] not in ("GET", "HEAD") and urlsplit(origin).netloc != host:
            return PlainTextResponse("Requests from other pages are refused.", 403)
        length = headers.get("content-length", "0")
        most = _most_bytes(scope)
        if not length.isdigit() or int(length) > most:
            return PlainTextResponse(f"A request may hold {most} bytes.", 413)
        return None


class _LimitedBody:
    """Counts a body that did not state its length, and cuts off one that is too large."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._bytes = 0

    async def receive(self) -> Message:
        """Return the next message; a body past the limit looks like a broken connection."""
        message = await self._receive()
        self._bytes += len(message.get("body", b""))
        return {"type": "http.disconnect"} if self._bytes > self._most else message


class OnlyThePage:
    """Lets through only what the chat page itself asks of Gradio; all else does not exist."""

    def __init__(self, app: ASGIApp, missing: ASGIApp | None = None) -> None:
        """Guard Gradio's own `app`; `missing` answers for what does not exist."""
        self._app = app
        self._missing = missing or PlainTextResponse("Not found", 404)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "http" and not _allowed(scope["method"], scope["path"]):
            await self._missing(scope, receive, send)
            return

        async def send_lasting(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message).setdefault("cache-control", _FOR_A_YEAR)
            await send(message)

        lasts = scope["type"] == "http" and _NAMED_BY_CONTENT.match(scope["path"])
        await self._app(scope, receive, send_lasting if lasts else send)


def is_loopback(host: str) -> bool:
    """Tell whether an address to serve on can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _allowed(method: str, path: str) -> bool:
    allowed = {"GET": _PAGE_READS, "HEAD": _PAGE_READS, "POST": _PAGE_WRITES}.get(method, ())
    return ".." not in path and any(
        path == one or (one.endswith("/") and path.startswith(one)) for one in allowed
    )


def _most_bytes(scope: Scope) -> int:
    """Return how many bytes a request may hold: files may be sent to few addresses only."""
    path = scope["path"] if scope["method"] == "POST" else ""
    if path == UPLOAD_PATH:
        return MOST_UPLOADED_BYTES
    return MOST_MESSAGE_BYTES if path in MESSAGE_PATHS else MOST_BODY_BYTES


def _name_of(host: str) -> str:
    name = urlsplit(f"//{host}").hostname
    return name or ""
