"""Lays out what was approved for the like of a question before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.helpdesk.reply.pair import ApprovedPair, Offer
from ui.web.ask.turn_view import quote_address_of
from ui.web.language import Words


@dataclass(frozen=True, slots=True)
class OfferedSource:
    """A publication that an approved answer cites, and where its words are."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownPair:
    """An approved answer: what was asked, what was sent, and when it was approved.

    `cause` says why it is not offered any more, and `recalled` since when.
    """

    id: str
    question: str
    answer: tuple[str, ...]
    sources: tuple[OfferedSource, ...]
    day: str
    cause: str = ""
    recalled: str = ""


def shown_offers(
    offers: Mapping[int, Sequence[Offer]], words: Words
) -> dict[int, tuple[ShownPair, ...]]:
    """Return the offers of each question, nearest first; what says the same is shown once."""
    return {
        number: tuple({one.answer: one for one in _nearest_last(found, words)}.values())[::-1]
        for number, found in offers.items()
    }


def _nearest_last(found: Sequence[Offer], words: Words) -> list[ShownPair]:
    return [shown_pair(one.approved, words) for one in reversed(found)]


def shown_pair(approved: ApprovedPair, words: Words) -> ShownPair:
    """Return an approved answer as a page shows it."""
    pair, recalled = approved.pair, approved.recalled_at
    sources = {one.publication: quote_address_of(one) for one in pair.citations}
    return ShownPair(
        id=approved.id,
        question=pair.question,
        answer=tuple(
            f"{one.label}: {one.text}" if one.label else one.text for one in pair.statements
        ),
        sources=tuple(OfferedSource(*one) for one in sources.items()),
        day=words.day(approved.approved_at.astimezone().date()),
        cause=words(f"helpdesk-cause-{approved.cause}") if approved.cause else "",
        recalled=words.day(recalled.astimezone().date()) if recalled else "",
    )
