from __future__ import annotations

import pytest

from assistant.breadth import Belonging, belonging, worth_quoting

# Likelihoods that depend on the distance below the best alone.
PLAIN = Belonging(constant=0.0, below_best=10.0, best=0.0, units=0.0, is_best=3.0)


def test_likelihoods_fall_with_the_scores() -> None:
    found = PLAIN.likelihoods([0.5, 0.4, 0.0, -0.6])
    assert found == sorted(found, reverse=True)
    assert found[0] > 0.95
    assert found[3] < 0.01


def test_units_close_to_the_best_are_worth_quoting_and_those_far_below_are_not() -> None:
    assert worth_quoting([0.5, 0.49, 0.48, -2.0, -2.1], 5, PLAIN) == 3
    assert worth_quoting([0.5, -2.0, -2.1], 5, PLAIN) == 1


def test_no_more_than_the_most_are_quoted_and_never_none() -> None:
    assert worth_quoting([0.5] * 9, 4, PLAIN) == 4
    assert worth_quoting([-3.0], 4, PLAIN) == 1


@pytest.mark.parametrize("settled", [True, False])
def test_the_fitted_regression_finds_a_lower_unit_less_likely(settled: bool) -> None:
    model = belonging(settled=settled)
    found = model.likelihoods([0.3, 0.1, -0.2, -0.5])
    assert found == sorted(found, reverse=True)
