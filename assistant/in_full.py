"""What else is said on a question: for who has read the answer and wants more of it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.definition import lists_terms
from assistant.quantities import quantities_in
from assistant.signals import place_of
from assistant.working import Unit
from index.keywords import stems_of

MOST_IN_FULL = 10
# With the reference answers of MTRAG, quotes of 90 to 120 words share 0.416 to 0.418 (token F1), of
# a short answer, 78 words on average, 0.383; who reads both mostly wants the short one.
_WORDS = 100
# A unit of a section that is quoted from may be this likely to be quoted (log odds), and one of
# another section this likely.
_BESIDE, _ELSEWHERE = -4.0, -2.0
_SAME_WORDS = 0.75


def in_full(chosen: Sequence[Unit], units: Sequence[Unit]) -> list[Unit]:
    """Return the units of an answer, and behind them the next best, until there are words enough.

    What stands in a section that is quoted from comes in reading order, before the rest.
    """
    said = list(chosen)
    sections = {section_of(one) for one in chosen}
    beside: list[Unit] = []
    others: list[Unit] = []
    for unit in units:
        if len(said) >= MOST_IN_FULL or sum(len(one.text.split()) for one in said) >= _WORDS:
            break
        near = section_of(unit) in sections
        if not _is_worth_it(unit, near=near) or any(adds_nothing(unit, one) for one in said):
            continue
        said.append(unit)
        (beside if near else others).append(unit)
    beside.sort(key=lambda one: (one.document.id, one.span))
    return [*chosen, *beside, *others]


def _is_worth_it(unit: Unit, *, near: bool) -> bool:
    """Tell whether a unit is near enough to the question; the entry of another term never is."""
    if lists_terms(place_of(unit)):
        return False
    return unit.signals.get("quoted", 0.0) >= (_BESIDE if near else _ELSEWHERE)


def adds_nothing(unit: Unit, said: Unit) -> bool:
    """Tell whether most words of a unit, and all its amounts, stand in one that is said already."""
    words = set(stems_of(unit.text))
    new = quantities_in(unit.text) - quantities_in(said.text)
    return not new and len(words & set(stems_of(said.text))) >= _SAME_WORDS * len(words)


def section_of(unit: Unit) -> tuple[str, tuple[str, ...]]:
    """Return the document and the headings that a unit stands under."""
    return unit.document.id, unit.match.passage.heading_trail
