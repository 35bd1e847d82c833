"""Boosted trees over named signals."""

from __future__ import annotations

import pytest

from assistant.boosted import BoostedTrees

TOLD = {
    "names": ["near", "far"],
    "start": -1.0,
    "trees": [[0, 0.5, -1.0, [1, 0.0, 2.0, 0.5]], [1, 1.0, 0.0, -3.0]],
}


@pytest.mark.parametrize(
    ("near", "far", "log_odds"),
    [(0.5, 0.0, -2.0), (0.6, 0.0, 1.0), (0.6, 0.1, -0.5), (0.6, 2.0, -3.5), (0.0, 2.0, -5.0)],
)
def test_each_tree_adds_the_leaf_that_the_signals_lead_to(
    near: float, far: float, log_odds: float
) -> None:
    found = BoostedTrees.of(TOLD).likelihood({"far": far, "near": near})
    assert found == pytest.approx(1 / (1 + 2.718281828**-log_odds))


def test_a_signal_that_is_missing_is_an_error_and_no_zero() -> None:
    with pytest.raises(KeyError):
        BoostedTrees.of(TOLD).likelihood({"near": 1.0})
