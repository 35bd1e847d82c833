"""An edited reply cut into sentences; what the draft says word for word stays in one piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.sentences import Span, sentence_spans

_ENDED = re.compile(r"[.?!:…][”\"’)\]]*(?:\s*\[\d{1,3}\])*$|”(?:\s*\[\d{1,3}\])+$")
_NUMBERS = re.compile(r"(?:\[\d{1,3}\]\s*)+")
_BEGINS = re.compile(r"[\"“‘(\[•\-*]*[A-Z0-9À-Þ]")


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of the text; `known` is the place of the draft's sentence that it is, if one."""

    start: int
    end: int
    known: int | None = None


def cut(text: str, known: Sequence[str]) -> list[Segment]:
    """Return the sentences of `text` in order, those of `known` found where they stand whole.

    One of `known` that has words before or behind it in its sentence is no longer what it was, and
    is part of that sentence.
    """
    found = _known_in(text, known)
    pieces: list[Segment] = []
    done = 0
    for one in [*found, Segment(len(text), len(text))]:
        pieces += [Segment(*span) for span in _sentences(text, done, one.start)]
        if one.end > one.start:
            pieces.append(one)
        done = one.end
    return _joined(text, list(_unbroken(text, pieces)))


def _known_in(text: str, known: Sequence[str]) -> list[Segment]:
    """Find the known sentences, the longest first, none twice over the same characters."""
    found: list[Segment] = []
    taken = bytearray(len(text))
    for place in sorted(range(len(known)), key=lambda one: -len(known[one])):
        words = known[place].strip()
        at = text.find(words) if words else -1
        while at >= 0:
            end = at + len(words)
            if not any(taken[at:end]):
                taken[at:end] = b"\x01" * len(words)
                found.append(Segment(at, end, place))
                # The same words elsewhere are another sentence of the draft, or said twice.
            at = text.find(words, end)
    return sorted(found, key=lambda one: one.start)


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for line in text[start:end].splitlines(keepends=True):
        for begin, stop in sentence_spans(text, at, at + len(line)):
            numbers = _NUMBERS.match(text, begin, stop)
            if numbers is not None and numbers.end() < stop:
                yield begin, numbers.end()
                begin = numbers.end()
            yield begin, stop
        at += len(line)


def _unbroken(text: str, pieces: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the pieces, those from an opening quotation mark to its closing one as one piece."""
    place = 0
    while place < len(pieces):
        last = _closed_by(text, pieces, place)
        yield pieces[place] if last == place else Segment(pieces[place].start, pieces[last].end)
        place = last + 1


def _closed_by(text: str, pieces: Sequence[Segment], first: int) -> int:
    """Return the place of the piece that closes the quotation marks of another, itself if none."""
    depth = 0
    for place in range(first, len(pieces)):
        piece = pieces[place]
        if piece.known is not None:
            return first
        words = text[piece.start : piece.end]
        depth += words.count("“") - words.count("”")
        if depth <= 0:
            return place
    return first


def _joined(text: str, pieces: Sequence[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for one in pieces:
        before = joined[-1] if joined else None
        if before is not None and not _parted(text, before, one):
            joined[-1] = Segment(before.start, one.end)
        else:
            joined.append(one)
    return joined


def _parted(text: str, before: Segment, after: Segment) -> bool:
    """Tell whether two pieces are sentences apart: on two lines, or an end and a beginning."""
    if "\n" in text[before.end : after.start]:
        return True
    if _NUMBERS.fullmatch(text, after.start, after.end):
        return False  # the number of a source belongs to what stands before it
    if before.known is None and after.known is None:
        return True  # the rule for sentences has parted them
    ended = _ENDED.search(text[before.start : before.end])
    begins = _BEGINS.match(text[after.start : after.end])
    return ended is not None and begins is not None
