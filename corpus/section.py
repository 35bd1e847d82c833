"""Sections of a document: each heading with what stands under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Block, BlockKind, Document
from corpus.sentences import Span, sentence_spans


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks directly under it, up to the next heading of any depth.

    `trail` is the headings from the outermost to this one; empty before the first heading.
    `start` and `end` span the blocks (without the heading) in `Document.text`.
    """

    trail: tuple[str, ...]
    anchor: str | None
    blocks: tuple[Block, ...]
    start: int
    end: int


def sections_of(document: Document) -> list[Section]:
    """Return the sections in reading order.

    A heading with nothing under it, not even a deeper heading, is a section of its own words, so
    that nothing a document says is out of reach.
    """
    sections: list[Section] = []
    open_headings: list[Block] = []
    body: list[Block] = []
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING:
            body.append(block)
            continue
        if not body and open_headings and open_headings[-1].level >= block.level:
            body = [open_headings.pop()] if _stands_alone(open_headings[-1], sections) else []
        _close(sections, document, open_headings, body)
        body = []
        open_headings = [one for one in open_headings if one.level < block.level] + [block]
    if not body and open_headings:
        body = [open_headings.pop()] if _stands_alone(open_headings[-1], sections) else []
    _close(sections, document, open_headings, body)
    return sections


def _stands_alone(heading: Block, sections: list[Section]) -> bool:
    return not sections or sections[-1].end < heading.start


def leads_of(document: Document, section: Section) -> list[tuple[Span, ...]]:
    """Return, for each block of `section`, what must be read before it, outermost first.

    For a list item that is the lead-in sentence and the items it is nested in; for a table row the
    header row. A bullet quoted without its lead-in is the classic misleading quote.
    """
    leads: list[tuple[Span, ...]] = []
    lead_in: Span | None = None
    parents: list[Block] = []
    for place, block in enumerate(section.blocks):
        before = section.blocks[place - 1] if place else None
        if block.kind is BlockKind.LIST_ITEM:
            if before is None or before.kind is not BlockKind.LIST_ITEM:
                lead_in, parents = _lead_in(document, before), []
            parents = [one for one in parents if one.level < block.level]
            outer = ((lead_in,) if lead_in else ()) + tuple((p.start, p.end) for p in parents)
            leads.append(outer)
            parents.append(block)
        elif block.kind is BlockKind.TABLE_ROW:
            leads.append(_header_before(section, place))
        else:
            leads.append(())
    return leads


def _lead_in(document: Document, before: Block | None) -> Span | None:
    if before is None or before.kind is not BlockKind.PARAGRAPH:
        return None
    last = sentence_spans(document.text, before.start, before.end)[-1]
    words = document.text[last[0] : last[1]]
    return last if words[-1] not in ".!?" or _ANNOUNCES.search(words) else None


# A sentence with a full stop that still needs the list behind it: "The officer does one of two."
_ANNOUNCES = re.compile(
    r"\b(?:following|below|these|any one|one of|all of|any of|either|both|things)\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten) (?:\w+ ){0,2}\w+\W*$",
    re.IGNORECASE,
)


def _header_before(section: Section, place: int) -> tuple[Span, ...]:
    for block in reversed(section.blocks[:place]):
        if block.kind is BlockKind.TABLE_HEADER:
            return ((block.start, block.end),)
        if block.kind is not BlockKind.TABLE_ROW:
            break
    return ()


def _close(
    sections: list[Section], document: Document, headings: list[Block], body: list[Block]
) -> None:
    if not body:
        return
    trail = tuple(document.text[one.start : one.end] for one in headings)
    own = [one for one in body if one.kind is BlockKind.HEADING]
    anchor = next((one.anchor for one in reversed([*headings, *own]) if one.anchor), None)
    sections.append(Section(trail, anchor, tuple(body), body[0].start, body[-1].end))
