"""A batch: the files that one person brought in together, and how far they have come."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """How far a batch has come."""

    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    GOING_IN = "going_in"
    IN = "in"
    GOING_BACK = "going_back"
    TAKEN_BACK = "taken_back"


class Refusal(StrEnum):
    """Why something is not taken, where it is not the reader that refuses it."""

    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TOO_MANY_DOCUMENTS = "too_many_documents"
    SAME_FILE = "same_file"
    SAME_ID = "same_id"
    BY_READER = "by_reader"


class Note(StrEnum):
    """What a person has to know of a step that did not end as it was meant to."""

    NONE = ""
    BUSY = "busy"
    INTERRUPTED = "interrupted"
    OVERTAKEN = "overtaken"
    FAILED = "failed"
    NOTHING_CHOSEN = "nothing_chosen"


class Caution(StrEnum):
    """What a person should look at before a document goes in."""

    PAGES_WITHOUT_TEXT = "pages_without_text"
    LITTLE_TEXT = "little_text"
    HIDDEN_CHARACTERS = "hidden_characters"
    HIDDEN_TEXT = "hidden_text"
    PERSONAL_NUMBERS = "personal_numbers"
    NO_HEADINGS = "no_headings"
    REPLACES = "replaces"
    STARTER_CLAIM = "starter_claim"


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it arrived: `name` is what its owner calls it and never a path of ours."""

    number: int
    name: str
    size: int
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What was read of a document, without its text.

    `publication` is its record as plain values, before any correction; `pages` is 0 for a format
    without pages; `cautions` are (kind, detail).
    """

    document_id: str
    checksum: str
    media_type: str
    publication: dict[str, Any]
    pages: int = 0
    headings: int = 0
    passages: int = 0
    characters: int = 0
    cautions: tuple[tuple[Caution, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one file, or of one file in a bundle: what was read, or why it was refused.

    `source` is the name under which its versions follow each other. `facts` are the fields that a
    person has corrected, as they stand in a publication's record. `apart` says that it is no new
    version of what had the same file name. `document_id` is told once it is in the library.
    """

    number: int
    name: str
    source: str = ""
    refusal: Refusal | None = None
    reason: str = ""
    look: Look | None = None
    chosen: bool = False
    facts: dict[str, Any] = field(default_factory=dict)
    apart: bool = False
    document_id: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Files brought in together, with the state that they are in; times are in ISO form."""

    id: str
    owner: str
    made_at: str
    state: State = State.WAITING
    received: tuple[Received, ...] = ()
    entries: tuple[Entry, ...] = ()
    done: int = 0
    note: Note = Note.NONE
    detail: str = ""
    put_in_at: str = ""
    taken_back_at: str = ""
    searchable: bool = False

    @property
    def is_working(self) -> bool:
        """Whether the program is at work on it, so that a page should look again soon."""
        moving = (State.WAITING, State.READING, State.GOING_IN, State.GOING_BACK)
        settled = self.state in (State.IN, State.TAKEN_BACK)
        return self.state in moving or (settled and not self.searchable)

    @property
    def is_open(self) -> bool:
        """Whether it is neither in the library nor out of it again."""
        return self.state not in (State.IN, State.TAKEN_BACK, State.GOING_BACK)

    @property
    def to_read(self) -> tuple[Received, ...]:
        """The files that were kept, in the order in which they came."""
        return tuple(one for one in self.received if one.refusal is None)

    @property
    def readable(self) -> tuple[Entry, ...]:
        """The entries that were read and may go in."""
        return tuple(one for one in self.entries if one.look is not None and one.refusal is None)

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """The entries that are to go in, or that went in."""
        return tuple(one for one in self.readable if one.chosen)

    def entry(self, number: int) -> Entry | None:
        """Return the entry with this number, nothing if there is none."""
        return next((one for one in self.entries if one.number == number), None)
