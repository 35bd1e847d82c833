"""Brings matches that touch in a document together: one place to look, not several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.search import Match

# Between two passages of a section stand at most line ends and the marker of a list item.
_FARTHEST = 16


@dataclass(frozen=True, slots=True)
class Place:
    """Matches that touch in one section of one document, in reading order."""

    matches: tuple[Match, ...]

    @property
    def best(self) -> Match:
        """The match with the highest score."""
        return max(self.matches, key=lambda one: one.score)

    @property
    def start(self) -> int:
        """Where the place begins in its document."""
        return self.matches[0].passage.start

    @property
    def end(self) -> int:
        """Where the place ends in its document."""
        return self.matches[-1].passage.end


def places_of(matches: Sequence[Match]) -> list[Place]:
    """Return the places of `matches`, the one with the best match first."""
    groups: list[list[Match]] = []
    for match in sorted(matches, key=lambda one: (one.passage.document_id, one.passage.start)):
        if groups and _touch(groups[-1][-1], match):
            groups[-1].append(match)
        else:
            groups.append([match])
    order = {one.passage.id: rank for rank, one in enumerate(matches)}
    groups.sort(key=lambda group: min(order[one.passage.id] for one in group))
    return [Place(tuple(group)) for group in groups]


def _touch(match: Match, after: Match) -> bool:
    one, other = match.passage, after.passage
    return (
        one.document_id == other.document_id
        and one.heading_trail == other.heading_trail
        and one.anchor == other.anchor
        and 0 <= other.start - one.end <= _FARTHEST
    )
