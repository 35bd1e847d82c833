"""What the assistant says: an outcome, statements, and the citations that carry them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from assistant.scope import Scope
from corpus.written_date import PartialDate


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    PREMISE_CORRECTED = "premise_corrected"
    NEEDS_DETAIL = "needs_detail"
    NOT_IN_GUIDANCE = "not_in_guidance"
    OUT_OF_SCOPE = "out_of_scope"
    ABOUT_A_PERSON = "about_a_person"
    PERSONAL_ADVICE = "personal_advice"
    CASE_JUDGEMENT = "case_judgement"
    EMERGENCY = "emergency"
    UNAVAILABLE = "unavailable"


# What is asked about one case is not judged; the rule it falls under may be told.
OF_ONE_CASE = (Outcome.PERSONAL_ADVICE, Outcome.CASE_JUDGEMENT)


class Mode(StrEnum):
    """Whether all statements are exact quotes, or some were written and checked."""

    QUOTED = "quoted"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Footing:
    """A publication that a starter note rests on, or that replaced another: enough to find it."""

    title: str
    id: str | None = None
    publisher: str | None = None
    address: str | None = None
    status: str | None = None
    published: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with everything a reader needs to find it.

    `quote` equals `document.text[start:end]`, counted in code points of the canonical text.
    `status` is that of the quoted words on the day asked for; `rests_on` is what a starter note has
    them from.
    """

    number: int
    document_id: str
    passage_id: str
    publication: str
    publisher: str | None
    heading_trail: tuple[str, ...]
    page: int | None
    url: str | None
    status: str
    published: PartialDate | None
    updated: PartialDate | None
    applies_from: PartialDate | None
    applies_to: PartialDate | None
    starter_note: bool
    quote: str
    start: int
    end: int
    rests_on: tuple[Footing, ...] = ()
    replaced_by: Footing | None = None
    replaced_on: PartialDate | None = None
    attribution: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One piece of an answer with the numbers of the citations that carry it.

    `label` stands before words that do not apply (or not yet), and is empty for all others.
    `written` tells that a model wrote it and that it was checked; all others are exact quotes.
    """

    text: str
    citations: tuple[int, ...]
    label: str = ""
    written: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning that belongs to an answer; `kind` is for programs, `text` for people."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class NearestHeading:
    """A place in the guidance that is near a question which nothing answered, or one on one case.

    `quote` are the words there that come nearest, exact and empty where none come near, runs that
    do not touch parted by a line; they stand between `start` and `end` of the canonical text.
    """

    document_id: str
    publication: str
    heading_trail: tuple[str, ...]
    url: str | None
    starter_note: bool = False
    status: str = "current"
    quote: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about `purpose` when the guidance held does not answer."""

    name: str
    purpose: str
    email: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step of the answer path and the milliseconds it took."""

    name: str
    ms: float


@dataclass(frozen=True, slots=True)
class Trace:
    """How an answer came about: steps with times, matches with scores, versions of everything.

    `evidence` is how likely it was judged, 0 to 1, that the guidance answers.
    """

    steps: tuple[TimedStep, ...] = ()
    matches: tuple[dict[str, Any], ...] = ()
    versions: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    evidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything said in reply to one question.

    `searched_for` is the question as it was searched (with the turns before it, if any).
    `wording` is the reviewed text for an outcome other than `answered`, empty otherwise.
    `readings` are questions that one may have meant who typed too little, `follow_ups` what one may
    want to ask next. `nearest` are places near a question that is left open, and beside a question
    on one case those that say what holds in general. `scope` is which of the guidance was asked,
    and as it was on which day. `language` is that of wording, notices and labels; statements are in
    that of their documents.
    """

    question: str
    searched_for: str
    outcome: Outcome
    mode: Mode = Mode.QUOTED
    wording: str = ""
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    readings: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    nearest: tuple[NearestHeading, ...] = ()
    contacts: tuple[Contact, ...] = ()
    trace: Trace = field(default_factory=Trace)
    scope: Scope = field(default_factory=Scope)
    language: str = "en"

    @property
    def as_at(self) -> date | None:
        """The day whose guidance was asked for, nothing for today's."""
        return self.scope.as_at

    @property
    def tells_in_general(self) -> bool:
        """Whether `nearest` says what holds in general, of a case that is not judged."""
        return self.outcome in OF_ONE_CASE and any(one.quote for one in self.nearest)


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of a conversation; `role` is `user` or `assistant`."""

    role: str
    content: str
