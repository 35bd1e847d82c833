from __future__ import annotations

import pytest

from assistant.logistic import LogisticModel, fitted


def test_a_likelihood_rises_with_what_speaks_for_it() -> None:
    model = LogisticModel.of({"constant": -1.0, "weights": {"near": 2.0, "far": -1.0}})
    assert model.likelihood({"near": 0.5, "far": 0.0}) == pytest.approx(0.5)
    assert model.likelihood({"near": 1.0, "far": 0.0}) > 0.7
    assert model.likelihood({"near": 1.0, "far": 3.0}) < 0.2
    assert 0.0 < model.likelihood({"near": -1e9, "far": 0.0}) < 1e-9


def test_a_signal_that_is_missing_is_an_error_and_no_zero() -> None:
    with pytest.raises(KeyError):
        LogisticModel(0.0, {"near": 1.0}).likelihood({})


def test_what_was_fitted_is_read_from_its_package() -> None:
    assert {"constant", "weights"} <= set(fitted("assistant", "in_letter.json")["places"])
