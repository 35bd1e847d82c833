"""A statement is as sure, and as general, as its quote: normally, only, all, some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checking.actors import is_actor, is_anybody
from assistant.checking.case import Case, Pair
from assistant.checking.compare_conditions import heavy
from assistant.checking.compare_figures import limits_of
from assistant.checking.compare_force import has_word
from assistant.checking.figure import DURATIONS, Measure
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
_LITTLE = frozenset({Measure.SHARE, Measure.POUND})
_EVERYONE = frozenset({"everyone", "everybody"})
_EVERYONE_THERE = _EVERYONE | {"all", "every", "each", "anyone", "anybody", "whoever", "nobody"}
_EVERYONE_THERE |= {"no one"}
_BEHIND = 6
_BEFORE = 4


def faults_of_hedges(case: Case) -> Iterator[Objection]:
    """Yield hedges that the quote does not have, or the statement no longer."""
    for pair in case.pairs:
        yield from _told(pair)
        yield from _lost(pair)
        yield from _moved(pair)


def _told(pair: Pair) -> Iterator[Objection]:
    theirs = _hedges(pair.source.tokens)
    words = {one.text.lower() for one in pair.source.tokens}
    for at, one in enumerate(pair.clause.tokens):
        if (one.sense == "only" and _is_amount_alone(at, pair)) or _says_no_width(at, pair):
            continue
        if one.text.lower() in _EVERYONE and not words & _EVERYONE_THERE:
            yield Objection(Fault.SCOPE, one.text, "the quote is not about everyone")
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
    return hedge == "likely" and ("may" in forces or has_word(pair.source, "may"))


def _says_no_width(at: int, pair: Pair) -> bool:
    """Tell whether a word is no hedge here: "every two weeks", "the potential to"."""
    word = pair.clause.tokens[at].text.lower()
    behind = pair.clause.tokens[at + 1 : at + 2]
    return word == "potential" or (
        word == "every" and any(it.measure in DURATIONS for one in behind for it in one.figures)
    )


def _is_amount_alone(at: int, pair: Pair) -> bool:
    """Tell whether "only" says of a share or sum that it is little: "only 63% finished"."""
    behind = pair.clause.tokens[at + 1 : at + 2]
    return any(
        figure.measure in _LITTLE and not limits_of(one, pair.told)
        for one in behind
        for figure in one.figures
    )


def _lost(pair: Pair) -> Iterator[Objection]:
    own = _hedges(pair.told.tokens)
    for at, one in enumerate(pair.source.tokens):
        kept_by = _KEPT_BY.get(one.sense) if one.kind is Kind.HEDGE else None
        if kept_by is None or own & kept_by or _only_by_exception(one, pair):
            continue
        if _counts_untold_people(pair.source.tokens[at + 1 : at + 2], pair):
            continue
        near = _beside(pair.source.tokens, at)
        told = [
            other
            for other in near
            if any(it in pair.clause.tokens for it in akin_in(other, pair.told))
        ]
        if told and len(told) >= len(near) / 2:
            yield Objection(Fault.SCOPE, one.text, f"the statement does not say {one.sense}")


def _moved(pair: Pair) -> Iterator[Objection]:
    """Yield "young people get only A" where the quote says "only young people get A"."""
    here, there = (_only_in(one.tokens) for one in (pair.told, pair.source))
    if here is None or there is None or there[0] or not here[0]:
        return
    own, other = here[1], there[1]
    is_own = own in pair.clause.tokens and other not in akin_in(own, pair.source)
    if is_own and akin_in(other, pair.told):
        yield Objection(Fault.SCOPE, f"only {own.text}", f"the quote says only {other.text}")


def _only_in(tokens: Sequence[Token]) -> tuple[bool, Token] | None:
    """Return whether words of weight stand before the one "only", and the word behind it."""
    places = [at for at, one in enumerate(tokens) if one.text.lower() == "only"]
    if len(places) != 1:
        return None
    behind = heavy(tokens[places[0] + 1 : places[0] + 4])
    is_bound = any(one.kind is Kind.CONDITION for one in tokens[places[0] + 1 : places[0] + 3])
    if not behind or is_bound:
        return None
    return bool(heavy(tokens[: places[0]])), behind[0]


def _counts_untold_people(noun: Sequence[Token], pair: Pair) -> bool:
    """Tell whether "some people" are nobody of whom the statement speaks."""
    return any(is_anybody(one) for one in noun) and not any(
        is_actor(one) or akin_in(noun[0], pair.told) for one in pair.told.content
    )


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
