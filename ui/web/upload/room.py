"""How every page of the upload room is answered."""

from __future__ import annotations

from typing import Any

from starlette.responses import HTMLResponse

from ui.web.rendering import room_page
from ui.web.visitor import Visit


def room(visit: Visit, name: str, *, code: int = 200, **values: Any) -> HTMLResponse:
    """Return a page of the room, which no cache keeps.

    Without a referrer, browsers send a form with `Origin: null`, which cannot be told from a form
    of another site; so these pages name themselves, but only to this service.
    """
    answer = room_page(visit, f"upload/{name}.html", room="library", code=code, **values)
    answer.headers["referrer-policy"] = "same-origin"
    answer.headers["cache-control"] = "no-store"
    return answer


def missing(visit: Visit) -> HTMLResponse:
    """Return the page for a batch that is not there, or is another person's."""
    return room(visit, "missing", code=404)


def unwell(visit: Visit, reason: str) -> HTMLResponse:
    """Return the page for a library that cannot be read now; nothing is lost by it."""
    return room(visit, "unwell", code=503, reason=reason)
