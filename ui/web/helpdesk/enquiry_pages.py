"""One enquiry: its message, questions and answers, the reply, and who has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fastapi import APIRouter
from starlette.responses import Response

from assistant.helpdesk.enquiry import Route
from assistant.helpdesk.reply.answering import LONGEST_QUESTION
from assistant.helpdesk.reply.kept import KeptEnquiry
from ui.web.helpdesk.alarms import alarms_of
from ui.web.helpdesk.answers import (
    ENQUIRIES,
    Desk,
    Person,
    Visiting,
    address_of,
    page,
    shown,
    to,
)
from ui.web.helpdesk.enquiry_view import SETTLED, advice_on, history_of, shown_enquiry
from ui.web.helpdesk.message_view import shown_message
from ui.web.helpdesk.next_step import next_step
from ui.web.helpdesk.offer_view import shown_offers
from ui.web.helpdesk.person import LONGEST_NAME, usable_name
from ui.web.helpdesk.question_view import extents_of, shown_questions
from ui.web.helpdesk.reply_view import Typed, shown_reply
from ui.web.training.answers import Form
from ui.web.visitor import Visit

ENQUIRY = f"{ENQUIRIES}/{{enquiry_id}}"
LONGEST_REPLY = 40_000
_SAID = ("drafted", "approved", "waiting", "banked", "sent")
_RECEIVED, _CHECKED = "received", "checked"


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says besides: what was done, or what is wrong with what was typed.

    `checked` tells that the reply has just been kept and checked, which is said beside it.
    """

    said: str = ""
    checked: bool = False
    problems: Mapping[str, str] = field(default_factory=dict)
    typed: Typed | None = None


def add_enquiry(pages: APIRouter, desk: Desk) -> None:
    """Add the page of an enquiry, and the handing over of one."""

    @pages.get(ENQUIRY)
    def enquiry_page(visit: Visiting, person: Person, enquiry_id: str, did: str = "") -> Response:
        def make() -> Response:
            kept = desk.room.get(enquiry_id)
            known = did in _SAID or (did == _RECEIVED and kept.enquiry.route is Route.GUIDANCE)
            said = visit.words(f"helpdesk-did-{did}") if known else ""
            told = Told(said=said, checked=did == _CHECKED)
            return shown_page(visit, person, desk, kept, told=told)

        return shown(visit, make)

    @pages.post(f"{ENQUIRY}/person")
    def hand_over(visit: Visiting, person: Person, enquiry_id: str, form: Form) -> Response:
        def make() -> Response:
            given = usable_name(form.one("to"))[:LONGEST_NAME]
            desk.room.assign(enquiry_id, given, by=person, version=form.number("version"))
            return to(address_of(enquiry_id))

        return shown(visit, make, address_of(enquiry_id))


def shown_page(
    visit: Visit,
    person: str,
    desk: Desk,
    kept: KeptEnquiry,
    *,
    told: Told | None = None,
) -> Response:
    """Return the page of an enquiry."""
    now = told or Told()
    words, parts = visit.words, desk.assembly.parts
    review = desk.room.review(kept.id)
    offered = kept.draft is not None and kept.state not in SETTLED
    offers = desk.room.offers(kept.id) if offered else {}
    address, alarms = address_of(kept.id), alarms_of(kept, desk.assembly, words)
    reply = shown_reply(kept, review, person, words, now.typed)
    return page(
        replace(visit, back=address),
        "enquiry",
        code=400 if now.problems else 200,
        person=person,
        said=now.said,
        checked_now=now.checked,
        problems=dict(now.problems),
        enquiry=shown_enquiry(kept, words),
        advice=advice_on(kept, parts, words),
        next=next_step(kept, reply, words, stale=bool(alarms)),
        alarms=alarms,
        mail=shown_message(kept.enquiry.message, words),
        questions=shown_questions(
            kept.questions,
            parts.documents.take,
            words,
            low_evidence=desk.room.reviewer.rule.low_evidence,
        ),
        extents=extents_of(kept.questions, words) if kept.answers else "",
        before=shown_offers(offers, words),
        reply=reply,
        history=history_of(kept, words),
        people=[one.person for one in desk.room.enquiries.load().people if one.person],
        longest_name=LONGEST_NAME,
        longest_question=LONGEST_QUESTION,
        longest_reply=LONGEST_REPLY,
    )
