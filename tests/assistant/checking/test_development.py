"""Statements written by hand, with which the checks were developed."""

from __future__ import annotations

import pytest

from assistant.checking.verdict import Evidence, objections_to
from tests.assistant.checking.material import Judged, development, knowledge, shapes

pytestmark = pytest.mark.long
# What is reached, and must not be lost.
CAUGHT = 0.94
LET_THROUGH = 0.78


def is_refused(one: Judged) -> bool:
    evidence = [Evidence(quote, one.context) for quote in one.quotes]
    return bool(objections_to(one.statement, evidence, knowledge()))


@pytest.mark.parametrize(("is_faithful", "floor"), [(True, LET_THROUGH), (False, CAUGHT)])
def test_statements_of_others_are_judged_rightly(*, is_faithful: bool, floor: float) -> None:
    told = [one for one in development() if one.is_faithful is is_faithful]
    wrong = [one.statement for one in told if is_refused(one) is is_faithful]
    assert len(told) > 100
    assert 1 - len(wrong) / len(told) >= floor, wrong


# The shapes are hard ones: floors of what is reached, below what is wanted.
@pytest.mark.parametrize(("is_faithful", "floor"), [(True, 0.78), (False, 0.85)])
def test_statements_of_every_shape_are_judged_rightly(*, is_faithful: bool, floor: float) -> None:
    told = [one for one in shapes() if one.is_faithful is is_faithful]
    wrong = [one.statement for one in told if is_refused(one) is is_faithful]
    assert len(told) > 100
    assert 1 - len(wrong) / len(told) >= floor, wrong
