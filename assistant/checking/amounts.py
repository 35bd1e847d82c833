"""Counts, durations, shares, money, rates and numbered things in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from assistant.checking.figure import Figure, Measure

_NAMES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty
""".split()  # noqa: SIM905 -- numbers read better in a row
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
""".split()  # noqa: SIM905
_VALUES = {name: number for number, name in enumerate(_NAMES)} | {
    name: 10 * number for number, name in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6}
_SCALES |= {"bn": 10**9, "billion": 10**9, "dozen": 12}
_THOUSAND = 1000
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_UNITS = {
    **dict.fromkeys(("minute", "min"), (Measure.MINUTE, 1)),
    **dict.fromkeys(("hour", "hr"), (Measure.HOUR, 1)),
    **dict.fromkeys(("day", "night"), (Measure.DAY, 1)),
    **dict.fromkeys(("week", "wk"), (Measure.DAY, 7)),
    "fortnight": (Measure.DAY, 14),
    **dict.fromkeys(("month", "mth"), (Measure.MONTH, 1)),
    **dict.fromkeys(("year", "yr"), (Measure.MONTH, 12)),
}
_ADVERBS = {
    "hourly": "1 hour",
    "daily": "1 day",
    "weekly": "7 day",
    "fortnightly": "14 day",
    "monthly": "1 month",
}
_ADVERBS |= {"quarterly": "3 month", "yearly": "12 month", "annual": "12 month"}
_ONES = "|".join(_NAMES[1:10])
_ANY_NAME = "|".join(sorted({*_NAMES, *_TENS}, key=len, reverse=True))
_WORDS = rf"(?:(?:{'|'.join(_TENS)})[- ](?:{_ONES})|{_ANY_NAME})\b"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = rf"(?:(?<![\w.,])(?:{_DIGITS})(?!\d)|(?<=£)(?:{_DIGITS})|\b(?:{_WORDS}))"
_SCALE = r"[\s-]?(?:hundred|thousand|million|billion|dozen|bn|m|k)\b"
_SCALED = rf"{_NUMBER}(?:{_SCALE}(?:\s(?:and\s)?(?:{_WORDS})(?:{_SCALE})?)*)?"
_UNIT = rf"(?:{'|'.join(_UNITS)})s?\b"
_JOIN = r"\s?-?\s?(?:-|–|to|and|or|/|,)\s?"
_KIND_OF_DAY = (
    r"(?:(?P<working>working|business)[\s-]"
    r"|(?:calendar|full|whole|complete|clear|consecutive|successive|further|more|extra|additional)"
    r"[\s-])?"
)
_NUMBERED = re.compile(
    r"\b(?P<thing>levels?|categor(?:y|ies)|tiers?|stages?|phases?|bands?|versions?|chapters?|issues?"
    r"|layers?|parts?|tranches?|pathways?|groups?|grades?|questions?|steps?|annex(?:es)?|tables?"
    r"|pages?|standards?|protect level)\s"
    rf"(?P<list>(?:\d{{1,3}}[A-Z]?|[A-G]\d?|{_ONES})\b(?:{_JOIN}(?:\d{{1,3}}|[A-G]\d?|{_ONES})\b"
    rf"(?!\s?(?:%|per|working|{_UNIT})))*)(?!\s?(?:%|per cent|working|{_UNIT}))",
    re.IGNORECASE,
)
_ONE_OF_LIST = re.compile(rf"\d{{1,3}}[A-Z]?|\b[A-G]\d?\b|\b(?:{_ONES})\b", re.IGNORECASE)
_CODE = re.compile(r"\b[A-Z]\d\b")
_PERCENT = re.compile(
    rf"(?P<number>{_NUMBER})(?:{_JOIN}(?P<second>{_NUMBER}))?\s?(?:%|per ?cent\b)", re.IGNORECASE
)
_FRACTION = re.compile(
    rf"\b(?:(?P<count>{_ONES}|an?)[-\s])?(?P<part>half(?:[- ]?way)?|halves|thirds?|quarters?"
    r"|fifths?|sixths?|tenths?)\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    rf"(?P<number>{_NUMBER})\s(?:in|out of)\s(?:every\s)?(?P<whole>{_NUMBER})(?!\s?(?:{_UNIT}|%))",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:(?P<sure>every|each|per|(?:in )?any one|in any|in each)|(?:in )?an?)\s"
    rf"(?:(?P<number>{_NUMBER})\s)?(?P<unit>{_UNIT})"
    r"|\b(?P<adverb>hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annual)(?:ly)?\b",
    re.IGNORECASE,
)
_MAY_HAVE_RATE = re.compile(
    r"(?:\b(?:once|twice|times|hours?|minutes?|days?|nights?|million|people|cases|contacts?|visits?"
    r"|appointments?|meetings?|sessions?|reports?)|\d[mk]?)\s$",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"\b(?P<word>twice|thrice)\b|(?P<number>{_NUMBER})\stimes\b", re.IGNORECASE)
_RUN = re.compile(
    rf"(?P<pound>£\s?)?(?P<numbers>{_SCALED}(?:{_JOIN}£?\s?{_SCALED})*)"
    rf"(?:[\s-]*{_KIND_OF_DAY}(?P<unit>{_UNIT}|pounds\b))?",
    re.IGNORECASE,
)
_SINGLE = re.compile(_SCALED, re.IGNORECASE)
_A_UNIT = re.compile(
    rf"\b(?:an?\s)?(?P<unit>fortnight)\b|\ban?\s{_KIND_OF_DAY}(?P<other>hour|day|week|month|year)\b",
    re.IGNORECASE,
)
_WHOLE_UNIT = r"(?P<unit>minute|hour|day|week|month|year)s?\b"
# "half a year", "three quarters of an hour"
_PART_OF_UNIT = re.compile(
    rf"\b(?:(?P<count>{_ONES}|an?)[-\s])?(?P<part>half|quarters?|thirds?)\s(?:of\s)?an?\s{_WHOLE_UNIT}",
    re.IGNORECASE,
)
# "a year and a half", "two and a half hours"
_NO_UNIT = r"(?![\s-]*(?:an?\s)?(?:minute|hour|day|week|month|year))"
_UNIT_AND_PART = re.compile(
    rf"\b(?P<number>{_NUMBER}|an?)\s"
    rf"(?:{_WHOLE_UNIT}\sand\sa\s(?P<part>half|quarter)\b{_NO_UNIT}"
    rf"|and\sa\s(?P<before>half|quarter)\s{_WHOLE_UNIT.replace('unit', 'other')})",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"first\s*(?:$|[.,;)])", re.IGNORECASE)  # "must be told first"
_TENTHS = [f"{one[:-1]}ieth" for one in _TENS]
_LONG_ORDINAL = re.compile(
    rf"\b(?P<tens>{'|'.join(_TENS)})[- ](?P<ones>{'|'.join(_ORDINALS[:9])})\b", re.IGNORECASE
)
_ORDINAL = re.compile(
    rf"\b(?:{'|'.join([*_ORDINALS, *_TENTHS])}|hundredth|\d{{1,3}}(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
# Numbers that are nouns: "a dozen", "a couple of days"; "every other week", "a decade".
_NOUNS = {"dozen": 12, "couple": 2, "pair": 2}
_NOUN = re.compile(rf"\ban?\s(?P<noun>{'|'.join(_NOUNS)})\b", re.IGNORECASE)
_EVERY_OTHER = re.compile(
    r"\b(?:every|each)\s(?:other|second|alternate)\s(?P<unit>day|week|month|year)\b"
    r"|\balternate\s(?P<plural>day|week|month|year)s\b",
    re.IGNORECASE,
)
_DECADE = re.compile(r"\b(?:an?\s)?decade\b", re.IGNORECASE)


def numbered_in(text: str) -> Iterator[Figure]:
    """Yield things that a number names: "level 2 or 3", "category 4", "L2"."""
    for one in _NUMBERED.finditer(text):
        thing = _singular(one["thing"].lower())
        for number in _ONE_OF_LIST.findall(one["list"]):
            value = _VALUES.get(number.lower(), number.lower())
            yield Figure(one.span(), Measure.NUMBERED, name=f"{thing} {value}")
    for one in _CODE.finditer(text):
        yield Figure(one.span(), Measure.NUMBERED, name=one[0].lower())


def parted_in(text: str) -> Iterator[Figure]:
    """Yield durations told with a part of a unit: "half a year", "a year and a quarter"."""
    for one in _PART_OF_UNIT.finditer(text):
        part = one["part"].lower().removesuffix("s")
        yield _parted(one, Fraction(_counted(one["count"]), _PARTS[part]), one["unit"])
    for one in _UNIT_AND_PART.finditer(text):
        part = Fraction(1, _PARTS[(one["part"] or one["before"]).lower()])
        number = one["number"].lower()
        whole = Fraction(1) if number in ("a", "an") else _value(number)
        yield _parted(one, whole + part, one["unit"] or one["other"])


def _counted(count: str | None) -> int:
    return _VALUES.get((count or "one").lower(), 1)


def _parted(found: re.Match[str], number: Fraction, unit: str) -> Figure:
    measure, times = _UNITS[unit.lower()]
    return Figure(found.span(), measure, number * times, number)


def shares_in(text: str) -> Iterator[Figure]:
    """Yield percentages, fractions, and "three in ten", as shares of one."""
    for one in _PERCENT.finditer(text):
        for number in filter(None, (one["number"], one["second"])):
            yield _share(one, _value(number) / 100)
    for one in _OUT_OF.finditer(text):
        whole = _value(one["whole"])
        if whole:
            yield _share(one, _value(one["number"]) / whole)
    yield from _fractions_in(text)


def _fractions_in(text: str) -> Iterator[Figure]:
    for one in _FRACTION.finditer(text):
        part = one["part"].lower()
        name = "half" if part.startswith("hal") else part.removesuffix("s")
        # "third" alone is an ordinal, and a quarter can be three months.
        if one["count"] or name == "half" or part.endswith("s"):
            count = one["count"] or "one"
            yield _share(one, Fraction(_VALUES.get(count.lower(), 1), _PARTS[name]))


def rates_in(text: str) -> Iterator[Figure]:
    """Yield how often: "monthly", "every two weeks", "once a month", "£5 a year"."""
    for one in _RATE.finditer(text):
        if one["adverb"]:
            yield Figure(one.span(), Measure.RATE, name=_ADVERBS[one["adverb"].lower()])
        elif one["sure"] or _MAY_HAVE_RATE.search(text[: one.start()]):
            measure, times = _UNITS[_singular(one["unit"].lower())]
            number = _value(one["number"]) if one["number"] else Fraction(1)
            yield Figure(one.span(), Measure.RATE, name=f"{number * times} {measure}")
    for one in _EVERY_OTHER.finditer(text):
        measure, times = _UNITS[(one["unit"] or one["plural"]).lower()]
        yield Figure(one.span(), Measure.RATE, name=f"{2 * times} {measure}")
    for one in _TIMES.finditer(text):
        word = {"twice": 2, "thrice": 3}.get((one["word"] or "").lower())
        value = Fraction(word) if word else _value(one["number"])
        yield Figure(one.span(), Measure.TIMES, value, value)


def amounts_in(text: str) -> Iterator[Figure]:
    """Yield numbers with their unit, if any: "14 or 28 days", "£5.5 million", "a fortnight"."""
    for one in _NOUN.finditer(text):
        value = Fraction(_NOUNS[one["noun"].lower()])
        yield Figure(one.span(), Measure.COUNT, value, value)
    for one in _DECADE.finditer(text):
        yield Figure(one.span(), Measure.MONTH, Fraction(120), Fraction(10))
    for one in _RUN.finditer(text):
        yield from _of_run(one)
    for one in _A_UNIT.finditer(text):
        measure, times = _UNITS[(one["unit"] or one["other"]).lower()]
        yield Figure(one.span(), _kind(measure, one["working"]), Fraction(times), Fraction(1))


def ordinals_in(text: str) -> Iterator[Figure]:
    """Yield "first", "22nd"."""
    for one in _ORDINAL.finditer(text):
        word = one[0].lower()
        if _ADVERB.match(text, one.start()):
            continue
        value = Fraction(_place_of(word))
        yield Figure(one.span(), Measure.ORDINAL, value, value)


def long_ordinals_in(text: str) -> Iterator[Figure]:
    """Yield "twenty-first", of which "twenty" is no number by itself."""
    for one in _LONG_ORDINAL.finditer(text):
        ones = _ORDINALS.index(one["ones"].lower()) + 1
        value = Fraction(_VALUES[one["tens"].lower()] + ones)
        yield Figure(one.span(), Measure.ORDINAL, value, value)


def _place_of(word: str) -> int:
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    if word in _TENTHS:
        return 10 * (_TENTHS.index(word) + 2)
    return 100 if word == "hundredth" else int(word[:-2])


def _of_run(run: re.Match[str]) -> Iterator[Figure]:
    measure, times = Measure.COUNT, 1
    unit = (run["unit"] or "").lower()
    if run["pound"] or unit == "pounds":
        measure = Measure.POUND
    elif unit:
        measure, times = _UNITS[_singular(unit)]
    for number in _SINGLE.findall(run["numbers"]):
        raw = _value(number)
        # "one" without a unit is a pronoun far more often than a number.
        if measure is not Measure.COUNT or number.lower() != "one":
            yield Figure(run.span(), _kind(measure, run["working"]), raw * times, raw)


def _kind(measure: Measure, working: str | None) -> Measure:
    if not working:
        return measure
    working_time = {Measure.DAY: Measure.WORKING_DAY, Measure.HOUR: Measure.WORKING_HOUR}
    return working_time.get(measure, measure)


def _share(found: re.Match[str], value: Fraction) -> Figure:
    return Figure(found.span(), Measure.SHARE, value, value)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("es") if word == "annexes" else word.removesuffix("s")


def _value(written: str) -> Fraction:
    """Return the value of "1,250.5", "twenty-eight", "5.5 million", "two hundred and ten"."""
    total = current = Fraction(0)
    for piece in re.findall(r"[\d.,]+|[a-z]+", written.lower()):
        if piece[0].isdigit():
            current += Fraction(piece.replace(",", "").rstrip("."))
        elif piece in _SCALES:
            current *= _SCALES[piece]
        if _SCALES.get(piece, 0) >= _THOUSAND:
            total, current = total + current, Fraction(0)
        current += _VALUES.get(piece, 0)
    return total + current
