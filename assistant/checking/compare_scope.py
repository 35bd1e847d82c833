"""A rule is about the same people, places and kinds of thing as in its quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

from assistant.checking.actors import is_anybody
from assistant.checking.case import Case, Pair
from assistant.checking.matching import akin_in, same_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.signs import free_senses, same_words
from assistant.checking.word_lists import entries_under, phrase_of

_NARROWED_BY = 6
_WORDS_OF_IT = 3
# Kinds that a heading does not tell: the quote itself has to be about them.
_OF_PEOPLE = frozenset({"adult", "child", "woman", "man", "young"})
_OF_RISK = frozenset({"high", "low", "medium"})
_MANNERS = frozenset({"in writing", "in person", "face to face", "face-to-face"})
_MANNER_OF = 0.75
_EARLIER = frozenset({"previou", "former", "prior", "earlier"})
_NATIONS = ("england", "wales")
_BOTH_NATIONS = "england and wales"


def faults_of_scope(case: Case) -> Iterator[Objection]:
    """Yield what makes a statement wider or narrower than its quotes."""
    for pair in case.pairs:
        yield from _lost_kinds(pair)
        yield from _lost_narrowing(pair)
        yield from _lost_people(pair)
        yield from _half_of_two(pair)
        yield from _lost_manner(pair)
    yield from _new_kinds(case)


def _new_kinds(case: Case) -> Iterator[Objection]:
    tokens = list(case.statement.tokens)
    for told, behind in zip(tokens, [*tokens[1:], None], strict=True):
        if told.sense == "last" and _is_verb(told, behind):
            continue
        names = _restricting().get(told.sense) if told.kind is Kind.WORD else None
        if told.text.lower().removesuffix("'s") not in _written():
            continue  # "inform" is not "informal"
        if told.sense in _EARLIER and any(_has_before(one) for one in case.sources):
            continue
        if names and not any(_has(names, one) for one in case.sources):
            in_heading = any(_has(names, one) for one in case.around)
            if not in_heading or told.sense in _OF_PEOPLE | _OF_RISK:
                yield Objection(Fault.SCOPE, told.text, "no quote speaks of this kind")


def _has_before(sentence: Sentence) -> bool:
    return any(one.kind is Kind.LIMIT and one.sense == "before" for one in sentence.tokens)


def _is_verb(last: Token, behind: Token | None) -> bool:
    """Tell whether "last" is what a licence does: "lasts", "can last no more than ten days"."""
    return last.text.lower() != "last" or (
        behind is not None and behind.kind in (Kind.FIGURE, Kind.LIMIT, Kind.EMPTY)
    )


def _has(names: frozenset[str], sentence: Sentence) -> bool:
    return any(one.sense in names or names & set(one.stems) for one in sentence.tokens)


def _lost_kinds(pair: Pair) -> Iterator[Objection]:
    """Yield what stands before a noun in the quote and no longer in the statement."""
    tokens = pair.source.content
    for one, noun in pairwise(tokens):
        names = _restricting().get(one.sense) if one.kind is Kind.WORD else None
        if not names or one.sense in _droppable() or _has(names, pair.told):
            continue
        if noun.clause != one.clause or noun.kind is Kind.FIGURE or akin_in(one, pair.told):
            continue
        told = [it for it in same_in(noun, pair.told) if it in pair.clause.tokens]
        if told and not _stands_bare(noun, tokens):
            words = f"{one.text} {noun.text}"
            yield Objection(Fault.SCOPE, words, f"the statement leaves out {one.text}")


def _stands_bare(noun: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether the quote has the noun without a kind as well."""
    return any(
        other.sense == noun.sense and (before is None or before.sense not in _restricting())
        for before, other in zip([None, *tokens], tokens, strict=False)
    )


