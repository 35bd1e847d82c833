"""Asks whoever works at the desk under which name the audit trail has them."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from ui.web.helpdesk.answers import HELPDESK, NAME, Person, Visiting, page, to
from ui.web.helpdesk.person import LONGEST_NAME, keep_name, objection_to, usable_name
from ui.web.rendering import local_path
from ui.web.training.answers import Form
from ui.web.visitor import Visit


def add_name(pages: APIRouter) -> None:
    """Add the page that asks for a name, and goes back to where it was asked for."""

    @pages.get(NAME)
    def name_page(visit: Visiting, person: Person, back: str = HELPDESK) -> Response:
        return _asked(visit, person, _inside(back))

    @pages.post(NAME)
    def keep(visit: Visiting, request: Request, form: Form) -> Response:
        name, back = usable_name(form.one("name")), _inside(form.one("back"))
        wrong = objection_to(name)
        if wrong:
            return _asked(visit, name, back, wrong=wrong)
        answer = to(back)
        keep_name(answer, name, secure=request.url.scheme == "https")
        return answer


def _asked(visit: Visit, typed: str, back: str, *, wrong: str = "") -> Response:
    problem = visit.words(f"helpdesk-name-{wrong}", most=LONGEST_NAME) if wrong else ""
    return page(
        replace(visit, back=NAME),
        "name",
        code=400 if wrong else 200,
        typed=typed[:LONGEST_NAME],
        back_to=back,
        longest=LONGEST_NAME,
        problems={"name": problem} if problem else {},
    )


def _inside(back: str) -> str:
    """Return a path of the room to go back to, its queue for any other."""
    path = local_path(back)
    return (
        path if path == HELPDESK or path.startswith((f"{HELPDESK}/", f"{HELPDESK}?")) else HELPDESK
    )
