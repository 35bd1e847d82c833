"""A mail's text cut into sentences, list items and what leads in to a list, each with its span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.sentences import sentence_spans

Span = tuple[int, int]

_ITEM = re.compile(
    r"\s{0,12}(?:[-–—•*·●▪o]\s|\(?\d{1,2}[.):]\s?(?=\D)|\(?[a-h][.)]\s|\(?[ivx]{1,4}[.)]\s"
    r"|(?:q|question|cwestiwn)\s?\d{1,2}\s?[.:)-]\s?)\s*",
    re.IGNORECASE,
)
# "1) … 2) …" on one line.
_INLINE = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+(?=\w)", re.IGNORECASE)
_FIRST_MARKS = ({"1", "2"}, {"a", "b"}, {"i", "ii"})
# A line shorter than this was ended by its writer, a longer one by the mail program.
_WRAPPED = 52
_ENDS = (".", "?", "!", ":", ";")
# Where a sentence ends before a small letter: poor spellers seldom write a large one.
_SMALL_START = re.compile(
    r"(?<=[?!])\s+(?=\w)|(?<=[a-z\d)]{2}[.])\s+(?=[a-z])|(?<=\w)\.\.+\s*(?=\w)", re.ASCII
)
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|approx|no|vs|dept|govt|incl|esp|ie|eg)\.$", re.I)
_LEADS_IN = re.compile(
    r":\s*$|\b(?:following|below|questions|queries|namely|isod|canlynol)\W*$", re.I
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text; `item` numbers the list item it stands in, from 1, or is 0.

    `leads_in` tells that a list follows, `closes_item` that it is the last of its item.
    """

    start: int
    end: int
    item: int = 0
    leads_in: bool = False


def sentences_of(text: str) -> list[Sentence]:
    """Cut a text into sentences in order."""
    found: list[Sentence] = []
    item = 0
    for start, end, is_item in _blocks(text):
        item += is_item
        spans = [one for piece in sentence_spans(text, start, end) for one in _cut(text, piece)]
        found += (Sentence(one[0], one[1], item if is_item else 0) for one in spans)
    return [
        Sentence(one.start, one.end, one.item, _leads_in(text, found, place))
        for place, one in enumerate(found)
    ]


def _leads_in(text: str, found: list[Sentence], place: int) -> bool:
    one = found[place]
    after = found[place + 1] if place + 1 < len(found) else None
    if after is None or after.item == 0 or one.item > 0:
        return False
    words = text[one.start : one.end].rstrip()
    on_its_line = "\n" not in text[one.end : after.start] and not words.endswith((".", "?", "!"))
    return on_its_line or _LEADS_IN.search(words) is not None


def _blocks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield paragraphs and list items, without their marks, as spans."""
    start = end = 0
    in_item = False
    place = 0
    for line in text.splitlines(keepends=True):
        mark = _ITEM.match(line)
        if mark is not None or not line.strip() or _is_ended(text[start:end]):
            if text[start:end].strip():
                yield from _inline(text, start, end, in_item)
            start = place + (mark.end() if mark else 0)
            in_item = mark is not None
        end = place = place + len(line)
    if text[start:end].strip():
        yield from _inline(text, start, end, in_item)


def _is_ended(block: str) -> bool:
    """Tell whether a writer ended the last line of a block, and no mail program wrapped it."""
    last = block.rstrip("\n").rpartition("\n")[2].rstrip()
    return bool(last) and (len(last) < _WRAPPED or last.endswith(_ENDS))


def _inline(text: str, start: int, end: int, in_item: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield the parts of a block with numbers in it as list items, or the block."""
    marks = list(_INLINE.finditer(text, start, end))
    shown = {one[1].lower() for one in marks}
    if not any(first <= shown for first in _FIRST_MARKS):
        yield start, end, in_item
        return
    yield start, marks[0].start(), in_item
    for place, one in enumerate(marks):
        beyond = marks[place + 1].start() if place + 1 < len(marks) else end
        yield one.end(), beyond, True


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences in a span that begin with a small letter."""
    start, end = span
    for found in _SMALL_START.finditer(text, start, end):
        if _ABBREVIATED.search(text, start, found.start()):
            continue
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:end].strip():
        yield start, end
