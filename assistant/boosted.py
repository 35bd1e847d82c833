"""Boosted trees over named signals, as the fitting scripts leave them behind."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# A leaf is what it adds to the log odds; a fork is a signal's place, a limit, and the trees for
# what is at most so much and for what is more.
Tree = float | tuple[int, float, "Tree", "Tree"]


@dataclass(frozen=True, slots=True)
class BoostedTrees:
    """`trees` over the signals called `names`; `start` are the log odds before any of them."""

    names: tuple[str, ...]
    start: float
    trees: tuple[Tree, ...]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> BoostedTrees:
        """Return the trees that a fitting script has told."""
        return cls(tuple(told["names"]), told["start"], tuple(map(_tree_of, told["trees"])))

    def likelihood(self, signals: Mapping[str, float]) -> float:
        """Return how likely it is, from 0 to 1."""
        values = [signals[name] for name in self.names]
        return 1.0 / (1.0 + math.exp(-self.start - sum(_leaf(one, values) for one in self.trees)))


def _tree_of(told: Any) -> Tree:
    if not isinstance(told, list):
        return float(told)
    place, limit, below, above = told
    return int(place), float(limit), _tree_of(below), _tree_of(above)


def _leaf(tree: Tree, values: Sequence[float]) -> float:
    while not isinstance(tree, float):
        place, limit, below, above = tree
        tree = below if values[place] <= limit else above
    return tree
