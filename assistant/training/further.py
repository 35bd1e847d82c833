"""Further reading: the publications that the reading path rests on, with where to find them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.answer import Citation
from assistant.training.pack import FurtherReading, ReadingStep

_MOST = 20


def further_reading(steps: Sequence[ReadingStep]) -> tuple[FurtherReading, ...]:
    """Return what the steps rest on, current text and what carries most first."""
    counted: Counter[FurtherReading] = Counter()
    for step in steps:
        counted.update({one for cite in step.grounds.citations for one in _of_citation(cite)})
    ranked = sorted(
        counted,
        key=lambda one: (
            not one.address,
            one.status not in ("current", ""),
            -counted[one],
            one.title,
        ),
    )
    return tuple(ranked[:_MOST])


def _of_citation(cite: Citation) -> list[FurtherReading]:
    if not cite.starter_note:
        address = (cite.url or "").partition("#")[0]
        return [FurtherReading(cite.publication, cite.publisher or "", address, cite.status)]
    return [
        FurtherReading(one.title, one.publisher or "", one.address or "", one.status or "")
        for one in cite.rests_on
    ]
