"""Who sits at the desk: a short name of their own, kept in a cookie, for who did what when."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.requests import HTTPConnection
from starlette.responses import Response

from assistant.screening.kinds import Kind
from assistant.screening.personal_data import found_in
from corpus.document import fold_space

COOKIE = "helpdesk-name"
LONGEST_NAME = 40
_KEPT_SECONDS = 400 * 24 * 3600


def name_of(request: HTTPConnection) -> str:
    """Return the name that a browser works under, empty where it has told none."""
    name = usable_name(unquote(request.cookies.get(COOKIE, "")))
    return "" if objection_to(name) else name


def usable_name(typed: str) -> str:
    """Return a name as it is kept: visible characters, single spaces."""
    return fold_space(typed.encode("utf-8", "replace").decode("utf-8"))


def objection_to(name: str) -> str:
    """Return why a name cannot be taken: `empty`, `long` or `personal`; empty if it can."""
    if not name:
        return "empty"
    if len(name) > LONGEST_NAME:
        return "long"
    if any(one.kind is not Kind.NAME for one in found_in(name)):
        return "personal"
    return ""


def keep_name(response: Response, name: str, *, secure: bool) -> None:
    """Let the browser keep a name."""
    response.set_cookie(
        COOKIE,
        quote(name, safe=""),
        max_age=_KEPT_SECONDS,
        path="/helpdesk",
        httponly=True,
        samesite="lax",
        secure=secure,
    )
