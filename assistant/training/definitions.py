"""Terms with their meanings, as the guidance held gives them: glossaries, tables, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.claim import points_outside
from assistant.training.material import Piece
from corpus.document import BlockKind

_GLOSSARY = re.compile(
    r"\bglossary\b|\bterms\b|\bdefinitions?\b|\babbreviations?\b|\bacronyms?\b|\bmeanings?\b"
    r"|^names of\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"(?P<term>[^:|]{2,80}?)\s?(?::|\s[–—-])\s(?P<meaning>\S.{9,})", re.DOTALL)
_TERM_HEADER = re.compile(r"^(?:terms?|abbreviations?|acronyms?|words?|short forms?)\b", re.I)
_MEANING_HEADER = re.compile(
    r"^(?:meanings?|definitions?|what it (?:is|means)|stands for|full)", re.I
)
_IS = re.compile(
    r"(?P<term>(?:The |An? )?[A-Z][^.:;,]{2,70}?) (?:is|are|means) "
    r"(?P<meaning>[^.]{12,})\.?$",
    re.DOTALL,
)
_SHORT = re.compile(r"^(?P<first>[^()]+?)\s?\((?P<second>[^()]+)\)$")
# What a term means does not begin so: "Check-ins: at high risk they only come on top".
_WHEN_OR_WHERE = re.compile(
    r"(?:at|in|on|for|with|from|to|if|when|where|since|until|no|yes)\b"
    r"|(?:(?!who|that|which)\w+\s){1,5}(?:was|were|must|may|cannot)\s",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:is|are|was|were|has|have|had|must|should|may|can|will|does|do|did|no longer)\b",
    re.IGNORECASE,
)
_LONGEST_TERM = 8
_LONGEST_MEANING = 45


@dataclass(frozen=True, slots=True)
class Definition:
    """A term with its meaning; `meaning` is exact words of the piece, without the full stop.

    `names` are the ways to call it, the short form first: ("MAPPA", "Multi-Agency Public …").
    `is_entry` tells an entry of a glossary from a sentence that says what something is.
    """

    term: str
    names: tuple[str, ...]
    meaning: str
    piece: Piece
    is_entry: bool


def definitions_in(pieces: Iterable[Piece]) -> list[Definition]:
    """Return the definitions of the pieces, one for each term, glossaries before sentences."""
    found = [one for piece in pieces for one in _of_piece(piece)]
    found.sort(key=lambda one: not one.is_entry)
    by_term: dict[str, Definition] = {}
    for one in found:
        if not any(name.lower() in by_term for name in one.names):
            by_term |= {name.lower(): one for name in one.names}
    return list({id(one): one for one in by_term.values()}.values())


def occurs_in(definition: Definition, text: str) -> bool:
    """Tell whether a text uses a term; a short form counts only as it is written."""
    lowered = text.lower()
    return any(name.lower() in lowered and _pattern(name).search(text) for name in definition.names)


@lru_cache(4096)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", 0 if name.isupper() else re.IGNORECASE)


def _of_piece(piece: Piece) -> Iterator[Definition]:
    if is_about_sources(piece.core):
        return
    if piece.unit.is_row:
        found = _of_row(piece)
    elif _is_in_glossary(piece):
        found = _made(_ENTRY.fullmatch(piece.core), piece, is_entry=True)
    elif piece.is_whole and piece.unit.core[0] == piece.section.start:
        found = _made(_IS.match(piece.core), piece, is_entry=False)
        if found and not _is_what_the_heading_names(found, piece):
            found = None
    else:
        found = None
    if found is not None:
        yield found


def _is_in_glossary(piece: Piece) -> bool:
    """Tell whether a piece may be an entry: an item, or a whole paragraph, of a glossary."""
    title = piece.document.publication.title
    block = next((one for one in piece.section.blocks if one.start == piece.unit.core[0]), None)
    is_whole = block is not None and block.end == piece.unit.core[1]
    return is_whole and any(_GLOSSARY.search(one) for one in (title, *piece.section.trail))


def _of_row(piece: Piece) -> Definition | None:
    block = next((one for one in piece.section.blocks if one.start == piece.unit.core[0]), None)
    if block is None or block.kind is not BlockKind.TABLE_ROW or not piece.unit.leads:
        return None
    start, end = piece.unit.leads[-1]
    header = [one.strip() for one in piece.document.text[start:end].split(" | ")]
    cells = [one.strip() for one in piece.core.split(" | ")]
    if len(header) != len(cells) or len(cells) < 2:
        return None
    if not (_TERM_HEADER.match(header[0]) and _MEANING_HEADER.match(header[1])):
        return None
    return _definition(cells[0], cells[1], piece, is_entry=True)


def _made(found: re.Match[str] | None, piece: Piece, *, is_entry: bool) -> Definition | None:
    return _definition(found["term"], found["meaning"], piece, is_entry=is_entry) if found else None


def _definition(term: str, meaning: str, piece: Piece, *, is_entry: bool) -> Definition | None:
    term, meaning = term.strip(), meaning.strip().rstrip(".")
    if len(term.split()) > _LONGEST_TERM or len(meaning.split()) > _LONGEST_MEANING:
        return None
    if points_outside(term) or _SAYING.search(term) or _WHEN_OR_WHERE.match(meaning):
        return None
    parted = _SHORT.match(term)
    names: tuple[str, ...] = (term,)
    if parted:
        first, second = parted["first"].strip(), parted["second"].strip()
        names = (second, first) if second.isupper() else (first, second)
    return Definition(term, names, meaning, piece, is_entry)


def _is_what_the_heading_names(definition: Definition, piece: Piece) -> bool:
    heading = piece.heading.lower()
    name = re.sub(r"^(?:the|an?) ", "", definition.names[-1].lower())
    return name in heading or definition.names[0].lower() in heading
