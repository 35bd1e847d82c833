"""Step that searches the guidance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.parts import Parts
from assistant.working import Working
from index.search import Match

_MATCHES = 20
_MATCHES_OF_A_PART = 5


def find(working: Working, parts: Parts) -> Working:
    """Search the guidance with both arms, for the whole question and for each part of it."""
    if working.outcome is not None or working.placed is not None:
        return working
    with parts.index.lease() as opened:
        whole = parts.find(opened, working.query, _MATCHES, working.scope)
        of_parts = [
            parts.find(opened, one, _MATCHES_OF_A_PART, working.scope)
            for one in working.question_parts
        ]
        passages = len(opened.ids)
    matches: dict[str, Match] = {}
    for match in (*_in_turn([whole, *of_parts]), *whole):
        matches.setdefault(match.passage.id, match)
    return replace(working, matches=tuple(matches.values()), searched_passages=passages)


def _in_turn(found: Sequence[Sequence[Match]]) -> Iterator[Match]:
    """Yield the best match of each part, then of the whole, then the second of each, and so on."""
    whole, *of_parts = found
    for those in zip_longest(*of_parts, whole[:_MATCHES_OF_A_PART]):
        yield from (one for one in those if one is not None)
