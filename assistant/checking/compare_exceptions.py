"""A rule that the next sentence takes back, and a condition told as if it were a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.checking.case import Case, Pair
from assistant.checking.compare_conditions import heavy
from assistant.checking.matching import akin_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence

_TAKES_BACK = re.compile(
    r"(?:however|unless|except|but|nevertheless|nonetheless|the (?:only )?exceptions?|exceptions?"
    r"|otherwise|even so|that said"
    r"|th(?:is|ese|at|ose)(?: \w+){0,2} (?:do|does|did|will|would|need|shall|should|must|may)"
    r" not appl\w+)\b",
    re.IGNORECASE,
)
# So much of the taking back has to be told; and so little of a fact may stand outside conditions.
_TOLD = 0.4
_OUTSIDE = 0.34
_KNOWN = 0.75
_FEWEST = 2
_ON_CONDITION = frozenset({"if", "unless"})


def faults_of_exceptions(case: Case) -> Iterator[Objection]:
    """Yield exceptions in the next sentence that are left out, and conditions told as facts."""
    rests_on = {id(one.source) for one in case.pairs if one.score > 0}
    told = list(case.statement.sentences)
    for rule, exception in pairwise(case.sources):
        if id(rule) not in rests_on or not _TAKES_BACK.match(exception.text.lstrip('"( ')):
            continue
        own = heavy(exception.content)
        known = [one for one in own if any(akin_in(one, sentence) for sentence in told)]
        if len(known) < _TOLD * len(own) or id(exception) not in rests_on:
            yield Objection(
                Fault.CONDITION, exception.text, "the statement leaves out this exception"
            )
    for pair in case.pairs:
        yield from _asserted(pair)


def _asserted(pair: Pair) -> Iterator[Objection]:
    """Yield what the quote has as a condition only: "apply if you can live alone"."""
    own = heavy(pair.clause.content)
    if pair.clause.marker or len(own) < _FEWEST or _is_conditional(pair.told):
        return
    conditions = {
        clause.tokens[0].clause for clause in pair.source.clauses if clause.marker in _ON_CONDITION
    }
    if not conditions:
        return
    known = [(one, akin_in(one, pair.source)) for one in own]
    within = sum(_is_within(found, conditions) for _, found in known)
    outside = sum(any(it.clause not in conditions for it in found) for _, found in known)
    if within >= _KNOWN * len(own) and outside <= _OUTSIDE * len(own):
        words = " ".join(one.text for one in pair.clause.tokens)
        yield Objection(Fault.CONDITION, words, "the quote has this as a condition")


def _is_within(found: Sequence[Token], conditions: set[int]) -> bool:
    return any(one.clause in conditions for one in found)


def _is_conditional(told: Sentence) -> bool:
    return any(_hangs(one) for one in told.tokens) or any(one.marker for one in told.clauses)


def _hangs(token: Token) -> bool:
    return token.kind is Kind.CONDITION or (token.kind is Kind.HEDGE and token.sense == "only")
