"""Until when an enquiry is to be answered or passed on."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files

from assistant.helpdesk.enquiry import Route

_SATURDAY = 5


def due_at(route: Route, arrived: datetime) -> datetime:
    """Return the end of the working day by which an enquiry is due.

    What arrives when a day has ended, or at a weekend, counts from the next working day.
    """
    days, hour = _days()[route.value], _days()["hour"]
    day = arrived.astimezone(UTC)
    late = day.weekday() < _SATURDAY and day.hour >= hour
    day = _working_day(day + timedelta(days=1) if late else day)
    for _ in range(days):
        day = _working_day(day + timedelta(days=1))
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def _working_day(day: datetime) -> datetime:
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day


@cache
def _days() -> dict[str, int]:
    text = files("assistant.helpdesk.reply").joinpath("due.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
