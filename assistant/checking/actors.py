"""Who may act in a rule: people by their office, courts, boards, services."""

from __future__ import annotations

from functools import cache

from assistant.checking.piece import Kind, Token
from assistant.checking.signs import same_words
from assistant.checking.word_lists import phrase_of


def is_actor(token: Token) -> bool:
    """Tell whether a token names somebody who may act."""
    return token.sense in _same() or (
        token.kind is Kind.TERM and any(_is_office(name) for name in token.names)
    )


def same_actor(one: Token, other: Token) -> bool:
    """Tell whether two tokens name the same actor."""
    if one.sense == other.sense or one.names & other.names:
        return True
    if {one.sense, other.sense} & _ANYBODY and {one.sense, other.sense} <= _PEOPLE | _ANYBODY:
        return True
    return any(_names_of(one) & _same().get(name, frozenset()) for name in _names_of(other))


def _names_of(token: Token) -> frozenset[str]:
    return frozenset({token.sense, *(" ".join(phrase_of(name)) for name in token.names)})


# A person may be any of these; which, the sentence before has told.
_ANYBODY = frozenset({"person", "peopl", "people", "individu", "someon", "anyon"})
_PEOPLE = frozenset({"offend", "prison", "victim", "applic", "complain", "defend", "staff"})


def is_anybody(token: Token) -> bool:
    """Tell whether an actor is any person, or one of the staff who read the answer."""
    return token.sense in _ANYBODY or token.sense in ("staff", "offend")


@cache
def _is_office(name: str) -> bool:
    return bool(_offices() & set(phrase_of(name)[-1:]))


@cache
def _offices() -> frozenset[str]:
    return frozenset(
        phrase_of(one)[0]
        for one in """
        officer manager board inspectorate inspector director practitioner governor court
        ombudsman council administrator team unit agency commissioner chief ministry office
        """.split()  # noqa: SIM905 -- one list of words
    )


@cache
def _same() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in same_words("actors"):
        names = frozenset(" ".join(one) for one in group)
        for one in names:
            found[one] = found.get(one, frozenset()) | names
    return found
