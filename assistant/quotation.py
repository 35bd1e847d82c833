"""Runs of one document that are quoted together, and how they are brought together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.sentences import Span
from index.search import Match

_LONGEST_MARKER = 12  # characters between two items: line breaks, indent, "(viii)"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Runs of one document that are shown together as one statement, in reading order.

    `group` is where the list or table begins whose lead-in or header they share, -1 if none.
    """

    document: Document
    match: Match
    spans: tuple[Span, ...]
    group: int = -1

    @property
    def text(self) -> str:
        """The exact words, runs that do not touch parted by a line."""
        return "\n".join(self.document.text[start:end] for start, end in self.spans)

    def covers(self, other: Quotation) -> bool:
        """Tell whether all of `other` stands in this quotation."""
        return self.document.id == other.document.id and all(
            any(a <= start and end <= b for a, b in self.spans) for start, end in other.spans
        )


def joined(document: Document, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that overlap or have nothing but white space and a marker between them."""
    joined: list[Span] = []
    for start, end in sorted(set(spans)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif joined and _touch(document, joined[-1][1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _touch(document: Document, end: int, start: int) -> bool:
    between = document.text[end:start]
    if not between.strip() and "\n" not in between:
        return True  # two sentences side by side in one paragraph
    inside = any(one.start < start and one.end > end for one in document.blocks)
    return len(between) <= _LONGEST_MARKER and not inside


def with_quotation(quotations: list[Quotation], new: Quotation) -> list[Quotation]:
    """Add a quotation unless it is said already; join it to a neighbour in the same paragraph."""
    for place, one in enumerate(quotations):
        if one.covers(new):
            return quotations
        if new.covers(one):
            return [*quotations[:place], new, *quotations[place + 1 :]]
        if one.document.id == new.document.id and _neighbours(one, new):
            spans = joined(one.document, (*one.spans, *new.spans))
            return [*quotations[:place], replace(one, spans=spans), *quotations[place + 1 :]]
    return [*quotations, new]


def _neighbours(one: Quotation, other: Quotation) -> bool:
    """Tell whether two quotations share a lead-in, or stand side by side in one paragraph."""
    if one.group >= 0 and one.group == other.group:
        return True
    (first, second) = sorted((one.spans[-1], other.spans[-1]))
    overlap = second[0] < first[1]
    beside = (
        one.document.text[first[1] : second[0]].strip() == ""
        and "\n" not in (one.document.text[first[1] : second[0]])
    )
    return overlap or beside
