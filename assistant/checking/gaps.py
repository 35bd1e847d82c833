"""Claims told without their verb: "at high risk 15 days, at medium risk 6 weeks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checking.figure import DURATIONS
from assistant.checking.piece import Kind, Token

_SIGNS = frozenset({Kind.NEGATION, Kind.FORCE, Kind.CONDITION, Kind.HEDGE, Kind.LIMIT})
_JOINS = frozenset({"and", "but", ","})


def filled(segment: Sequence[Token], model: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the model claim with the words of a segment in the places of their counterparts.

    Nothing is yielded unless each word of the segment has one, and a figure is among them.
    """
    own = [one for one in segment if one.text.lower() not in _JOINS]
    if not any(one.kind is Kind.FIGURE for one in own) or any(one.kind in _SIGNS for one in own):
        return
    places: dict[int, Token] = {}
    for at, one in enumerate(own):
        if not one.is_content or _is_told(one, model):
            continue
        place = _counterpart(one, own[:at], model, places)
        if place is None:
            return
        places[place] = one
    yield [places.get(at, one) for at, one in enumerate(model)]


def _is_told(token: Token, model: Sequence[Token]) -> bool:
    return token.kind is not Kind.FIGURE and any(
        one.sense == token.sense or (one.kind is Kind.TERM and token.sense in one.stems)
        for one in model
    )


def _counterpart(
    token: Token, before: Sequence[Token], model: Sequence[Token], taken: dict[int, Token]
) -> int | None:
    """Return where the model has a figure of the same measure, or a word behind the same word."""
    for at, one in enumerate(model):
        if at in taken or one.kind is not token.kind:
            continue
        if one.kind is Kind.FIGURE:
            if _are_alike(one, token):
                return at
        elif before and at and not before[-1].is_content and _same(before[-1], model[at - 1]):
            return at
    return None


def _are_alike(one: Token, other: Token) -> bool:
    measures, others = ({it.measure for it in token.figures} for token in (one, other))
    return bool(measures & others) or bool(measures & DURATIONS and others & DURATIONS)


def _same(one: Token, other: Token) -> bool:
    return one.text.lower() == other.text.lower()
