"""Rows of a table that are known by a number or letter."""

from __future__ import annotations

import pytest

from assistant.checking.rows import rows_of_table

TIERS = "Tier | First 3 months | Then\nA | weekly | fortnightly\nB | fortnightly | monthly"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (TIERS, ["tier a", "tier b"]),
        (f"How often people are seen.\n\n{TIERS}", ["tier a", "tier b"]),
        ("Category | Who it covers\n1 | people under notification", ["category 1"]),
        ("| Tier | Home visits |\n| C and D | if needed |", ["tier c", "tier d"]),
        ("Level | Days\n2\u20133 | ten", ["level 2", "level 3"]),
        ("Requirement | Length\nAlcohol treatment | 3 years", []),
        ("Tier A is seen weekly.", []),
        ("Tier | Then\nNo table here.\n1 | a row of another", []),
    ],
)
def test_a_row_is_named_by_the_heading_of_its_column(text: str, names: list[str]) -> None:
    assert [one.name for one in rows_of_table(text)] == names
