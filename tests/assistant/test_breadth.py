from __future__ import annotations

import pytest

from assistant.breadth import Belonging, belonging, breadth_of, worth_quoting

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


@pytest.mark.parametrize(
    ("question", "settled"),
    [
        ("what is BASS called nowadays", True),
        ("FDR - new name?", True),
        ("what is the longest term a court can suspend", True),
        ("which provider runs the service in Gwent", True),
        ("which excuses can I accept", False),
        ("can he be recalled", True),
        ("can you tell me if he can be recalled", True),
        ("could you please explain the steps of a recall", False),
        ("Can you give me more details about the course", False),
        ("how much does it cost", True),
        ("how can I estimate my costs", False),
        ("how do I contact the team", True),
        ("who signs a recall", True),
        ("what support is there for people who have left care", False),
        ("what should I do when he misses an appointment", False),
        ("how do I avoid scams by email", False),
    ],
)
def test_one_fact_settles_a_question_only_if_it_asks_for_one(question: str, settled: bool) -> None:
    assert breadth_of(question).settled is settled


def test_only_an_open_question_wants_more_than_a_line() -> None:
    assert breadth_of("how do I prepare a recall").words > 0
    for one in ("who signs a recall", "can he be recalled", "what is the new name of BASS"):
        assert breadth_of(one).words == 0
