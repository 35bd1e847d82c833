"""Two things that the quote joins by "and" are not joined by "or", nor the other way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.checking.actors import is_actor
from assistant.checking.case import Case, Pair
from assistant.checking.compare_negation import denies
from assistant.checking.matching import figure_agrees, same_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.word_lists import phrase_of

_REACH = 2
_WHATEVER = frozenset({"whatever", "whichever", "regardless", "irrespective"})
_WHATEVER_REACH = 6
_JOIN = re.compile(r"\b(and|or)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Joined:
    """A joining word with the nearest words of content on both its sides.

    A denial that reaches it makes "and" of "or": "not A or B" is "neither A nor B".
    """

    sign: Token
    before: tuple[Token, ...]
    behind: tuple[Token, ...]
    is_denied: bool


def faults_of_joins(case: Case) -> Iterator[Objection]:
    """Yield the pairs of words whose joining word differs."""
    for pair in case.pairs:
        theirs = joined_in(pair.source)
        for own in joined_in(pair.told):
            if own.sign in pair.clause.tokens:
                yield from _of(own, theirs, pair)
        yield from _in_lists(pair)


def joined_in(sentence: Sentence) -> list[Joined]:
    """Return the joining words of a sentence that stand between words of content."""
    found = []
    for one in sentence.tokens:
        if one.kind is Kind.JOIN:
            before = tuple(other for other in sentence.content if other.span < one.span)[-_REACH:]
            behind = tuple(other for other in sentence.content if other.span > one.span)[:_REACH]
            if before and behind:
                found.append(Joined(one, before, behind, _is_denied(one, sentence)))
    return found


def _is_denied(sign: Token, sentence: Sentence) -> bool:
    return any(
        denies(one) and one.text.lower() != "without"
        for one in sentence.tokens
        if one.clause == sign.clause and one.span < sign.span
    )


def _of(own: Joined, theirs: list[Joined], pair: Pair) -> Iterator[Objection]:
    alike = [one for one in theirs if _joins_same(own, one, pair.source)]
    # "Full and light" here and "full or light" there: the nearest words tell which is meant.
    alike = [
        one for one in alike if _joins_same(_nearest(own), _nearest(one), pair.source)
    ] or alike
    if (
        alike
        and not _is_whatever(own, pair)
        and not _are_subjects(own, alike, pair)
        and not any(
            one.sign.sense == own.sign.sense or one.is_denied != own.is_denied for one in alike
        )
    ):
        words = f"{own.before[-1].text} {own.sign.text} {own.behind[0].text}"
        yield Objection(Fault.JOINING, words, f"the quote says {alike[0].sign.text}")
    yield from _in_term(own, pair)


def _is_whatever(own: Joined, pair: Pair) -> bool:
    """Tell whether "or" says that all are meant: "whatever their ability or risk"."""
    before = [one.text.lower() for one in pair.told.tokens if one.span < own.sign.span][
        -_WHATEVER_REACH:
    ]
    return own.sign.sense == "or" and bool(_WHATEVER & set(before))


def _are_subjects(own: Joined, others: list[Joined], pair: Pair) -> bool:
    """Tell whether "A or B may" stands for "A and B may": each of them may, either way."""
    if not all(
        one.kind is Kind.TERM or is_actor(one) for one in (*own.before[-1:], *own.behind[:1])
    ):
        return False
    sides = ((own.sign, pair.told), *((one.sign, pair.source) for one in others))
    return all(_is_of_subject(sign, sentence) for sign, sentence in sides)


def _is_of_subject(sign: Token, sentence: Sentence) -> bool:
    behind = [one for one in sentence.tokens if one.span > sign.span and one.kind is Kind.FORCE]
    is_first = not any(one.kind is Kind.FORCE for one in sentence.tokens if one.span < sign.span)
    return (
        is_first
        and bool(behind)
        and behind[0].sense in ("may", "forbid")
        and (behind[0].clause == sign.clause)
    )


def _nearest(joined: Joined) -> Joined:
    return replace(joined, before=joined.before[-1:], behind=joined.behind[:1])


def _joins_same(own: Joined, other: Joined, source: Sentence) -> bool:
    return (
        _meets(own.before, other.before, source) and _meets(own.behind, other.behind, source)
    ) or (_meets(own.before, other.behind, source) and _meets(own.behind, other.before, source))


def _meets(some: tuple[Token, ...], others: tuple[Token, ...], source: Sentence) -> bool:
    return any(found in others for one in some for found in same_in(one, source))


def _in_term(own: Joined, pair: Pair) -> Iterator[Objection]:
    """Yield a joining word that stands otherwise inside a term of the quote."""
    before, behind = own.before[-1], own.behind[0]
    for term in pair.source.tokens:
        if term.kind is not Kind.TERM or term in (before, behind):
            continue
        for mark in _JOIN.finditer(term.text):
            sides = [phrase_of(one) for one in (term.text[: mark.start()], term.text[mark.end() :])]
            if (
                before.sense in sides[0]
                and behind.sense in sides[1]
                and mark[1].lower() != own.sign.sense
            ):
                yield Objection(Fault.JOINING, own.sign.text, f"the quote says {term.text}")


def _in_lists(pair: Pair) -> Iterator[Objection]:
    """Yield "14 and 28 days" for "14 or 28 days"."""
    for told in pair.clause.tokens:
        own = {one.lower() for one in _JOIN.findall(told.text)}
        if len(told.figures) < 2 or len(own) != 1:
            continue
        there = [
            one for one in pair.source.tokens if len(one.figures) > 1 and figure_agrees(told, one)
        ]
        joins = {one.lower() for other in there for one in _JOIN.findall(other.text)}
        if joins and not own & joins and not told.negated:
            yield Objection(Fault.JOINING, told.text, f"the quote says {there[0].text}")
