"""A noun that the statement tells apart by another word than its quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.checking.case import Case
from assistant.checking.compare_conditions import heavy
from assistant.checking.matching import akin_in, same_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.verbs import is_finite


def faults_of_clashes(case: Case) -> Iterator[Objection]:
    """Yield nouns before which another word stands than in the quote, which the quote lacks."""
    for pair in case.pairs:
        for own, noun in _told_apart(pair.clause.tokens):
            if akin_in(own, pair.source) or _is_said_of(noun, own, case):
                continue
            others = [
                other
                for other, there in _told_apart(pair.source.tokens)
                if there in same_in(noun, pair.source)
            ]
            count = len(same_in(noun, pair.source))
            if (
                others
                and len(others) == count
                and not any(akin_in(one, pair.told) for one in others)
            ):
                words = f"{own.text} {noun.text}"
                yield Objection(Fault.SENSE, words, f"the quote says {others[0].text} {noun.text}")


def _told_apart(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield each noun with the word of weight right before it."""
    for at, (one, noun) in enumerate(pairwise(tokens)):
        is_word = one.kind is Kind.WORD and noun.kind is Kind.WORD and len(one.stems) == 1
        if is_word and heavy([one]) and not is_finite(tokens, at):
            yield one, noun


def _is_said_of(noun: Token, own: Token, case: Case) -> bool:
    """Tell whether a quote or a heading says the word beside this noun, or of it."""
    return any(
        there.clause == it.clause
        for source in (*case.sources, *case.around)
        for there in same_in(noun, source)
        for it in akin_in(own, source)
    )
