"""A statement claims what its quotes claim: no opposite, nothing added, nothing stitched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.checking.actors import is_actor, is_anybody
from assistant.checking.case import Case, Pair
from assistant.checking.compare_conditions import heavy
from assistant.checking.knowledge import Knowledge
from assistant.checking.matching import akin_in, opposed_in, same_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.signs import free_senses

# Of the words of a statement so many may have no counterpart; more if the model finds it alike.
_UNKNOWN = 0.25
_UNKNOWN_IF_ALIKE = 0.4
_ALIKE = 0.75
# Of what the quotes together know of a clause, the best one has to know more than the rest of this.
_STITCHED = 0.35
_FEWEST = 4


def faults_of_sense(case: Case, knowledge: Knowledge) -> Iterator[Objection]:
    """Yield opposites, words that nothing bears out, and claims made of two quotes."""
    for pair in case.pairs:
        yield from _opposites(pair)
    yield from _added(case, knowledge)
    yield from _stitched(case)


def _opposites(pair: Pair) -> Iterator[Objection]:
    for told in pair.clause.content:
        if same_in(told, pair.source) or told.sense in free_senses():
            continue
        others = [
            one
            for one in opposed_in(told, pair.source)
            if one.sense not in free_senses() and not same_in(one, pair.told)
        ]
        if others and not any(
            one.negated != told.negated or _forbidden(one) != _forbidden(told) for one in others
        ):
            words = f"{told.text} / {others[0].text}"
            yield Objection(Fault.SENSE, words, "the quote says the opposite")


def _forbidden(token: Token) -> bool:
    return bool(token.forces & {"forbid", "should not"})


def _added(case: Case, knowledge: Knowledge) -> Iterator[Objection]:
    sentences = (*case.sources, *case.around)
    told = [one for one in heavy(tuple(case.statement.tokens)) if one.kind is not Kind.FIGURE]
    unknown = [one for one in told if not any(akin_in(one, source) for source in sentences)]
    yield from _strangers(told, unknown)
    if len(unknown) > max(1.0, _UNKNOWN * len(told)) and not (
        len(unknown) <= _UNKNOWN_IF_ALIKE * len(told) and _is_alike(case, knowledge)
    ):
        words = " ".join(one.text for one in unknown)
        yield Objection(Fault.SENSE, words, "the quotes have no such words")


def _is_alike(case: Case, knowledge: Knowledge) -> bool:
    """Tell whether the embedding model, if there is one, finds the meaning of a quote."""
    likeness = knowledge.likeness(case.statement.text, [one.text for one in case.quotes])
    return likeness is not None and max(likeness, default=0.0) >= _ALIKE


def _strangers(told: Sequence[Token], unknown: Sequence[Token]) -> Iterator[Objection]:
    """Yield actors that no quote knows, and runs of words that none has."""
    for one in unknown:
        if is_actor(one) and not is_anybody(one):
            yield Objection(Fault.ACTOR, one.text, "no quote speaks of them")
    for first, second in pairwise(told):
        if first in unknown and second in unknown and second.clause == first.clause:
            yield Objection(Fault.SENSE, f"{first.text} {second.text}", "no quote says this")


def _stitched(case: Case) -> Iterator[Objection]:
    """Yield a clause half of which stands in one quote and half in another."""
    for pair in case.pairs if len(case.quotes) > 1 else ():
        own = heavy(pair.clause.content)
        if pair.clause.marker or len(own) < _FEWEST:
            continue
        best = max(_known(own, quote.sentences) for quote in case.quotes)
        if best < (1 - _STITCHED) * _known(own, case.sources):
            words = " ".join(one.text for one in own)
            yield Objection(Fault.SENSE, words, "no one quote says all of this")


def _known(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> int:
    return sum(any(akin_in(one, sentence) for sentence in sentences) for one in tokens)
