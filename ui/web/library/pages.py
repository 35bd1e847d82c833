"""The addresses of the library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from assistant.assembly import Assembly
from assistant.errors import AssistantProblem
from corpus.errors import CorpusError, UnknownDocument
from index.errors import IndexProblem
from ui.web.library.asked import LIBRARY, asked_from
from ui.web.library.changes_page import CHANGES, changes_page
from ui.web.library.compare_page import choose_page, compare_page
from ui.web.library.editions import edition_of
from ui.web.library.list_page import list_page
from ui.web.library.missing import missing_page
from ui.web.library.paging import number_of
from ui.web.library.publication_page import entry_named, near_names, publication_page
from ui.web.library.reader_page import Opening, around_of, reader_page
from ui.web.library.shelf import Shelf
from ui.web.visitor import Visit, visit_of

_PROBLEMS = (AssistantProblem, CorpusError, IndexProblem)
Visiting = Annotated[Visit, Depends(visit_of)]


def router(assembly: Assembly) -> APIRouter:
    """Return the pages of the library."""
    pages = APIRouter()
    shelf = Shelf(lambda: assembly.library)

    @pages.get(LIBRARY, response_class=HTMLResponse)
    def publications(visit: Visiting, request: Request, page: str = "") -> Response:
        return _shown(visit, lambda: _list(visit, request, number_of(page), shelf))

    @pages.get(CHANGES, response_class=HTMLResponse)
    def changes(visit: Visiting, page: str = "") -> Response:
        return _shown(
            visit,
            lambda: changes_page(visit, shelf.news(), number_of(page), shelf.holdings()),
        )

    @pages.get(f"{LIBRARY}/compare", response_class=HTMLResponse)
    def compare(visit: Visiting, older: str = "", newer: str = "", page: str = "") -> Response:
        return _shown(visit, lambda: _compare(visit, (older, newer), number_of(page), shelf))

    @pages.get(f"{LIBRARY}/publications/{{name:path}}", response_class=HTMLResponse)
    def publication(visit: Visiting, name: str) -> Response:
        return _shown(visit, lambda: _publication(visit, name, shelf))

    @pages.get("/documents/{document_id:path}", response_class=HTMLResponse)
    def document(
        visit: Visiting, document_id: str, start: str = "", end: str = "", find: str = ""
    ) -> Response:
        opening = Opening(_place(start), _place(end), find)
        return _shown(visit, lambda: _document(visit, document_id, opening, assembly, shelf))

    return pages


def _shown(visit: Visit, make: Callable[[], Response]) -> Response:
    """Return the page that `make` makes, or one that says why it cannot be shown now."""
    try:
        return make()
    except _PROBLEMS:
        title, reason = "library-document-unavailable", "library-unavailable"
        return missing_page(visit, title, reason, code=503)


def _list(visit: Visit, request: Request, number: int, shelf: Shelf) -> Response:
    query = request.query_params
    asked = asked_from(query)
    if any(value == "" for _, value in query.multi_items()):
        # A form sends its empty fields too; without them the address can be read and shared.
        return RedirectResponse(f"{LIBRARY}{asked.query(number)}", status_code=303)
    return list_page(visit, asked, number, shelf.holdings(), shelf.searcher())


def _publication(visit: Visit, name: str, shelf: Shelf) -> Response:
    holdings = shelf.holdings()
    try:
        entry = entry_named(name, holdings, shelf.library)
    except UnknownDocument:
        title, reason = "library-publication-unknown", "library-publication-unknown-reason"
        return missing_page(visit, title, reason, near=near_names(name, holdings))
    return publication_page(visit, entry, holdings, shelf.library)


def _compare(visit: Visit, ids: tuple[str, str], number: int, shelf: Shelf) -> Response:
    holdings = shelf.holdings()
    if not any(ids):
        return choose_page(visit, holdings, shelf.library)
    try:
        documents = shelf.library.document(ids[0]), shelf.library.document(ids[1])
    except UnknownDocument:
        return choose_page(visit, holdings, shelf.library, "library-compare-unknown", 404)
    if not shelf.are_related(ids):
        return choose_page(visit, holdings, shelf.library, "library-compare-unrelated")
    entry = holdings.of_document(ids[1]) or holdings.of_document(ids[0])
    comparison = shelf.comparison(*documents)
    return compare_page(visit, documents, comparison, number, entry.id if entry else ids[1])


def _document(
    visit: Visit, document_id: str, opening: Opening, assembly: Assembly, shelf: Shelf
) -> Response:
    try:
        document = assembly.parts.documents.take(document_id).document
    except UnknownDocument:
        return missing_page(visit, "library-document-not-held", "library-not-held-reason")
    edition = edition_of(document.id, shelf.library.versions(document.id))
    entry = shelf.holdings().of_document(document.id)
    around = around_of(
        document.publication, assembly.parts, edition, entry.id if entry else document.id
    )
    return reader_page(visit, document, opening, around, shelf.texts(document, visit.words))


def _place(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None
