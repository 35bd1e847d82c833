"""Dates as British guidance writes them, whole or in part, and years in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checking.figure import Figure, Measure
from corpus.sentences import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_JOIN = r"\s?(?:-|–|to|and|or|,)\s?"
_ISO = re.compile(rf"(?<![\d-])(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_SLASHED = re.compile(
    rf"(?<![\d/])(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.](?P<year>{_YEAR})(?!\d)"
)
_DAYS = re.compile(
    rf"\b(?P<days>{_NTH}(?:{_JOIN}{_NTH})*)\s(?:of\s)?(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR})\b)?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH})\s(?P<days>{_NTH})\b(?:,?\s(?P<year>{_YEAR})\b)?", re.IGNORECASE
)
_MONTH_AND_YEAR = re.compile(
    rf"\b(?:(?P<first>{_MONTH}){_JOIN})?(?P<month>{_MONTH})\s(?:of\s)?(?P<year>{_YEAR})\b",
    re.IGNORECASE,
)
# "may" and "march" are verbs as well: as months they stand behind a word of time.
_MONTH_ALONE = re.compile(
    r"\b(?:January|February|April|June|July|August|September|October|November|December)\b"
    r"|(?:(?<=\bin )|(?<=\bby )|(?<=\bof )|(?<=\bsince )|(?<=\buntil )|(?<=\bfrom )|(?<=\blast )"
    r"|(?<=\bnext ))(?:March|May)\b"
)
_PAIR = re.compile(rf"\b(?P<year>{_YEAR})\s?[-–/]\s?(?P<end>\d\d|{_YEAR})\b")
_ALONE = re.compile(rf"(?<![\w£/.,-])(?P<year>{_YEAR})(?:s\b)?(?![\d/]|,\d{{3}}|\.\d)")
_VERBS = frozenset({"may", "march"})  # "no child under 10 may …"
_DAY = re.compile(r"\d{1,2}")


def dates_in(text: str) -> Iterator[Figure]:
    """Yield the dates of `text`, the longest way of writing first; spans may overlap."""
    for one in (*_ISO.finditer(text), *_SLASHED.finditer(text)):
        yield _date(one.span(), one["year"], int(one["month"]), int(one["day"]))
    for pattern in (_DAYS, _MONTH_FIRST):
        yield from (day for one in pattern.finditer(text) for day in _days(one))
    for one in _MONTH_AND_YEAR.finditer(text):
        months = [name for name in (one["first"], one["month"]) if name]
        yield from (_date(one.span(), one["year"], _month(name)) for name in months)
    for one in _PAIR.finditer(text):
        end = one["end"] if len(one["end"]) == 4 else one["year"][:2] + one["end"]
        yield from (_date(one.span(), year) for year in (one["year"], end))
    yield from (_date(one.span(), month=_month(one[0])) for one in _MONTH_ALONE.finditer(text))
    yield from (_date(one.span(), one["year"]) for one in _ALONE.finditer(text))


def _days(found: re.Match[str]) -> Iterator[Figure]:
    month = _month(found["month"])
    for day in _DAY.findall(found["days"]):
        if 1 <= int(day) <= 31 and found["month"] not in _VERBS:
            yield _date(found.span(), found["year"], month, int(day))


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _date(span: Span, year: str | None = None, month: int = 0, day: int = 0) -> Figure:
    name = f"{year or '?'}-{f'{month:02}' if month else '?'}-{f'{day:02}' if day else '?'}"
    return Figure(span, Measure.DATE, name=name)
