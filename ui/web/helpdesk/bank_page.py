"""The approved answers: those that are offered, and those that were recalled, with the cause."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from ui.web.helpdesk.answers import HELPDESK, Desk, Person, Visiting, page, shown
from ui.web.helpdesk.offer_view import shown_pair

ANSWERS = f"{HELPDESK}/answers"
_MOST = 200


def add_bank(pages: APIRouter, desk: Desk) -> None:
    """Add the page of the approved answers."""

    @pages.get(ANSWERS)
    def bank_page(visit: Visiting, person: Person) -> Response:
        def make() -> Response:
            bank, words = desk.room.bank, visit.words
            bank.recall_changed()
            return page(
                visit,
                "answers",
                person=person,
                offered=[shown_pair(one, words) for one in bank.every(limit=_MOST)],
                recalled=[shown_pair(one, words) for one in bank.every(recalled=True, limit=_MOST)],
            )

        return shown(visit, make)
