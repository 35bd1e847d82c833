"""A statement beside its quotes, each clause next to the sentence that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checking.matching import akin_in, same_in
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Clause, Reading, Sentence
from assistant.checking.signs import free_senses

# What a shared word counts towards the choice of the sentence that a clause rests on.
_SAME = 1.0
_AKIN = 0.6
_FREE = 0.2
_FIGURE = 2.0
_FEWEST_WORDS = 3
_BARE = 0.1


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of a statement, its sentence, and the sentence of a quote that it rests on."""

    clause: Clause
    told: Sentence
    source: Sentence
    score: float

    @property
    def turns_only(self) -> bool:
        """Tell whether "only if" on one side is told as "not unless" on the other."""
        here, there = (
            {one.sense for one in sentence.tokens if one.kind in (Kind.HEDGE, Kind.CONDITION)}
            for sentence in (self.told, self.source)
        )
        bars = [_bars_without(one) for one in (self.told, self.source)]
        if ("only" in here and bars[1]) or ("only" in there and bars[0]):
            return True
        return ("only" in here - there and "unless" in there - here) or (
            "unless" in here - there and "only" in there - here
        )


def _bars_without(sentence: Sentence) -> bool:
    """Tell whether something "cannot be made without": it can only with it."""
    return any(one.sense == "forbid" for one in sentence.tokens if one.kind is Kind.FORCE) and any(
        one.text.lower() == "without" for one in sentence.tokens
    )


@dataclass(frozen=True, slots=True)
class Case:
    """All that the checks compare."""

    statement: Reading
    quotes: tuple[Reading, ...]
    contexts: tuple[Reading, ...]
    pairs: tuple[Pair, ...]

    @property
    def sources(self) -> tuple[Sentence, ...]:
        """All sentences of the quotes."""
        return tuple(sentence for one in self.quotes for sentence in one.sentences)

    @property
    def around(self) -> tuple[Sentence, ...]:
        """All sentences of headings and titles."""
        return tuple(sentence for one in self.contexts for sentence in one.sentences)


def case_of(statement: Reading, quotes: tuple[Reading, ...], contexts: tuple[Reading, ...]) -> Case:
    """Return the case with each clause next to the sentence that shares most with it."""
    sources = [sentence for one in quotes for sentence in one.sentences]
    pairs = tuple(
        _pair(clause, sentence, sources)
        for sentence in statement.sentences
        if sources
        for clause in sentence.clauses
    )
    return Case(statement, quotes, contexts, pairs)


def _pair(clause: Clause, told: Sentence, sources: Sequence[Sentence]) -> Pair:
    whole = {id(one): score_of(told.content, one) for one in sources}
    own = clause.content
    # A short clause ("if they agree") rests on what the rest of its sentence rests on.
    known = [one for one in own if one.sense not in free_senses()]
    is_short = len(own) < _FEWEST_WORDS
    weight = _BARE if is_short else 1.0

    def fit(one: Sentence) -> tuple[float, float]:
        told = score_of(known, one) if is_short else 0.0
        return told, weight * score_of(own, one) + 0.3 * whole[id(one)]

    best = max(sources, key=fit)
    return Pair(clause, told, best, score_of(own, best))


def score_of(tokens: Sequence[Token], source: Sentence) -> float:
    """Return how much of `tokens` stands in a sentence."""
    return sum(_weight(one) * _found(one, source) for one in tokens)


def _weight(token: Token) -> float:
    if token.kind is Kind.FIGURE:
        return _FIGURE
    return _FREE if token.sense in free_senses() else 1.0


def _found(token: Token, source: Sentence) -> float:
    if same_in(token, source):
        return _SAME
    return _AKIN if akin_in(token, source) else 0.0
