"""A training pack ready to be written into a file: every word is final, and all of it is text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from string import ascii_uppercase

from assistant.training.item import ItemKind
from ui.export.transcript import Line, Link

_ENDS = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class WordedSource:
    """Exact words and where they stand.

    `label` has to be known before reading them and is empty for current text; `standing` tells
    status and dates, and whether they are ours; `footings` what they rest on and what replaced
    them.
    """

    quote: str
    where: str
    label: str
    standing: str
    link: Link | None
    footings: tuple[Line, ...]

    @property
    def citation(self) -> str:
        """The citation in one paragraph, as text that stands alone."""
        footings = [f"{one.name}: {one.words or _addresses(one)}" for one in self.footings]
        address = [self.link.address] if self.link else []
        return sentences(self.where, self.standing, *footings, *address)


def _addresses(line: Line) -> str:
    return ", ".join(one.address for one in line.links)


@dataclass(frozen=True, slots=True)
class WordedStep:
    """A section to read: its headings, its document, how many minutes it takes, where it is."""

    section: str
    document: str
    minutes: float
    link: Link | None


@dataclass(frozen=True, slots=True)
class WordedFacts:
    """The key facts of one topic, whose name is empty where none is known."""

    topic: str
    sources: tuple[WordedSource, ...]


@dataclass(frozen=True, slots=True)
class WordedTerm:
    """A term with its meaning."""

    term: str
    source: WordedSource


@dataclass(frozen=True, slots=True)
class WordedChange:
    """What applied, what applies now, and `about` when and by what it changed."""

    heading: str
    was: str
    is_now: str
    about: tuple[Line, ...]
    then: WordedSource | None
    now: WordedSource | None


@dataclass(frozen=True, slots=True)
class WordedItem:
    """A quiz item; `topic_id` and `kind` are for programs, `topic` and `kind_name` for people."""

    id: str
    number: int
    heading: str
    answer_heading: str
    kind: ItemKind
    kind_name: str
    topic_id: str
    topic: str
    question: str
    task: str
    options: tuple[str, ...]
    prompts: tuple[str, ...]
    right: tuple[int, ...]
    explanation: str
    sources: tuple[WordedSource, ...]

    @property
    def name(self) -> str:
        """What the item is listed as in a bank of questions."""
        about = ": ".join(one for one in (self.topic, self.kind_name) if one)
        return f"{self.heading}. {about}"

    @property
    def lettered(self) -> tuple[tuple[str, str], ...]:
        """The options with the letters that they are chosen by."""
        return tuple(zip(letters(len(self.options)), self.options, strict=True))

    @property
    def numbered(self) -> tuple[tuple[str, str], ...]:
        """The terms to match with their numbers."""
        return tuple((str(number), one) for number, one in enumerate(self.prompts, start=1))

    @property
    def right_letters(self) -> tuple[str, ...]:
        """The letters of the right answer: one, all in order, or one for each term."""
        every = letters(len(self.options))
        return tuple(every[at] for at in self.right)

    @property
    def right_lines(self) -> tuple[tuple[str, str], ...]:
        """The right answer, each line with its mark.

        `B: 28 days`; for steps `1: B, Write it`; for terms `1: C, a term – its meaning`.
        """
        told = [self.options[at] for at in self.right]
        if self.kind is ItemKind.MATCH:
            pairs = zip(self.right_letters, self.prompts, told, strict=True)
            lines = [f"{letter}. {term} – {meaning}" for letter, term, meaning in pairs]
        elif self.kind is ItemKind.ORDER:
            pairs_of_steps = zip(self.right_letters, told, strict=True)
            lines = [f"{letter}. {step}" for letter, step in pairs_of_steps]
        else:
            return tuple(zip(self.right_letters, told, strict=True))
        return tuple((str(number), one) for number, one in enumerate(lines, start=1))


@dataclass(frozen=True, slots=True)
class WordedScenario:
    """A short case with a question, and the words that answer it."""

    heading: str
    answer_heading: str
    situation: str
    question: str
    answer: tuple[WordedSource, ...]


@dataclass(frozen=True, slots=True)
class WordedPack:
    """A whole pack with every source that it quotes; dropped items are not in it."""

    id: str
    title: str
    language: str
    product: str
    made_at: datetime
    version: int
    about: tuple[Line, ...]
    aims: tuple[str, ...]
    reading: tuple[WordedStep, ...]
    facts: tuple[WordedFacts, ...]
    glossary: tuple[WordedTerm, ...]
    changes: tuple[WordedChange, ...]
    items: tuple[WordedItem, ...]
    scenarios: tuple[WordedScenario, ...]
    further: tuple[Line, ...]
    licences: tuple[Line, ...]
    closing: tuple[str, ...]


def sentences(*told: str) -> str:
    """Return texts one behind the other, with a full stop where one does not end a sentence."""
    said = [one.strip() for one in told if one.strip()]
    ended = [one if one.endswith(_ENDS) else f"{one}." for one in said[:-1]]
    return " ".join([*ended, *said[-1:]])


def letters(count: int) -> tuple[str, ...]:
    """Return the letters that `count` options are chosen by: A to Z, then AA and on."""
    return tuple(_letter(at) for at in range(count))


def _letter(at: int) -> str:
    before, place = divmod(at, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[place]
