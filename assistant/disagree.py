"""Finds a second current document that says otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asks_for import Kind, kinds_asked_for
from assistant.quantities import Quantity, quantities_in
from assistant.working import Unit
from index.keywords import stems_of

# A rival is nearly as good an answer, and shares most of its words but not its amounts.
_NEARLY_AS_GOOD = 0.25
# Official text stands up to a note of ours though its words are less like the question's.
_OFFICIAL_AS_GOOD = 0.4
_SHARED_WORDS = 0.6
_FEWEST_SHARED = 4
_AMOUNTS_ASKED_FOR = {Kind.NUMBER, Kind.DURATION, Kind.AMOUNT, Kind.DATE}


def rival_of(best: Unit, units: Sequence[Unit], question: str) -> Unit | None:
    """Return the best unit of another document that gives another amount for the same thing.

    Only for a question that asks for an amount or names one: elsewhere, two texts that tell of
    different amounts are seldom at odds. Text that has ended is no rival, and
    a note of ours none of official text.
    """
    if not (kinds_asked_for(question) & _AMOUNTS_ASKED_FOR or quantities_in(question)):
        return None
    return next(
        (
            one
            for one in units
            if one.document.id != best.document.id
            and best.standing.is_current
            and one.standing.is_current
            and not outranks(best, one)
            and one.score >= best.score - _allowed(one, best)
            and _same_subject(best, one)
            and _other_amounts(quantities_in(best.text), quantities_in(one.text))
            and not _agrees_elsewhere(one, best, units)
        ),
        None,
    )


def _allowed(one: Unit, best: Unit) -> float:
    return _OFFICIAL_AS_GOOD if outranks(one, best) else _NEARLY_AS_GOOD


def _agrees_elsewhere(rival: Unit, best: Unit, units: Sequence[Unit]) -> bool:
    """Tell whether the rival's document gives the amounts of the best unit, too.

    Then it tells of two cases, of adults and of young people, and disagrees with nobody.
    """
    amounts = quantities_in(best.text)
    return any(
        one.document.id == rival.document.id
        and one.span != rival.span
        and _same_subject(best, one)
        and not _other_amounts(amounts, quantities_in(one.text))
        and amounts & quantities_in(one.text)
        for one in units
    )


def outranks(one: Unit, other: Unit) -> bool:
    """Tell whether one unit is official text and the other of a note of ours."""
    return other.document.publication.starter_note and not one.document.publication.starter_note


def _same_subject(one: Unit, other: Unit) -> bool:
    first, second = (
        {stem for stem in stems_of(unit.words_with_leads) if not stem.isdigit()}
        for unit in (one, other)
    )
    both = len(first & second)
    return both >= _FEWEST_SHARED and both >= _SHARED_WORDS * min(len(first), len(second))


def _other_amounts(some: frozenset[Quantity], others: frozenset[Quantity]) -> bool:
    """Tell whether two texts measure in one unit and have no amount of it in common."""
    for unit in {unit for _, unit in some if unit} & {unit for _, unit in others if unit}:
        first = {number for number, kind in some if kind == unit}
        second = {number for number, kind in others if kind == unit}
        if not first & second:
            return True
    return False
