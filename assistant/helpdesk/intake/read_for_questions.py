"""Reads a mail closely for the sentences of it that ask something, whatever their shape.

The rules of `asking` know how questions are put. This knows the rest by what it has learnt from
mails: "nobody seems to agree on who signs it" asks, and "how hard can it be?" does not. Both are
weighed by a logistic regression, fitted by `tests/benchmarks/asking_sentences.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.helpdesk.intake.asking import Asks, what_it_does
from assistant.helpdesk.intake.blocks import Sentence, sentences_of
from assistant.logistic import LogisticModel, fitted
from index.close_reader import CloseReader
from index.reader import ReadablePassage

# What the close reader is asked of a mail; it has learnt on mails with just these words.
WANTED = "What does the person who wrote this want to know?"
_PACKAGE, _FITTED = "assistant.helpdesk.intake", "asking_sentences.json"


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence of a text, by its place, with what tells whether it asks.

    `found` tells that a question was found in it by its shape, `is_checked` that the next sentence
    asks whether it is right, and so asks it.
    """

    place: int
    found: bool
    signals: Mapping[str, float]
    is_checked: bool = False


def as_passage(subject: str, sentences: Sequence[str]) -> ReadablePassage:
    """Return a mail as the close reader takes it: its subject, and its sentences in order."""
    return ReadablePassage(subject, tuple(sentences))


def sentences_read(
    text: str, subject: str, found: Iterable[str], close_reader: CloseReader
) -> list[ReadSentence]:
    """Read the sentences of a text; `found` are its words in which the rules see questions.

    None where nothing reads closely.
    """
    told = [one for one in enumerate(sentences_of(text)) if text[one[1].start : one[1].end].strip()]
    if not told:
        return []
    words = [" ".join(text[one.start : one.end].split()) for _, one in told]
    readings = close_reader.read(WANTED, [as_passage(subject, words)])
    if not readings:
        return []
    asking = [(at, at + len(one)) for one in found if (at := text.find(one)) >= 0]
    by_shape = [_is_in(one, asking) for _, one in told]
    checked = [what_it_does(one) is Asks.CHECKS for one in (*words[1:], "")]
    return [
        ReadSentence(
            place,
            asks,
            _signals(one, said, asks, closely) | {"others": math.log(1 + sum(by_shape) - asks)},
            is_checked,
        )
        for (place, one), said, asks, is_checked, closely in zip(
            told, words, by_shape, checked, readings[0].pieces, strict=True
        )
    ]


def read_otherwise(read: Sequence[ReadSentence]) -> dict[int, bool]:
    """Return by their places the sentences of which the rules are wrong, and whether they ask.

    A mail wants something: what the rules found is left where nothing else would ask.
    """
    if not read:
        return {}
    bounds = fitted(_PACKAGE, _FITTED)["bounds"]
    otherwise = {}
    for one in read:
        likely = _model().likelihood(one.signals)
        if one.found and likely < bounds["tells"]:
            otherwise[one.place] = False
        elif not one.found and not one.is_checked and likely >= bounds["asks"]:
            otherwise[one.place] = True
    asking = [one for one in read if otherwise.get(one.place, one.found)]
    return otherwise if asking else {}


@cache
def _model() -> LogisticModel:
    return LogisticModel.of(fitted(_PACKAGE, _FITTED))


def _is_in(sentence: Sentence, asking: Iterable[tuple[int, int]]) -> bool:
    return any(start < sentence.end and sentence.start < end for start, end in asking)


def _signals(one: Sentence, said: str, found: bool, closely: float) -> dict[str, float]:
    does = what_it_does(said)
    told: dict[str, float] = {
        "closely": closely,
        "found": float(found),
        "found_closely": closely * found,
        "marked": float("?" in said),
        "in_item": float(one.item > 0),
        "leads_in": float(one.leads_in),
        "words": math.log(1 + len(said.split())),
    }
    return told | {kind.name.lower(): float(does is kind) for kind in Asks}
