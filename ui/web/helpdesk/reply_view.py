"""Lays out a reply: its text, the sentences that stand on nothing, and what may be done with it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.helpdesk.reply.kept import KeptEnquiry
from assistant.helpdesk.reply.review import Review
from assistant.helpdesk.reply.states import MOVES, State
from assistant.helpdesk.reply.words import said
from ui.web.helpdesk.enquiry_view import SETTLED
from ui.web.language import Words

_MAY_LEAVE = (State.APPROVED, State.SENT, State.CLOSED)
# Work on the reply moves these on by itself.
_BY_ITSELF = (State.NEW, State.REOPENED)


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A sentence that stands on no quote, the reasons, and why it may go out all the same.

    `key` stands for its words in the form.
    """

    number: int
    key: str
    text: str
    reasons: tuple[str, ...]
    missing: bool
    ticked: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ShownReply:
    """A reply as it stands; `moves` are the states that it may be moved to now, the next first.

    `risks` tells why a colleague has to approve it; `barred` that whoever looks is none.
    """

    text: str
    language: str
    marks: tuple[ShownMark, ...]
    unticked: int
    risks: tuple[str, ...]
    moves: tuple[str, ...]
    barred: bool
    may_leave: bool
    left_out: int


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed beside marked sentences, by the key of each."""

    ticked: frozenset[str] = frozenset()
    reasons: Mapping[str, str] | None = None


def shown_reply(
    kept: KeptEnquiry, review: Review, person: str, words: Words, typed: Typed | None = None
) -> ShownReply | None:
    """Return the reply of an enquiry as `person` sees it, nothing where there is none yet."""
    if kept.draft is None:
        return None
    drafters = {one.casefold() for one in kept.drafters}
    barred = bool(review.risks) and person.casefold() in drafters and kept.state not in SETTLED
    return ShownReply(
        text=kept.text,
        language=kept.draft.language,
        marks=_marks(kept, review, words, typed or Typed()),
        unticked=len(review.unticked),
        risks=tuple(said("eyes", one.value, words.language) for one in review.risks),
        moves=_moves(kept.state, barred=barred),
        barred=barred,
        may_leave=kept.state in _MAY_LEAVE and bool(kept.text.strip()),
        left_out=kept.draft.left_out,
    )


def _marks(kept: KeptEnquiry, review: Review, words: Words, typed: Typed) -> tuple[ShownMark, ...]:
    kept_reasons = {key_of(one.words): one.reason for one in kept.ticks}
    reasons = kept_reasons | dict(typed.reasons or {})
    return tuple(
        ShownMark(
            number=number,
            key=key,
            text=one.text,
            reasons=tuple(mark.in_words(words.language) for mark in one.marks),
            missing=one.missing,
            ticked=key in kept_reasons or key in typed.ticked,
            reason=reasons.get(key, ""),
        )
        for number, one in enumerate(review.reply.marked, start=1)
        for key in (key_of(one.text),)
    )


def key_of(sentence: str) -> str:
    """Return what stands for a sentence in the names of fields, which do not keep its spaces."""
    return hashlib.sha256(sentence.encode("utf-8", "replace")).hexdigest()[:16]


def _moves(state: State, *, barred: bool) -> tuple[str, ...]:
    """Return the states that may follow, approval first where it is open to whoever looks."""
    order = (State.SENT, State.APPROVED, State.WAITING, State.DRAFTED, State.REOPENED, State.CLOSED)
    open_to = [one for one in order if one in MOVES[state]]
    if barred:
        open_to = [one for one in open_to if one is not State.APPROVED]
    if state in _BY_ITSELF:
        open_to = [one for one in open_to if one is not State.DRAFTED]
    return tuple(_name(state, one) for one in open_to)


def _name(state: State, wanted: State) -> str:
    """Return what a move is called: taking an approval back is another thing than giving back."""
    if wanted is State.DRAFTED:
        return "unapproved" if state is State.APPROVED else "given-back"
    return wanted.value


def state_of(move: str) -> State | None:
    """Return the state that a button leads to, nothing for a button of no move."""
    if move in ("unapproved", "given-back"):
        return State.DRAFTED
    return State(move) if move in tuple(State) else None
