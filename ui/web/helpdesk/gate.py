"""Lets those into the reply desk who may bring files in, and asks once under which name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from assistant.settings import Settings
from ui.web.helpdesk.answers import ENQUIRIES, NAME, page
from ui.web.helpdesk.person import name_of
from ui.web.upload.access import may_upload
from ui.web.upload.receiving import read_to_its_end
from ui.web.visitor import visit_of

Handler = Callable[[Request], Awaitable[Response]]


def gated(settings: Settings) -> type[APIRoute]:
    """Return the kind of route that every address of the room has."""

    class GatedRoute(APIRoute):
        """A route that is answered only for whoever may work at the desk."""

        def get_route_handler(self) -> Callable[[Request], Any]:
            """Return what answers a request."""
            handle = super().get_route_handler()

            async def guarded(request: Request) -> Response:
                return await _refusal(request, settings) or await handle(request)

            return guarded

    return GatedRoute


async def _refusal(request: Request, settings: Settings) -> Response | None:
    """Return what is answered in place of the page, nothing to those who may see it."""
    by_program = request.method == "POST" and request.url.path == ENQUIRIES
    if not may_upload(request, settings):
        await read_to_its_end(request)
        visit = visit_of(request)
        if by_program:
            return JSONResponse({"problem": visit.words("helpdesk-closed")}, 403)
        return page(visit, "closed", code=200 if request.method == "GET" else 403)
    if by_program or request.url.path == NAME or name_of(request):
        return None
    if request.method == "GET":
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{NAME}?back={quote(back, safe='')}", 303)
    await read_to_its_end(request)
    return RedirectResponse(NAME, 303)
