"""Every figure of a statement stands in its quotes, with the same limit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from assistant.checking.case import Case, Pair
from assistant.checking.figure import DURATIONS, Figure, Measure, agrees
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.rows import rows_of_table

_FAULTS = {
    Measure.DATE: Fault.DATE,
    Measure.REFERENCE: Fault.REFERENCE,
    Measure.NUMBERED: Fault.REFERENCE,
    Measure.ADDRESS: Fault.REFERENCE,
    Measure.COUNT: Fault.NUMBER,
    Measure.ORDINAL: Fault.NUMBER,
    Measure.TIMES: Fault.NUMBER,
}
_UNLIMITED = frozenset(
    {Measure.REFERENCE, Measure.NUMBERED, Measure.ADDRESS, Measure.ORDINAL, Measure.RATE}
)
_COUNTED = 4  # "two" may be how many the quotes list, "first" what they say comes before
_BEFORE = 4  # how many tokens before a figure its limit may stand
_BEHIND = 3
# Classes that say the same of a figure, and those that a plain "28 days" leaves open.
_SAME_LIMITS = ({"most", "by"}, {"most", "until"}, {"by", "until"})
_EARLIER = frozenset({"last", "previous", "past", "preceding"})
_ANCHORED = 8  # "ten days from the hearing to …"
_HAS_TIME = frozenset({"have", "get", "give", "allow", "need"})
_OF_DATES = frozenset({"by", "from"})
_POSTFIXES = ("or ", "and ", "at ", "onward")
_WORDS_FOR_LIMIT = frozenset(
    {"limit", "timescal", "due", "deadlin", "maximum", "longest", "cap", "most", "target"}
)


def faults_of_figures(case: Case) -> Iterator[Objection]:
    """Yield the figures that no quote has, and those whose limit is another in the quote."""
    quoted = [
        one for sentence in case.sources for token in sentence.tokens for one in token.figures
    ]
    quoted += [one for quote in case.quotes for one in rows_of_table(quote.text)]
    for told in case.statement.tokens:
        for one in told.figures:
            if one.raw == 1 and one.measure is Measure.COUNT and _has_one(case):
                continue
            if one.raw == 1 and one.measure in DURATIONS and _has_next(told, case):
                continue
            if not any(agrees(one, other) for other in quoted):
                fault = _fault_of(one, told, quoted)
                yield Objection(fault, told.text, "no quote has this figure")
    for pair in case.pairs:
        yield from _limits(pair, case)
        yield from _one_of_more(pair)
        yield from _once(pair)


def _fault_of(figure: Figure, told: Token, quoted: Sequence[Figure]) -> Fault:
    """Return the fault of a figure that no quote has.

    A small number in words may count what quotes list, but only where they give no number of
    the kind themselves: "two absences" is not "three absences", but "the first plan" may be the
    initial one of "three months".
    """
    numbers = (Measure.COUNT, Measure.ORDINAL)
    may_count = figure.measure in numbers and 1 <= figure.raw <= _COUNTED and told.text.isalpha()
    if may_count and not any(one.measure is figure.measure for one in quoted):
        return Fault.COUNTING
    return _FAULTS.get(figure.measure, Fault.AMOUNT)


def _has_one(case: Case) -> bool:
    return any(
        token.text.lower() in ("one", "single")
        for sentence in case.sources
        for token in sentence.tokens
    )


def _has_next(told: Token, case: Case) -> bool:
    """Tell whether "one day before" is "the day before" in a quote, or a day "the next day"."""
    unit = told.text.lower().split()[-1].split("-")[-1].removesuffix("s")
    said = rf"\b(?:the (?:next|following|previous) {unit}|the {unit} (?:before|after))\b"
    return any(re.search(said, one.text, re.IGNORECASE) for one in case.quotes)


def _one_of_more(pair: Pair) -> Iterator[Objection]:
    """Yield "one member" where the quote has two members: "one" alone is seldom a number."""
    tokens = pair.clause.tokens
    for one, noun in pairwise(tokens):
        there = _numbers_of(noun, pair.source) if one.text.lower() in ("one", "a single") else []
        if there and not any(it.raw == 1 for token in there for it in token.figures):
            words = f"{one.text} {noun.text}"
            yield Objection(Fault.NUMBER, words, f"the quote has {there[0].text}")


def _once(pair: Pair) -> Iterator[Objection]:
    """Yield "once" where the quote says twice."""
    times = [
        one for one in pair.source.tokens if any(it.measure is Measure.TIMES for it in one.figures)
    ]
    last = [one for one in pair.clause.tokens if one.kind is not Kind.STOP][-1:]
    if times and any(one.text.lower() == "once" for one in last):
        yield Objection(Fault.NUMBER, "once", f"the quote says {times[0].text}")


def _numbers_of(noun: Token, source: Sentence) -> list[Token]:
    return [
        before
        for before, other in pairwise(source.tokens)
        if noun.is_content
        and noun.sense == other.sense
        and before.kind is Kind.FIGURE
        and before.figures[0].measure is Measure.COUNT
    ]


def _limits(pair: Pair, case: Case) -> Iterator[Objection]:
    for told in pair.clause.tokens:
        for figure in told.figures:
            if figure.measure in _UNLIMITED and not _is_time_of_day(figure):
                continue
            mentions = _mentions(figure, [pair.source]) or _mentions(figure, case.sources)
            own = limits_of(told, pair.told)
            others = [limits_of(token, sentence) for token, sentence in mentions]
            if others and not any(_agree(own, other, figure) for other in others):
                said = "/".join(sorted(own)) or "no limit"
                yield Objection(
                    Fault.LIMIT,
                    told.text,
                    f"the statement has {said}, the quote has {sorted(others[0])}",
                )


def _is_time_of_day(figure: Figure) -> bool:
    return figure.measure is Measure.NUMBERED and figure.name.endswith(("am", "pm"))


def _mentions(figure: Figure, sentences: Sequence[Sentence]) -> list[tuple[Token, Sentence]]:
    return [
        (token, sentence)
        for sentence in sentences
        for token in sentence.tokens
        if any(agrees(figure, one) for one in token.figures)
    ]


def limits_of(token: Token, sentence: Sentence) -> frozenset[str]:
    """Return the classes of limit that stand by a figure, before or behind it."""
    tokens = sentence.tokens
    at = tokens.index(token)
    is_date = any(one.measure is Measure.DATE or _is_time_of_day(one) for one in token.figures)
    earlier = [one for one in tokens[max(0, at - _BEFORE) : at] if not _is_ordinal(one)]
    before = next(iter(_limits_in(reversed(earlier))), None)
    behind = [
        one.sense
        for one in _limits_in(tokens[at + 1 : at + 1 + _BEHIND])
        if one.text.lower().startswith(_POSTFIXES)
    ]
    if _is_hour_of_range(tokens, at):
        return frozenset()  # "between 9am and 5pm", "from 9am to 5pm", "9am-5pm"
    found = {*behind}
    if before is not None and _is_latest_before(before, tokens[at + 1 : at + 2]):
        found.add("least")  # "no later than two weeks before" is "at least two weeks before"
    elif before is not None and (is_date or before.sense not in _OF_DATES):
        found.add(before.sense)
    if _is_span_before(tokens, at):
        found.add("most")
    found |= _between(tokens, at)
    if not is_date and _is_given_time(tokens, at):
        found.add("given")
    return frozenset(found)


def _is_span_before(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a figure is how far back one looks: "in the 12 months before"."""
    if at == 0 or not any(one.measure in DURATIONS for one in tokens[at].figures):
        return False
    word = tokens[at - 1].text.lower()
    behind = [one.text.lower() for one in tokens[at + 1 : at + 2]]
    return word in _EARLIER or (word == "the" and behind == ["before"])


