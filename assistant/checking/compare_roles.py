"""Who does what to whom, and which number belongs to which thing.

Two things that were exchanged leave a trace: put back, the statement would stand nearer to its
quote. So no figure or actor may have a rival in the quote that fits its place better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checking.actors import is_anybody, same_actor
from assistant.checking.case import Case, Pair
from assistant.checking.figure import DURATIONS, Measure
from assistant.checking.matching import akin_in, figure_agrees, opposed_in, same_in
from assistant.checking.nearness import LEAST_FIT, fit, neighbours
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.signs import opposites_of
from assistant.checking.voice import Role, roles_in

_LINKS = frozenset({"and", "to", "up to", "-", "until"})
# How much better a rival has to fit: less is needed if the statement has the rival as well.
_BETTER_IF_TOLD = 1.3
_BETTER = 1.8
_FIRM_FIT = 1.0


def faults_of_roles(case: Case) -> Iterator[Objection]:
    """Yield figures and actors that stand where another stands in the quote."""
    for pair in case.pairs:
        for told in pair.clause.tokens:
            if told.kind is Kind.FIGURE:
                yield from _misplaced(told, pair)
            elif told.kind is Kind.WORD and opposites_of(told.sense):
                yield from _misplaced_word(told, pair)
        yield from _turned_round(pair)


def _misplaced(told: Token, pair: Pair) -> Iterator[Objection]:
    figures = [one for one in pair.source.tokens if one.kind is Kind.FIGURE]
    own = [one for one in figures if figure_agrees(told, one)]
    if own and _keeps_order(told, pair):
        return
    rivals = [one for one in figures if one not in own and _are_rivals(told, one)]
    near = neighbours(told, pair.told)
    if not own:
        yield from _of_other_sentence(told, near, rivals, pair)
    if not rivals or not own:
        return
    best = max(fit(near, one, pair.source) for one in own)
    for rival in rivals:
        is_told = any(figure_agrees(one, rival) for one in pair.told.tokens)
        better = fit(near, rival, pair.source)
        needed = (_BETTER_IF_TOLD if is_told else _BETTER) * best
        if better > max(LEAST_FIT, needed):
            yield Objection(Fault.BINDING, told.text, f"in the quote {rival.text} stands here")
            return
    if _stands_twice(told, pair) and any(not _is_told(one, pair.told) for one in rivals):
        yield Objection(Fault.BINDING, told.text, "the quote has this figure less often")


def _of_other_sentence(
    told: Token, near: Sequence[tuple[Token, float]], rivals: Sequence[Token], pair: Pair
) -> Iterator[Objection]:
    """Yield a figure of another sentence that stands where this one has another of its kind."""
    for rival in rivals:
        if fit(near, rival, pair.source) > _FIRM_FIT:
            yield Objection(Fault.BINDING, told.text, f"in the quote {rival.text} stands here")
            return


def _keeps_order(told: Token, pair: Pair) -> bool:
    """Tell whether a figure stands beside the same one, and in order, as in the quote."""
    rows = _rows(pair.source)
    return any(
        told in (first, second)
        and any(figure_agrees(first, one) and figure_agrees(second, other) for one, other in rows)
        for first, second in _rows(pair.told)
    )


def _rows(sentence: Sentence) -> list[tuple[Token, Token]]:
    """Return the pairs of figures with nothing but a joining word between."""
    tokens = sentence.tokens
    found = []
    for at, one in enumerate(tokens):
        ahead = tokens[at + 1 : at + 3]
        if ahead and ahead[0].text.lower() in _LINKS:
            ahead = ahead[1:]
        if ahead and all(map(_is_one_amount, (one, ahead[0]))):
            found.append((one, ahead[0]))
    return found


def _is_one_amount(token: Token) -> bool:
    return len(token.figures) == 1 and token.figures[0].measure is not Measure.RATE


def _is_told(figure: Token, told: Sentence) -> bool:
    return any(figure_agrees(one, figure) for one in told.tokens)


def _stands_twice(told: Token, pair: Pair) -> bool:
    here = [one for one in pair.told.tokens if one.sense == told.sense and one.kind is Kind.FIGURE]
    there = [one for one in pair.source.tokens if figure_agrees(told, one)]
    return len(here) > len(there)


def _are_rivals(one: Token, other: Token) -> bool:
    measures = {figure.measure for figure in one.figures}
    others = {figure.measure for figure in other.figures}
    return bool(measures & others) or bool(measures & DURATIONS and others & DURATIONS)


def _turned_round(pair: Pair) -> Iterator[Objection]:
    """Yield an actor who acts in the statement and is acted upon in the quote."""
    clauses = {one.clause for one in pair.clause.tokens}
    theirs = roles_in(pair.source)
    for own in roles_in(pair.told):
        if own.actor.clause not in clauses:
            continue
        found = {one.part for one in theirs if _is_of_same(own, one, pair.source)}
        words = f"{own.actor.text} {own.verb.text}"
        if not found:
            others = [
                one for one in theirs if one.part == own.part and same_verb(own, one, pair.source)
            ]
            if others and not (is_anybody(own.actor) and not _is_known(own.actor, pair.source)):
                yield Objection(Fault.ROLES, words, f"in the quote {others[0].actor.text} does")
        elif own.part not in found:
            yield Objection(
                Fault.ROLES, words, f"{own.part} here, {'/'.join(sorted(found))} in the quote"
            )


def _is_known(actor: Token, source: Sentence) -> bool:
    """Tell whether a person is told apart from others: the offender, where there is a victim."""
    return actor.sense == "offend" and any(same_actor(actor, one) for one in source.tokens)


def _is_of_same(own: Role, other: Role, source: Sentence) -> bool:
    return same_actor(own.actor, other.actor) and any(
        one is other.verb for one in akin_in(own.verb, source)
    )


def same_verb(own: Role, other: Role, source: Sentence) -> bool:
    """Tell whether two parts are of the same verb, in the same word."""
    return any(one is other.verb for one in same_in(own.verb, source))


def _misplaced_word(told: Token, pair: Pair) -> Iterator[Objection]:
    """Yield "standard" where the quote has "fixed-term", and "standard" elsewhere."""
    own, rivals = same_in(told, pair.source), opposed_in(told, pair.source)
    missing = [one for one in rivals if not same_in(one, pair.told)]
    if own and missing:
        here = same_in(told, pair.told)
        near = neighbours(told, pair.told)
        best = max(fit(near, one, pair.source) for one in own)
        rival = max(fit(near, one, pair.source) for one in missing)
        if len(here) > len(own) or rival > max(LEAST_FIT, _BETTER_IF_TOLD * best):
            yield Objection(Fault.SENSE, told.text, f"in the quote {missing[0].text} stands here")
