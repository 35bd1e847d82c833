"""Dates as people and machines write them: `16 May 2019`, `May 16, 2019`, `2019-05-16T09:30:00Z`.

Dates with slashes are not read, because 03/04/2021 has two meanings.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    r"(?<![\d-])(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?"
    r"(?:Z| ?[+-]\d{2}:?\d{2})?)?(?![\d-])"
    r"|(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?\s{1,3}"
    + _MONTH.format("month")
    + r",?\s{1,3}(?P<year>\d{4})(?!\d)|\b"
    + _MONTH.format("first_month")
    + r"\s{1,3}(?P<second_day>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?P<last_year>\d{4})(?!\d)",
    re.IGNORECASE,
)


def date_in(words: str) -> date | None:
    """Return the first date written in `words`, or `None`; a time of day is left out."""
    found = _DATE.search(words)
    return _day(found) if found else None


def date_from(words: str) -> date | None:
    """Return the date if `words` is one and nothing else, or `None`."""
    found = _DATE.fullmatch(words.strip())
    return _day(found) if found else None


def _day(found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        month = found["month"] or found["first_month"]
        day = found["day"] or found["second_day"]
        year = found["year"] or found["last_year"]
        return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))
    except ValueError:
        # 31 June has the form of a date and is none.
        return None
