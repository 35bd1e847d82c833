"""Must is not may: what binds, allows or forbids does so in the quote, and not the other way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.checking.case import Case, Pair
from assistant.checking.compare_negation import words_that_deny
from assistant.checking.matching import akin_in, same_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Clause, Sentence
from assistant.checking.signs import free_senses
from assistant.checking.verbs import is_base
from assistant.checking.word_lists import listed, phrases

# A force of a statement, and those of a quote that bear it out.
_BORNE_OUT_BY = {
    "must": {"must"},
    "should": {"should"},
    "may": {"may"},
    "unneeded": {"unneeded"},
    "forbid": {"forbid"},
    "should not": {"should not"},
    "plain": {"plain", "must"},
}
_LIGHT = frozenset("be have take make get give do go use also still".split())  # noqa: SIM905
# May stand before the verb of an order: "first check …".
_OPENING = frozenset("first also then please alway and".split())  # noqa: SIM905
_COVERED = 0.5
_FORBIDS_AT_ONCE = re.compile(r"(?:do not|never)\b", re.IGNORECASE)


def faults_of_force(case: Case) -> Iterator[Objection]:
    """Yield the verbs of force that differ between a clause and the sentence it rests on."""
    for pair in case.pairs:
        if pair.turns_only:
            continue  # "may only if" is "must not unless"
        yield from _told_forces(pair)
        yield from _dropped_forces(pair)


def _told_forces(pair: Pair) -> Iterator[Objection]:
    for at, one in enumerate(pair.clause.tokens):
        if one.kind is not Kind.FORCE:
            continue
        anchor = anchor_behind(pair.clause.tokens, at)
        found = _forces_at(anchor, pair.source)
        if not _bears_out(one.sense, found, pair):
            told = f"the statement says {one.sense}, the quote {'/'.join(sorted(found))}"
            yield Objection(Fault.MODALITY, one.text, told)


def _dropped_forces(pair: Pair) -> Iterator[Objection]:
    """Yield forces of the quote whose verb the statement has without it, or with another."""
    for clause in pair.source.clauses:
        if clause.marker == "asks" or clause.tokens[0].text.lower() == "whether":
            continue  # asked, not said
        for at, one in enumerate(clause.tokens):
            if one.kind is not Kind.FORCE:
                continue
            anchor = anchor_behind(clause.tokens, at)
            if anchor is None:
                continue
            told = [
                token
                for token in same_in(anchor, pair.told)
                if token in pair.clause.tokens and token.forces
            ] or _told_in_other_words(anchor, clause, at, pair)
            if any(
                other.sense == one.sense for other in pair.told.tokens if other.kind is Kind.FORCE
            ):
                continue
            if told and not any(_may_stand_for(one.sense, token, pair) for token in told):
                yield Objection(
                    Fault.MODALITY,
                    one.text,
                    f"the quote says {one.sense} of this, the statement does not",
                )


def _told_in_other_words(anchor: Token, clause: Clause, at: int, pair: Pair) -> Sequence[Token]:
    """Return the verb of the statement if it says what stands behind the force in the quote."""
    behind = [
        one for one in clause.tokens[at:] if one.is_content and one.sense not in free_senses()
    ]
    if not behind:
        return []
    shared = [one for one in behind if _in_clause(akin_in(one, pair.told), pair.clause)]
    if len(shared) < max(2, _COVERED * len(behind)):
        return []
    return [one for one in _in_clause(akin_in(anchor, pair.told), pair.clause) if one.forces]


def _in_clause(tokens: Sequence[Token], clause: Clause) -> list[Token]:
    return [one for one in tokens if one in clause.tokens]


def _may_stand_for(quoted: str, told: Token, pair: Pair) -> bool:
    return any(
        quoted in _BORNE_OUT_BY[force] or _is_other_wording(force, quoted, told.negated, pair.told)
        for force in told.forces
    )


def _is_other_wording(told: str, quoted: str, negated: bool, sentence: Sentence) -> bool:
    if quoted == "forbid" and negated and has_word(sentence, "may"):
        return True  # "no more letters are allowed"
    if quoted == "should not" and told == "plain":
        return _FORBIDS_AT_ONCE.match(sentence.text) is not None
    if quoted == "forbid":
        return told == "plain" and (negated or _denies(sentence))
    if told == "plain" and not negated:
        return has_word(sentence, quoted) or (quoted == "should" and _is_order(sentence))
    return quoted == "unneeded" and told == "plain" and _denies(sentence)


def anchor_behind(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the verb that a sign at a place governs: the first word of content that has weight."""
    behind = [one for one in tokens[at + 1 :] if one.is_content]
    heavy = [one for one in behind if one.sense not in _LIGHT and one.kind is not Kind.FIGURE]
    return heavy[0] if heavy else (behind[0] if behind else None)


def _forces_at(anchor: Token | None, source: Sentence) -> frozenset[str]:
    """Return the forces that govern a word in the quote, else all forces of the quote."""
    found = [one for one in (same_in(anchor, source) if anchor else ()) if one.forces]
    if not found and anchor:
        found = [one for one in akin_in(anchor, source) if one.forces]
    if found:
        return frozenset(force for one in found for force in one.forces) | _negated_plain(found)
    told = [one.sense for one in source.tokens if one.kind is Kind.FORCE]
    return frozenset(told) or frozenset({"plain"})


def _negated_plain(found: Sequence[Token]) -> frozenset[str]:
    return frozenset({"not"} if any(one.negated for one in found) else ())


def _bears_out(told: str, found: frozenset[str], pair: Pair) -> bool:
    if found & _BORNE_OUT_BY[told]:
        return True
    if told in ("forbid", "unneeded"):
        return "plain" in found and _denies(pair.source)
    if told in ("must", "may", "should"):
        return "plain" in found and (
            has_word(pair.source, told)
            or (told == "must" and _is_order(pair.source))
            or (told == "may" and any(one.sense == "most" for one in pair.source.tokens))
        )
    return False


def has_word(sentence: Sentence, force: str) -> bool:
    """Tell whether a noun or an adjective makes the sentence binding, or permissive."""
    words = phrases("scope", "binding").get(force, ())
    return any(
        one.stems[: len(word)] == word for one in sentence.tokens if one.stems for word in words
    )


def _is_order(sentence: Sentence) -> bool:
    """Tell whether a sentence seems to begin with an imperative: "Record the contact …"."""
    mains = [clause.tokens for clause in sentence.clauses if clause.marker in ("", "list")]
    firsts = (
        next((at for at, one in enumerate(tokens) if one.stems and not _may_open(one)), None)
        for tokens in mains
    )
    return any(
        at is not None
        and tokens[at].kind is Kind.WORD
        and (tokens[at].sense in _orders() or is_base(tokens, at))
        for tokens, at in zip(mains, firsts, strict=True)
    )


def _may_open(token: Token) -> bool:
    return token.sense in _OPENING or token.kind is Kind.HEDGE


@cache
def _orders() -> frozenset[str]:
    return frozenset(" ".join(one) for group in listed("force", "orders") for one in group)


def _denies(sentence: Sentence) -> bool:
    return any(
        one.kind is Kind.NEGATION or one.sense == "forbid" or one.sense in words_that_deny()
        for one in sentence.tokens
    )
