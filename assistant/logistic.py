"""A logistic regression over named signals, as the fitting scripts leave it behind."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_LARGEST = 30.0


@dataclass(frozen=True, slots=True)
class LogisticModel:
    """`weights` a signal, and a `constant`."""

    constant: float
    weights: dict[str, float]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> LogisticModel:
        """Return the model that a fitting script has told."""
        return cls(told["constant"], told["weights"])

    def total(self, signals: Mapping[str, float]) -> float:
        """Return the log odds."""
        return self.constant + sum(weight * signals[name] for name, weight in self.weights.items())

    def likelihood(self, signals: Mapping[str, float]) -> float:
        """Return how likely it is, from 0 to 1."""
        held = max(-_LARGEST, min(_LARGEST, self.total(signals)))
        return 1.0 / (1.0 + math.exp(-held))


@cache
def fitted(package: str, name: str) -> dict[str, Any]:
    """Return what a fitting script wrote as `name` into `package`."""
    told: dict[str, Any] = json.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
    return told
