import math

import numpy as np
import pytest

from assistant.evaluation.measures import (
    MEASURES,
    Choice,
    choice,
    difference,
    estimate,
    estimates,
    measured,
    token_f1,
)


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


def test_token_f1_is_that_of_squad():
    # "the" and the full stops go; "every tuesday" are two of three, and of two.
    assert token_f1("Reports every Tuesday.", "The: Every, Tuesday") == pytest.approx(4 / 5)
    assert token_f1("tea tea", "tea") == pytest.approx(2 / 3)
    assert token_f1("a tea", "tea") == 1.0
    assert token_f1("", "tea") == token_f1("tea", "soup") == token_f1("the", "") == 0.0


@pytest.mark.parametrize(
    ("chosen", "right", "expected"),
    [
        ({1, 2}, {2}, Choice(1 / 2, 1, 2 / 3)),
        ({1}, {1, 2, 3, 4}, Choice(1, 1 / 4, 2 / 5)),
        ({1}, {2}, Choice(0, 0, 0)),
        (set(), {2}, Choice(0, 0, 0)),
    ],
)
def test_a_choice_is_compared_with_what_is_right(
    chosen: set[int], right: set[int], expected: Choice
):
    assert choice(chosen, right) == expected


def test_estimates_and_differences_leave_out_what_was_not_measured():
    found = estimate([1.0, None, 0.0, 1.0, 0.0])
    assert found is not None
    assert found.value == 0.5
    assert found.low < 0.5 < found.high
    assert estimate([None, None]) is None
    shared = difference([1.0, 0.7, None], [0.5, None, 0.1])
    assert shared is not None
    assert (shared.value, shared.low, shared.high) == (0.5, 0.5, 0.5)
    assert difference([None], [1.0]) is None
