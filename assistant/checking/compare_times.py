"""Before is not after: what a sign of time or limit stands by, where it is no figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.checking.case import Case, Pair
from assistant.checking.figure import DURATIONS
from assistant.checking.matching import figure_agrees, same_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence

_EVENTS = frozenset({"before", "after", "until", "from"})
_BESIDE = frozenset({"before", "after"})
_FAR = 3
_SMALLEST = frozenset({"minimum", "least", "lowest", "shortest", "smallest"})
# A quote that has one of these may be told with the other.
_ALIKE = ({"after", "from"}, {"before", "until"}, {"until", "most"}, {"before", "by"})


def faults_of_times(case: Case) -> Iterator[Objection]:
    """Yield signs of time that stand by another word than in the quote, or that it lacks."""
    for pair in case.pairs:
        yield from _counted_back(pair)
        yield from _day_beside(pair)
        for at, one in enumerate(pair.clause.tokens):
            if one.kind is Kind.LIMIT:
                yield from _of(one, pair.clause.tokens[at + 1 :], pair)


def _of(sign: Token, behind: Sequence[Token], pair: Pair) -> Iterator[Objection]:
    theirs = {one.sense for one in pair.source.tokens if one.kind is Kind.LIMIT}
    event = next((one for one in behind[:_FAR] if one.is_content), None)
    if event is not None and event.kind is Kind.FIGURE:
        return  # compared with the figure
    if sign.sense in _EVENTS and event is not None:
        there = _signs_by(event, pair.source)
        if there and not any(_are_alike(sign.sense, one) for one in there):
            yield Objection(
                Fault.LIMIT,
                f"{sign.text} {event.text}",
                f"the quote says {'/'.join(sorted(there))}",
            )
            return
    if (
        sign.sense in ("before", "until")
        and not any(_are_alike(sign.sense, one) for one in theirs)
        and not _has(pair.source, sign.sense)
    ):
        yield Objection(Fault.LIMIT, sign.text, f"the quote does not say {sign.sense}")
    if sign.sense == "least" and any(one.sense in _SMALLEST for one in pair.source.content):
        return
    if sign.sense in ("above", "below", "least") and sign.sense not in theirs:
        yield Objection(Fault.LIMIT, sign.text, f"the quote does not say {sign.sense}")


def _counted_back(pair: Pair) -> Iterator[Objection]:
    """Yield "ten days before the hearing" where the quote counts from it, or the other way."""
    for told in pair.clause.tokens:
        if told.kind is not Kind.FIGURE or not any(
            one.measure in DURATIONS for one in told.figures
        ):
            continue
        own = _direction(told, pair.told)
        there = {
            _direction(one, pair.source) for one in pair.source.tokens if figure_agrees(told, one)
        }
        if own and there and None not in there and own not in there:
            yield Objection(Fault.LIMIT, told.text, "the quote counts the other way")


def _day_beside(pair: Pair) -> Iterator[Objection]:
    """Yield "the day after they learn" where the quote says "on the day they learn"."""
    own = _days_beside(pair.clause.tokens)
    there = _days_beside(pair.source.tokens)
    has_day = any(one.text.lower() == "day" for one in pair.source.tokens)
    if own and has_day and not own & there:
        yield Objection(Fault.LIMIT, f"day {min(own)}", "the quote says the day itself")


def _days_beside(tokens: Sequence[Token]) -> set[str]:
    return {
        behind.sense
        for one, behind in pairwise(tokens)
        if one.text.lower() == "day" and behind.kind is Kind.LIMIT and behind.sense in _BESIDE
    }


def _direction(figure: Token, sentence: Sentence) -> str | None:
    at = sentence.tokens.index(figure)
    behind = sentence.tokens[at + 1 : at + 1 + _FAR]
    if not any(one.is_content for one in behind):
        return None
    word = behind[0].text.lower()
    if word in ("before", "prior to", "ahead of", "in advance of"):
        return "back"
    return "on" if word in ("from", "after", "following", "since") else None


def _has(source: Sentence, sense: str) -> bool:
    """Tell whether the quote puts it the other way round: B after A is A before B."""
    return sense == "before" and any(
        one.sense in ("after", "from", "until") for one in source.tokens if one.kind is Kind.LIMIT
    )


def _signs_by(event: Token, source: Sentence) -> set[str]:
    """Return the signs of time right before an event in the quote."""
    found: set[str] = set()
    tokens = source.tokens
    for there in same_in(event, source):
        at = tokens.index(there)
        for one in reversed(tokens[max(0, at - _FAR) : at]):
            if one.kind is Kind.LIMIT and one.sense in _EVENTS:
                found.add(one.sense)
            if one.is_content or one.kind is Kind.LIMIT:
                break
    return found


def _are_alike(one: str, other: str) -> bool:
    return one == other or {one, other} in _ALIKE
