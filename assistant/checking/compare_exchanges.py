"""Two words of a statement that the quote has in one another's place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from assistant.checking.actors import is_actor, same_actor
from assistant.checking.case import Case
from assistant.checking.compare_conditions import heavy
from assistant.checking.matching import same_in
from assistant.checking.nearness import LEAST_FIT, fit, neighbours
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence

_WHOEVER = frozenset({"person", "peopl", "individu", "someon", "anyon"})
# How much better two have to fit in one another's place.
_BETTER = 1.3
_BETTER_THAN_ANYBODY = 2.0
# Two things that nobody does: less is known of where they belong.
_BETTER_FOR_THINGS = 1.8
_FIRM_FOR_THINGS = 2.5


def faults_of_exchanges(case: Case) -> Iterator[Objection]:
    """Yield actors and other words of the statement that would fit better exchanged."""
    both = {(id(one.told), id(one.source)): (one.told, one.source) for one in case.pairs}
    for told, source in both.values():
        yield from _actors(told, source)
        yield from _things(told, source)


def _actors(told: Sentence, source: Sentence) -> Iterator[Objection]:
    actors = [one for one in told.tokens if is_actor(one)]
    for one, other in combinations(actors, 2):
        if same_actor(one, other):
            continue
        better = _BETTER_THAN_ANYBODY if {one.sense, other.sense} & _WHOEVER else _BETTER
        first = [there for there in source.tokens if same_actor(one, there)]
        second = [there for there in source.tokens if same_actor(other, there)]
        if len(first) != 1 or len(second) != 1:
            continue
        straight, crossed = _fits((one, other), (first[0], second[0]), told, source)
        if crossed > better * straight and crossed > LEAST_FIT:
            yield Objection(
                Fault.ROLES, f"{one.text}, {other.text}", "the quote has them the other way"
            )


def _things(told: Sentence, source: Sentence) -> Iterator[Objection]:
    """Yield "recall for community sentences, breach for the others" told the wrong way round."""
    words = [one for one in heavy(told.content) if one.kind in (Kind.WORD, Kind.TERM)]
    joins = [one.span for one in told.tokens if one.kind is Kind.JOIN]
    for one, other in combinations(words, 2):
        if not any(one.span < join < other.span for join in joins):
            continue
        first, second = same_in(one, source), same_in(other, source)
        if one.sense == other.sense or len(first) != 1 or len(second) != 1 or first == second:
            continue
        straight, crossed = _fits((one, other), (first[0], second[0]), told, source)
        if crossed > _BETTER_FOR_THINGS * straight and crossed > _FIRM_FOR_THINGS:
            yield Objection(
                Fault.ROLES, f"{one.text}, {other.text}", "the quote has them the other way"
            )


def _fits(
    own: tuple[Token, Token], there: tuple[Token, Token], told: Sentence, source: Sentence
) -> tuple[float, float]:
    """Return how well two words fit in their places of the quote, and in one another's."""
    near = [neighbours(one, told) for one in own]
    straight = fit(near[0], there[0], source) + fit(near[1], there[1], source)
    crossed = fit(near[0], there[1], source) + fit(near[1], there[0], source)
    return straight, crossed
