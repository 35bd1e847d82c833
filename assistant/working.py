"""What is known about a question while it goes along the answer path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from assistant.answer import (
    Citation,
    Mode,
    NearestHeading,
    Notice,
    Outcome,
    Statement,
    Turn,
)
from assistant.courtesies import without_courtesies
from assistant.length import Length
from assistant.letter import Letter
from assistant.manner import Manner
from assistant.scope import Scope
from assistant.screening.outside import Outside
from corpus.currency import Standing
from corpus.document import Document
from corpus.publication import Status
from corpus.sentences import Span
from index.search import Match, Query


@dataclass(frozen=True, slots=True)
class Score:
    """How well a unit answers a question, or a part of one, and the signals that say so."""

    total: float
    signals: dict[str, float]


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest piece of a passage that can be quoted, and how well it answers.

    `span` is the sentence, list item or table row, with the neighbours that it needs; `core` is the
    sentence alone; `leads` and `tails` are the spans before and behind it without which it would
    mislead. `group` is where the list or table begins that it belongs to or introduces, -1 if none;
    `opens` tells that it is the first of its section.
    `signals` are what `score` is made of; `by_part` has a score for each part of a question that
    asks several things; `standing` is how the unit stands on the day asked for.
    """

    document: Document
    match: Match
    span: Span
    leads: tuple[Span, ...]
    core: Span = (0, 0)
    tails: tuple[Span, ...] = ()
    group: int = -1
    introduces: bool = False
    is_row: bool = False
    opens: bool = False
    score: float = 0.0
    by_part: tuple[Score, ...] = ()
    signals: dict[str, float] = field(default_factory=dict)
    standing: Standing = field(default_factory=lambda: Standing(Status.CURRENT))

    @property
    def text(self) -> str:
        """The words of the unit alone."""
        return self.document.text[self.span[0] : self.span[1]]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Everything that is quoted with the unit, in reading order."""
        return (*self.leads, self.span, *self.tails)

    @property
    def words_with_leads(self) -> str:
        """The words of the unit behind those of its leads."""
        spans = (*self.leads, self.span)
        return " ".join(self.document.text[start:end] for start, end in spans)


@dataclass(frozen=True, slots=True)
class Premise:
    """What a question takes for granted though it ceased to apply, and what applies instead.

    `is_beside`: the question speaks of what is no more, but asks something else about it.
    """

    was: tuple[Unit, ...]
    now: tuple[Unit, ...]
    is_beside: bool = False


def tell_nobody(_: Working) -> bool:
    """Tell nobody of an answer on its way, and go on."""
    return True


@dataclass(frozen=True, slots=True)
class Working:
    """A question on its way to an answer; each step returns a new one with more in it.

    Once `outcome` is set, the steps that look for an answer leave the question alone. `language` is
    that of the assistant's own words, `en` or `cy`; quotes stay in theirs. `scope` is which of the
    guidance is asked, and as it was on which day. `restated` is the question in rough English, or
    as a model put it where nothing answered the person's own words. `letter` is what is said around
    a question in the letter that it was found in, and `placed` how likely, from 0 to 1, each
    passage that was found by it answers. `question_parts` are the parts of a question that asks
    several things, empty for one that asks a single one, and `open_parts` the places of those that
    nothing answers; `found_behind` has the units for those that were found behind the parts before
    them. `outside` is the subject outside the guidance that the question seems to be
    about. `ended_units` are those that do not apply on that day; `rivals` are two units of current
    documents that disagree. `manner` is for whom an answer is written, where a model writes it,
    `length` how much of it is wanted; `tell` is told of the statements so far as soon as they may
    be shown, and says whether more are wanted.
    """

    question: str
    history: tuple[Turn, ...] = ()
    scope: Scope = field(default_factory=Scope)
    language: str = "en"
    manner: Manner = Manner.PRACTITIONER
    length: Length = Length.SHORT
    letter: Letter | None = None
    tell: Callable[[Working], bool] = tell_nobody
    query: Query = field(default_factory=lambda: Query(""))
    restated: str = ""
    question_parts: tuple[Query, ...] = ()
    outcome: Outcome | None = None
    wording: str = ""
    outside: Outside | None = None
    matches: tuple[Match, ...] = ()
    searched_passages: int = 0
    units: tuple[Unit, ...] = ()
    ended_units: tuple[Unit, ...] = ()
    premise: Premise | None = None
    open_parts: tuple[int, ...] = ()
    found_behind: Mapping[int, tuple[Unit, ...]] = field(default_factory=dict)
    rivals: tuple[Unit, ...] = ()
    placed: Mapping[str, float] | None = None
    evidence: float = 0.0
    signals: dict[str, float] = field(default_factory=dict)
    mode: Mode = Mode.QUOTED
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    nearest: tuple[NearestHeading, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def sought(self) -> str:
        """The question that is answered, without the courtesies around it."""
        return self.restated or without_courtesies(self.question)

    @property
    def as_at(self) -> date | None:
        """The day whose guidance is asked for, nothing for today's."""
        return self.scope.as_at

    @property
    def day(self) -> date:
        """The day whose guidance is asked for."""
        return self.as_at or datetime.now(UTC).date()
