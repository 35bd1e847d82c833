from __future__ import annotations

import pytest

from assistant.training.english.claim import claim_in
from assistant.training.english.force import force_in
from assistant.training.english.turn_round import turned_round


@pytest.mark.parametrize(
    ("statement", "turned"),
    [
        ("The court must make an order.", "The court need not make an order."),
        ("The court must not make an order.", "The court may make an order."),
        ("A victim may ask for a review.", "A victim must not ask for a review."),
        ("A complaint cannot reopen a case.", "A complaint can reopen a case."),
        ("A person does not have to speak English.", "A person has to speak English."),
        ("The victim does not take part in a meeting.", "The victim takes part in a meeting."),
        ("Consent to unpaid work is not needed.", "Consent to unpaid work is needed."),
        ("Staff should tell the manager.", "Staff need not tell the manager."),
        (
            "The officer is required to keep a record.",
            "The officer is not required to keep a record.",
        ),
    ],
)
def test_the_verb_of_force_is_turned(statement: str, turned: str) -> None:
    claim = claim_in(statement)
    assert claim is not None
    found = turned_round(statement, claim)
    assert found is not None
    assert found.statement == turned


@pytest.mark.parametrize(
    "statement",
    ["The court may only make one order.", "The order lasts a year.", "The plan is a list."],
)
def test_what_cannot_be_turned_for_sure_is_left(statement: str) -> None:
    claim = claim_in(statement)
    assert claim is not None
    assert turned_round(statement, claim) is None


def test_force_is_the_first_verb_of_force() -> None:
    assert force_in("Staff should ask, and must record it.") == "should"
    assert force_in("Nobody asks.") == ""
    assert force_in("It must not be shown.") == "must not"
