from __future__ import annotations

from datetime import date

import pytest

from assistant.quantities import Quantity, quantities_in, shared


def day_number(*day: int) -> Quantity:
    return (float(date(*day).toordinal()), "date")


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("14 or 28 days", {(14, "day"), (28, "day")}),
        ("a 14- and 28-day recall", {(14, "day"), (28, "day")}),
        ("between 40 and 70 hours", {(40, "hour"), (70, "hour")}),
        ("five working days", {(5, "day")}),
        ("within 5 WORKING DAYS", {(5, "day")}),
        ("six weeks", {(42, "day")}),
        ("a fortnight", {(14, "day")}),
        ("12-month sentence", {(12, "month")}),
        ("three years", {(36, "month")}),
        ("a year or less", {(12, "month")}),
        ("twenty-eight days", {(28, "day")}),
        ("Twenty-One to fifty-six days", {(21, "day"), (56, "day")}),
        ("20%", {(20, "percent")}),
        ("20 per cent", {(20, "percent")}),
        ("1,250.5 hours", {(1250.5, "hour")}),
        ("£200 a day", {(200, "pound")}),
        ("12 regions", {(12, "")}),
        ("seven standard conditions", {(7, "")}),
    ],
)
def test_amounts_come_with_their_unit(text: str, amounts: set[Quantity]) -> None:
    assert quantities_in(text) >= amounts
    assert {number for number, _ in quantities_in(text)} == {number for number, _ in amounts}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two weeks", "14 days"),
        ("a year", "12 months"),
        ("20%", "twenty per cent"),
        ("28 days", "twenty-eight days"),
        ("fourteen nights", "a fortnight"),
    ],
)
def test_the_same_amount_in_other_words_is_the_same(one: str, other: str) -> None:
    assert quantities_in(one) == quantities_in(other) != frozenset()


@pytest.mark.parametrize(
    "text",
    [
        *("level 3", "MAPPA category 2", "section 31", "Schedule 12", "PI 04", "part one", "CAS3"),
        *("section 244ZA", "", "no number here", "the Act 1991", "one", "tier 2", "MAPPA 3"),
        *("a MAPPA 3 moves house", "mappa 3 prisoners"),
    ],
)
def test_a_number_that_names_a_thing_is_no_amount(text: str) -> None:
    assert quantities_in(text) == frozenset()


def test_dates_are_days_and_not_amounts() -> None:
    assert quantities_in("on 31 March 2026") == {day_number(2026, 3, 31)}
    assert quantities_in("since 2021") == frozenset()
    assert quantities_in("56 days from 31 March 2026") == {day_number(2026, 3, 31), (56, "day")}


def test_codes_are_kept_with_their_letter() -> None:
    assert quantities_in("tier B2 or C1") == {(2, "B"), (1, "C")}


def test_amounts_are_shared_if_number_and_unit_agree() -> None:
    asked = quantities_in("is it still 28 days or 14 weeks")
    assert shared(asked, quantities_in("28 days")) == {(28, "day")}
    assert shared(asked, quantities_in("14 days")) == frozenset()
    assert shared(asked, quantities_in("28 months")) == frozenset()
    assert shared(frozenset(), asked) == shared(asked, frozenset()) == frozenset()


def test_a_number_without_a_unit_fits_any_unit() -> None:
    assert shared(frozenset({(28.0, "")}), quantities_in("28 days")) == {(28, "")}
    assert shared(quantities_in("28 days"), frozenset({(28.0, "")})) == {(28, "day")}
    assert shared(frozenset({(28.0, "")}), quantities_in("14 days")) == frozenset()
