"""Turns small dots that are drawn before a line into the bullets that they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.formats.pdf.page import Run, Shade

_FURTHEST = 30.0
_SIZES = (0.12, 0.65)
_MOST_DOTS = 300


def with_drawn_bullets(runs: Sequence[Run], dots: Sequence[Shade]) -> tuple[Run, ...]:
    """Return the runs with a bullet before each line that a dot stands in front of."""
    if not dots or len(dots) > _MOST_DOTS:
        return tuple(runs)
    bullets: dict[int, Run] = {}
    for dot in dots:
        place = _line_behind(dot, runs)
        if place is not None:
            behind = runs[place]
            bullets[place] = replace(behind, words="•", left=dot.left, right=dot.right, glued=False)
    placed: list[Run] = []
    for place, run in enumerate(runs):
        if place in bullets:
            placed.append(bullets[place])
            run = replace(run, glued=False)
        placed.append(run)
    return tuple(placed)


def _line_behind(dot: Shade, runs: Sequence[Run]) -> int | None:
    """Return the first run of the line that a dot marks; a dot within a line marks nothing."""
    middle = (dot.top + dot.bottom) / 2
    beside = [
        (run.left - dot.right, place)
        for place, run in enumerate(runs)
        if run.base - 0.75 * run.size < middle < run.base
        and -_FURTHEST < run.left - dot.right < _FURTHEST
        and _SIZES[0] * run.size <= dot.bottom - dot.top <= _SIZES[1] * run.size
    ]
    if not beside or min(beside)[0] < 0:
        return None
    return min(beside)[1]
