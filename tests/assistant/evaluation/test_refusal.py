import math

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from assistant.evaluation.measures import Estimate
from assistant.evaluation.refusal import (
    auc,
    auc_difference,
    judged_likelihoods,
    likelihoods_of,
    refusal_tables,
)
from assistant.evaluation.report import MeasuredQuestion


def test_the_area_is_the_share_of_pairs_in_the_right_order():
    """Of six pairs four are right, one is equal (counts half), and one is wrong."""
    assert auc(likelihoods_of([0.9, 0.5, 0.6], [0.5, 0.55])).value == pytest.approx(4.5 / 6)


def test_the_area_agrees_with_scikit_learn():
    chance = np.random.default_rng(1)
    answered, others = chance.normal(0.8, 1, 70).round(1), chance.normal(0, 1, 50).round(1)
    expected = roc_auc_score([1] * 70 + [0] * 50, [*answered, *others])
    found = auc(likelihoods_of(answered, others))
    assert found.value == pytest.approx(expected)
    # Hanley and McNeil's standard error of the area, 1982.
    q1, q2 = expected / (2 - expected), 2 * expected**2 / (1 + expected)
    spread = 69 * (q1 - expected**2) + 49 * (q2 - expected**2)
    error = math.sqrt((expected * (1 - expected) + spread) / 3500)
    assert found.high - found.low == pytest.approx(2 * 1.96 * error, rel=0.25)


def test_an_interval_narrows_when_the_same_questions_are_resampled_together():
    values = np.linspace(0, 1, 40)
    apart = auc(likelihoods_of(values + 0.1, values))
    together = auc(likelihoods_of(values + 0.1, values, paired=True))
    assert together.value == apart.value
    assert together.high - together.low < apart.high - apart.low


def test_a_reversed_signal_is_worse_by_a_paired_difference():
    good = likelihoods_of([0.7, 0.8, 0.9], [0.1, 0.2, 0.3])
    bad = likelihoods_of([0.3, 0.2, 0.1], [0.9, 0.8, 0.7])
    assert auc_difference(bad, good) == Estimate(-1.0, -1.0, -1.0)
    assert auc_difference(good, good) == Estimate(0.0, 0.0, 0.0)


def test_the_curve_says_what_keeping_so_many_costs():
    answered = [0.1 * n for n in range(1, 11)]  # 0.1 to 1.0
    curve, cautions = refusal_tables(likelihoods_of(answered, [0.05, 0.15, 0.25, 0.95]), 0.16)
    rows = {name: _values(row) for name, row in curve.rows.items()}
    assert rows["80% kept"] == pytest.approx((0.2, 0.9, 0.5))
    assert rows["90% kept"] == pytest.approx((0.1, 1.0, 0.25))
    assert rows["99% kept"] == pytest.approx((0.1, 1.0, 0.25))
    assert _values(cautions.rows["0.16 (set)"]) == pytest.approx((0.16, 0.9, 0.5))
    assert _values(cautions.rows["0.9"]) == pytest.approx((0.9, 0.2, 0.75))


def test_no_curve_where_nothing_is_to_be_parted():
    assert refusal_tables(likelihoods_of([0.5], []), 0.16) == []


def test_only_questions_that_were_judged_and_weighed_count():
    found = judged_likelihoods(
        [
            MeasuredQuestion("a", {}, True, 0.9),
            MeasuredQuestion("b", {}, False, 0.0),
            MeasuredQuestion("c", {}, None, 0.5),
            MeasuredQuestion("d", {}, True, None),
        ]
    )
    assert (found.answerable.tolist(), found.unanswerable.tolist()) == ([0.9], [0.0])


def _values(row: object) -> tuple[float, ...]:
    assert isinstance(row, dict)
    return tuple(one.value if isinstance(one, Estimate) else one for one in row.values())
