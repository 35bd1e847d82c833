"""Second step: the question is searched together with the turns before it."""

from __future__ import annotations

from dataclasses import replace

from assistant.parts import Parts
from assistant.working import Working
from index.search import Query


def stand_alone(working: Working, _: Parts) -> Working:
    """Bring the person's earlier questions along, so that "and in Wales?" is searched in context.

    The assistant's earlier answers are left out: measured on reference conversations, they cost
    more than they bring.
    """
    earlier = tuple(
        turn.content.strip()
        for turn in working.history
        if turn.role == "user" and turn.content.strip()
    )
    return replace(working, query=Query(working.question, earlier))


def as_text(query: Query) -> str:
    """Return what was searched for in words: the question, and the turns it was searched with."""
    before = [text for text, _ in query.weighted()[1:]]
    return f"{query.question} (after: {' · '.join(reversed(before))})" if before else query.question
