"""What stands before the verb of a claim stands before it in the quote, unless the voice differs.

"Check-ins may replace meetings" is not "meetings may replace check-ins", whoever or whatever acts;
but "meetings may be replaced by check-ins" says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.checking.actors import same_actor
from assistant.checking.case import Case
from assistant.checking.compare_conditions import heavy
from assistant.checking.objection import Fault, Objection
from assistant.checking.parts import claims_in, opening_of
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.verbs import first_finite
from assistant.checking.voice import is_participle

_BE = "be"
_ARTICLES = frozenset({"a", "an", "the", "no"})
_AUXILIARIES = frozenset({"be", "have", "do"})
# "Victims are offered help" is "help is offered to victims".
_GIVING = frozenset(
    "offer give send tell show grant provid award pay teach hand issu ask allow".split()  # noqa: SIM905
)
_TO_VERB = 4  # how many tokens behind "must" the verb stands at most


@dataclass(frozen=True, slots=True)
class Sides:
    """A verb with the words of weight before and behind it; `agent` stands behind "by"."""

    verb: Token
    is_passive: bool
    before: tuple[Token, ...]
    behind: tuple[Token, ...]
    agent: tuple[Token, ...]


def faults_of_sides(case: Case) -> Iterator[Objection]:
    """Yield claims whose two sides every quote with that verb has the other way round."""
    theirs = [one for source in case.sources for one in sides_of(source)]
    for sentence in case.statement.sentences:
        for own in sides_of(sentence):
            alike = [one for one in theirs if _are_same(own.verb, one.verb)]
            turned = [one for one in alike if _is_turned(own, one)]
            if turned and not any(_is_straight(own, one) for one in alike):
                words = " ".join(one.text for one in (*own.before[:2], own.verb, *own.behind[:2]))
                yield Objection(Fault.ROLES, words, "the quote has it the other way round")


@lru_cache(2048)
def sides_of(sentence: Sentence) -> tuple[Sides, ...]:
    """Return the sides of each claim of a sentence, and of each item behind a lead-in."""
    return tuple(_sides_in(sentence))


def _sides_in(sentence: Sentence) -> Iterator[Sides]:
    for claim in (*claims_in(sentence), *_items(sentence)):
        finite = first_finite(claim)
        at = _verb_at(claim, finite) if finite is not None else None
        if finite is None or at is None:
            continue
        behind = claim[at + 1 :]
        by = next((step for step, one in enumerate(behind) if one.text.lower() == "by"), None)
        is_passive = any(one.sense == _BE for one in claim[finite:at]) and is_participle(claim[at])
        yield Sides(
            claim[at],
            is_passive,
            _things(claim[opening_of(claim) : finite]),
            _things(behind),
            _things(behind[by + 1 :])[:2] if by is not None else (),
        )


def _things(tokens: Sequence[Token]) -> tuple[Token, ...]:
    return tuple(one for one in heavy(tokens) if one.kind is not Kind.FIGURE)


def _items(sentence: Sentence) -> Iterator[Sequence[Token]]:
    """Yield "a person must tell the officer" of "a person must do the following: tell …"."""
    tokens = sentence.tokens
    colon = next((at for at, one in enumerate(tokens) if one.text == ":"), None)
    finite = first_finite(tokens[:colon]) if colon else None
    if colon is None or finite is None or tokens[finite].kind is not Kind.FORCE:
        return
    item: list[Token] = []
    for one in (*tokens[colon + 1 :], None):
        if one is None or one.text == ";":
            if item and first_finite(item) is None:
                yield [*tokens[: finite + 1], *item]
            item = []
        else:
            item.append(one)


def _verb_at(claim: Sequence[Token], finite: int) -> int | None:
    """Return where the verb stands: the finite word, or the first one behind an auxiliary."""
    if claim[finite].kind is Kind.WORD and claim[finite].sense not in _AUXILIARIES:
        return finite
    is_copula = False
    for at in range(finite, min(len(claim), finite + 1 + _TO_VERB)):
        one = claim[at]
        if one.sense in _AUXILIARIES:
            is_copula = one.sense == _BE
        elif one.kind is Kind.WORD and not one.text.lower().endswith("ly"):
            # "is the report": what is said to be the same may stand on either side.
            return at if not is_copula or is_participle(one) else None
        if one.kind in (Kind.TERM, Kind.STOP) or one.text.lower() in _ARTICLES:
            return None
    return None


def _is_turned(own: Sides, other: Sides) -> bool:
    if own.is_passive and other.is_passive and own.verb.sense in _GIVING:
        return False
    if own.is_passive == other.is_passive:
        stays = _shared(own.before, other.before)
        moved = _shared(own.before, other.behind) and _shared(own.behind, other.before)
        return bool(moved) and not stays
    agents = (own.agent, other.before) if own.is_passive else (own.before, other.agent)
    return _shared(own.before, other.before) and not _shared(*agents)


def _is_straight(own: Sides, other: Sides) -> bool:
    if own.is_passive == other.is_passive:
        return bool(_shared(own.before, other.before))
    return bool(_shared(own.before, other.behind) or _shared(own.behind, other.before))


def _shared(some: Sequence[Token], others: Sequence[Token]) -> bool:
    return any(_are_same(one, other) or same_actor(one, other) for one in some for other in others)


def _are_same(one: Token, other: Token) -> bool:
    return one.sense == other.sense or bool(one.names & other.names)
