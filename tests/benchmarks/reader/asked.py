"""Questions asked of the starter notes, each with the passages that the search found, judged.

`asked/questions.jsonl` was written by twenty-three writers who saw only the headings of the notes;
`asked/passages.jsonl` has what the search put among the best six for them, and judges said of each
whether it answers, with which pieces, or in part. Of each writer's questions every sixth is kept
back for tests, and every sixth for fitting what reads the figures of the readers.
`asked/hurried.jsonl` has some of them once more, typed in a hurry by six others; what was judged
for the one is taken for the other. `asked/letters.jsonl` has the questions of made-up mails to the
helpdesk, judged in the same way; those of `tests/evaluation/enquiries/passages` are for fitting.
`asked/conversations.jsonl` has what was asked on in the made-up conversations of
`tests/benchmarks/conversations`, with passages found in several ways; those on which a regression
that reads the close reader's figures is fitted are not for training.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from examples import Example

from assistant.divide import behind_subject
from assistant.in_letter import SENTENCES_BEFORE
from index.reader import ReadablePassage
from index.search import Query

_FOLDER = Path(__file__).with_name("asked")
_LAST_WRITERS = frozenset(
    (
        "situation_first",
        "something_at_stake",
        "partner_agencies",
        "old_habits",
        "neighbours",
        "one_fact",
        "official_words",
    )
)
# An answer in part is one, and counts half.
_IN_PART = 0.5


class Part(StrEnum):
    """What a question is for."""

    TRAIN = "train"
    FIT = "fit"
    TEST = "test"


class Grade(IntEnum):
    """How far a passage answers a question."""

    NOT = 0
    IN_PART = 1
    ANSWERS = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage as it was judged for a question: how far it answers, and with which pieces."""

    passage: ReadablePassage
    grade: Grade
    pieces: tuple[int, ...]

    @property
    def quoted(self) -> list[str]:
        """Return the pieces that a careful person would quote."""
        return [self.passage.pieces[at] for at in self.pieces]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was found for it; `writer` names the manner of whoever wrote it."""

    question: str
    writer: str
    part: Part
    judged: tuple[Judged, ...]

    @property
    def grade(self) -> Grade:
        """Return how far the best of the passages answers."""
        return max(one.grade for one in self.judged)


@dataclass(frozen=True, slots=True)
class AskedInLetter:
    """A question of a mail: complete, and, where it was found, as it was put behind what was told.

    `alone` is the question as intake makes it stand alone.
    """

    mail: str
    complete: str
    alone: str
    as_put: str
    before: tuple[str, ...]
    judged: tuple[Judged, ...]

    @property
    def grade(self) -> Grade:
        """Return how far the best of the passages answers."""
        return max((one.grade for one in self.judged), default=Grade.NOT)

    def texts(self) -> Iterator[str]:
        """Yield the ways in which it may be read: complete, and behind what was told before it."""
        yield self.complete
        if self.as_put:
            yield " ".join((*self.before[-SENTENCES_BEFORE:], self.as_put))


@dataclass(frozen=True, slots=True)
class AskedOn:
    """A question of a conversation, with the turns before it; `leans` is whether it needs them."""

    conversation: str
    before: tuple[str, ...]
    question: str
    leans: bool
    judged: tuple[Judged, ...]

    def texts(self) -> Iterator[str]:
        """Yield the ways in which it may be read: alone, and by what was asked before."""
        yield self.question
        if self.leans:
            yield behind_subject(Query(self.question, self.before))
            yield f"{self.before[-1]} {self.question}"


@cache
def asked(part: Part) -> tuple[Asked, ...]:
    """Return the questions that are for `part`."""
    passages = _passages()
    return tuple(
        Asked(one["q"], one["by"], part, tuple(_judged(one, passages)))
        for one in _lines("questions.jsonl")
        if one["part"] == part
    )


@cache
def asked_in_a_hurry(part: Part) -> tuple[Asked, ...]:
    """Return those questions that are for `part`, and were typed once more, as they were then."""
    again = {one["asked"]: one["q"] for one in _lines("hurried.jsonl")}
    return tuple(
        replace(one, question=again[one.question], writer=f"{one.writer}, in a hurry")
        for one in asked(part)
        if one.question in again
    )


@cache
def asked_in_letters(part: Part) -> tuple[AskedInLetter, ...]:
    """Return the questions of mails that are for `part`."""
    passages = _passages()
    return tuple(
        AskedInLetter(
            one["mail"],
            one["complete"],
            one.get("alone", ""),
            one.get("as_put", ""),
            tuple(one.get("before", ())),
            tuple(_judged(one, passages)),
        )
        for one in _lines("letters.jsonl")
        if one["part"] == part
    )


@cache
def asked_on(part: Part) -> tuple[AskedOn, ...]:
    """Return the questions of conversations that are for `part`."""
    passages = _passages()
    return tuple(
        AskedOn(
            one["conversation"],
            tuple(one["before"]),
            one["q"],
            one["leans"],
            tuple(_judged(one, passages)),
        )
        for one in _lines("conversations.jsonl")
        if one["part"] == part
    )


@cache
def _passages() -> list[ReadablePassage]:
    return [
        ReadablePassage(one["heading"], tuple(one["pieces"])) for one in _lines("passages.jsonl")
    ]


def _judged(told: dict[str, Any], passages: list[ReadablePassage]) -> Iterator[Judged]:
    answers, in_part = told.get("answers", {}), told.get("in_part", {})
    for at in told["read"]:
        key = str(at)
        grade = Grade.ANSWERS if key in answers else Grade.IN_PART if key in in_part else Grade.NOT
        yield Judged(passages[at], grade, tuple(answers.get(key) or in_part.get(key) or ()))


def examples_of(part: Part, *, later: bool | None = None) -> Iterator[Example]:
    """Yield each question with each passage judged for it.

    `later` tells whether those of the last seven writers are meant, or those of all before.
    """
    every = asked(part)
    if later is not None:
        every = tuple(one for one in every if (one.writer in _LAST_WRITERS) is later)
    yield from _examples(every, "asked")


def examples_in_a_hurry(part: Part) -> Iterator[Example]:
    """Yield each question that was typed once more with each passage judged for it."""
    yield from _examples(asked_in_a_hurry(part), "asked in a hurry")


def _examples(every: Sequence[Asked], source: str) -> Iterator[Example]:
    for number, one in enumerate(every):
        for judged in one.judged:
            yield _example(one.question, judged, source, f"{source}{number}")


def examples_in_letters(part: Part) -> Iterator[Example]:
    """Yield each question of a mail, in each way that it may be read, with each passage."""
    for one in asked_in_letters(part):
        for text in one.texts():
            for judged in one.judged:
                yield _example(text, judged, "asked in letters", one.mail)


def examples_in_conversations(part: Part) -> Iterator[Example]:
    """Yield each question asked on, in each way that it may be read, with each passage."""
    for one in asked_on(part):
        for text in dict.fromkeys(one.texts()):
            for judged in one.judged:
                yield _example(text, judged, "asked on", one.conversation)


def _example(question: str, judged: Judged, source: str, group: str) -> Example:
    places = range(len(judged.passage.pieces))
    weight = _IN_PART if judged.grade is Grade.IN_PART else 1.0
    labels = tuple(int(at in judged.pieces) for at in places)
    return Example(question, judged.passage, labels, source, group, weight)


def _lines(name: str) -> Iterator[dict[str, Any]]:
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
