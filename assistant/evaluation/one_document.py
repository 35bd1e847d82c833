"""Reads chosen documents only, with the scores that the search gives their passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.answer import TimedStep
from assistant.evaluation.steps import run_steps, steps_after, steps_between
from assistant.parts import Parts
from assistant.working import Working

READING = steps_after("find", "weigh")
CHOOSING = steps_between("quote", "check")


def with_documents(working: Working, parts: Parts, documents: Iterable[str]) -> Working:
    """Return the question with all passages of these documents as what was found, best first.

    What a step before the search has found and read is left out.
    """
    found = [one for each in documents for one in parts.matches_in(each, working.query)]
    found.sort(key=lambda one: (-one.score, one.passage.id))
    with parts.index.lease() as opened:
        passages = len(opened.ids)
    return replace(working, matches=tuple(found), searched_passages=passages, placed=None, units=())


def quoted_whatever(
    working: Working, parts: Parts, times: list[TimedStep] | None = None
) -> Working:
    """Quote what was read even where the evidence would refuse, so that choosing is measured."""
    if not working.units and working.premise is None:
        return replace(working, outcome=None, statements=(), citations=())
    unrefused = replace(working, outcome=None, open_parts=())
    return run_steps(unrefused, parts, CHOOSING, times)
