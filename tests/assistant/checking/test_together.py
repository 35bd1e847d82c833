"""What the rules say of a statement, weighed against what is read together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from assistant.checking.checker import StatementChecker
from assistant.checking.objection import Fault
from assistant.checking.verdict import Evidence
from tests.assistant.checking.material import knowledge

RULE = Evidence(
    "Staff must tell the harbour master within ten working days of a spill.", ("Spills",)
)
SAME = "A spill has to be reported to the harbour master by staff within ten working days."
OTHER_FIGURE = "Staff must tell the harbour master within five working days of a spill."
UNRULY = "Whoever runs the port has to hear of any pollution, ten working days on at most."


@dataclass
class Says:
    """Something that makes the same of everything, and remembers what it was asked."""

    value: float | None
    name: str = "says"
    asked: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)

    def log_odds(self, statement: str, quotes: Sequence[str], heading: str = "") -> float | None:
        self.asked.append((statement, tuple(quotes), heading))
        return self.value


def faults(statement: str, says: Says) -> set[Fault]:
    checker = StatementChecker(knowledge(), lambda: says)
    return {one.fault for one in checker.objections_to(statement, [RULE])}


def test_what_no_rule_objects_to_is_refused_where_reading_says_otherwise() -> None:
    assert faults(SAME, Says(6.0)) == set()
    assert faults(SAME, Says(-9.0)) == {Fault.TOGETHER}


def test_rules_that_object_to_other_words_are_overruled_where_both_say_the_same() -> None:
    alone = faults(UNRULY, Says(None))
    assert alone
    assert faults(UNRULY, Says(9.0)) == set()
    assert faults(UNRULY, Says(-9.0)) == alone


@pytest.mark.parametrize("value", [9.0, -9.0, None])
def test_a_figure_that_no_quote_has_is_never_let_through(value: float | None) -> None:
    says = Says(value)
    assert Fault.AMOUNT in faults(OTHER_FIGURE, says)
    assert says.asked == []


def test_the_words_of_a_quote_need_no_reading() -> None:
    says = Says(-9.0)
    assert faults(RULE.quote, says) == set()
    assert says.asked == []


def test_it_is_read_with_its_quotes_and_the_heading_they_stand_under() -> None:
    says = Says(6.0)
    faults(SAME, says)
    assert says.asked == [(SAME, (RULE.quote,), "Spills")]
