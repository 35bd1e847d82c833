"""Every figure of a statement stands in its quotes, with the same limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.checking.case import Case, Pair
from assistant.checking.figure import DURATIONS, Figure, Measure, agrees
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence

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
_BEFORE = 4  # how many tokens before a figure its limit may stand
_BEHIND = 3
# Classes that say the same of a figure, and those that a plain "28 days" leaves open.
_SAME_LIMITS = ({"most", "by"}, {"most", "until"}, {"by", "until"})
_HAS_TIME = frozenset({"have", "get", "give", "allow", "need"})
_OF_DATES = frozenset({"by", "from"})
_POSTFIXES = ("or ", "and ", "at ", "onward")
_WORDS_FOR_LIMIT = frozenset({"limit", "deadlin", "maximum", "longest", "cap", "most", "target"})


def faults_of_figures(case: Case) -> Iterator[Objection]:
    """Yield the figures that no quote has, and those whose limit is another in the quote."""
    quoted = [
        one for sentence in case.sources for token in sentence.tokens for one in token.figures
    ]
    for told in case.statement.tokens:
        for one in told.figures:
            if not any(agrees(one, other) for other in quoted):
                yield Objection(
                    _FAULTS.get(one.measure, Fault.AMOUNT), told.text, "no quote has this figure"
                )
    for pair in case.pairs:
        yield from _limits(pair, case)


def _limits(pair: Pair, case: Case) -> Iterator[Objection]:
    for told in pair.clause.tokens:
        for figure in told.figures:
            if figure.measure in _UNLIMITED:
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
    is_date = any(one.measure is Measure.DATE for one in token.figures)
    before = next(iter(_limits_in(reversed(tokens[max(0, at - _BEFORE) : at]))), None)
    behind = [
        one.sense
        for one in _limits_in(tokens[at + 1 : at + 1 + _BEHIND])
        if one.text.lower().startswith(_POSTFIXES)
    ]
    found = {*behind}
    if before is not None and (is_date or before.sense not in _OF_DATES):
        found.add(before.sense)
    found |= _between(tokens, at)
    if not is_date and _is_given_time(tokens, at):
        found.add("given")
    return frozenset(found)


def _between(tokens: Sequence[Token], at: int) -> set[str]:
    """Return what "between six months and three years" says of the one figure and of the other."""
    if len(tokens[at].figures) > 1 or tokens[at].figures[0].measure not in DURATIONS:
        return set()
    words = [one.text.lower() for one in tokens]
    if "between" in words[max(0, at - 2) : at]:
        return {"least"}
    before = at - 2
    is_second = before > 0 and words[at - 1] == "and" and tokens[before].kind is Kind.FIGURE
    return {"most"} if is_second and "between" in words[max(0, before - 2) : before] else set()


def _limits_in(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the signs of limit up to the next stop or figure."""
    for one in tokens:
        if one.kind in (Kind.STOP, Kind.FIGURE):
            return
        if one.kind is Kind.LIMIT:
            yield one


def _is_given_time(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether somebody has so many days to do something, or it is called a limit."""
    near = tokens[max(0, at - _BEFORE) : at + 1 + _BEFORE]
    before = tokens[max(0, at - 3) : at]
    behind = [one.text.lower() for one in tokens[at + 1 : at + 3]]
    return any(one.sense in _WORDS_FOR_LIMIT for one in near) or (
        any(one.stems and one.stems[-1] in _HAS_TIME for one in before) and "to" in behind
    )


def _agree(own: frozenset[str], other: frozenset[str], figure: Figure) -> bool:
    plain, others = own - {"given"}, other - {"given"}
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
