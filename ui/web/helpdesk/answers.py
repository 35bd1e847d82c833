"""How every page of the reply desk is answered, and what is said where one cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Depends
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.assembly import Assembly
from assistant.errors import AssistantProblem
from assistant.helpdesk.errors import HelpdeskProblem
from assistant.helpdesk.reply.errors import (
    EnquiryChanged,
    MoveRefused,
    NotMarked,
    NotWhileIn,
    UnknownEnquiry,
    UnknownPair,
    UnknownPlace,
)
from assistant.helpdesk.room import HelpdeskRoom
from corpus.errors import CorpusError
from index.errors import IndexProblem
from ui.web.helpdesk.person import name_of
from ui.web.rendering import room_page
from ui.web.visitor import Visit, visit_of

HELPDESK = "/helpdesk"
ENQUIRIES = f"{HELPDESK}/enquiries"
NEW = f"{HELPDESK}/new"
NAME = f"{HELPDESK}/name"
Visiting = Annotated[Visit, Depends(visit_of)]


async def _named(request: HTTPConnection) -> str:
    return name_of(request)


Person = Annotated[str, Depends(_named)]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the pages of the room work with; the parts are put together at the first request."""

    assembly: Assembly

    @property
    def room(self) -> HelpdeskRoom:
        """What the room keeps, drafts and checks."""
        return self.assembly.helpdesk


class Trouble(StrEnum):
    """What can keep a page from being shown, or a form from being done."""

    UNKNOWN = "unknown"
    CHANGED = "changed"
    NOT_NOW = "not-now"
    UNWELL = "unwell"


def page(visit: Visit, name: str, *, code: int = 200, **values: Any) -> HTMLResponse:
    """Return a page of the room, which no cache keeps."""
    answer = room_page(visit, f"helpdesk/{name}.html", room="helpdesk", code=code, **values)
    answer.headers["cache-control"] = "no-store"
    return answer


def to(address: str) -> RedirectResponse:
    """Lead on to another page of the room."""
    return RedirectResponse(address, 303)


def address_of(enquiry_id: str) -> str:
    """Return where an enquiry is."""
    return f"{ENQUIRIES}/{enquiry_id}"


def shown(visit: Visit, make: Callable[[], Response], back: str = HELPDESK) -> Response:
    """Return what `make` makes, or a page that says why it cannot be, and leads `back`.

    Raises `HelpdeskProblem` for a mail that cannot be read.
    """
    try:
        return make()
    except UnknownEnquiry:
        return trouble(visit, Trouble.UNKNOWN, back=HELPDESK, code=404)
    except EnquiryChanged:
        return trouble(visit, Trouble.CHANGED, back=back, code=409)
    except (MoveRefused, NotWhileIn, NotMarked, UnknownPair, UnknownPlace):
        return trouble(visit, Trouble.NOT_NOW, back=back, code=409)
    except HelpdeskProblem:
        raise  # what is wrong with a mail is said where it was put in
    except (AssistantProblem, CorpusError, IndexProblem) as problem:
        return trouble(visit, Trouble.UNWELL, str(problem), back=back, code=503)


def trouble(
    visit: Visit, what: Trouble, detail: str = "", *, back: str = HELPDESK, code: int
) -> Response:
    """Return the page that says what went wrong and what to do."""
    return page(
        replace(visit, back=back),  # what was posted has no page to come back to
        "trouble",
        code=code,
        title=visit.words(f"helpdesk-{what}"),
        reason=visit.words(f"helpdesk-{what}-reason"),
        detail=detail,
        way_back=back,
    )
