"""How every page of the insight room is answered, and to whom."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, Any

from fastapi import Depends
from fastapi.routing import APIRoute
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.assembly import Assembly
from assistant.errors import AssistantProblem
from assistant.insight.errors import (
    CaseKept,
    InsightProblem,
    NothingToReject,
    OwnerMissing,
    UnknownFeedback,
    UnknownGroup,
    UnusableCase,
)
from assistant.insight.room import InsightRoom, insight_room
from assistant.records.rows import storable
from assistant.settings import Settings
from corpus.errors import CorpusError
from index.errors import IndexProblem
from ui.web.rendering import room_page
from ui.web.upload.access import may_upload
from ui.web.visitor import Visit, visit_of

INSIGHT = "/insight"
YOURS = f"{INSIGHT}/yours"
Visiting = Annotated[Visit, Depends(visit_of)]


@dataclass
class Desk:
    """What the pages of the room work with; the room is opened at the first request."""

    assembly: Assembly
    call_watch: Callable[[], None] = lambda: None

    @cached_property
    def room(self) -> InsightRoom:
        """What the room keeps and watches."""
        return insight_room(self.assembly)


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form sent: texts by name."""

    form: FormData

    def one(self, name: str) -> str:
        """Return the text of a field, empty for one that was not sent."""
        value = self.form.get(name)
        return storable(value) if isinstance(value, str) else ""

    def all(self, name: str) -> tuple[str, ...]:
        """Return all texts of a field."""
        return tuple(storable(one) for one in self.form.getlist(name) if isinstance(one, str))


async def typed_in(request: Request) -> Typed:
    """Return what the form of a request sent; FastAPI can take this as a dependency."""
    return Typed(await request.form())


Form = Annotated[Typed, Depends(typed_in)]


def guarded(settings: Settings) -> type[APIRoute]:
    """Return a kind of route that lets in only those who may bring documents in."""

    class Guarded(APIRoute):
        """A route that answers everybody else with the page that says who is let in."""

        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            """Return what answers a request."""
            open_to_some = super().get_route_handler()

            async def answer(request: Request) -> Response:
                if not may_upload(request, settings):
                    visit = replace(visit_of(request), back=INSIGHT)
                    return page(visit, "closed", code=403)
                return await open_to_some(request)

            return answer

    return Guarded


def page(visit: Visit, name: str, *, code: int = 200, **values: Any) -> HTMLResponse:
    """Return a page of the room, which no cache keeps."""
    answer = room_page(visit, f"insight/{name}.html", room="insight", code=code, **values)
    answer.headers["cache-control"] = "no-store"
    return answer


def to(address: str) -> RedirectResponse:
    """Lead on to another page of the room."""
    return RedirectResponse(address, 303)


def shown(visit: Visit, make: Callable[[], Response], back: str = INSIGHT) -> Response:
    """Return what `make` makes, or a page that says why it cannot be, and leads `back`."""
    try:
        return make()
    except (UnknownGroup, UnknownFeedback) as problem:
        return _trouble(visit, problem, back, 404)
    except InsightProblem as problem:
        return _trouble(visit, problem, back, 400)
    except (AssistantProblem, CorpusError, IndexProblem) as problem:
        return _trouble(visit, problem, back, 503)


def _trouble(visit: Visit, problem: Exception, back: str, code: int) -> Response:
    known = _KNOWN.get(type(problem), "")
    return page(
        replace(visit, back=back),  # what was posted has no page to come back to
        "trouble",
        code=code,
        known=known,
        detail="" if known else str(problem),
        way_back=back,
    )


_KNOWN: dict[type[Exception], str] = {
    UnknownGroup: "unknown-group",
    UnknownFeedback: "unknown-feedback",
    OwnerMissing: "owner-missing",
    NothingToReject: "nothing-to-reject",
    CaseKept: "case-kept",
    UnusableCase: "unusable-case",
}


def number_from(given: str) -> int:
    """Return a number from an address or a form, 0 for anything that is none."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 8 else 0
