"""A training pack: what to read in which order, what to keep in mind, and how to test it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.training.brief import Brief
from assistant.training.grounds import Grounds
from assistant.training.item import Item, Maker


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """A section to read: its place, its words, and how long that takes, in minutes.

    `passages` are the ids of the passages it has, in reading order.
    """

    topic: str
    heading_trail: tuple[str, ...]
    grounds: Grounds
    passages: tuple[str, ...]
    minutes: float


@dataclass(frozen=True, slots=True)
class KeyFact:
    """A fact to keep in mind, in the exact words of the guidance."""

    topic: str
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term that occurs in the pack with its meaning, in the exact words of the guidance."""

    term: str
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """A rule that ceased to apply beside the one that applies instead.

    `then` and `now` are quotes where the guidance held tells them, `was` and `is_now` the change in
    short words; `changed_on` is the first day of the new rule as the source tells it, empty where
    it does not; `changed_by` the title of what changed it.
    """

    topic: str
    was: str
    is_now: str
    changed_on: str
    changed_by: str
    then: Grounds | None
    now: Grounds | None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A short case of nobody in particular with a question, and a model answer by quotes.

    `maker` says who worded the situation.
    """

    id: str
    topic: str
    situation: str
    question: str
    answer: tuple[Grounds, ...]
    maker: Maker = Maker.RULE


@dataclass(frozen=True, slots=True)
class FurtherReading:
    """A publication to read on in; `address` is empty where none is known."""

    title: str
    publisher: str
    address: str
    status: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A training pack for one brief, as made from one state of the library.

    `aims` are sentences of ours that begin with a verb ("Say how soon …"); each names what the pack
    holds. `version` counts from 1, and goes up when a trainer changes anything. `library_stamp`
    says which state of the library it was made from.
    """

    id: str
    title: str
    brief: Brief
    made_at: datetime
    library_stamp: str
    aims: tuple[str, ...]
    reading: tuple[ReadingStep, ...]
    facts: tuple[KeyFact, ...]
    glossary: tuple[TermEntry, ...]
    changes: tuple[ThenAndNow, ...]
    items: tuple[Item, ...]
    scenarios: tuple[Scenario, ...]
    further: tuple[FurtherReading, ...]
    version: int = 1

    @property
    def minutes(self) -> float:
        """How long the reading path takes."""
        return round(sum(one.minutes for one in self.reading), 1)

    @property
    def shown_items(self) -> tuple[Item, ...]:
        """The items that no trainer has dropped."""
        return tuple(one for one in self.items if one.shown)
