"""Until when an enquiry is to be answered or passed on."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files

from holidays import HolidayBase, country_holidays

from assistant.helpdesk.enquiry import Route

_SATURDAY = 5
_BELIEVED = timedelta(days=30)


def arrived_at(sent: datetime | None, brought_in: datetime) -> datetime:
    """Return from when the time for a message runs: from when it was sent, if that can be believed.

    A date in the future or a month back is a clock set wrongly, or an old mail brought in again:
    then from when it was brought in.
    """
    if sent is None or not brought_in - _BELIEVED <= sent <= brought_in:
        return brought_in
    return sent


def due_at(route: Route, arrived: datetime) -> datetime:
    """Return the end of the working day by which an enquiry is due.

    What arrives when a day has ended, at a weekend or on a bank holiday of England and Wales counts
    from the next working day.
    """
    days, hour = _days()[route.value], _days()["hour"]
    day = arrived.astimezone(UTC)
    late = _is_working_day(day) and day.hour >= hour
    day = _working_day(day + timedelta(days=1) if late else day)
    for _ in range(days):
        day = _working_day(day + timedelta(days=1))
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def _working_day(day: datetime) -> datetime:
    while not _is_working_day(day):
        day += timedelta(days=1)
    return day


def _is_working_day(day: datetime) -> bool:
    return day.weekday() < _SATURDAY and day.date() not in _bank_holidays()


@cache
def _bank_holidays() -> HolidayBase:
    """Return the bank holidays of England, which are those of Wales too; years as they are met."""
    return country_holidays("GB", subdiv="ENG")


@cache
def _days() -> dict[str, int]:
    text = files("assistant.helpdesk.reply").joinpath("due.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
