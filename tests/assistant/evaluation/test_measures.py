import math

import numpy as np
import pytest

from assistant.evaluation.measures import MEASURES, estimates, measured


def test_measures_agree_with_values_worked_out_by_hand():
    grades = [
        {"a": 1, "b": 1, "z": 1},  # found at places 2 and 6; z is not found
        {"c": 2, "d": 1},  # found the wrong way round, at places 1 and 2
        {"e": 1},  # found too late to count
        {"f": 1},  # nothing was found at all
    ]
    rankings = [
        ["x1", "a", "x2", "x3", "x4", "b"],
        ["d", "c"],
        [*(f"x{n}" for n in range(10)), "e"],
        [],
    ]
    found = measured(grades, rankings)
    ideal = 1 + 1 / math.log2(3) + 1 / math.log2(4)
    reversed_gain = (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3))
    expected = {
        "recall@5": [1 / 3, 1, 0, 0],
        "recall@10": [2 / 3, 1, 0, 0],
        "nDCG@5": [1 / math.log2(3) / ideal, reversed_gain, 0, 0],
        "nDCG@10": [(1 / math.log2(3) + 1 / math.log2(7)) / ideal, reversed_gain, 0, 0],
        "MAP@10": [(1 / 2 + 2 / 6) / 3, 1, 0, 0],
        "MRR@10": [1 / 2, 1, 0, 0],
    }
    assert list(expected) == list(MEASURES)
    for column, name in enumerate(MEASURES):
        assert found[:, column] == pytest.approx(expected[name], abs=1e-6), name


def test_the_average_precision_divides_by_all_that_answer_even_if_more_than_ten():
    grades = [{str(n): 1 for n in range(20)}]
    found = measured(grades, [[str(n) for n in range(20)]])
    assert found[0, MEASURES.index("MAP@10")] == pytest.approx(0.5)
    assert found[0, MEASURES.index("recall@10")] == pytest.approx(0.5)


def test_an_interval_is_that_of_the_normal_approximation_for_many_questions():
    ones = np.zeros((1000, len(MEASURES)))
    ones[:300] = 1.0
    found = estimates(ones)["recall@10"]
    error = math.sqrt(0.3 * 0.7 / 1000)
    assert found.value == pytest.approx(0.3)
    assert found.low == pytest.approx(0.3 - 1.96 * error, abs=0.25 * error)
    assert found.high == pytest.approx(0.3 + 1.96 * error, abs=0.25 * error)
    assert estimates(ones) == estimates(ones)


def test_the_interval_of_a_difference_is_paired():
    """One arm is better by 0.1 on every question, however much both vary: no width."""
    arm = np.linspace(0.0, 0.9, 50)[:, None].repeat(len(MEASURES), axis=1)
    difference = estimates((arm + 0.1) - arm)["MRR@10"]
    assert difference.low == pytest.approx(0.1)
    assert difference.high == pytest.approx(0.1)
    assert estimates(arm)["MRR@10"].high - estimates(arm)["MRR@10"].low > 0.1
