"""Dates as people and machines write them: `16 May 2019`, `March 2020`, `2019-05-16T09:30:00Z`.

Of documents, dates with slashes are not read, because 03/04/2021 has two meanings there. What a
person types here has one: this is used in England and Wales, where the day comes first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, eq=False)
class PartialDate:
    """A date as far as it is known: a day, a month or only a year.

    A publication of "March 2020" has no day, and none is made up for it. A full one equals the
    `date` of the same day.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return the date of a known day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def fromisoformat(cls, words: str) -> PartialDate:
        """Read `2021`, `2021-02` or `2021-02-14`; raises `ValueError` for anything else."""
        found = _ISO.fullmatch(words)
        if found is None:
            raise ValueError(f"not a date: {words!r}")
        year, month, day = (int(one) if one else None for one in found.groups())
        date(year or 0, 1 if month is None else month, 1 if day is None else day)
        return cls(year or 0, month, day)

    @property
    def first_day(self) -> date:
        """The earliest day that is meant."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that is meant."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """Return `2021`, `2021-02` or `2021-02-14`."""
        return "-".join(
            [f"{self.year:04}"] + [f"{one:02}" for one in (self.month, self.day) if one is not None]
        )

    def in_words(self, language: str = "en") -> str:
        """Return `8 June 2021`, `Mawrth 2020` or `2019`; in English where it is not spoken here."""
        months = _MONTH_NAMES.get(language, _MONTH_NAMES["en"])
        month = [months[self.month - 1]] if self.month else []
        return " ".join([*([str(self.day)] if self.day else []), *month, str(self.year)])

    def when_in_words(self, language: str = "en") -> str:
        """Return when something happened: `on 8 June 2021`, `ym mis Mawrth 2020`, `yn 2019`."""
        on_day, in_month, in_year = _WHEN.get(language, _WHEN["en"])
        before = on_day if self.day else in_month if self.month else in_year
        return f"{before} {self.in_words(language)}"

    def __str__(self) -> str:
        return self.in_words()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PartialDate):
            return self.isoformat() == other.isoformat()
        return isinstance(other, date) and self.isoformat() == other.isoformat()

    def __hash__(self) -> int:
        return hash(self.first_day)


_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# fmt: off
_MONTH_NAMES = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "cy": (
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
        "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ),
}
# fmt: on
# Before a day, a month and a year. In Welsh a month stands behind "mis", so that "yn" is always
# "ym" before it and no name of a month changes.
_WHEN = {"en": ("on", "in", "in"), "cy": ("ar", "ym mis", "yn")}
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


_LONGEST_TYPED = 60
_DAY_FIRST = re.compile(
    r"(?:(?P<day>\d{1,2}) ?(?P<mark>[/.\- ]) ?)?(?P<month>\d{1,2}) ?(?(mark)(?P=mark)|[/.]) ?"
    r"(?P<year>\d{4})",
    re.ASCII,
)
_BESIDE_A_NAME = re.compile(r"(?<=\d)[-/.](?=[^\W\d])|(?<=[^\W\d])[-/](?=\d)")
_ENGLISH_MONTHS = {
    welsh.lower(): english
    for welsh, english in zip(_MONTH_NAMES["cy"], _MONTH_NAMES["en"], strict=True)
}
_MONTH_AND_YEAR = re.compile(_MONTH.format("month") + r",?\s{1,3}(?P<year>\d{4})", re.IGNORECASE)


def date_in(words: str) -> PartialDate | None:
    """Return the first day written in `words`, or `None`; a time of day is left out."""
    found = _DATE.search(words)
    return _day(found) if found else None


def date_from(words: str) -> PartialDate | None:
    """Return the date if `words` is one and nothing else, or `None`; a month or year is enough."""
    words = words.strip()
    if found := _DATE.fullmatch(words):
        return _day(found)
    if found := _MONTH_AND_YEAR.fullmatch(words):
        return PartialDate(int(found["year"]), _MONTHS.index(found["month"][:3].lower()) + 1)
    try:
        return PartialDate.fromisoformat(words)
    except ValueError:
        # Neither written out nor ISO: no date at all.
        return None


def typed_date(words: str) -> PartialDate | None:
    """Return the date that a person has typed, or `None`; a month or year is enough.

    Beside what `date_from` reads: `31/3/2026` (or with points, dashes or spaces), the day first;
    `3/2026`, `31-Mar-2026`, and the months in Welsh. A year has four digits, as the GOV.UK Design
    System asks for.
    """
    words = " ".join(words.split())
    if len(words) > _LONGEST_TYPED:
        return None
    if found := _DAY_FIRST.fullmatch(words):
        day = int(found["day"]) if found["day"] else None
        try:
            known = date(int(found["year"]), int(found["month"]), 1 if day is None else day)
        except ValueError:
            # 31/6/2026, or the month first.
            return None
        return PartialDate(known.year, known.month, day)
    parted = _BESIDE_A_NAME.sub(" ", words)
    return date_from(" ".join(_ENGLISH_MONTHS.get(one.lower(), one) for one in parted.split()))


def _day(found: re.Match[str]) -> PartialDate | None:
    try:
        if found["iso"]:
            return PartialDate.fromisoformat(found["iso"])
        month = found["month"] or found["first_month"]
        day = found["day"] or found["second_day"]
        year = found["year"] or found["last_year"]
        return PartialDate.of(date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day)))
    except ValueError:
        # 31 June has the form of a date and is none.
        return None
