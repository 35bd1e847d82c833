"""Whether the service is well: for people on one page, for programs on three addresses."""

from __future__ import annotations

import logging
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse

from assistant.assembly import Assembly
from assistant.condition import condition_of
from assistant.errors import AssistantProblem
from corpus.errors import CorpusError
from index.errors import IndexProblem
from ui.web.rendering import room_page
from ui.web.status.view import condition_json, sections_of
from ui.web.visitor import Visit, visit_of

_log = logging.getLogger(__name__)
_PROBLEMS = (AssistantProblem, CorpusError, IndexProblem)
_FRESH = {"cache-control": "no-store"}


def router(assembly: Assembly) -> APIRouter:
    """Return the addresses that say whether the service is well."""
    pages = APIRouter()

    @pages.get("/healthz", response_class=PlainTextResponse)
    def healthz() -> str:
        return "ok"

    @pages.get("/readyz", response_class=PlainTextResponse)
    def readyz() -> PlainTextResponse:
        reason = not_ready(assembly)
        return PlainTextResponse(reason or "ready", status_code=503 if reason else 200)

    @pages.get("/status", response_class=HTMLResponse)
    def status(visit: Annotated[Visit, Depends(visit_of)]) -> HTMLResponse:
        condition = condition_of(assembly)
        shown = room_page(
            visit,
            "status/status.html",
            room="status",
            condition=condition,
            sections=sections_of(condition, visit.words),
        )
        shown.headers.update(_FRESH)
        return shown

    @pages.get("/status.json")
    def status_json() -> JSONResponse:
        return JSONResponse(condition_json(condition_of(assembly)), headers=_FRESH)

    return pages


def not_ready(assembly: Assembly) -> str:
    """Return why questions cannot be answered, empty if they can; no path of the machine."""
    try:
        with assembly.parts.index.lease():
            return ""
    except _PROBLEMS as problem:
        return str(problem).replace(str(assembly.settings.home), "HOME")
    # Whatever keeps the index shut, the service must say that it is not ready.
    except Exception as problem:  # noqa: BLE001
        _log.error("The index cannot be opened: %s", type(problem).__name__, exc_info=problem)
        return f"The index cannot be opened ({type(problem).__name__})."
