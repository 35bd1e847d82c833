"""What stands beside a sentence, a list or a table without which it would be misread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from corpus.document import Block, BlockKind, Document
from corpus.section import Section
from corpus.sentences import Span, sentence_spans

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
# A sentence that says how far what stands beside it can be relied on today.
_CAUTIONS = re.compile(
    r"\bnot (?:yet |been )*(?:verified|confirmed|commenced|begun|in force)\b"
    r"|\b(?:is|are|was|were) older than\b|\bby inference\b|\bunder review\b"
    r"|\bsubject to commencement\b|\b(?:should|must|has to|have to) be checked\b"
    r"|\bshould (?:first |always )?check the\b",
    re.IGNORECASE,
)
# It is about its section, if that is not long.
_FURTHEST_CAUTION = 1200
_LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
# A list that a sentence points back to, or that names exceptions, is brought along if it is short.
_SHORT_LIST_CHARACTERS = 700


def points_back(text: str, sentence: Span) -> bool:
    """Tell whether a sentence is understood only with the one before it."""
    start, end = sentence
    opens_so = _POINTS_BACK.match(text, start, end)
    return bool(opens_so or _POINTS_BACK_WITHIN.search(text, start, end))


def is_caution(text: str) -> bool:
    """Tell whether a text says how far what stands beside it can be relied on today."""
    return _CAUTIONS.search(text) is not None


def takes_back(text: str, sentence: Span) -> bool:
    """Tell whether a sentence takes back part of the one before it."""
    return _TAKES_BACK.match(text, *sentence) is not None


def before_of(document: Document, section: Section, place: int) -> tuple[Span, ...]:
    """Return what stands before the paragraph at `place` if its first sentence points back at it.

    That is the last sentence of the paragraph before, or a short list with its lead-in.
    """
    block = section.blocks[place]
    if block.kind is not BlockKind.PARAGRAPH or place == 0:
        return ()
    first = sentence_spans(document.text, block.start, block.end)[0]
    if not points_back(document.text, first):
        return ()
    before = section.blocks[place - 1]
    if before.kind is BlockKind.PARAGRAPH:
        return (sentence_spans(document.text, before.start, before.end)[-1],)
    if before.kind is not BlockKind.LIST_ITEM:
        return ()
    items = _run_back(section.blocks[:place])
    lead = place - len(items) - 1
    spans = [(one.start, one.end) for one in items]
    if lead >= 0 and section.blocks[lead].kind is BlockKind.PARAGRAPH:
        opening = section.blocks[lead]
        spans.insert(0, sentence_spans(document.text, opening.start, opening.end)[-1])
    return tuple(spans) if _is_short(spans) else ()


def tails_of(document: Document, section: Section, place: int) -> tuple[Span, ...]:
    """Return what stands behind the block at `place` and takes back part of it.

    A paragraph that opens with "However", "This does not apply" or the like; behind a list or a
    table it takes back part of each item and row. The list that it announces comes along.
    """
    after = place + 1
    if section.blocks[place].kind in _LISTED:
        kind = section.blocks[place].kind
        after += len(list(takewhile(lambda one: one.kind is kind, section.blocks[after:])))
    if after >= len(section.blocks) or section.blocks[after].kind is not BlockKind.PARAGRAPH:
        return ()
    block = section.blocks[after]
    first = sentence_spans(document.text, block.start, block.end)[0]
    if not takes_back(document.text, first):
        return ()
    items = [
        (one.start, one.end)
        for one in takewhile(
            lambda one: one.kind is BlockKind.LIST_ITEM, section.blocks[after + 1 :]
        )
    ]
    announced = first[1] == block.end and document.text[first[1] - 1] == ":" and _is_short(items)
    return (first, *items) if announced else (first,)


def cautions_of(document: Document, section: Section, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences of a section that say how far what is quoted of it can be relied on."""
    first, last = spans[0][0], spans[-1][1]
    return tuple(
        sentence
        for block in section.blocks
        if block.kind is BlockKind.PARAGRAPH
        for sentence in sentence_spans(document.text, block.start, block.end)
        if _CAUTIONS.search(document.text, *sentence)
        if max(first - sentence[1], sentence[0] - last) <= _FURTHEST_CAUTION
    )


def _run_back(blocks: tuple[Block, ...]) -> list[Block]:
    """Return the list items that end `blocks`, in reading order."""
    return [*takewhile(lambda one: one.kind is BlockKind.LIST_ITEM, reversed(blocks))][::-1]


def _is_short(spans: list[Span]) -> bool:
    return sum(end - start for start, end in spans) <= _SHORT_LIST_CHARACTERS
