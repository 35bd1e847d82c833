"""An enquiry as it is kept: the message, what was worked on it, who did what, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.answer import Answer
from assistant.helpdesk.enquiry import Enquiry, FoundQuestion, Route, SenderKind
from assistant.helpdesk.reply.answered import AnsweredQuestion
from assistant.helpdesk.reply.draft import Draft
from assistant.helpdesk.reply.errors import NoName
from assistant.helpdesk.reply.states import State

_LONGEST_NAME = 60


class Act(StrEnum):
    """What a person did with an enquiry."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    QUESTIONS = "questions"
    DRAFTED = "drafted"
    BANKED = "banked"
    EDITED = "edited"
    TICKED = "ticked"
    UNTICKED = "unticked"
    MOVED = "moved"


# Who has done one of these has worked on the reply, and is no second pair of eyes for it.
DRAFTING = (Act.QUESTIONS, Act.DRAFTED, Act.BANKED, Act.EDITED, Act.TICKED, Act.UNTICKED)


@dataclass(frozen=True, slots=True)
class Tick:
    """A marked sentence that somebody lets go out, and why; it holds for these very words only."""

    words: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Who did what when; the states are the same unless the act was a move."""

    number: int
    at: datetime
    by: str
    act: Act
    before: State
    after: State
    note: str = ""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as the work on an enquiry has it; the answers are kept beside."""

    question: FoundQuestion
    banked: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What was worked on an enquiry: its questions, the draft, the text as edited, the ticks."""

    questions: tuple[AskedQuestion, ...] = ()
    draft: Draft | None = None
    text: str = ""
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptEnquiry:
    """An enquiry with everything known of it; `version` counts its changes.

    `person` is who has it, empty for nobody; times are in UTC. `text` is the reply as it stands.
    """

    id: str
    version: int
    state: State
    enquiry: Enquiry
    person: str
    arrived_at: datetime
    changed_at: datetime
    due_at: datetime
    questions: tuple[AnsweredQuestion, ...]
    draft: Draft | None
    text: str
    ticks: tuple[Tick, ...]
    history: tuple[HistoryEntry, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers there are, in the order of their questions."""
        return tuple(one.answer for one in self.questions if one.answer is not None)

    @property
    def drafters(self) -> tuple[str, ...]:
        """Everybody who has worked on the reply, first first."""
        return tuple(dict.fromkeys(one.by for one in self.history if one.act in DRAFTING))


@dataclass(frozen=True, slots=True)
class EnquiryEntry:
    """An enquiry as the queue shows it; `place` is where the next page goes on."""

    id: str
    subject: str
    state: State
    route: Route
    sender: SenderKind
    language: str
    person: str
    arrived_at: datetime
    changed_at: datetime
    due_at: datetime
    question_count: int
    open_count: int
    overdue: bool
    place: str


def named(typed: str) -> str:
    """Return a colleague's name as it is kept: as typed, on one line, short; raises `NoName`."""
    name = " ".join(typed.split())[:_LONGEST_NAME].strip()
    if not name:
        raise NoName
    return name
