"""Compares what an answer says with right words, however it puts them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evaluation.cases import Case
from assistant.quantities import quantities_in, shared, without_quantities
from index.keywords import stems_of


def words_said(texts: Sequence[str], case: Case) -> float | None:
    """Return how much of the right words is said, 0 to 1; `None` where none were judged.

    Words count by their stems and amounts by what they measure, so that "14 days" is "two weeks";
    words that say nothing do not count. Of each text alone, the best counts; of alternatives for a
    part of the question, the one said best; and of the parts, the mean.
    """
    by_part: dict[int, float] = {}
    for one in case.answers:
        if one.words.strip():
            said = max((_share(one.words, text) for text in texts), default=0.0)
            by_part[one.part] = max(by_part.get(one.part, 0.0), said)
    return sum(by_part.values()) / len(by_part) if by_part else None


def _share(words: str, text: str) -> float:
    """Return the share of stems and amounts of `words` that `text` has."""
    stems, amounts = set(stems_of(without_quantities(words))), quantities_in(words)
    there = len(stems & set(stems_of(without_quantities(text))))
    there += len(shared(amounts, quantities_in(text)))
    wanted = len(stems) + len(amounts)
    return there / wanted if wanted else 1.0
