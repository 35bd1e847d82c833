"""How near two words stand, and how well a word would fit in a place of a quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.checking.matching import akin_in
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.signs import free_senses

LEAST_FIT = 0.3
_NEAR = 5
_CROSSED = 0.4  # what is left of nearness beyond a joining word, a stop or another figure


def neighbours(token: Token, sentence: Sentence) -> list[tuple[Token, float]]:
    """Return the words of weight around a token with how near they are."""
    at = sentence.tokens.index(token)
    before = _walked(reversed(sentence.tokens[:at]))
    return [*before, *_walked(sentence.tokens[at + 1 :])]


def _walked(tokens: Iterable[Token]) -> Iterator[tuple[Token, float]]:
    share, distance = 1.0, 0
    for one in tokens:
        if one.kind in (Kind.JOIN, Kind.FIGURE, Kind.STOP):
            share *= _CROSSED
        elif one.is_content:
            distance += 1
            if distance > _NEAR:
                return
            if one.sense not in free_senses():
                yield one, share / distance**0.5


def fit(near: Sequence[tuple[Token, float]], place: Token, source: Sentence) -> float:
    """Return how many of the words near a token stand near a place of a quote, and how near."""
    around = {id(one): weight for one, weight in neighbours(place, source)}
    return sum(
        max((weight * around.get(id(other), 0.0) for other in akin_in(one, source)), default=0.0)
        for one, weight in near
    )
