"""The addresses of the reply desk; the watch over its bank lives as long as the application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from assistant.assembly import Assembly
from assistant.helpdesk.watch import BankWatch
from ui.web.helpdesk.answers import Desk
from ui.web.helpdesk.bank_page import add_bank
from ui.web.helpdesk.enquiry_pages import add_enquiry
from ui.web.helpdesk.gate import gated
from ui.web.helpdesk.incoming_pages import add_incoming
from ui.web.helpdesk.name_pages import add_name
from ui.web.helpdesk.question_pages import add_questions
from ui.web.helpdesk.queue_page import add_queue
from ui.web.helpdesk.reply_pages import add_reply


def router(assembly: Assembly, watch: BankWatch | None = None) -> APIRouter:
    """Return the pages of the room: whoever may work at the desk sees every enquiry."""
    desk = Desk(assembly)
    watching = watch or BankWatch(assembly)

    @asynccontextmanager
    async def working(_: Any) -> AsyncIterator[None]:
        watching.start()
        yield
        await run_in_threadpool(watching.stop)

    pages = APIRouter(lifespan=working)
    gate = APIRouter(route_class=gated(assembly.settings))
    for add in (
        add_queue,
        add_incoming,
        add_bank,
        add_enquiry,
        add_questions,
        add_reply,
    ):
        add(gate, desk)
    add_name(gate)
    pages.include_router(gate)
    return pages
