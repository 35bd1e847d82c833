"""Lays out what is known of an enquiry: how it stands, what to do first, who did what when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.answer import Contact
from assistant.helpdesk.enquiry import Route
from assistant.helpdesk.reply.compose import draft_of
from assistant.helpdesk.reply.kept import Act, HistoryEntry, KeptEnquiry
from assistant.helpdesk.reply.states import OPEN, State
from assistant.parts import Parts
from assistant.records.rows import now
from ui.web.helpdesk.answers import address_of
from ui.web.helpdesk.message_view import subject_of
from ui.web.helpdesk.queue_page import URGENT, due_words, said_of
from ui.web.language import Words

# Questions and reply stay as they are.
SETTLED = (State.APPROVED, State.SENT, State.CLOSED)
_NOTED = (Act.TICKED, Act.MOVED)


@dataclass(frozen=True, slots=True)
class ShownEnquiry:
    """What stands at the head of an enquiry; `editable` tells that its reply may be worked on.

    `is_asked` tells that its questions are put to the guidance.
    """

    address: str
    version: int
    title: str
    title_language: str
    state: str
    route: str
    urgent: bool
    may_tell_of_danger: bool
    sender: str
    due: str
    due_at: datetime | None
    late: bool
    person: str
    came_in: datetime
    mail_language: str
    is_open: bool
    editable: bool
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do first with an enquiry that is never answered from guidance."""

    steps: tuple[str, ...]
    contacts: tuple[Contact, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that somebody did."""

    what: str
    who: str
    at: datetime
    note: str


def shown_enquiry(kept: KeptEnquiry, words: Words) -> ShownEnquiry:
    """Return the head of an enquiry in words."""
    enquiry, is_open = kept.enquiry, kept.state in OPEN
    late = is_open and kept.due_at < now()
    return ShownEnquiry(
        address=address_of(kept.id),
        version=kept.version,
        title=subject_of(enquiry.message.subject, words),
        title_language=enquiry.message.language if enquiry.message.subject else words.language,
        state=said_of("state", kept.state, words),
        route=said_of("route", enquiry.route, words),
        urgent=enquiry.route in URGENT,
        may_tell_of_danger=enquiry.may_tell_of_danger,
        sender=said_of("sender", enquiry.sender, words),
        due=due_words(kept.due_at, late=late, ended=not is_open, words=words),
        due_at=kept.due_at if is_open else None,
        late=late,
        person=kept.person,
        came_in=kept.arrived_at,
        mail_language=enquiry.message.language,
        is_open=is_open,
        editable=kept.state not in SETTLED,
        is_asked=enquiry.route is Route.GUIDANCE,
    )


def advice_on(kept: KeptEnquiry, parts: Parts, words: Words) -> Advice | None:
    """Return what to do first, nothing for an enquiry that guidance may answer."""
    if kept.enquiry.route is Route.GUIDANCE:
        return None
    draft = draft_of(kept.enquiry, (), parts.contacts.every, language=words.language)
    # That a contact is to be checked first is said with it, in the list of whom to ask.
    named = [one.name for one in draft.contacts]
    steps = [one for one in draft.staff_notes if not any(name in one for name in named)]
    return Advice(tuple(steps), draft.contacts, kept.enquiry.why_routed)


def history_of(kept: KeptEnquiry, words: Words) -> list[Told]:
    """Return who did what when, the latest first."""
    return [
        Told(_what(one, words), one.by, one.at, one.note if one.act in _NOTED else "")
        for one in reversed(kept.history)
    ]


def _what(entry: HistoryEntry, words: Words) -> str:
    if entry.act is Act.MOVED:
        return words("helpdesk-act-moved", state=said_of("state", entry.after, words))
    if entry.act is Act.ASSIGNED:
        return words("helpdesk-act-assigned", name=entry.note or words("helpdesk-nobody"))
    return words(f"helpdesk-act-{entry.act}")
