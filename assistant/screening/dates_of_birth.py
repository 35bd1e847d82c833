"""Dates of birth: full dates beside a word for birth, or beside a person's name or number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.screening.patterns import Span, pattern

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    # Welsh, also with the first letter changed behind "o".
    r"ionawr|[cg]h?wefror|[mf]awrth|ebrill|[mf]ai|[mf]ehefin|g?orffennaf|awst|[mf]edi|"
    r"hydref|[td]achwedd|rh?agfyr)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?"
_YEAR_TOLD = r"(?:\d{4}|['’]?\d{2})"
_DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d{{2}})"
    rf"|(?:19|20)\d{{2}}[/.-]\d{{1,2}}[/.-]\d{{1,2}}"
    rf"|{_DAY}(?:\s(?:of|o))?[\s/.-]?{_MONTH},?[\s/.-]?{_YEAR_TOLD}"
    rf"|{_MONTH}\s{_DAY},?\s\d{{4}}"
    rf"|\d{{1,2}}\s\d{{1,2}}\s(?:19|20)\d{{2}}|\d{{1,2}} ?/ ?\d{{1,2}} ?/ ?(?:19|20)\d{{2}})\b"
)
_DOB = r"d[./]? ?o[./]? ?b\b\.?"
_BORN = (
    rf"\b(?:{_DOB}|dates? of birth|birth ?date|birthday|born|b\.|"
    r"dyddiad geni|ganwyd|ganed|geni|d\.? ?g\.)"
)
_AFTER_THE_WORD = pattern(rf"{_BORN}(?:\s|:|=|-|\bis\b|\bon\b|\bwas\b){{0,5}}\(?({_DATE})")
# Digits that run on are a date only right behind the abbreviation.
_RUN_ON = pattern(rf"\b{_DOB}[\s:=-]{{0,3}}(\d{{6}}|\d{{8}})\b")
# Words may part the two; what only bounds a time is no birth ("born after 1 January 1957").
_SOON_AFTER_THE_WORD = pattern(rf"{_BORN}([^\n.;?!\d]{{1,40}}?{_DATE})")
_DATE_AT_THE_END = pattern(rf"({_DATE})$")
_BOUNDS = pattern(
    r"\b(?:after|before|since|until|till|from|between|by|under|over|or|and|earlier|later|"
    r"ar ôl|cyn)\b"
)
_BEFORE_THE_WORD = pattern(
    rf"\b({_DATE})[\s(,=:-]{{0,3}}(?:{_DOB}|(?:is |was )?(?:his |her |their |the )?date of birth|"
    r"(?:is |was )?(?:his|her|their) birthday)"
)
_ANY = pattern(rf"\b({_DATE})")
_YEAR = pattern(r"(?:19|20)\d{2}")
_LAST_YEAR_OF_BIRTH = 2016
_JOINING = " ,;:(/-\n"
_NEAR = range(4)


def dates_of_birth_in(text: str, beside: Sequence[Span]) -> Iterator[Span]:
    """Yield dates of birth; `beside` is where the names and numbers of people stand."""
    yield from _AFTER_THE_WORD.spans_in(text)
    yield from _BEFORE_THE_WORD.spans_in(text)
    yield from _RUN_ON.spans_in(text)
    yield from _soon_after_the_word(text)
    ends = {end for _, end in beside}
    starts = {start for start, _ in beside}
    for start, end in _ANY.spans_in(text):
        if _could_be_birth(text[start:end]) and (
            any(start - far in ends and _joins(text[start - far : start]) for far in _NEAR)
            or any(end + far in starts and _joins(text[end : end + far]) for far in _NEAR)
        ):
            yield start, end


def _soon_after_the_word(text: str) -> Iterator[Span]:
    for start, end in _SOON_AFTER_THE_WORD.spans_in(text):
        for date, _ in _DATE_AT_THE_END.spans_in(text[start:end]):
            between, told = text[start : start + date], text[start + date : end]
            if _could_be_birth(told) and not _BOUNDS.found_in(between):
                yield start + date, end


def _could_be_birth(date: str) -> bool:
    years = [int(date[start:end]) for start, end in _YEAR.spans_in(date)]
    return all(year <= _LAST_YEAR_OF_BIRTH for year in years)


def _joins(between: str) -> bool:
    """Tell whether only spaces or punctuation stand between a date and what it belongs to."""
    return not between.strip(_JOINING)
