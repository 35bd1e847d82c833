"""Exact words of the guidance held, picked by a person or found again, as grounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.cite import citation_of
from assistant.parts import Parts, ShelvedDocument
from assistant.training.grounds import Grounds
from assistant.units import units_of
from assistant.working import Working
from corpus.sentences import Span
from index.search import Match, Query


@dataclass(frozen=True, slots=True)
class Quotable:
    """A sentence, list item or row of a passage; `spans` are its own with all that it needs.

    `text` is the sentence, item or row alone, by which it is chosen.
    """

    number: int
    text: str
    span: Span
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class QuotablePassage:
    """A passage with the pieces of it that can be quoted."""

    match: Match
    shelved: ShelvedDocument
    quotables: tuple[Quotable, ...]


def grounds_at(parts: Parts, shelved: ShelvedDocument, spans: Iterable[Span]) -> Grounds:
    """Return exact words of one document; spans that touch or overlap become one."""
    document, working = shelved.document, Working("")
    matches = ((span, parts.match_at(document.id, span[0])) for span in _joined(spans))
    citations = [
        citation_of(document, match, span, working, parts)
        for span, match in matches
        if match is not None
    ]
    return Grounds(
        document.source,
        tuple(replace(one, number=number) for number, one in enumerate(citations, start=1)),
    )


def passage_at(parts: Parts, document_id: str, place: int) -> QuotablePassage | None:
    """Return the passage of a document that holds the character at `place`, nothing if none does.

    Raises `UnknownDocument`.
    """
    shelved = parts.documents.take(document_id)
    match = parts.match_at(document_id, place)
    if match is None:
        return None
    quotables = tuple(
        Quotable(number, shelved.document.text[slice(*unit.core)], unit.core, unit.spans)
        for number, unit in enumerate(units_of(shelved, match))
    )
    return QuotablePassage(match, shelved, quotables)


def quoted_from(parts: Parts, passage: QuotablePassage, numbers: Sequence[int]) -> Grounds | None:
    """Return the chosen pieces of a passage with all that they need; nothing for none chosen."""
    spans = [span for one in passage.quotables if one.number in set(numbers) for span in one.spans]
    found = grounds_at(parts, passage.shelved, spans)
    return found if found.citations else None


def passages_about(parts: Parts, words: str, *, limit: int = 10) -> list[Match]:
    """Return the passages of today's guidance that are nearest to some words."""
    applying = parts.documents.applying(None)
    with parts.at_one_moment() as still, still.index.lease() as opened:
        found = still.find(opened, Query(words), limit)
    return [one for one in found if one.passage.document_id in applying]


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(set(spans)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