def _lost_narrowing(pair: Pair) -> Iterator[Objection]:
    """Yield what narrows a word for people in the quote and is lost: "people on licence"."""
    tokens = pair.source.tokens
    for at, one in enumerate(tokens[:-1]):
        ahead = tokens[at + 1]
        if one.sense not in _people() or not ahead.stems or ahead.stems[0] not in _narrowing():
            continue
        if not any(it in pair.clause.tokens for it in akin_in(one, pair.told)):
            continue
        near = list(
            takewhile(lambda it: it.kind is not Kind.FORCE, tokens[at + 1 : at + 1 + _NARROWED_BY])
        )
        if any(it.text.lower() in ("these", "following") for it in near):
            continue  # its list says which people
        own = [it for it in near if it.is_content and it.clause == ahead.clause]
        own = [it for it in own[:_WORDS_OF_IT] if it.sense not in ("have", "be")]
        is_verb = ahead.kind is Kind.WORD
        terms = [it for it in own if is_verb and it.kind is Kind.TERM]
        is_told = any(akin_in(it, pair.told) for it in own)
        if own and (not is_told or not all(_is_named(it, pair.told) for it in terms)):
            words = " ".join(it.text for it in (one, ahead, *own))
            yield Objection(Fault.SCOPE, words, "the statement is about more people")


def _is_named(term: Token, told: Sentence) -> bool:
    return bool(akin_in(term, told)) or any(one in told.stems for one in term.stems)


def _lost_people(pair: Pair) -> Iterator[Objection]:
    """Yield "adult" or "women" of a quote where the statement has only "people"."""
    is_general = any(is_anybody(one) for one in pair.clause.content)
    if not is_general or any(is_anybody(one) for one in pair.source.content):
        return
    for one in pair.source.content:
        names = _restricting().get(one.sense, frozenset())
        if one.sense in _OF_PEOPLE and not _has(names, pair.told):
            yield Objection(Fault.SCOPE, one.text, "the statement is about more people")


def _lost_manner(pair: Pair) -> Iterator[Objection]:
    """Yield "in writing" of a quote whose clause is told without it."""
    for clause in pair.source.clauses:
        manner = [one for one in clause.tokens if one.text.lower() in _MANNERS]
        rest = [
            one
            for one in clause.content
            if one not in manner and one.sense not in free_senses() and one.kind is not Kind.FIGURE
        ]
        told = [one for one in rest if akin_in(one, pair.told)]
        for one in manner:
            if rest and len(told) >= _MANNER_OF * len(rest) and not _has_manner(one, pair.told):
                yield Objection(Fault.SCOPE, one.text, "the statement leaves this out")


def _has_manner(manner: Token, told: Sentence) -> bool:
    return bool(akin_in(manner, told)) or any(one in told.stems for one in manner.stems[-1:])


def _half_of_two(pair: Pair) -> Iterator[Objection]:
    """Yield "England" where the quote has "England and Wales" only."""
    source, told = pair.source.text.lower(), pair.told.text.lower()
    if _BOTH_NATIONS not in source or _BOTH_NATIONS in told:
        return
    for nation in _NATIONS:
        if nation in told and source.count(nation) == source.count(_BOTH_NATIONS):
            yield Objection(Fault.SCOPE, nation, "the quote is about England and Wales")


@cache
def _restricting() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in same_words("restricting"):
        names = frozenset(" ".join(one) for one in group)
        found |= dict.fromkeys(names, names)
    return found


@cache
def _written() -> frozenset[str]:
    told = (one for line in entries_under("scope", "restricting") for one in line.split(","))
    return frozenset(one.strip() for one in told)


@cache
def _droppable() -> frozenset[str]:
    told = entries_under("scope", "restricting", "droppable")
    return frozenset(" ".join(phrase_of(one)) for one in told)


@cache
def _people() -> frozenset[str]:
    return frozenset(" ".join(phrase_of(one)) for one in entries_under("scope", "people"))


@cache
def _narrowing() -> frozenset[str]:
    return frozenset(phrase_of(one)[0] for one in entries_under("scope", "people", "narrowing"))
