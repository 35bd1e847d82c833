"""Numbers with their units, dates and codes in a text: what an overtaken rule is known by."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.written_date import date_in

_NUMBER_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_WORDS = {name: number for number, name in enumerate(_NUMBER_NAMES.split())} | {
    name: number * 10 for number, name in enumerate(_TENS.split(), start=3)
}
# Units that measure the same thing are brought to the smallest that is exact.
_UNITS = {
    **dict.fromkeys(("hour", "hours", "hrs", "hr"), ("hour", 1)),
    **dict.fromkeys(("day", "days", "night", "nights"), ("day", 1)),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), ("day", 7)),
    **dict.fromkeys(("month", "months", "mths"), ("month", 1)),
    **dict.fromkeys(("year", "years", "yr", "yrs"), ("month", 12)),
    **dict.fromkeys(("pound", "pounds", "quid"), ("pound", 1)),
    **dict.fromkeys(("%", "percent", "per cent", "pc"), ("percent", 1)),
}
_ONES = "|".join(name for name, number in _WORDS.items() if 0 < number < 10)
_NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:twenty|{_TENS.replace(' ', '|')})-(?:{_ONES})\b"
    rf"|\b(?:{'|'.join(_WORDS)})\b)"
)
_UNIT = r"(?:per cent|%|\b(?:" + "|".join(one for one in _UNITS if one[0].isalpha()) + r")\b)"
# A run of numbers that share one unit: "14 or 28 days", "14- and 28-day", "12-month".
_RUN = re.compile(
    rf"(?P<pound>£\s?)?(?P<numbers>{_NUMBER}(?:\s?-?\s?(?:,|/|or|and|to|–)\s?{_NUMBER})*)"
    rf"[\s-]*(?:(?:working|calendar|business|full)\s)?(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_SINGLE = re.compile(_NUMBER, re.IGNORECASE)
_CODE = re.compile(r"\b[A-Z]\d\b")
# A number behind one of these is a name, not an amount: "level 3", "section 244".
_NAMING = re.compile(
    r"\b(?:levels?|categor(?:y|ies)|sections?|s\.|schedules?|parts?|bands?|tiers?|versions?|chapters?|"
    r"issues?|layers?|stages?|phases?|articles?|paragraphs?|regulations?|rules?|CAS|PI|PSI|SI|Act|"
    r"MAPPA)\s?$",
    re.IGNORECASE,
)
_DAY_NAMES = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?"
    r"(?:\s+\d{4})?|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# A small number counts things only before a plural ("seven standard conditions"); elsewhere it is
# more often a name ("MAPPA 3").
_COUNTED = re.compile(r"\s*(?:[A-Za-z-]+\s+){0,3}?[A-Za-z-]{3,}s\b")
_SURELY_AN_AMOUNT = 10
_FORTNIGHT = re.compile(r"\b(?:a |one )?fortnight\b", re.IGNORECASE)
_A_YEAR = re.compile(r"\b(?:a|one) (year|month)\b", re.IGNORECASE)


Quantity = tuple[float, str]


@lru_cache(4096)
def quantities_in(text: str) -> frozenset[Quantity]:
    """Return the amounts of `text` as (number, unit): (14, "day"), (20, "percent"), (7, "").

    Weeks come as days and years as months. Dates come as (day number, "date"), codes such as B2 as
    (number, letter). A number that names a thing ("level 3", "section 31") is left out.
    """
    found = {(float(one.group()[1]), one.group()[0]) for one in _CODE.finditer(text)}
    rest = _CODE.sub(" ", text)
    for written in _DAY_NAMES.finditer(rest):
        day = date_in(written.group())
        if day is not None:
            found.add((float(day.first_day.toordinal()), "date"))
    rest = _DAY_NAMES.sub(" ", rest)
    rest = _A_YEAR.sub(r"1 \1", _FORTNIGHT.sub("14 days", rest))
    for run in _RUN.finditer(rest):
        if not _NAMING.search(rest[: run.start()]):
            found |= _of_run(run)
    return frozenset(found)


@lru_cache(4096)
def without_quantities(text: str) -> str:
    """Return `text` without its numbers and their units."""
    return _SINGLE.sub(" ", _RUN.sub(" ", _DAY_NAMES.sub(" ", _FORTNIGHT.sub(" ", text))))


def shared(some: frozenset[Quantity], others: frozenset[Quantity]) -> frozenset[Quantity]:
    """Return those of `some` that `others` have too; a number without a unit fits any unit."""
    return frozenset(
        (number, unit)
        for number, unit in some
        if any(number == other and (unit == kind or not (unit and kind)) for other, kind in others)
    )


def _of_run(run: re.Match[str]) -> set[Quantity]:
    name, times = _UNITS.get((run["unit"] or "").lower(), ("", 1))
    if run["pound"]:
        name = "pound"
    values = {_value(one.group()) for one in _SINGLE.finditer(run["numbers"])}
    counts = name or _COUNTED.match(run.string, run.end())
    return {(one * times, name) for one in values if counts or one >= _SURELY_AN_AMOUNT}


def _value(written: str) -> float:
    words = written.lower().split("-")
    if words[0] in _WORDS:
        return float(sum(_WORDS[one] for one in words))
    return float(written.replace(",", ""))
