"""The questions of an enquiry changed, answered anew, or answered with what was approved before."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import Response

from ui.web.helpdesk.answers import Desk, Person, Visiting, address_of, shown, to
from ui.web.helpdesk.enquiry_pages import ENQUIRY
from ui.web.language import LANGUAGES
from ui.web.training.answers import Form

_MOST_QUESTIONS = 30


def add_questions(pages: APIRouter, desk: Desk) -> None:
    """Add what changes the questions and the answers to them."""
    _add_answering(pages, desk)
    _add_choosing(pages, desk)


def _add_answering(pages: APIRouter, desk: Desk) -> None:
    """Add the pages that ask the guidance."""

    @pages.post(f"{ENQUIRY}/questions")
    def change(visit: Visiting, person: Person, enquiry_id: str, form: Form) -> Response:
        def make() -> Response:
            texts = arranged(form.all("text"), form.one("do"))[:_MOST_QUESTIONS]
            desk.room.set_questions(enquiry_id, texts, by=person, version=form.number("version"))
            return to(f"{address_of(enquiry_id)}#change-questions")

        return shown(visit, make, address_of(enquiry_id))

    @pages.post(f"{ENQUIRY}/draft")
    def draft(visit: Visiting, person: Person, enquiry_id: str, form: Form) -> Response:
        def make() -> Response:
            language = form.one("language")
            desk.room.draft(
                enquiry_id,
                by=person,
                version=form.number("version"),
                language=language if language in LANGUAGES else "",
                again=form.one("again") == "yes",
            )
            return to(f"{address_of(enquiry_id)}?did=drafted")

        return shown(visit, make, address_of(enquiry_id))


def _add_choosing(pages: APIRouter, desk: Desk) -> None:
    """Add the pages by which a person chooses what answers a question."""

    @pages.post(f"{ENQUIRY}/bank")
    def use_before(visit: Visiting, person: Person, enquiry_id: str, form: Form) -> Response:
        def make() -> Response:
            number, version = form.number("question"), form.number("version")
            desk.room.use_offer(enquiry_id, number, form.one("pair"), by=person, version=version)
            return to(f"{address_of(enquiry_id)}?did=banked")

        return shown(visit, make, address_of(enquiry_id))

    @pages.post(f"{ENQUIRY}/place")
    def use_place(visit: Visiting, person: Person, enquiry_id: str, form: Form) -> Response:
        def make() -> Response:
            number, version = form.number("question"), form.number("version")
            place = form.number("place")
            desk.room.use_place(enquiry_id, number, place, by=person, version=version)
            return to(f"{address_of(enquiry_id)}?did=banked#question-{number}")

        return shown(visit, make, address_of(enquiry_id))


def arranged(texts: Sequence[str], button: str) -> list[str]:
    """Return the questions as a button (`up-2`, `down-1`, `drop-3`) arranges them."""
    arranged = list(texts)
    what, _, number = button.partition("-")
    place = int(number) - 1 if number.isascii() and number.isdigit() and len(number) < 4 else -1
    if not 0 <= place < len(arranged):
        return arranged
    if what == "drop":
        del arranged[place]
    elif what == "up" and place > 0:
        arranged[place - 1 : place + 1] = arranged[place], arranged[place - 1]
    elif what == "down" and place + 1 < len(arranged):
        arranged[place : place + 2] = arranged[place + 1], arranged[place]
    return arranged
