"""The addresses of the reply desk."""

from __future__ import annotations

from fastapi import APIRouter

from assistant.assembly import Assembly
from ui.web.helpdesk.answers import Desk
from ui.web.helpdesk.bank_page import add_bank
from ui.web.helpdesk.enquiry_pages import add_enquiry
from ui.web.helpdesk.gate import gated
from ui.web.helpdesk.incoming_pages import add_incoming
from ui.web.helpdesk.name_pages import add_name
from ui.web.helpdesk.question_pages import add_questions
from ui.web.helpdesk.queue_page import add_queue
from ui.web.helpdesk.reply_pages import add_reply


def router(assembly: Assembly) -> APIRouter:
    """Return the pages of the room: whoever may work at the desk sees every enquiry."""
    desk = Desk(assembly)
    pages = APIRouter(route_class=gated(assembly.settings))
    for add in (
        add_queue,
        add_incoming,
        add_bank,
        add_enquiry,
        add_questions,
        add_reply,
    ):
        add(pages, desk)
    add_name(pages)
    return pages
