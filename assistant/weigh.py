"""Fifth step: whether what was read is enough to answer at all."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from assistant.answer import Outcome
from assistant.correct import present_rule_of
from assistant.parts import Parts
from assistant.working import Premise, Working


@dataclass(frozen=True, slots=True)
class EvidenceModel:
    """A logistic regression over signals: `weights` a signal, and a `constant`."""

    constant: float
    weights: dict[str, float]

    def likelihood(self, signals: dict[str, float]) -> float:
        """Return how likely it is, from 0 to 1, that the best unit answers."""
        total = self.constant + sum(weight * signals[name] for name, weight in self.weights.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def evidence_model() -> EvidenceModel:
    """Return the model that `tests/benchmarks/evidence.py` has fitted, kept beside this module."""
    told = json.loads(files("assistant").joinpath("evidence.json").read_text(encoding="utf-8"))
    return EvidenceModel(told["constant"], told["weights"])


def weigh(working: Working, parts: Parts) -> Working:
    """Decide whether the guidance answers, by signals of the search and of the closest reading."""
    if working.outcome is not None:
        return working
    weighed = _weighed(working)
    caution = parts.settings.caution
    if weighed.evidence < caution and working.ended_units and working.premise is None:
        # Text that has ended is shown, with its label, only where nothing current answers.
        ended = tuple(sorted(working.ended_units, key=lambda one: -one.score))
        fallen_back = _weighed(replace(working, units=ended, ended_units=()))
        now = present_rule_of(ended[0], working.units) if working.as_at is None else None
        if fallen_back.evidence >= caution:
            # Nor without the rule that replaced it, though in other words than the question's.
            premise = Premise((ended[0],), (now,)) if now else None
            weighed = replace(weighed, premise=premise) if premise else fallen_back
    if weighed.evidence < caution and weighed.premise is None:
        return replace(weighed, outcome=Outcome.NOT_IN_GUIDANCE)
    return weighed


def _weighed(working: Working) -> Working:
    signals = evidence_signals(working)
    evidence = evidence_model().likelihood(signals) if working.units else 0.0
    rounded = {name: round(value, 4) for name, value in signals.items()}
    return replace(working, evidence=round(evidence, 4), signals=rounded)


def evidence_signals(working: Working) -> dict[str, float]:
    """Return the signals that the evidence model reads, all 0 when nothing was found.

    How far the best passage stands out is told in units of what chance alone would give: the
    highest of n standard normal draws is about √(2 ln n). So a signal means the same in a library
    of twenty passages and of twenty thousand.
    """
    if not working.units or not working.matches:
        return dict.fromkeys(SIGNALS, 0.0)
    read = {one.match.passage.id for one in working.units}
    arms = [one.arms for one in working.matches if one.passage.id in read]
    by_chance = math.sqrt(2 * math.log(max(working.searched_passages, 3)))
    return {
        "likeness": max(one.signals["likeness"] for one in working.units),
        "coverage": max(one.signals["coverage"] for one in working.units[:_UNITS_WEIGHED]),
        "dense": max(one["dense"].standardised for one in arms) / by_chance,
        "keyword": max(one["keyword"].standardised for one in arms) / by_chance,
    }


SIGNALS = ("likeness", "coverage", "dense", "keyword")
_UNITS_WEIGHED = 5
