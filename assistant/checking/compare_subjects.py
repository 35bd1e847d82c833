"""Who a claim is about: the one who acts in it acts in the sentence that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checking.actors import is_actor, is_anybody, same_actor
from assistant.checking.case import Case, score_of
from assistant.checking.compare_conditions import heavy
from assistant.checking.matching import akin_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.parts import claims_in
from assistant.checking.piece import Kind, Token
from assistant.checking.verbs import first_finite

_PREPOSITIONS = frozenset(
    "of in on for at under by to with before after from until without".split()  # noqa: SIM905
)
_FEWEST = 2
_AS_GOOD = 0.5  # a sentence that shares so little less may be meant as well


def faults_of_subjects(case: Case) -> Iterator[Objection]:
    """Yield actors whose deed stands in a sentence of the quotes that does not speak of them."""
    for sentence in case.statement.sentences:
        for claim in claims_in(sentence):
            finite = first_finite(claim)
            actor = _subject(claim[:finite]) if finite else None
            deed = heavy(claim[finite:])
            if actor is None or len(deed) < _FEWEST or not case.sources:
                continue
            scores = [(score_of(deed, one), one) for one in case.sources]
            most = max(score for score, _ in scores)
            meant = [one for score, one in scores if score >= most - _AS_GOOD]
            if not any(
                akin_in(actor, one) or any(same_actor(actor, it) for it in one.tokens)
                for one in meant
            ):
                words = " ".join(one.text for one in (actor, *deed))
                yield Objection(Fault.ROLES, words, "in the quotes somebody else does this")


def _subject(tokens: Sequence[Token]) -> Token | None:
    """Return the first actor before the verb, unless a preposition stands before."""
    for at, one in enumerate(tokens):
        before = {it.text.lower() for it in tokens[max(0, at - 2) : at]}
        if is_actor(one) and one.kind is not Kind.FIGURE and not before & _PREPOSITIONS:
            return None if is_anybody(one) else one
    return None
