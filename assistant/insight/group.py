"""A group of questions that nothing answers: its name, how often they are asked, its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from assistant.answer import NearestHeading
from assistant.records.plain_values import PlainValues


class State(StrEnum):
    """What has become of a group."""

    NEW = "new"
    WITH_OWNER = "with_owner"
    ANSWERED = "answered"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """Where a document answers what nothing answered before, and how many questions were tried."""

    document_id: str
    publication: str
    heading_trail: tuple[str, ...]
    quote: str
    start: int
    end: int
    found_at: datetime
    answered: int
    tried: int


FOUND_ANSWERS = PlainValues(FoundAnswer)


@dataclass(frozen=True, slots=True)
class Example:
    """A question as it was asked, personal data masked, and where it is kept.

    It is of a conversation or of an enquiry to the helpdesk; the other one is unset. A part of a
    question is not `whole`.
    """

    text: str
    asked_at: datetime
    conversation: int | None
    enquiry: int | None
    number: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Week:
    """How many questions there were in the seven days from Monday `begins` on."""

    begins: date
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Questions alike in meaning.

    `conversations` and `enquiries` are in how many they were asked. `weeks` are the last ones, the
    oldest first. `examples` come in the order of how near they are to the middle of the group.
    `asked_of` names the build of the index that was last asked again. The name is of the questions'
    own words.
    """

    id: str
    name: str
    state: State
    owner: str
    note: str
    count: int
    conversations: int
    enquiries: int
    first_at: datetime
    last_at: datetime
    weeks: tuple[Week, ...]
    examples: tuple[Example, ...]
    nearest: tuple[NearestHeading, ...]
    answer: FoundAnswer | None
    asked_of: str

    @property
    def lately(self) -> int:
        """How many were asked in the last four weeks."""
        return sum(one.count for one in self.weeks[-4:])

    @property
    def before(self) -> int:
        """How many were asked in the four weeks before those."""
        return sum(one.count for one in self.weeks[-8:-4])
