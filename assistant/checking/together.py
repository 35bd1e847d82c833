"""Weighs what the rules find against what is made of a statement read beside its quotes.

A rule sees that a word has no counterpart, or that "unless" has become "if"; it cannot see that the
sense is the same. A network that reads both sides sees that, and misses figures and names. So what
stands in the quotes or does not is for the rules alone, and everything else is weighed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from assistant.boosted import BoostedTrees
from assistant.checking.objection import Fault, Objection
from assistant.logistic import fitted

# What must stand in the quotes as it is: no likeness makes up for it.
FIRM = frozenset(
    {
        Fault.NOTHING,
        Fault.MARKUP,
        Fault.NUMBER,
        Fault.DATE,
        Fault.AMOUNT,
        Fault.REFERENCE,
        Fault.NAME,
        Fault.ACRONYM,
        Fault.EXCEPTION,
    }
)
WEIGHED = tuple(one for one in Fault if one not in FIRM and one is not Fault.TOGETHER)
# Who keeps so close to the words of a quote is judged by the rules, which know every word of it,
# and refused besides where the network finds it unlikelier than this. Chosen on statements kept
# back and on those of the notes (`tests/benchmarks/checking.py`).
CLOSE = 0.4
FAMILIAR = 0.7  # of words in another order, where no rule objects
HARDLY = -3.0
_WORD = re.compile(r"[a-z]+|\d+")
_STEM = 5  # letters
_SMALL = frozenset(
    """
    a an the of in to for on by with and or be is are was were it its this that they them their he
    she his her you your as at from must may can should will would has have had do does not no if
    any all who which when where than then so only
    """.split()  # noqa: SIM905 -- words read better in a row
)


def are_final(objections: Sequence[Objection]) -> bool:
    """Tell whether the rules have found what must never be shown, whatever is read."""
    return any(one.fault in FIRM for one in objections)


def is_carried(
    statement: str, quotes: Sequence[str], objections: Sequence[Objection], log_odds: float
) -> bool:
    """Tell whether a statement may be shown, to which no rule objects that is final.

    `log_odds` are those that its quotes carry it, as read together. A statement close to the words
    of its quotes is judged by the rules, and refused besides where it hardly says the same; so is
    one in their words, in whatever order, to which no rule objects. One in other words is judged by
    both: the trees, and how surely it has to be carried, are fitted by
    `tests/benchmarks/entailment/fit_together.py` on statements kept back from training.
    """
    known = not objections and familiarity(statement, quotes) >= FAMILIAR
    if known or closeness(statement, quotes) >= CLOSE:
        return not objections and log_odds > HARDLY
    trees, enough = _weights()
    return trees.likelihood(signals_of(statement, quotes, objections, log_odds)) >= enough


@cache
def _weights() -> tuple[BoostedTrees, float]:
    told = fitted("assistant.checking", "together.json")
    return BoostedTrees.of(told), float(told["enough"])


def signals_of(
    statement: str, quotes: Sequence[str], objections: Sequence[Objection], log_odds: float
) -> dict[str, float]:
    """Return what is weighed: the log odds, which rules object, and how near the words are.

    No objection may speak for a statement, and no log odds against it: the trees are fitted so.
    """
    faults = [one.fault for one in objections if one.fault not in FIRM]
    return {
        "log_odds": log_odds,
        "faults": float(len(faults)),
        "familiarity": familiarity(statement, quotes),
        "closeness": closeness(statement, quotes),
        **{one.value: float(one in faults) for one in WEIGHED},
    }


def closeness(statement: str, quotes: Sequence[str]) -> float:
    """Return the share of its words that stand in one quote, in the same order."""
    told = _WORD.findall(statement.lower())
    return max(
        (_in_order(told, _WORD.findall(one.lower())) / max(1, len(told)) for one in quotes),
        default=0.0,
    )


def _in_order(told: list[str], quoted: list[str]) -> int:
    matcher = SequenceMatcher(None, quoted, told, autojunk=False)
    return sum(one.size for one in matcher.get_matching_blocks())


def familiarity(statement: str, quotes: Sequence[str]) -> float:
    """Return the share of its words of content that a quote has, in this or a kindred form."""
    told = [one for one in _WORD.findall(statement.lower()) if one not in _SMALL]
    known = {one[:_STEM] for quote in quotes for one in _WORD.findall(quote.lower())}
    return sum(one[:_STEM] in known for one in told) / max(1, len(told))
