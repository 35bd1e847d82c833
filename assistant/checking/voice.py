"""Which part an actor has in a sentence: who acts, who is acted upon, to whom, from whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.actors import is_actor
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence

_DETERMINERS = frozenset("a an the their his her its any each every your this that no".split())  # noqa: SIM905
_NO_DOING = frozenset(
    {
        "have",
        "be",
        "still",
        "also",
        "new",
        "call",
        "duti",
        "name",
        "known as",
        "includ",
        "get",
        "rate",
        "mean",
        "sooner",
        "first",
    }
)
_ENDING_IN_LY = frozenset("appli repli suppli reli compli apply reply supply rely comply".split())  # noqa: SIM905
_PARTICIPLES = frozenset(
    """
    sent kept told held met put set let made paid left lost built found heard read shown known drawn
    done gone begun run brought bought caught taught thought felt dealt led fed said sold spent lent
    born worn sworn torn withdrawn undertaken seen been cut hit shut
    """.split()  # noqa: SIM905 -- one list of words
)
# Who is told something is the one to whom it is told.
_PARTS = {"by": "agent", "to": "patient", "from": "from"}
_WHERE = frozenset({"from", "of", "in", "to", "out", "into"})
_BETWEEN = 4
_REACH = 3


@dataclass(frozen=True, slots=True)
class Role:
    """An actor, a verb beside, and the part: `agent`, `patient` or `from`."""

    actor: Token
    verb: Token
    part: str


def roles_in(sentence: Sentence) -> list[Role]:
    """Return the parts that can be told for sure."""
    found: list[Role] = []
    for clause in sentence.clauses:
        tokens = [one for one in clause.tokens if one.kind is not Kind.STOP]
        for at, one in enumerate(tokens):
            if is_actor(one) and not _is_place(one, at, tokens):
                found += _roles_of(one, at, tokens)
    return found


def _roles_of(actor: Token, at: int, tokens: Sequence[Token]) -> Iterator[Role]:
    before = _preposition(tokens, at)
    beside = _joined_to(at, tokens)
    if beside is not None:
        found = [one for one in _roles_of(tokens[beside], beside, tokens) if one.part != "agent"]
        yield from (Role(actor, one.verb, one.part) for one in found)
    if before in _PARTS:
        verb = next((one for one in reversed(tokens[:at]) if _is_verb(one)), None)
        if verb:
            yield Role(actor, verb, _PARTS[before])
        return
    if before:
        return
    yield from _as_subject(actor, at, tokens)
    ahead = [one for one in tokens[max(0, at - _REACH) : at] if _is_verb(one)][-1:]
    for verb in ahead:
        yield Role(actor, verb, "patient")


def _joined_to(at: int, tokens: Sequence[Token]) -> int | None:
    """Return where the actor stands whose part this one shares: "tell the police and the court"."""
    before = at - 1
    while before > 0 and tokens[before].text.lower() in _DETERMINERS:
        before -= 1
    if before > 0 and tokens[before].kind is Kind.JOIN and is_actor(tokens[before - 1]):
        return before - 1
    return None


def _as_subject(actor: Token, at: int, tokens: Sequence[Token]) -> Iterator[Role]:
    first = _behind_list(tokens, at)
    behind = tokens[first : first + _BETWEEN]
    place = next((place for place, one in enumerate(behind) if _is_verb(one)), None)
    between = behind[:place]
    if place is None or any(
        is_actor(one) or one.kind is Kind.JOIN or one.text.lower() in _DETERMINERS
        for one in between
    ):
        return
    verb = behind[place]
    passive = verb.stems[0] == "be" or _is_passive(between)
    yield Role(actor, verb, "patient" if passive and is_participle(verb) else "agent")


def _behind_list(tokens: Sequence[Token], at: int) -> int:
    """Return where it goes on behind the actors of one list: "police, prison and probation"."""
    end = at + 1
    for place in range(at + 1, len(tokens)):
        one = tokens[place]
        if is_actor(one) and any(it.kind is Kind.JOIN for it in tokens[at + 1 : place]):
            end = place + 1
        elif not (is_actor(one) or one.kind is Kind.JOIN or one.text.lower() in _DETERMINERS):
            break
    return end


def _is_place(actor: Token, at: int, tokens: Sequence[Token]) -> bool:
    """Tell whether "prison" is where somebody is, and nobody who acts: "release from prison"."""
    before = tokens[at - 1] if at else None
    return actor.sense == "prison" and before is not None and before.text.lower() in _WHERE


def _is_passive(between: Sequence[Token]) -> bool:
    """Tell whether "be" stands by the verb itself: not in "is allowed to appoint"."""
    forces = [at for at, one in enumerate(between) if one.kind is Kind.FORCE]
    behind = between[forces[-1] :] if forces else between
    return any(one.sense == "be" for one in behind)


def _preposition(tokens: Sequence[Token], at: int) -> str:
    for one in reversed(tokens[max(0, at - _REACH) : at]):
        word = one.text.lower()
        if word not in _DETERMINERS:
            return word if one.kind in (Kind.EMPTY, Kind.LIMIT) and one.sense != "be" else ""
    return ""


def _is_verb(token: Token) -> bool:
    return (
        token.kind is Kind.WORD
        and not is_actor(token)
        and token.sense not in _NO_DOING
        and not _is_adverb(token)
        and (token.starts or not token.is_capital)
    )


def _is_adverb(token: Token) -> bool:
    return token.text.lower().endswith("ly") and token.sense not in _ENDING_IN_LY


def is_participle(verb: Token) -> bool:
    """Tell whether a verb may be a participle: "recorded", "kept"."""
    word = verb.text.lower().split()[0]
    return word.endswith(("ed", "en")) or word in _PARTICIPLES
