"""Follows each claim of a model's reply: what became of it, and why."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.checking.verdict import Objection
from assistant.evaluation.watching import Call, Opinion
from assistant.writing.claims import Claim, ReplyReader

NO_WORDS = "names no words to rely on"
NOT_THERE = "names words that are not in what it was given"
_IN_BRACKETS = re.compile(r"\s*[\[(][^\])]*[\])]")


class Became(StrEnum):
    """What became of a claim."""

    HELD = "held"
    REPEATED = "held, said before"
    QUOTED = "quoted instead"
    DROPPED = "dropped"
    UNREAD = "not needed any more"


@dataclass(frozen=True, slots=True)
class FollowedClaim:
    """A claim as the model wrote it, what became of it, and what the checker says of it.

    A claim that held in spite of objections was shown unchecked.
    """

    text: str
    words: tuple[str, ...]
    became: Became
    objections: tuple[Objection, ...] = ()

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with it, in a word or a few, each once."""
        if self.became is Became.DROPPED:
            return (NOT_THERE if any(self.words) else NO_WORDS,)
        return tuple(dict.fromkeys(one.fault.value for one in self.objections))

    @property
    def why(self) -> str:
        """What is wrong with it, for a person."""
        said = (f"{one.fault.value}: {one.reason}" for one in self.objections)
        return "; ".join(said) or "; ".join(self.faults)


def followed(call: Call, opinions: Sequence[Opinion], *, heard: bool) -> tuple[FollowedClaim, ...]:
    """Return the claims of a reply in order; `opinions` are those on the ones with words to check.

    `heard` tells whether the checker's objections kept a claim from being shown.
    """
    left, said = deque(opinions), set[str]()
    found = []
    for claim in _claims_of(call):
        checked = bool(left) and _without_brackets(claim.statement) == _without_brackets(
            left[0].statement
        )
        if checked:
            found.append(_checked(claim, left.popleft(), said, heard=heard))
        else:
            # Where no more was wanted, the last claim that was read had been shown.
            unread = call.given_up and not left
            found.append(_followed(claim, Became.UNREAD if unread else Became.DROPPED))
    return tuple(found)


def _claims_of(call: Call) -> Iterator[Claim]:
    reader = ReplyReader()
    for piece in call.pieces:
        yield from reader.take(piece)
    if call.is_whole:
        yield from reader.rest()


def _checked(claim: Claim, opinion: Opinion, said: set[str], *, heard: bool) -> FollowedClaim:
    if opinion.objections and heard:
        became = Became.QUOTED
    else:
        became = Became.REPEATED if opinion.statement in said else Became.HELD
        said.add(opinion.statement)
    return _followed(claim, became, opinion)


def _followed(claim: Claim, became: Became, opinion: Opinion | None = None) -> FollowedClaim:
    words = tuple(one.words for one in claim.support)
    if opinion is None:
        return FollowedClaim(_in_one_line(claim.statement), words, became)
    return FollowedClaim(opinion.statement, words, became, opinion.objections)


def _without_brackets(text: str) -> str:
    """Return a statement without what may be the id of a passage, which is not shown."""
    return _in_one_line(_IN_BRACKETS.sub("", text))


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
