"""Puts a worse step, or another one, in the place of a step of the answer path."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import ask
from assistant.evaluation import steps
from assistant.parts import Parts
from assistant.working import Working

Change = Callable[[Working, Parts], Working]


def change_after(patch: pytest.MonkeyPatch, name: str, change: Change) -> None:
    """Let `change` follow the step called `name`, as if it were part of it."""
    path = tuple(
        _followed(step, change) if step.__name__ == name else step for step in ask.ANSWER_PATH
    )
    patch.setattr(ask, "ANSWER_PATH", path)
    patch.setattr(steps, "ANSWER_PATH", path)


def _followed(step: ask.Step, change: Change) -> ask.Step:
    def both(working: Working, parts: Parts) -> Working:
        return change(step(working, parts), parts)

    both.__name__ = step.__name__
    return both
