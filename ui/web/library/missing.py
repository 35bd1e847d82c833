"""The page for what is not held, or cannot be shown now."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import HTMLResponse

from ui.web.library.entry_view import Named
from ui.web.rendering import room_page
from ui.web.visitor import Visit


def missing_page(
    visit: Visit, title: str, reason: str, *, code: int = 404, near: Sequence[Named] = ()
) -> HTMLResponse:
    """Return a page that says what is missing, by ids of messages, and where to go on."""
    return room_page(
        visit,
        "library/missing.html",
        room="library",
        code=code,
        title=visit.words(title),
        reason=visit.words(reason),
        near=near,
    )
