"""The pages of the library."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from assistant.assembly import Assembly
from assistant.errors import AssistantProblem
from corpus.errors import CorpusError, UnknownDocument
from index.errors import IndexProblem
from ui.web.library.reader_page import around_of, missing_page, reader_page
from ui.web.visitor import Visit, visit_of

_PROBLEMS = (AssistantProblem, CorpusError, IndexProblem)
Visiting = Annotated[Visit, Depends(visit_of)]


def router(assembly: Assembly) -> APIRouter:
    """Return the pages of the library."""
    pages = APIRouter()

    @pages.get("/documents/{document_id}", response_class=HTMLResponse)
    def document(visit: Visiting, document_id: str, start: str = "", end: str = "") -> HTMLResponse:
        try:
            shelved = assembly.parts.documents.take(document_id)
        except UnknownDocument as problem:
            return missing_page(visit, str(problem), held=False)
        except _PROBLEMS as problem:
            return missing_page(visit, str(problem), held=True)
        around = around_of(shelved.document.publication, assembly.parts)
        return reader_page(visit, shelved.document, (_place(start), _place(end)), around)

    return pages


def _place(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None
