"""The rules on what is asked about one case, beside the words that a case is not judged."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import NearestHeading, Statement
from assistant.check import check
from assistant.divide import divide
from assistant.in_conversation import in_conversation
from assistant.in_english import in_english
from assistant.in_letter import in_letter
from assistant.letter import Letter
from assistant.looking_up import LOOKING_UP
from assistant.parts import Parts
from assistant.quote import quote
from assistant.stand_alone import stand_alone
from assistant.working import Working
from corpus.publication import Status

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
# Of 31 questions on one case that find nothing as they stand, nine find something as letters; five
# of them surely, of which four are right, and of the others two.
_SURELY = 0.4
_LOOKED_UP: tuple[Callable[[Working, Parts], Working], ...] = (
    in_english,
    stand_alone,
    divide,
    in_letter,
    in_conversation,
    *LOOKING_UP,
    quote,
    check,
)


def looked_up_in_general(working: Working, parts: Parts) -> Working:
    """Return a question on one case as it is answered if it is taken for one on all.

    In a letter it has been settled before that no single case is asked about.
    """
    looked_up = _looked_up(replace(working, outcome=None), parts)
    told = _told_and_asked(working)
    if looked_up.statements or told is None:
        return looked_up
    again = _looked_up(replace(working, outcome=None, question=told.as_put, letter=told), parts)
    return again if again.evidence >= _SURELY else looked_up


def rules_of(looked_up: Working) -> tuple[NearestHeading, ...]:
    """Return the places whose current words would answer: as surely as any answer does."""
    found: dict[tuple[str, tuple[str, ...]], NearestHeading] = {}
    for statement in looked_up.statements:
        place = _place_of(statement, looked_up)
        if place.status == Status.CURRENT:
            found.setdefault((place.document_id, place.heading_trail), place)
    return tuple(found.values())


def _looked_up(working: Working, parts: Parts) -> Working:
    for step in _LOOKED_UP:
        working = step(working, parts)
    return working


def _told_and_asked(working: Working) -> Letter | None:
    """Return a question behind what is told of a case as a letter, for so people write them."""
    sentences = _SENTENCES.split(working.sought)
    asks = [place for place, one in enumerate(sentences) if one.endswith("?")]
    if working.letter is not None or not asks or not asks[0]:
        return None
    told, asked = sentences[: asks[0]], " ".join(sentences[asks[0] :])
    return Letter(asked, tuple(told), working.sought)


def _place_of(statement: Statement, looked_up: Working) -> NearestHeading:
    """Return where the words of a statement stand, with these words."""
    cited = [one for one in looked_up.citations if one.number in statement.citations]
    first = cited[0]
    return NearestHeading(
        document_id=first.document_id,
        publication=first.publication,
        heading_trail=first.heading_trail,
        url=first.url,
        starter_note=first.starter_note,
        status=first.status,
        quote="\n".join(one.quote for one in cited),
        start=first.start,
        end=cited[-1].end,
    )
