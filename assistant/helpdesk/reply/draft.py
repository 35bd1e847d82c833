"""A draft reply: paragraphs of sentences, each with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Citation, Contact


class Part(StrEnum):
    """Which part of the reply a paragraph is."""

    GREETING = "greeting"
    OPENING = "opening"
    QUESTION = "question"
    ANSWER = "answer"
    NOTICE = "notice"
    OPEN = "open"
    ROUTE = "route"
    SOURCES = "sources"
    CLOSING = "closing"


class SentenceKind(StrEnum):
    """Where a sentence comes from.

    `frame`: reviewed words of ours. `quote`: exact words of a passage. `written`: a model's,
    checked against its quotes. `edited`: a person's; it is checked like any edit.
    """

    FRAME = "frame"
    QUOTE = "quote"
    WRITTEN = "written"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Source:
    """A place that the reply quotes, under the number that stands behind its quotes."""

    number: int
    citations: tuple[Citation, ...]
    line: str

    @property
    def first(self) -> Citation:
        """The first of its citations: title, place, link and dates are those of all."""
        return self.citations[0]


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence, or several that may not be parted, as the draft has it.

    `text` is bare; `shown` is what stands in the mail: a quote in its marks, behind its label and
    before the numbers of its `sources`. `citations` are what it stands on. `about` names the kind
    of a notice.
    """

    text: str
    kind: SentenceKind = SentenceKind.FRAME
    sources: tuple[int, ...] = ()
    citations: tuple[Citation, ...] = ()
    label: str = ""
    about: str = ""

    @property
    def shown(self) -> str:
        """The sentence as it stands in the mail."""
        if self.kind is SentenceKind.FRAME:
            return self.text
        words = f"“{self.text}”" if self.kind is SentenceKind.QUOTE else self.text
        numbers = "".join(f" [{one}]" for one in self.sources)
        return f"{self.label}: {words}{numbers}" if self.label else f"{words}{numbers}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together; `question` is the number of the one they are about."""

    part: Part
    sentences: tuple[DraftSentence, ...]
    question: int | None = None

    @property
    def text(self) -> str:
        """The paragraph as it stands in the mail: lists and sign-off with a line for each."""
        apart = self.part in (Part.SOURCES, Part.CLOSING)
        return ("\n" if apart else " ").join(one.shown for one in self.sentences)


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply as it was made, before a person edited it.

    `left_out` counts the passages that were left out for length. `staff_notes` tell the helpdesk
    what to do and are never sent. `contacts` are the ones that the text names.
    """

    language: str
    paragraphs: tuple[Paragraph, ...]
    sources: tuple[Source, ...] = ()
    left_out: int = 0
    staff_notes: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()

    @property
    def text(self) -> str:
        """The whole reply as plain text, paragraphs parted by an empty line."""
        return "\n\n".join(one.text for one in self.paragraphs)

    @property
    def sentences(self) -> tuple[DraftSentence, ...]:
        """All sentences in order."""
        return tuple(one for paragraph in self.paragraphs for one in paragraph.sentences)
