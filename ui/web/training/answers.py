"""How every page of the training room is answered, and what is said where one cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.assembly import Assembly
from assistant.errors import AssistantProblem
from assistant.records.rows import storable
from assistant.training.errors import PackChanged, TrainingProblem, UnknownPack, UnknownPiece
from assistant.training.room import TrainingRoom
from corpus.errors import CorpusError
from index.errors import IndexProblem
from ui.web.rendering import room_page
from ui.web.visitor import Visit, visit_of

TRAINING = "/training"
Visiting = Annotated[Visit, Depends(visit_of)]


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

    def number(self, name: str) -> int:
        """Return the number of a field, -1 for anything that is none."""
        return number_from(self.one(name))

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return all numbers of a field."""
        return tuple(found for one in self.all(name) if (found := number_from(one)) >= 0)


async def typed_in(request: Request) -> Typed:
    """Return what the form of a request sent; FastAPI can take this as a dependency."""
    return Typed(await request.form())


Form = Annotated[Typed, Depends(typed_in)]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the pages of the room work with; the parts are put together at the first request."""

    assembly: Assembly

    @property
    def room(self) -> TrainingRoom:
        """What the room keeps and watches."""
        return self.assembly.training


def page(visit: Visit, name: str, *, code: int = 200, **values: Any) -> HTMLResponse:
    """Return a page of the room, which no cache keeps: results belong to one person."""
    answer = room_page(visit, f"training/{name}.html", room="training", code=code, **values)
    answer.headers["cache-control"] = "no-store"
    return answer


def to(address: str) -> RedirectResponse:
    """Lead on to another page of the room."""
    return RedirectResponse(address, 303)


class Trouble(StrEnum):
    """What can keep a page from being shown, or a form from being done."""

    UNKNOWN_PACK = "unknown-pack"
    UNKNOWN_PIECE = "unknown-piece"
    CHANGED = "changed"
    UNWELL = "unwell"
    NO_COOKIE = "no-cookie"
    MAKING_LOST = "making-lost"


def shown(visit: Visit, make: Callable[[], Response], back: str = TRAINING) -> Response:
    """Return what `make` makes, or a page that says why it cannot be, and leads `back`."""
    try:
        return make()
    except UnknownPack:
        return trouble(visit, Trouble.UNKNOWN_PACK, back=TRAINING, code=404)
    except UnknownPiece:
        return trouble(visit, Trouble.UNKNOWN_PIECE, back=back, code=404)
    except PackChanged:
        return trouble(visit, Trouble.CHANGED, back=back, code=409)
    except TrainingProblem as problem:
        return trouble(visit, Trouble.UNWELL, str(problem), back=back, code=400)
    except (AssistantProblem, CorpusError, IndexProblem) as problem:
        return trouble(visit, Trouble.UNWELL, str(problem), back=back, code=503)


def trouble(
    visit: Visit, what: Trouble, detail: str = "", *, back: str = TRAINING, code: int
) -> Response:
    """Return the page that says what went wrong and what to do."""
    return page(
        replace(visit, back=back),  # what was posted has no page to come back to
        "trouble",
        code=code,
        title=visit.words(f"training-{what}"),
        reason=visit.words(f"training-{what}-reason"),
        detail=detail,
        way_back=back,
    )


def without_cookie(request: Request) -> bool:
    """Tell whether a browser sent a form without its cookie: nothing could be kept for it."""
    return getattr(request.state, "visitor", None) is not None


def number_from(given: str) -> int:
    """Return a number from an address or a form, -1 for anything that is none."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else -1
