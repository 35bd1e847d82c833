"""Cuts passages into the pieces that can be quoted without misleading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.parts import ShelvedDocument
from assistant.working import Unit
from corpus.document import Block, BlockKind, Document
from corpus.section import Section, leads_of
from corpus.sentences import Span, sentence_spans
from index.search import Match

# A sentence that opens with one of these points back at the one before it.
_POINTS_BACK = re.compile(
    r"(?:This|These|Those|That|They|Their|Them|It|Its|He|She|His|Her|Such|Both|Either|Neither|"
    r"However|But|Otherwise|Instead|Therefore|So|Then|In (?:that|this|such) (?:case|event)|"
    r"If (?:so|not)|The (?:former|latter|same))\b"
)
# So does one that speaks of a day, a case or a place named before.
_POINTS_BACK_WITHIN = re.compile(
    r"\b(?:on|from|by|until|after|before|since|at|in) (?:that|this|these|those|the same) "
    r"(?:day|date|time|point|stage|period|case|cases|respect|way|purpose|circumstances)\b"
    r"|\b(?:the|as) (?:above|foregoing)\b|\b(?:described|set out|listed|mentioned) above\b"
)
# A sentence that opens with one of these takes back part of the one before it.
_TAKES_BACK = re.compile(
    r"(?:However|But|Unless|Except|Exceptions?|The exceptions?|This (?:does|do|did|will) not|"
    r"That (?:does|did|will) not|It (?:does|did|will) not apply|Otherwise|Nevertheless|"
    r"Only if|Save (?:where|that|for)|Provided that)\b"
)
_WHOLE_ITEM_WORDS = 80
_ROWS = (BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER)
_FURTHEST_BACK = 2


def units_of(shelved: ShelvedDocument, match: Match) -> list[Unit]:
    """Return the units of the passage of `match`, in reading order."""
    passage = match.passage
    section = shelved.section_at(passage.start)
    if section is None:
        return []
    return [
        unit
        for unit in section_units(shelved.document, section, match)
        if unit.span[0] < passage.end and unit.span[1] > passage.start
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
    for block, block_leads, group in zip(section.blocks, leads, groups, strict=True):
        for span in _spans(document, block):
            introducing = introduced.get(_last_sentence(document, span), -1)
            yield Unit(
                document,
                match,
                span,
                block_leads,
                group=group if group >= 0 else introducing,
                introduces=introducing >= 0,
                is_row=block.kind in _ROWS,
            )


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


def _spans(document: Document, block: Block) -> list[Span]:
    whole = (block.start, block.end)
    sentences = sentence_spans(document.text, *whole)
    if block.kind in (*_ROWS, BlockKind.HEADING):
        return [whole]
    words = document.text[block.start : block.end].split()
    if block.kind is BlockKind.LIST_ITEM and len(words) <= _WHOLE_ITEM_WORDS:
        return [whole]
    return list(dict.fromkeys(_understandable(document.text, sentences)))


def _points_back(text: str, sentence: Span) -> bool:
    start, end = sentence
    opens_so = _POINTS_BACK.match(text, start, end)
    return bool(opens_so or _POINTS_BACK_WITHIN.search(text, start, end))


def _understandable(text: str, sentences: list[Span]) -> Iterator[Span]:
    """Widen sentences by the neighbours without which they would be misread."""
    for place, _ in enumerate(sentences):
        first = last = place
        while first > 0 and place - first < _FURTHEST_BACK and _points_back(text, sentences[first]):
            first -= 1
        if last + 1 < len(sentences) and _TAKES_BACK.match(text, sentences[last + 1][0]):
            last += 1
        yield sentences[first][0], sentences[last][1]