def _is_latest_before(limit: Token, behind: Sequence[Token]) -> bool:
    return limit.text.lower().endswith("later than") and any(
        one.kind is Kind.LIMIT and one.sense == "before" for one in behind
    )


def _is_hour_of_range(tokens: Sequence[Token], at: int) -> bool:
    def is_hour(place: int) -> bool:
        return 0 <= place < len(tokens) and any(map(_is_time_of_day, tokens[place].figures))

    links = ("to", "and", "until", "till", "-")
    return is_hour(at) and any(
        is_hour(at + step) or (is_hour(at + 2 * step) and tokens[at + step].text.lower() in links)
        for step in (1, -1)
    )


def _is_ordinal(token: Token) -> bool:
    return any(one.measure is Measure.ORDINAL for one in token.figures)


def _between(tokens: Sequence[Token], at: int) -> set[str]:
    """Return what "between six months and three years" says of the one figure and of the other."""
    if len(tokens[at].figures) > 1 or tokens[at].figures[0].measure not in DURATIONS:
        return set()
    words = [one.text.lower() for one in tokens]
    if "between" in words[max(0, at - 2) : at] or _leads_to(at, at + 2, tokens):
        return {"least"}
    before = at - 2
    if _leads_to(before, at, tokens):
        return {"most"}
    is_second = before > 0 and words[at - 1] == "and" and tokens[before].kind is Kind.FIGURE
    return {"most"} if is_second and "between" in words[max(0, before - 2) : before] else set()


