"""Shows what an answer cites: each place once, its quotes in their section, and how current."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import escape

from assistant.answer import Citation
from assistant.parts import ShelvedDocument
from corpus.document import Block
from corpus.sentences import Span
from ui.source import Source, sources_of
from ui.web.ask.exchange import Exchange
from ui.web.ask.spoken import language_of
from ui.web.ask.turn_view import (
    Take,
    held_document,
    official_address,
    quote_address_of,
    quote_id,
    shown_citations,
    trail_of,
)
from ui.web.language import Words
from ui.web.library.document_view import Piece, opened_in, pieces_of, quote_in
from ui.web.library.status_words import dated_status
from ui.web.rendering import piece

_SECTION_BLOCKS = 24
_BLOCKS_AROUND = 8
_NOWHERE: Span = (-1, -1)


@dataclass(frozen=True, slots=True)
class ShownCitation:
    """A citation of a source: where the reader and the publisher have its words.

    `id` is that of its words in the section; `in_section` is false where they cannot be shown.
    """

    number: int
    id: str
    reader: str
    official: str | None
    in_section: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text without a gap; `before` and `after` name the message on what was left out there."""

    pieces: tuple[Piece, ...]
    before: str = ""
    after: str = ""


def sources_html(exchange: Exchange | None, take: Take, words: Words) -> str:
    """Return the sources of an answer as far as it is shown, each one block of HTML."""
    sources = sources_of(shown_citations(exchange)) if exchange else []
    if exchange is None or not sources:
        return ""
    title = f'<h2 class="sources-title">{escape(words("ask-sources"))}</h2>'
    blocks = [
        source_html(one, exchange.number, take, words, first=one is sources[0]) for one in sources
    ]
    return "\n\n".join([title, *blocks])


def source_html(
    source: Source,
    turn: int,
    take: Take,
    words: Words,
    *,
    first: bool = False,
    here: bool = False,
) -> str:
    """Return one source: its quotes in their section, its place and status, and where to go.

    One that stands `here`, under its turn on a plain page, has no tools.
    """
    shelved = held_document(source.first.document_id, take)
    stretches = list(_stretches(source, shelved)) if shelved else []
    found = opened_in(piece for one in stretches for piece in one.pieces)
    cited = [
        _shown(one, turn, in_section=place in found) for place, one in enumerate(source.citations)
    ]
    return piece(
        "ask/source.html",
        words,
        source=source,
        citation=source.first,
        cited=cited,
        turn=turn,
        first=first,
        tools=not here,
        trail=trail_of(source.first),
        status=dated_status(source.first, words),
        stretches=stretches,
        language=language_of(shelved),
    )


def _shown(citation: Citation, turn: int, *, in_section: bool) -> ShownCitation:
    return ShownCitation(
        citation.number,
        quote_id(turn, citation.number),
        quote_address_of(citation),
        official_address(citation),
        in_section,
    )


def _stretches(source: Source, shelved: ShelvedDocument) -> Iterator[Stretch]:
    """Yield the cited sections, a long one cut to what stands around the quotes."""
    document = shelved.document
    quotes = [quote_in(document, one.start, one.end) or _NOWHERE for one in source.citations]
    found = [shelved.section_at(start) for start, _ in quotes]
    for section in {one.start: one for one in found if one}.values():
        blocks = section.blocks
        ranges = _shown_ranges(blocks, quotes)
        for first, last in ranges:
            goes_on = "ask-later-text" if last == ranges[-1][1] else "ask-text-between"
            yield Stretch(
                pieces_of(document, blocks[first:last], quotes=quotes),
                before="ask-earlier-text" if first > 0 and first == ranges[0][0] else "",
                after=goes_on if last < len(blocks) else "",
            )


def _shown_ranges(blocks: Sequence[Block], quotes: Sequence[Span]) -> list[Span]:
    """Return which blocks of a section are shown, as ranges that end before their second number."""
    if len(blocks) <= _SECTION_BLOCKS:
        return [(0, len(blocks))]
    ranges: list[Span] = []
    for place, one in enumerate(blocks):
        if not any(one.start < end and one.end > start for start, end in quotes):
            continue
        first = max(0, place - _BLOCKS_AROUND)
        last = min(len(blocks), place + _BLOCKS_AROUND + 1)
        if ranges and first <= ranges[-1][1]:
            first = ranges.pop()[0]
        ranges.append((first, last))
    return ranges
