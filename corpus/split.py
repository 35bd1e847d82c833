"""Cuts a document into passages: along headings, never across a section, never past a limit."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.document import Block, Document
from corpus.passage import Passage, passage_id
from corpus.section import Section, leads_of, sections_of
from corpus.sentences import Span, sentence_spans

CountTokens = Callable[[Sequence[str]], list[int]]

RULES_VERSION = 1
_SMALLEST_ROOM = 48
_HEADING_SHARE = 0.4
_MARKER_TOKENS = 4  # at most what a bullet or "(iii)" between two blocks takes


@dataclass(frozen=True, slots=True)
class CuttingRules:
    """How passages are cut; `token_limit` counts a whole `search_text` in tokens of `tokenizer`."""

    tokenizer: str
    token_limit: int = 200

    @property
    def fingerprint(self) -> str:
        """A short name that changes when any rule does."""
        rules = f"{RULES_VERSION}|{self.tokenizer}|{self.token_limit}"
        return hashlib.sha256(rules.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Piece:
    """The smallest run that is kept whole, with what must precede it.

    `binds` says that a passage must not end behind it (a lead-in, a table's header).
    """

    start: int
    end: int
    tokens: int
    leads: tuple[Span, ...]
    lead_tokens: int
    page: int | None
    binds: bool = False


def cut(document: Document, rules: CuttingRules, count_tokens: CountTokens) -> list[Passage]:
    """Return the passages of `document` in reading order; together they cover all its text.

    `count_tokens` counts the tokens of each text, without special tokens.
    """
    return [
        passage
        for section in sections_of(document)
        for passage in _cut_section(document, section, rules, count_tokens)
    ]


def _cut_section(
    document: Document, section: Section, rules: CuttingRules, count_tokens: CountTokens
) -> list[Passage]:
    heading, heading_tokens = _heading_text(document, section, rules, count_tokens)
    room = rules.token_limit - heading_tokens

    def fitted(group: list[_Piece]) -> list[Passage]:
        passage = _passage(document, section, heading, group)
        if len(group) == 1 or count_tokens([passage.search_text])[0] <= rules.token_limit:
            return [passage]
        middle = len(group) // 2
        return fitted(group[:middle]) + fitted(group[middle:])

    return [
        passage
        for group in _packed(_pieces(document, section, room, count_tokens), room)
        for passage in fitted(group)
    ]


def _heading_text(
    document: Document, section: Section, rules: CuttingRules, count_tokens: CountTokens
) -> tuple[str, int]:
    """Return title and trail as one line, with its tokens; shortened if it eats too much room."""
    title = document.publication.title
    steps = [title, *(one for one in section.trail if one != title)]
    most = int(rules.token_limit * _HEADING_SHARE)
    while count_tokens([" › ".join(steps)])[0] > most:
        if len(steps) > 2:
            steps.pop(1)
            continue
        longest = max(range(len(steps)), key=lambda place: len(steps[place]))
        steps[longest] = steps[longest][: len(steps[longest]) * 2 // 3]
    line = " › ".join(steps)
    return line, count_tokens([line])[0]


def _pieces(
    document: Document, section: Section, room: int, count_tokens: CountTokens
) -> list[_Piece]:
    """Return the pieces of a section, in reading order."""
    leads = leads_of(document, section)
    texts = [document.text[one.start : one.end] for one in section.blocks]
    tokens = count_tokens(texts)
    lead_starts = {lead for group in leads for lead in group}
    pieces: list[_Piece] = []
    for block, block_leads, size in zip(section.blocks, leads, tokens, strict=True):
        lead_size = (
            sum(count_tokens([document.text[a:b] for a, b in block_leads])) if block_leads else 0
        )
        if lead_size > room // 2:
            block_leads, lead_size = (), 0
        binds = any(block.start <= a and b <= block.end for a, b in lead_starts)
        whole = _Piece(
            block.start, block.end, size + _MARKER_TOKENS, block_leads, lead_size, block.page, binds
        )
        if size + _MARKER_TOKENS + lead_size <= room:
            pieces.append(whole)
        else:
            pieces += _smaller(document.text, whole, block, room, count_tokens)
    return pieces


def _smaller(
    text: str, whole: _Piece, block: Block, room: int, count_tokens: CountTokens
) -> list[_Piece]:
    """Cut a block that is too long at sentences, and a sentence that is too long at words."""
    allowed = max(room - whole.lead_tokens, _SMALLEST_ROOM // 2)
    spans: list[Span] = []
    for start, end in sentence_spans(text, block.start, block.end):
        spans += _word_runs(text, (start, end), allowed - _MARKER_TOKENS, count_tokens)
    sizes = count_tokens([text[a:b] for a, b in spans])
    pieces = [
        replace(whole, start=a, end=b, tokens=size + _MARKER_TOKENS, binds=False)
        for (a, b), size in zip(spans, sizes, strict=True)
    ]
    if whole.binds:
        pieces[-1] = replace(pieces[-1], binds=True)
    return pieces


def _word_runs(text: str, span: Span, most: int, count_tokens: CountTokens) -> list[Span]:
    start, end = span
    if count_tokens([text[start:end]])[0] <= most or end - start < 2:
        return [span]
    middle = (start + end) // 2
    space = text.rfind(" ", start + 1, middle)
    if space < 0:
        space = text.find(" ", middle, end - 1)
    # A run without any space (a long address, base64) is cut between characters.
    first, second = (space, space + 1) if space > 0 else (middle, middle)
    left = _word_runs(text, (start, first), most, count_tokens)
    return left + _word_runs(text, (second, end), most, count_tokens)


def _packed(pieces: list[_Piece], room: int) -> list[list[_Piece]]:
    """Group pieces so that each group fits and groups of a section are about equally long."""
    if not pieces:
        return []
    total = sum(one.tokens for one in pieces)
    aim = total / math.ceil(total / room)
    groups: list[list[_Piece]] = [[]]
    size = 0
    for piece in pieces:
        group = groups[-1]
        starts_with = piece.lead_tokens
        full = group and size + piece.tokens > room
        enough = group and size + piece.tokens / 2 >= aim and not group[-1].binds
        if full or enough:
            carried = _carried_over(group) if full else []
            groups.append([*carried, piece])
            size = sum(one.tokens for one in carried) + piece.tokens + starts_with
        else:
            size += piece.tokens + (starts_with if not group else 0)
            group.append(piece)
    return [group for group in groups if group]


def _carried_over(group: list[_Piece]) -> list[_Piece]:
    """Take a lead-in off the end of a full group, so that it goes with what it introduces."""
    carried: list[_Piece] = []
    while len(group) > 1 and group[-1].binds:
        carried.insert(0, group.pop())
    return carried


def _passage(document: Document, section: Section, heading: str, group: list[_Piece]) -> Passage:
    start, end = group[0].start, group[-1].end
    text = document.text[start:end]
    leads = group[0].leads
    return Passage(
        id=passage_id(document.id, start, end),
        document_id=document.id,
        heading_trail=section.trail,
        anchor=section.anchor,
        page=group[0].page,
        start=start,
        end=end,
        text=text,
        leads=leads,
        search_text="\n".join([heading, *(document.text[a:b] for a, b in leads), text]),
    )
