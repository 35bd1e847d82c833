"""Finds words in one document: as a phrase, or else the passages that have them all."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Block, Document
from corpus.sentences import Span
from ui.web.library.document_view import Hit

MOST_CHARACTERS = 200
MOST_HITS = 1000
_MOST_WORDS = 12
_SHORTEST = 2
# What follows a letter in text whose accents are characters of their own.
_ACCENTS = "[\u0300-\u036f]*"
_ALIKE = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class FoundIn:
    """The places in a document where words were found, in order.

    `total` counts those too that are past the most that are marked; `apart` tells that the words
    do not stand together anywhere, but in one passage.
    """

    words: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    apart: bool = False


def find_in(document: Document, words: str) -> FoundIn:
    """Return where `words` stand in a document; accents, capitals and kinds of quotes are one."""
    wanted = folded_in_place(" ".join(words.split()))
    if len(wanted.strip()) < _SHORTEST:
        return FoundIn(words)
    text = folded_in_place(document.text)
    together = [one.span() for one in _pattern(wanted).finditer(text)]
    spans = list(_inside(together, document.blocks))
    apart = not spans
    if apart:
        spans = list(_in_one_block(document.blocks, text, _WORD.findall(wanted)[:_MOST_WORDS]))
    hits = tuple(Hit(place, one) for place, one in enumerate(spans[:MOST_HITS], start=1))
    return FoundIn(words, hits, len(spans), apart and bool(spans))


def folded_in_place(text: str) -> str:
    """Return a text without capitals and accents in which every character keeps its place."""
    return text.translate(_FOLDED)


class _Folded(dict[int, int | str]):
    """Reads one character as one: its letter without accents, in lower case."""

    def __missing__(self, code: int) -> int | str:
        character = chr(code)
        plain = _ALIKE.get(character) or unicodedata.normalize("NFKD", character)[:1].lower()[:1]
        self[code] = plain or character
        return self[code]


_FOLDED = _Folded()


def _pattern(wanted: str) -> re.Pattern[str]:
    bare = [one for one in wanted if not unicodedata.combining(one)]
    begins = r"(?<!\w)" if bare and bare[0].isalnum() else ""
    return re.compile(begins + "".join(re.escape(one) + _ACCENTS for one in bare))


def _inside(spans: Sequence[Span], blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield the spans that lie in one block: markers of lists are not words of the text."""
    starts = [one.start for one in blocks]
    for start, end in spans:
        place = bisect_right(starts, start) - 1
        if place >= 0 and end <= blocks[place].end:
            yield start, end


def _in_one_block(blocks: Sequence[Block], text: str, words: Sequence[str]) -> Iterator[Span]:
    """Yield where the words stand in the blocks that have them all."""
    patterns = [_pattern(one) for one in words if len(one) >= _SHORTEST]
    if len(patterns) < _SHORTEST:
        return
    for block in blocks:
        if all(one.search(text, block.start, block.end) for one in patterns):
            found = [
                span.span()
                for one in patterns
                for span in one.finditer(text, block.start, block.end)
            ]
            yield from _apart(sorted(found))


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans that do not overlap one before."""
    reached = 0
    for start, end in spans:
        if start >= reached:
            yield start, end
            reached = end
