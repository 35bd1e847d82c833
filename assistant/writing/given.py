"""What a language model is given to write from: passages, each under a name that says nothing."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.working import Unit
from corpus.document import Document
from corpus.sentences import Span
from index.search import Match

_MOST_PASSAGES = 6
_MOST_CHARACTERS = 9_000


@dataclass(frozen=True, slots=True)
class GivenPassage:
    """A passage as a model sees it, with the exceptions and lead-ins that its sentences need.

    `id` is made up for one question, so that none can be guessed or planted. `spans` are in reading
    order and do not touch; `text` has one after the other, a line each.
    """

    id: str
    document: Document
    match: Match
    units: tuple[Unit, ...]
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The exact words, runs that do not touch parted by a line."""
        return "\n".join(self.document.text[start:end] for start, end in self.spans)

    @property
    def headings(self) -> tuple[str, ...]:
        """The publication's title, and the headings that the passage stands under."""
        title = self.document.publication.title
        return tuple(dict.fromkeys((title, *self.match.passage.heading_trail)))


def given_passages(units: Sequence[Unit]) -> tuple[GivenPassage, ...]:
    """Return the passages of units, best first, as many as a model reads with care.

    Only what applies is given: what has ended is always quoted, under its label.
    """
    by_passage: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.standing.is_current:
            by_passage.setdefault(unit.match.passage.id, []).append(unit)
    given: list[GivenPassage] = []
    left = _MOST_CHARACTERS
    for of_passage in list(by_passage.values())[:_MOST_PASSAGES]:
        passage = _given(of_passage)
        left -= len(passage.text)
        if given and left < 0:
            break
        given.append(passage)
    return tuple(given)


def _given(units: Sequence[Unit]) -> GivenPassage:
    best = units[0]
    spans = merged([span for unit in units for span in unit.spans])
    in_order = tuple(sorted(units, key=lambda one: one.span))
    return GivenPassage(secrets.token_hex(3), best.document, best.match, in_order, spans)


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in reading order, those that overlap or touch made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
