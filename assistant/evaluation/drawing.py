"""Draws some of the questions by chance, the same ones each time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

from assistant.evaluation.errors import WrongLimit
from assistant.evaluation.measures import SEED

Question = TypeVar("Question")


def drawn(questions: Sequence[Question], limit: int | None) -> list[Question]:
    """Return `limit` of the questions, or all of them; raises `WrongLimit`."""
    if limit is not None and limit < 1:
        raise WrongLimit(limit)
    if limit is None or limit >= len(questions):
        return list(questions)
    return random.Random(SEED).sample(list(questions), limit)
