"""The queue: every enquiry that there is something to do about, and who has how much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from fastapi import APIRouter, Request
from starlette.responses import Response

from assistant.helpdesk.enquiry import Route, SenderKind
from assistant.helpdesk.reply.kept import EnquiryEntry
from assistant.helpdesk.reply.queue import Load
from assistant.helpdesk.reply.states import OPEN, State
from assistant.records.rows import now
from ui.web.helpdesk.answers import (
    HELPDESK,
    Desk,
    Person,
    Visiting,
    address_of,
    page,
    shown,
)
from ui.web.helpdesk.asked import ALL, ME, NOBODY, YES, Asked, asked_of, named
from ui.web.helpdesk.message_view import subject_of
from ui.web.language import Words
from ui.web.visitor import Visit

PAGE_SIZE = 50
URGENT = (Route.THREAT, Route.VICTIM_AT_RISK)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose in the form."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An enquiry as the queue has it, in words."""

    address: str
    title: str
    language: str
    state: str
    route: str
    urgent: bool
    sender: str
    due: str
    due_at: str
    late: bool
    person: str
    questions: int


@dataclass(frozen=True, slots=True)
class QueueView:
    """Part of the queue that is often looked at, with how many are in it."""

    words: str
    address: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What somebody has to do, with the address of the queue that shows it."""

    person: str
    address: str
    open: int
    late: int
    waiting: int


def add_queue(pages: APIRouter, desk: Desk) -> None:
    """Add the page of the queue."""

    @pages.get(HELPDESK)
    def queue_page(visit: Visiting, person: Person, request: Request) -> Response:
        return shown(visit, lambda: _queue(visit, person, desk, asked_of(request.query_params)))


def due_words(due_at: datetime, *, late: bool, ended: bool, words: Words) -> str:
    """Return until when something is due in words that need no colour."""
    if ended:
        return words("helpdesk-no-due")
    days = (due_at.astimezone().date() - now().astimezone().date()).days
    if late:
        return words("helpdesk-overdue-by", count=max(0, -days))
    return words("helpdesk-due-in-days", count=max(0, days))


def said_of(group: str, value: str, words: Words) -> str:
    """Return a state, a route or a kind of sender in words."""
    return words(f"helpdesk-{group}-{value.replace('_', '-')}")


def _queue(visit: Visit, person: str, desk: Desk, asked: Asked) -> Response:
    found = desk.room.enquiries.page(asked.filters(person), limit=PAGE_SIZE, after=asked.after)
    load = desk.room.enquiries.load()
    return page(
        visit,
        "queue",
        person=person,
        asked=asked,
        anything=bool(load.states),
        form=_form(asked, load, person, visit.words),
        views=_views(asked, load, person, visit.words),
        rows=[_row(one, visit.words) for one in found.entries],
        total=found.total,
        first=asked.address(after="") if asked.after else "",
        following=asked.address(after=found.next) if found.next else "",
        load=[_person_row(one.person, one.open, one.overdue, one.waiting) for one in load.people],
    )


def _row(entry: EnquiryEntry, words: Words) -> Row:
    ended = entry.state not in OPEN
    return Row(
        address=address_of(entry.id),
        title=subject_of(entry.subject, words),
        language=entry.language if entry.subject else words.language,
        state=said_of("state", entry.state, words),
        route=said_of("route", entry.route, words),
        urgent=entry.route in URGENT,
        sender=said_of("sender", entry.sender, words),
        due=due_words(entry.due_at, late=entry.overdue, ended=ended, words=words),
        due_at="" if ended else words.moment(entry.due_at),
        late=entry.overdue,
        person=entry.person,
        questions=entry.question_count,
    )


def _views(asked: Asked, load: Load, me: str, words: Words) -> list[QueueView]:
    """Return what is looked at most, each with how much there is of it."""
    people = {one.person: one.open for one in load.people}
    told = (
        ("open", Asked(), sum(people.values())),
        ("mine", Asked(person=ME), people.get(me, 0)),
        ("nobody", Asked(person=NOBODY), people.get("", 0)),
        ("late", Asked(late=YES), sum(one.overdue for one in load.people)),
        ("waiting", Asked(state=State.WAITING), load.states.get(State.WAITING, 0)),
        ("approved", Asked(state=State.APPROVED), load.states.get(State.APPROVED, 0)),
    )
    now_asked = replace(asked, after="")
    return [
        QueueView(words(f"helpdesk-view-{name}"), view.address(), count, view == now_asked)
        for name, view, count in told
    ]


def _person_row(person: str, open_count: int, late: int, waiting: int) -> PersonRow:
    return PersonRow(person, Asked(person=named(person)).address(), open_count, late, waiting)


def _form(asked: Asked, load: Load, me: str, words: Words) -> dict[str, list[Choice]]:
    def choices(name: str, told: Iterable[tuple[str, str]]) -> list[Choice]:
        return [Choice(value, said, value == getattr(asked, name)) for value, said in told]

    def kinds(name: str, known: Iterable[str]) -> list[Choice]:
        told = [(one, said_of(name, one, words)) for one in known]
        return choices(name, [("", words("helpdesk-any")), *told])

    states = [(one.value, said_of("state", one, words)) for one in State]
    others = {one.person: one.person for one in load.people if one.person not in ("", me)}
    if asked.person.startswith("name:"):
        chosen = asked.person.removeprefix("name:")
        others[chosen] = chosen
    return {
        "state": choices(
            "state",
            [("", words("helpdesk-state-open")), *states, (ALL, words("helpdesk-state-all"))],
        ),
        "route": kinds("route", tuple(Route)),
        "sender": kinds("sender", tuple(SenderKind)),
        "person": choices(
            "person",
            [
                ("", words("helpdesk-any")),
                (ME, words("helpdesk-person-me")),
                (NOBODY, words("helpdesk-nobody")),
                *((named(one), one) for one in sorted(others, key=str.casefold)),
            ],
        ),
    }
