"""Step that searches the guidance."""

from __future__ import annotations

from dataclasses import replace

from assistant.parts import Parts
from assistant.working import Working
from index.search import Match

_MATCHES = 20
# Of a question in parts, the best for the whole come first, and then the best for each part.
_FIRST_WITH_PARTS = 3
_FIRST_OF_A_PART = 2


def find(working: Working, parts: Parts) -> Working:
    """Search the guidance with both arms, for the whole question and for each part of it."""
    if working.outcome is not None:
        return working
    with parts.index.lease() as opened:
        whole = parts.find(opened, working.query, _MATCHES, working.as_at)
        of_parts = [
            parts.find(opened, one, _FIRST_OF_A_PART, working.as_at)
            for one in working.question_parts
        ]
        passages = len(opened.ids)
    first = whole[:_FIRST_WITH_PARTS] if of_parts else []
    matches: dict[str, Match] = {}
    for match in (*first, *(one for found in of_parts for one in found), *whole):
        matches.setdefault(match.passage.id, match)
    return replace(working, matches=tuple(matches.values()), searched_passages=passages)
