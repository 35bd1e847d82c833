"""Shows what an answer cites: each quote in its section, with where it stands and how current."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import escape

from assistant.answer import Citation
from corpus.document import Block
from ui.web.ask.exchange import Exchange
from ui.web.ask.spoken import language_of
from ui.web.ask.turn_view import (
    Take,
    held_document,
    official_address,
    quote_address_of,
    shown_citations,
    trail_of,
)
from ui.web.language import Words
from ui.web.library.document_view import pieces_of
from ui.web.library.status_words import dated_status
from ui.web.rendering import piece

_SECTION_BLOCKS = 24
_BLOCKS_AROUND = 8


def sources_html(exchange: Exchange | None, take: Take, words: Words) -> str:
    """Return the sources of an answer as far as it is shown, each one block of HTML."""
    cited = shown_citations(exchange) if exchange else []
    if exchange is None or not cited:
        return ""
    title = f'<h2 class="sources-title">{escape(words("ask-sources"))}</h2>'
    blocks = [
        source_html(one, exchange.number, take, words, first=one is cited[0]) for one in cited
    ]
    return "\n\n".join([title, *blocks])


def source_html(
    citation: Citation,
    turn: int,
    take: Take,
    words: Words,
    *,
    first: bool = False,
    here: bool = False,
) -> str:
    """Return one citation: the quote in its section, its place and status, and where to go.

    One that stands `here`, under its turn on a plain page, has no tools.
    """
    blocks, cut_before, cut_after = _around(citation, take)
    shelved = held_document(citation.document_id, take)
    section = (
        pieces_of(shelved.document, blocks, marked=(citation.start, citation.end))
        if shelved
        else ()
    )
    return piece(
        "ask/source.html",
        words,
        citation=citation,
        turn=turn,
        first=first,
        tools=not here,
        trail=trail_of(citation),
        status=dated_status(citation, words),
        section=section,
        language=language_of(shelved),
        cut_before=cut_before,
        cut_after=cut_after,
        reader=quote_address_of(citation),
        official=official_address(citation),
    )


def _around(citation: Citation, take: Take) -> tuple[Sequence[Block], bool, bool]:
    """Return the blocks of the cited section, a long one cut to those around the quote."""
    shelved = held_document(citation.document_id, take)
    section = shelved.section_at(citation.start) if shelved else None
    if section is None:
        return (), False, False
    blocks = section.blocks
    if len(blocks) <= _SECTION_BLOCKS:
        return blocks, False, False
    touched = [
        place
        for place, one in enumerate(blocks)
        if one.start < citation.end and one.end > citation.start
    ]
    first = max(0, touched[0] - _BLOCKS_AROUND)
    last = touched[-1] + _BLOCKS_AROUND + 1
    return blocks[first:last], first > 0, last < len(blocks)
