"""A statement is as sure, and as general, as its quote: normally, only, all, some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checking.case import Case, Pair
from assistant.checking.compare_conditions import heavy
from assistant.checking.matching import akin_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token

# A hedge of the statement, and those of a quote that bear it out.
_BORNE_OUT_BY = {
    "normally": {"normally", "most", "often"},
    "always": {"always", "all", "each"},
    "sometimes": {"sometimes", "some"},
    "often": {"often", "normally", "most", "many"},
    "likely": {"likely"},
    "only": {"only"},
    "all": {"all", "always", "each", "both"},
    "some": {"some", "sometimes"},
    "most": {"most", "normally"},
    "many": {"many", "most", "often"},
    "both": {"both", "all", "each"},
    "either": {"either"},
}
# What may not be lost, and what may stand for it: without it the statement says more.
_KEPT_BY = {
    "normally": {"normally", "most", "often"},
    "sometimes": {"sometimes", "some"},
    "often": {"often", "normally", "many", "most"},
    "likely": {"likely"},
    "only": {"only"},
    "some": {"some", "sometimes"},
    "most": {"most", "normally", "often"},
    "many": {"many", "often", "most"},
}
_BEHIND = 6
_BEFORE = 4


def faults_of_hedges(case: Case) -> Iterator[Objection]:
    """Yield hedges that the quote does not have, or the statement no longer."""
    for pair in case.pairs:
        yield from _told(pair)
        yield from _lost(pair)


def _told(pair: Pair) -> Iterator[Objection]:
    theirs = _hedges(pair.source.tokens)
    words = {one.text.lower() for one in pair.source.tokens}
    for one in pair.clause.tokens:
        borne_out = _BORNE_OUT_BY.get(one.sense)
        if one.kind is not Kind.HEDGE or borne_out is None or borne_out & theirs:
            continue
        if one.text.lower() not in words and not _in_other_words(one.sense, pair):
            yield Objection(Fault.SCOPE, one.text, f"the quote does not say {one.sense}")


def _in_other_words(hedge: str, pair: Pair) -> bool:
    joins = {one.sense for one in pair.source.tokens if one.kind is Kind.JOIN}
    if hedge in ("both", "either"):
        return joins == {"and" if hedge == "both" else "or"}
    if hedge == "only":
        return any(one.sense == "unless" for one in pair.source.tokens)
    forces = {one.sense for one in pair.source.tokens if one.kind is Kind.FORCE}
    return hedge == "likely" and "may" in forces


def _lost(pair: Pair) -> Iterator[Objection]:
    own = _hedges(pair.told.tokens)
    for at, one in enumerate(pair.source.tokens):
        kept_by = _KEPT_BY.get(one.sense) if one.kind is Kind.HEDGE else None
        if kept_by is None or own & kept_by or _only_by_exception(one, pair):
            continue
        near = _beside(pair.source.tokens, at)
        told = [
            other
            for other in near
            if any(it in pair.clause.tokens for it in akin_in(other, pair.told))
        ]
        if told and len(told) >= len(near) / 2:
            yield Objection(Fault.SCOPE, one.text, f"the statement does not say {one.sense}")


def _only_by_exception(hedge: Token, pair: Pair) -> bool:
    """Tell whether "only if" was told as "must not unless"."""
    return hedge.sense == "only" and any(
        one.sense in ("unless", "forbid") for one in pair.told.tokens
    )


def _beside(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the two words that a hedge belongs to: behind it, else before it."""
    same_clause = [one for one in tokens[at : at + _BEHIND] if one.clause == tokens[at].clause]
    return heavy(same_clause)[:2] or heavy(tokens[max(0, at - _BEFORE) : at])[-2:]


def _hedges(tokens: Sequence[Token]) -> set[str]:
    return {one.sense for one in tokens if one.kind is Kind.HEDGE}
