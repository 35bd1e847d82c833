"""Cuts passages into the pieces that can be quoted without misleading."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.neighbours import before_of, points_back, tails_of, takes_back
from assistant.parts import ShelvedDocument
from assistant.working import Unit
from corpus.document import Block, BlockKind, Document
from corpus.section import Section, leads_of
from corpus.sentences import Span, sentence_spans
from index.search import Match

_WHOLE_ITEM_WORDS = 80
_ROWS = (BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER)
_FURTHEST_BACK = 2
_FURTHEST_ON = 2


def units_of(shelved: ShelvedDocument, match: Match) -> list[Unit]:
    """Return the units of the passage of `match`, in reading order."""
    passage = match.passage
    section = shelved.section_at(passage.start)
    if section is None:
        return []
    return [
        unit
        for unit in section_units(shelved.document, section, match)
        if unit.core[0] < passage.end and unit.core[1] > passage.start
    ]


def section_units(document: Document, section: Section, match: Match) -> Iterator[Unit]:
    """Yield the units of a whole section, in reading order."""
    leads = leads_of(document, section)
    groups = _groups(section)
    introduced = {
        lead: group
        for block_leads, group in zip(leads, groups, strict=True)
        for lead in block_leads
        if group >= 0
    }
    introduced |= _announcing_tables(document, section, groups)
    for place, (block, group) in enumerate(zip(section.blocks, groups, strict=True)):
        tails = tails_of(document, section, place)
        for span, core in _spans(document, block):
            introducing = introduced.get(_last_sentence(document, span), -1)
            before = before_of(document, section, place) if span[0] == block.start else ()
            ends_block = span[1] == block.end
            yield Unit(
                document,
                match,
                span,
                (*before, *leads[place]),
                core=core,
                tails=tails if ends_block else (),
                group=group if group >= 0 else introducing,
                introduces=introducing >= 0,
                is_row=block.kind in _ROWS,
                opens=core[0] == section.start,
            )


def _announcing_tables(document: Document, section: Section, groups: list[int]) -> dict[Span, int]:
    """Return the sentences that announce a table, each with where its rows begin.

    A row is understood by its header alone, but "These 13 are listed:" says nothing without rows.
    """
    found = {}
    for place, block in enumerate(section.blocks[:-1]):
        after = section.blocks[place + 1]
        if block.kind is not BlockKind.PARAGRAPH or after.kind not in _ROWS:
            continue
        rows = [one for one in groups[place + 1 : place + 3] if one >= 0]
        if rows and document.text[block.end - 1] == ":":
            found[sentence_spans(document.text, block.start, block.end)[-1]] = rows[0]
    return found


def _groups(section: Section) -> list[int]:
    """Return for each block where its list or table begins, -1 for other blocks."""
    groups: list[int] = []
    begin = -1
    before: Block | None = None
    for block in section.blocks:
        if block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
            if before is None or before.kind is not block.kind:
                begin = block.start
            groups.append(begin)
        else:
            groups.append(-1)
        before = block
    return groups


def _last_sentence(document: Document, span: Span) -> Span:
    return sentence_spans(document.text, *span)[-1]


def _spans(document: Document, block: Block) -> list[tuple[Span, Span]]:
    """Return the spans to quote, each with the sentence in it that is meant."""
    whole = (block.start, block.end)
    if block.kind in (*_ROWS, BlockKind.HEADING):
        return [(whole, whole)]
    words = document.text[block.start : block.end].split()
    if block.kind is BlockKind.LIST_ITEM and len(words) <= _WHOLE_ITEM_WORDS:
        return [(whole, whole)]
    sentences = sentence_spans(document.text, *whole)
    return list(zip(_understandable(document.text, sentences), sentences, strict=True))


def _understandable(text: str, sentences: list[Span]) -> Iterator[Span]:
    """Widen sentences by the neighbours without which they would be misread."""
    for place, _ in enumerate(sentences):
        first = last = place
        while first > 0 and place - first < _FURTHEST_BACK and points_back(text, sentences[first]):
            first -= 1
        while (
            last + 1 < len(sentences)
            and last - place < _FURTHEST_ON
            and takes_back(text, sentences[last + 1])
        ):
            last += 1
        yield sentences[first][0], sentences[last][1]