def _leads_to(first: int, second: int, tokens: Sequence[Token]) -> bool:
    """Tell whether two figures are the ends of a range: "30 days to 12 months"."""
    return (
        first >= 0
        and second < len(tokens)
        and tokens[first + 1].text.lower() in ("to", "up to", "until")
        and all(
            any(one.measure in DURATIONS for one in tokens[at].figures) for at in (first, second)
        )
    )


def _limits_in(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the signs of limit up to the next stop or figure."""
    for one in tokens:
        if one.kind in (Kind.STOP, Kind.FIGURE):
            return
        if one.kind is Kind.LIMIT:
            yield one


def _is_given_time(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether somebody has so many days to do something, or it is called a limit."""
    near = tokens[max(0, at - 2 * _BEFORE) : at + 1 + _BEFORE]
    before = tokens[max(0, at - 3) : at]
    behind = [one.text.lower() for one in tokens[at + 1 : at + 3]]
    has_time = any(one.stems and one.stems[-1] in _HAS_TIME for one in before)
    ahead = [one.text.lower() for one in tokens[at + 1 : at + 1 + _ANCHORED]]
    has_start = bool(ahead) and ahead[0] in ("from", "after", "of") and "to" in ahead
    return (
        any(one.sense in _WORDS_FOR_LIMIT for one in near)
        or (has_time and ("to" in behind or has_start))
        or ahead[:2] == ["in", "which"]
    )


def _without_start(limits: frozenset[str], figure: Figure) -> frozenset[str]:
    """Let "from 30 days up to 12 months" be "30 days to 12 months"."""
    if figure.measure in DURATIONS and "from" in limits:
        return limits - {"from"} | ({"least"} if limits == {"from"} else set())
    return limits


def _agree(own: frozenset[str], other: frozenset[str], figure: Figure) -> bool:
    plain, others = (_without_start(one - {"given"}, figure) for one in (own, other))
    if plain == others:
        return True
    if not plain and "given" in own:
        return bool(others & {"most", "by", "until"})
    if not others and "given" in other:
        return bool(plain & {"most", "by"}) and figure.measure is not Measure.DATE
    if figure.measure is Measure.DATE and not (plain and others):
        # "on 3 May" and "from 3 May" differ, "in the rules from May 2024" and "of May 2024" do not.
        return (plain | others) <= {"from"} and figure.name.endswith("?")
    return any(plain | others <= same and plain and others for same in _SAME_LIMITS)
