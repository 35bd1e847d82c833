"""Dates of birth: full dates beside a word for birth, or beside a person's name or number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.screening.patterns import Span, pattern

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d{{2}})"
    rf"|(?:19|20)\d{{2}}[/.-]\d{{1,2}}[/.-]\d{{1,2}}"
    rf"|{_DAY}(?:\sof)?[\s/-]{_MONTH},?[\s/-](?:\d{{4}}|\d{{2}})"
    rf"|{_MONTH}\s{_DAY},?\s\d{{4}}"
    rf"|\d{{1,2}}\s\d{{1,2}}\s(?:19|20)\d{{2}})\b"
)
_BORN = r"\b(?:d\.? ?o\.? ?b\b\.?|date of birth|birth ?date|birthday|born|b\.)"
_AFTER_THE_WORD = pattern(rf"{_BORN}(?:\s|:|=|-|\bis\b|\bon\b|\bwas\b){{0,5}}\(?({_DATE})")
_BEFORE_THE_WORD = pattern(rf"\b({_DATE})[\s(,=:-]{{0,3}}(?:d\.? ?o\.? ?b\b|date of birth)")
_ANY = pattern(rf"\b({_DATE})")
_YEAR = pattern(r"(?:19|20)\d{2}")
_LAST_YEAR_OF_BIRTH = 2016
_JOINING = " ,;:(/-\n"
_NEAR = range(4)


def dates_of_birth_in(text: str, beside: Sequence[Span]) -> Iterator[Span]:
    """Yield dates of birth; `beside` is where the names and numbers of people stand."""
    yield from _AFTER_THE_WORD.spans_in(text)
    yield from _BEFORE_THE_WORD.spans_in(text)
    ends = {end for _, end in beside}
    starts = {start for start, _ in beside}
    for start, end in _ANY.spans_in(text):
        if _could_be_birth(text[start:end]) and (
            any(start - far in ends and _joins(text[start - far : start]) for far in _NEAR)
            or any(end + far in starts and _joins(text[end : end + far]) for far in _NEAR)
        ):
            yield start, end


def _could_be_birth(date: str) -> bool:
    years = [int(date[start:end]) for start, end in _YEAR.spans_in(date)]
    return all(year <= _LAST_YEAR_OF_BIRTH for year in years)


def _joins(between: str) -> bool:
    """Tell whether only spaces or punctuation stand between a date and what it belongs to."""
    return not between.strip(_JOINING)
