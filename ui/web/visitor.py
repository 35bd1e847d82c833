"""Who is asking: a browser, known by a cookie that only it has, and the language it speaks."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.web.language import COOKIE as LANGUAGE_COOKIE
from ui.web.language import Words, language_of, words_in

COOKIE = "visitor"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_KEPT_SECONDS = 400 * 24 * 3600  # the longest that browsers keep a cookie


@dataclass(frozen=True, slots=True)
class Visit:
    """What every page needs to know of a request: the words, whose records, and where it is.

    `owner` is the name under which the visitor's records are kept, `back` the path asked for.
    """

    words: Words
    owner: str
    back: str = "/"


def visit_of(request: HTTPConnection) -> Visit:
    """Return the visit that a request belongs to; FastAPI can take this as a dependency."""
    language = language_of(
        request.query_params.get("language"),
        request.cookies.get(LANGUAGE_COOKIE),
        request.headers.get("accept-language"),
    )
    return Visit(words_in(language), owner_of(request), _back_to(request))


class Visitors:
    """Gives every browser that opens a page a cookie, by which its conversations are its own."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request; a new browser is told its cookie with the first page."""
        if scope["type"] != "http" or _token(HTTPConnection(scope).cookies) is not None:
            await self._app(scope, receive, send)
            return
        token = secrets.token_urlsafe(32)
        scope.setdefault("state", {})["visitor"] = token

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                secure = "; Secure" if scope.get("scheme") == "https" else ""
                MutableHeaders(scope=message).append(
                    "set-cookie",
                    f"{COOKIE}={token}; Path=/; Max-Age={_KEPT_SECONDS}; HttpOnly; "
                    f"SameSite=Lax{secure}",
                )
            await send(message)

        await self._app(scope, receive, send_with_cookie)


def owner_of(request: HTTPConnection) -> str:
    """Return the name under which a visitor's records are kept; empty for one without a cookie.

    It is a digest, so that what is kept does not open anybody's conversations.
    """
    token = request.scope.get("state", {}).get("visitor")
    return owner_of_cookies(request.cookies) or _digest(token)


def owner_of_cookies(cookies: Mapping[str, str]) -> str:
    """Return the same from the cookies alone."""
    return _digest(_token(cookies))


def _back_to(request: HTTPConnection) -> str:
    asked, query = request.query_params, request.url.query
    if "language" in asked:
        # The one that is chosen next would be chosen in vain.
        query = urlencode([one for one in asked.multi_items() if one[0] != "language"])
    return f"{request.url.path}?{query}" if query else request.url.path


def _digest(token: str | None) -> str:
    return hashlib.sha256(token.encode()).hexdigest() if token else ""


def _token(cookies: Mapping[str, str]) -> str | None:
    token = cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None


def _is_page(message: Message) -> bool:
    kind = Headers(raw=message["headers"]).get("content-type", "")
    return kind.startswith("text/html")
