"""What a letter says around a question that was found in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says around one of the questions that were found in it.

    `as_put` is the question in its sender's words, `before` the sentences told before it, oldest
    first, and `whole` the letter around it, its subject line first. `told` is what a reply says
    already to the questions before it.
    """

    as_put: str
    before: tuple[str, ...]
    whole: str
    told: tuple[str, ...] = ()
