"""Shows a whole conversation on a plain page: each turn with its sources under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from assistant.records.conversations import KeptConversation
from ui.source import sources_of
from ui.web.ask.exchange import kept_exchange
from ui.web.ask.source_view import source_html
from ui.web.ask.turn_view import Take, shown_citations, turn_html
from ui.web.language import Words

# Each brings its sources along: of 200 at once a browser takes seconds to lay them out.
TURNS_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class TurnPage:
    """Some of the turns of a long conversation, by number, and whether they are those shown."""

    first: int
    last: int
    here: bool


def first_of_page(number: int) -> int:
    """Return the number of the first turn of the page that a turn stands on."""
    return (max(number, 1) - 1) // TURNS_A_PAGE * TURNS_A_PAGE + 1


def turn_pages(count: int, first: int) -> list[TurnPage]:
    """Return the pages of a conversation of `count` turns, none if they fit on one."""
    if count <= TURNS_A_PAGE and first == 1:
        return []
    return [
        TurnPage(one, min(one + TURNS_A_PAGE - 1, count), one == first)
        for one in range(1, count + 1, TURNS_A_PAGE)
    ]


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """A turn as HTML, the sources that stand under it, and when it was asked."""

    html: Markup
    sources: tuple[Markup, ...]
    asked_at: datetime


def shown_turns(kept: KeptConversation, take: Take, words: Words) -> list[ShownTurn]:
    """Return the turns of a conversation in order; what they hold is text and stays text."""
    return [
        ShownTurn(
            Markup(turn_html(exchange, take, words, here=True)),
            tuple(
                Markup(source_html(one, exchange.number, take, words, here=True))
                for one in sources_of(shown_citations(exchange))
            ),
            turn.asked_at,
        )
        for turn in kept.turns
        for exchange in (kept_exchange(turn),)
    ]
