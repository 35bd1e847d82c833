from __future__ import annotations

import pytest

from assistant.checking.figure import agrees
from assistant.checking.figures import figures_in


def keys(text: str) -> list[str]:
    return [one.key for one in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 or 28 days", ["day:14", "day:28"]),
        ("within ten working days", ["working day:10"]),
        ("a fortnight", ["day:14"]),
        ("two-thirds of the sentence", ["share:2/3"]),
        ("half-way", ["share:1/2"]),
        ("40%", ["share:2/5"]),
        ("three in ten", ["share:3/10"]),
        ("£5.5 million a year", ["pound:5500000", "rate:12 month"]),
        ("once a month", ["rate:1 month"]),
        ("every two weeks", ["rate:14 day"]),
        ("level 2 or 3", ["numbered:level 2", "numbered:level 3"]),
        ("28 to 29 July 2026", ["date:2026-07-28", "date:2026-07-29"]),
        ("two thousand three hundred", ["count:2300"]),
        ("PI 04/2016", ["reference:pi 4/2016"]),
        ("between 11pm and 6am", ["numbered:11pm", "numbered:6am"]),
        ("a child under 10 may not go", ["count:10"]),
        ("20,823 full-time staff", ["count:20823"]),
        ("one of the conditions", []),
        ("half a year", ["month:6"]),
        ("by the twenty-first day", ["ordinal:21"]),
        ("on the thirtieth", ["ordinal:30"]),
        ("a dozen visits", ["count:12"]),
        ("a couple of days", ["count:2"]),
        ("every other week", ["rate:14 day"]),
        ("a day a week and a half day on Friday", ["day:1", "rate:7 day", "share:1/2"]),
        ("a year and a quarter", ["month:15"]),
        ("two and a half hours", ["hour:5/2"]),
        ("three quarters of an hour", ["hour:3/4"]),
    ],
)
def test_figures_come_in_one_form(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("told", "source", "is_so"),
    [
        ("two weeks", "14 days", True),
        ("14 days", "14 working days", False),
        ("a year", "12 months", True),
        ("18 years old", "aged 18", True),
        ("50%", "half", True),
        ("July 2026", "14 July 2026", True),
        ("14 July 2026", "July 2026", False),
        ("April 2026", "May 2026", False),
        ("L2", "level 2", True),
        ("level 3", "level 2", False),
        ("28 days", "28", False),
        ("half a year", "six months", True),
        ("a year and a half", "18 months", True),
        ("60 minutes", "one hour", True),
        ("two days", "48 hours", True),
        ("half an hour", "30 minutes", True),
        ("two working days", "48 hours", False),
        ("two years", "24 more months", True),
        ("ten days", "ten further working days", False),
        ("a year and a half", "15 months", False),
    ],
)
def test_a_figure_may_say_less_and_never_more(told: str, source: str, is_so: bool) -> None:
    assert agrees(figures_in(told)[0], figures_in(source)[0]) is is_so
