"""What a sentence of a reply may stand on, and whether it does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.answer import Answer, Citation
from assistant.checking.checker import Checker
from assistant.checking.verdict import Evidence, Fault
from assistant.helpdesk.reply.altered import altered_words
from assistant.helpdesk.reply.compose import cited_by
from assistant.helpdesk.reply.draft import Draft
from assistant.helpdesk.reply.marks import Amiss, Mark, mark_of
from assistant.screening.patterns import Pattern, pattern
from corpus.sentences import sentence_spans

# So many quotes are tried, the ones that share most words with the sentence first.
_TRIED = 3
# A sentence with fewer words of weight in common with a quote is not about what the quote says.
_LEAST_SHARED = 2
_MOST_MARKS = 4
# What is longer is no sentence that anybody could check, and would take long to compare.
_LONGEST_SENTENCE = 2_000
_WORD = re.compile(r"[^\W_]+")
_LIGHT = frozenset(
    """
    a about after again all also an and any are as at be been being before both but by can
    cannot do does did for from had has have he her here his how i if in into is it its may
    more must no nor not of off on or our out over should she so some such than that the their
    them then there these they this those to under until up was we were what when where which
    who whom why will with would you your longer apply applies applied true false wrong right
    correct incorrect still now any anymore case cases yes please however therefore says said
    """.split()  # noqa: SIM905 -- a hundred words read better than a hundred strings
)


@dataclass(frozen=True, slots=True)
class Carrier:
    """A statement of an answer, whole, with what it is called, where it stands and its label."""

    text: str
    citations: tuple[Citation, ...]
    label: str = ""
    sources: tuple[int, ...] = ()

    @property
    def evidence(self) -> Evidence:
        """What the checker is given: the quotes as one text, so that no part of it goes missing."""
        first = self.citations[0]
        quoted = "\n".join(one.quote for one in self.citations)
        return Evidence(quoted, tuple(dict.fromkeys((first.publication, *first.heading_trail))))

    @property
    def parts(self) -> tuple[str, ...]:
        """The sentences and list items that belong together, compared as `compared` has them."""
        found = (
            self.text[start:end]
            for line_start, line_end in _lines(self.text)
            for start, end in sentence_spans(self.text, line_start, line_end)
        )
        return tuple(one for one in map(compared, found) if one)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a sentence stands on, or why it stands on nothing."""

    by: tuple[Carrier, ...] = ()
    marks: tuple[Mark, ...] = ()


def carriers_of(draft: Draft, answers: Iterable[Answer]) -> tuple[Carrier, ...]:
    """Return the statements that a sentence may stand on: those shown, and those left out."""
    shown = [
        Carrier(one.text, one.citations, one.label, one.sources)
        for one in draft.sentences
        if one.citations
    ]
    known = {(one.text, one.citations) for one in shown}
    others = [
        Carrier(statement.text, cited_by(statement, answer), statement.label)
        for answer in answers
        for statement in answer.statements
        if cited_by(statement, answer)
    ]
    return (*shown, *(one for one in others if (one.text, one.citations) not in known))


def carried(statement: str, carriers: Sequence[Carrier], checker: Checker) -> Carried:
    """Tell what a sentence stands on: one quote, else two together; or what is against it.

    The quotes that have most of its words are tried first; what is against it is told of the first.
    """
    if len(statement) > _LONGEST_SENTENCE:
        return Carried(marks=(Mark(Amiss.NOTHING),))
    near = sorted(carriers, key=lambda one: -_shared(statement, one))[:_TRIED]
    if not near or _shared(statement, near[0]) < min(_LEAST_SHARED, _least(statement)):
        return Carried(marks=(Mark(Amiss.NOTHING),))
    first: tuple[Mark, ...] = ()
    for tried in _tried(near):
        if sum(_shared(statement, one) for one in tried) < _LEAST_SHARED:
            continue
        objections = checker.objections_to(statement, [one.evidence for one in tried])
        marks = (*dict.fromkeys(map(mark_of, objections)), *_turned(statement, tried))
        marks = marks or _altered(statement, near)
        if not marks:
            return Carried(by=tried)
        first = first or marks
    return Carried(marks=first[:_MOST_MARKS] or (Mark(Amiss.NOTHING),))


def _altered(statement: str, carriers: Sequence[Carrier]) -> tuple[Mark, ...]:
    words = altered_words(statement, [one.text for one in carriers])
    return (Mark(Amiss.ALTERED, ", ".join(words)),) if words else ()


def _turned(statement: str, carriers: Sequence[Carrier]) -> tuple[Mark, ...]:
    """Return the words that turn a sentence round and are in none of its quotes, as marks."""
    quoted = "\n".join(f"{one.text}\n{one.evidence.quote}" for one in carriers).casefold()
    found = (statement[start:end] for start, end in _turning().spans_in(statement))
    words = [one for one in found if one.casefold() not in quoted]
    return tuple(Mark(Fault.NEGATION.value, one) for one in dict.fromkeys(words))


@cache
def _turning() -> Pattern:
    file = files("assistant.helpdesk.reply").joinpath("wording/turning.toml")
    words = tomllib.loads(file.read_text(encoding="utf-8"))["words"]
    return pattern(rf"\b(?:{'|'.join(words)})\b")


def compared(text: str) -> str:
    """Return text as exact words are compared: one space between words, no bullet, no marks."""
    return " ".join(text.split()).strip('“”"•*-– ')


def _tried(near: Sequence[Carrier]) -> Iterator[tuple[Carrier, ...]]:
    yield from ((one,) for one in near)
    if len(near) > 1:
        yield tuple(near[:2])


def _shared(statement: str, carrier: Carrier) -> int:
    return len(_heavy(statement) & _heavy(f"{carrier.text} {carrier.evidence.quote}"))


def _least(statement: str) -> int:
    """A sentence without any word of weight must still have something to stand on."""
    return max(1, min(_LEAST_SHARED, len(_heavy(statement))))


def _heavy(text: str) -> frozenset[str]:
    words = (one.casefold() for one in _WORD.findall(text))
    return frozenset(_stem(one) for one in words if one not in _LIGHT)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)
