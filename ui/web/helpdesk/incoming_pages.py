"""How an enquiry comes in: as a file, as pasted text, or from a program."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from assistant.helpdesk.errors import ReceivedTooLarge, UnreadableMessage
from assistant.helpdesk.intake.enquire import enquiry_from
from assistant.helpdesk.intake.received import MOST_BYTES
from ui.web.helpdesk.answers import (
    ENQUIRIES,
    NEW,
    Desk,
    Person,
    Visiting,
    address_of,
    page,
    shown,
    to,
)
from ui.web.helpdesk.receiving import (
    LONGEST_SUBJECT,
    NoEnquiry,
    Sent,
    WrongKind,
    sent_body,
    sent_form,
)
from ui.web.language import Words
from ui.web.visitor import Visit

BY_PROGRAM = "HTTP"
_MEGABYTES = MOST_BYTES // (1024 * 1024)
_TROUBLES = (NoEnquiry, WrongKind, ReceivedTooLarge, UnreadableMessage)


def add_incoming(pages: APIRouter, desk: Desk) -> None:
    """Add the form for a new enquiry, and the address that programs send them to."""

    @pages.get(NEW)
    def new_page(visit: Visiting, person: Person) -> Response:
        return _form(visit, person, Sent(), {})

    @pages.post(NEW)
    async def take_in(visit: Visiting, person: Person, request: Request) -> Response:
        try:
            sent = await sent_form(request)
        except NoEnquiry as problem:
            return _wrong(visit, person, Sent(), problem)
        return await run_in_threadpool(_taken_in, visit, person, desk, sent)

    @pages.post(ENQUIRIES)
    async def send(visit: Visiting, request: Request) -> Response:
        try:
            sent = await sent_body(request)
            enquiry_id = await run_in_threadpool(_kept, desk, sent, BY_PROGRAM)
        except _TROUBLES as problem:
            return JSONResponse({"problem": _said(problem, visit.words)}, _code(problem))
        address = address_of(enquiry_id)
        told = {"id": enquiry_id, "address": address}
        return JSONResponse(told, 201, headers={"location": address, "cache-control": "no-store"})


def _taken_in(visit: Visit, person: str, desk: Desk, sent: Sent) -> Response:
    def make() -> Response:
        enquiry_id = _kept(desk, sent, person)
        desk.room.draft(enquiry_id, by=person, version=1)
        return to(f"{address_of(enquiry_id)}?did=received")

    try:
        return shown(visit, make, NEW)
    except _TROUBLES as problem:
        return _wrong(visit, person, sent, problem)


def _kept(desk: Desk, sent: Sent, by: str) -> str:
    enquiry = enquiry_from(sent.message(), desk.assembly.parts)
    return desk.room.receive(enquiry, by=by)


def _wrong(visit: Visit, person: str, sent: Sent, problem: Exception) -> Response:
    field = "file" if sent.is_file else "text"
    problems = {field: _said(problem, visit.words)}
    return _form(visit, person, sent, problems, code=_code(problem))


def _form(
    visit: Visit, person: str, sent: Sent, problems: dict[str, str], *, code: int = 200
) -> Response:
    return page(
        replace(visit, back=NEW),
        "new",
        code=code,
        person=person,
        subject=sent.subject[:LONGEST_SUBJECT],
        text=sent.text,
        problems=problems,
        most_bytes=MOST_BYTES,
        megabytes=_MEGABYTES,
        longest_subject=LONGEST_SUBJECT,
    )


def _said(problem: Exception, words: Words) -> str:
    if isinstance(problem, ReceivedTooLarge):
        return words("helpdesk-problem-too-large", megabytes=_MEGABYTES)
    if isinstance(problem, WrongKind):
        return words("helpdesk-problem-kind")
    if isinstance(problem, NoEnquiry):
        return words(f"helpdesk-problem-{problem.missing}")
    return words("helpdesk-problem-unreadable")


def _code(problem: Exception) -> int:
    if isinstance(problem, ReceivedTooLarge):
        return 413
    return 415 if isinstance(problem, WrongKind) else 400
