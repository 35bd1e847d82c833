"""A conversation ready to be written into a file: every word is final, and all of it is text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from corpus.written_date import PartialDate

# Stands for a character that a kind of file cannot show.
UNDRAWN = "□"


class Say(Protocol):
    """Says the fixed words of an export in the language of the reader."""

    language: str

    def __call__(self, message: str, **values: Any) -> str:
        """Return a message of the catalogue with its values put in."""
        ...

    def says(self, message: str) -> bool:
        """Tell whether the catalogue has a message."""
        ...

    def day(self, when: PartialDate | date) -> str:
        """Return a date in words, as far as it is known."""
        ...

    def moment(self, when: datetime) -> str:
        """Return a day and time in words."""
        ...


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address on the web or to a mailbox."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a name, what is told of it, and where that leads; each may be missing."""

    name: str = ""
    words: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines under a title of their own."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the numbers of its references; `label` stands before words that ended."""

    text: str
    numbers: tuple[int, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class WrittenTurn:
    """A question and its answer.

    `heading` is the question, shortened if it is long; `question` is then the whole of it, and
    empty otherwise. `about` says when and of what it was asked, `said_how` whether the statements
    are quoted or written.
    """

    heading: str
    question: str
    about: tuple[str, ...]
    wording: tuple[str, ...]
    readings: tuple[str, ...]
    said_how: str
    statements: tuple[Said, ...]
    notices: tuple[str, ...]
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """The exact words that a number stands for, and the lines that are true of them alone."""

    number: int
    text: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A source as it is cited throughout the file: its place, how it stands, its quotes.

    `lines` are true of all its words. Where it has `several` quotes they are told before these.
    """

    publication: str
    trail: str
    labels: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    lines: tuple[Line, ...]

    @property
    def several(self) -> bool:
        """Whether more than one number stands for words of this place."""
        return len(self.quotes) > 1

    @property
    def heading(self) -> str:
        """The numbers of its quotes, and the publication."""
        return " ".join([*(f"[{one.number}]" for one in self.quotes), self.publication])


@dataclass(frozen=True, slots=True)
class FixedWords:
    """Headings, what stands around the two numbers in `Page 2 of 7`, and what `UNDRAWN` means."""

    sources: str
    notice: str
    page: tuple[str, str, str]
    undrawn: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole conversation, or one answer, with every source that it cites."""

    title: str
    language: str
    product: str
    exported_at: datetime
    about: tuple[Line, ...]
    turns: tuple[WrittenTurn, ...]
    references: tuple[Reference, ...]
    closing: Listing
    words: FixedWords
