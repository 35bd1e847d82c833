"""A rule that the next sentence takes back, and a condition told as if it were a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.checking.actors import is_actor
from assistant.checking.case import Case, Pair
from assistant.checking.compare_conditions import heavy
from assistant.checking.matching import akin_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence

_TAKES_BACK = re.compile(
    r"(?:however|except|but|nevertheless|nonetheless|the (?:only )?exceptions?|exceptions?"
    # "Unless revoked, the order …" is a rule of its own.
    r"|unless(?![^,]{1,60}, )|even so|that said"
    r"|th(?:is|ese|at|ose)(?: \w+){0,2} (?:do|does|did|will|would|need|shall|should|must|may)"
    r" not appl\w+)\b",
    re.IGNORECASE,
)
# So much of the taking back has to be told; and so little of a fact may stand outside conditions.
_TOLD = 0.4
_OUTSIDE = 0.34
_KNOWN = 0.75
_FEWEST = 2
_ASKED = 0.5
_NEAR = 6
_ASKING = frozenset({"who", "whom", "what", "which"})
_ASKING_VERBS = frozenset(
    "say state ask decid know determin specifi tell show check record note find settl".split()  # noqa: SIM905
)
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
                Fault.EXCEPTION, exception.text, "the statement leaves out this exception"
            )
    for pair in case.pairs:
        yield from _asserted(pair)
        yield from _answered(pair)


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


def _answered(pair: Pair) -> Iterator[Objection]:
    """Yield what the quote only asks: "who sees the person has to be asked"."""
    own = heavy(pair.clause.content)
    asked = set(_questions_in(pair.source))
    if (
        not asked
        or _asks_too(pair.told)
        or len(own) < _FEWEST
        or pair.clause.marker in _ON_CONDITION
    ):
        return
    known = [(one, akin_in(one, pair.source)) for one in own]
    within = [one for one, found in known if _is_within(found, asked)]
    outside = [one for one, found in known if any(it.clause not in asked for it in found)]
    if len(within) >= max(_FEWEST, _ASKED * len(own)) and len(outside) < len(within):
        words = " ".join(one.text for one in pair.clause.tokens)
        yield Objection(Fault.CONDITION, words, "the quote only asks this")


def _questions_in(sentence: Sentence) -> Iterator[int]:
    """Yield the clauses of a sentence that ask, by number: "who is going to", "whether"."""
    previous: Sequence[Token] = ()
    was_whether = False
    for clause in sentence.clauses:
        opens = clause.tokens[0].text.lower()
        is_whether = opens == "whether"
        is_who = opens in ("who", "whom") and (
            not any(one.is_content for one in previous) or _any_asks(previous[-_NEAR:])
        )
        if is_whether or is_who or (was_whether and clause.tokens[0].kind is Kind.FORCE):
            yield clause.tokens[0].clause
        was_whether = is_whether
        previous = [one for one in sentence.tokens if one.span <= clause.tokens[-1].span]


def _any_asks(tokens: Sequence[Token]) -> bool:
    """Tell whether "states in the tool who …" is a question, and "the person who …" is none."""
    return not is_actor(tokens[-1]) and any(one.sense in _ASKING_VERBS for one in tokens)


def _asks_too(told: Sentence) -> bool:
    """Tell whether the statement asks as well, or says that it is open."""
    words = {one.text.lower() for one in told.tokens}
    return bool(words & (_ASKING | {"whether", "if", "unknown", "unclear", "unsettled", "how"}))


def _is_within(found: Sequence[Token], conditions: set[int]) -> bool:
    return any(one.clause in conditions for one in found)


def _is_conditional(told: Sentence) -> bool:
    return any(_hangs(one) for one in told.tokens) or any(one.marker for one in told.clauses)


def _hangs(token: Token) -> bool:
    return token.kind is Kind.CONDITION or (token.kind is Kind.HEDGE and token.sense == "only")
