"""Whether the service is well: for people on one page, for programs on two addresses."""

from __future__ import annotations

import logging

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

from assistant.assembly import Assembly
from assistant.errors import AssistantProblem
from corpus.errors import CorpusError
from index.errors import IndexProblem

_log = logging.getLogger(__name__)
_PROBLEMS = (AssistantProblem, CorpusError, IndexProblem)


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

    return pages


def not_ready(assembly: Assembly) -> str:
    """Return why questions cannot be answered, empty if they can."""
    try:
        with assembly.parts.index.lease():
            return ""
    except _PROBLEMS as problem:
        return str(problem)
    # Whatever keeps the index shut, the service must say that it is not ready.
    except Exception as problem:  # noqa: BLE001
        _log.error("The index cannot be opened: %s", type(problem).__name__, exc_info=problem)
        return f"The index cannot be opened ({type(problem).__name__})."
