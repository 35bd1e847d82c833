"""Which word of a run is a verb that makes it a claim: "is", "must", "records", "began"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.checking.piece import Kind, Token
from assistant.checking.signs import empty_words
from assistant.checking.word_lists import forms_told, listed

_AUXILIARIES = frozenset("is are was were has have had does do did will would".split())  # noqa: SIM905
# A noun stands behind these: "the checks", "of works".
_BEFORE_NOUNS = frozenset(
    """
    a an the their his her its any each every your this that these those no of in on at for with by
    from under between to all some more other per such within about
    """.split()  # noqa: SIM905 -- one list of words
)
_OPEN_OBJECTS = frozenset("a an the no its their his her your any each every it them".split())  # noqa: SIM905
# Irregular forms that tell the past and are no participle, or are most often none.
_PASTS = frozenset(
    "began took gave went came made told said found ran left sent kept held led became".split()  # noqa: SIM905
)
_NOMINAL = ("tions", "sions", "ments", "ances", "ences", "als", "ings", "ures", "ers", "ors")
_RELATIVE = frozenset(
    {"who", "which", "that", "whose", "what", "where", "when", "whether", "if", "unless"}
)


def first_finite(tokens: Sequence[Token]) -> int | None:
    """Return where the first verb that can carry a claim stands, outside subordinate clauses."""
    skipped = False
    for at, one in enumerate(tokens):
        if one.text.lower() in _RELATIVE and at:
            skipped = True
        elif one.text == ",":
            skipped = False
        elif is_finite(tokens, at):
            if skipped:
                skipped = False
                continue
            return at
    return None


def is_finite(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the token at a place is a verb of force, an auxiliary, or "records"."""
    one = tokens[at]
    word = one.text.lower()
    if one.kind is Kind.FORCE or word in _AUXILIARIES:
        return True
    if one.kind is not Kind.WORD or (one.is_capital and not one.starts):
        return False
    before = tokens[at - 1] if at else None
    if before is None or before.text.lower() in _BEFORE_NOUNS or before.text == ",":
        return False
    if not _is_past_or_third(word, one.sense):
        return False
    return one.sense.split()[0] in _verbs() or has_object(tokens, at)


def has_object(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an object stands right behind a place: "lets the officer", "names no tier"."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is not None and (
        behind.kind is Kind.FIGURE or behind.text.lower() in _OPEN_OBJECTS
    )


def is_second_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the joint at a place begins a second verb: "must ask the court and tell A"."""
    ahead = list(tokens[at + 1 :])
    if ahead and ahead[0].text == ",":
        end = next((step for step, one in enumerate(ahead[1:], 1) if one.text == ","), 0)
        return bool(end) and is_base(ahead, end + 1)
    return is_base(ahead, 0)


def is_base(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an infinitive stands at a place: a word with an object, and no plural."""
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return False
    return not tokens[at].text.lower().endswith(("s", "ed", "ing")) and has_object(tokens, at)


def _is_past_or_third(word: str, stem: str) -> bool:
    last = word.split()[0]
    irregular = last in _PASTS
    if last.endswith(_NOMINAL):
        return False
    return irregular or last.endswith("ed") or (last.endswith("s") and last[-2:] != "ss" != stem)


@cache
def _verbs() -> frozenset[str]:
    """Return the stems of the words that may be verbs."""
    orders = {one for group in listed("force", "orders") for phrase in group for one in phrase}
    told = {line[0] for line in forms_told() if any(one.endswith("ing") for one in line)}
    return frozenset(orders | told) - empty_words()
