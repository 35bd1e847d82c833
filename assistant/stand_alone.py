"""Step: the question is searched together with the turns before it."""

from __future__ import annotations

from dataclasses import replace

from assistant.asked_again import asks_again
from assistant.in_english import gloss_of
from assistant.named import without_unheld_papers
from assistant.parts import Parts
from assistant.screening.personal_data import without_placeholders
from assistant.screening.vague import says_nothing
from assistant.working import Working
from assistant.writing.rewriting import rewritten
from index.search import Query, settled


def stand_alone(working: Working, parts: Parts) -> Working:
    """Bring the person's earlier questions along, so that "and in Wales?" is searched in context.

    How much they count depends on how well the question stands by itself. The assistant's earlier
    answers are left out: measured on reference conversations, they cost more than they bring.
    Where a model is set, it may put the question so that it stands alone; the turns before are
    brought along all the same, in case that it goes astray.
    """
    earlier = tuple(
        words
        for turn in working.history
        if turn.role == "user" and _says_something(words := _searched(turn.content, parts))
    )
    query = Query(without_placeholders(working.sought), earlier)
    if working.outcome is None:
        query = replace(query, question=without_unheld_papers(query.question, parts))
        alone = rewritten(query.question, working.history, parts)
        if alone:
            told = f"searched as the model put it: “{alone}”"
            working = replace(working, notes=(*working.notes, told))
            query = Query(alone, earlier)
        with parts.index.lease() as opened:
            query = settled(opened, parts.embedder, query)
    return replace(working, query=query)


def _says_something(words: str) -> bool:
    """Tell whether a turn is more than "ok, thanks", or "are you sure?" of the one before."""
    return not says_nothing(words) and not asks_again(words)


def _searched(content: str, parts: Parts) -> str:
    return gloss_of(content, parts) or without_placeholders(content).strip()


def as_text(query: Query) -> str:
    """Return what was searched for in words: the question, what was understood, the turns before.

    For example: "sdr timescale [sdr → standard delivery report] (after: what is a PSR)".
    """
    words = query.question
    if query.notes:
        words += f" [{'; '.join(query.notes)}]"
    before = query.turns()[1:]
    return f"{words} (after: {' · '.join(reversed(before))})" if before else words
