"""Before is not after: what a sign of time or limit stands by, where it is no figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checking.case import Case, Pair
from assistant.checking.matching import same_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence

_EVENTS = frozenset({"before", "after", "until", "from"})
_FAR = 3
# A quote that has one of these may be told with the other.
_ALIKE = ({"after", "from"}, {"before", "until"}, {"until", "most"}, {"before", "by"})


def faults_of_times(case: Case) -> Iterator[Objection]:
    """Yield signs of time that stand by another word than in the quote, or that it lacks."""
    for pair in case.pairs:
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
    if sign.sense in ("above", "below", "least") and sign.sense not in theirs:
        yield Objection(Fault.LIMIT, sign.text, f"the quote does not say {sign.sense}")


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
