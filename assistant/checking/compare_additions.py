"""What a statement adds beside what its quotes say: one more item, any instead of some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.checking.actors import is_anybody
from assistant.checking.case import Case, Pair
from assistant.checking.compare_conditions import heavy
from assistant.checking.matching import akin_in, same_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.signs import free_senses

_UNIVERSAL = frozenset({"any", "all", "every"})
_CLOSES = frozenset({Kind.LIMIT, Kind.CONDITION, Kind.STOP, Kind.FORCE})
_OF = frozenset({"of", "from", "with"})
_FEW = 6
_ENDS = frozenset({":", "—"})


def faults_of_additions(case: Case) -> Iterator[Objection]:
    """Yield items that no quote has, and kinds of thing that a word such as any has widened."""
    around = (*case.sources, *case.around)
    for told in case.statement.sentences:
        yield from _new_items(told, around)
    for pair in case.pairs:
        yield from _widened(pair, around)


def _new_items(told: Sentence, around: Sequence[Sentence]) -> Iterator[Objection]:
    """Yield "A and C" where no quote has C, or "proof of A and proof of C"."""
    items: list[list[Token]] = [[]]
    joined = [False]
    for one in told.tokens:
        if one.kind is Kind.JOIN or one.text == ",":
            joined[-1] = joined[-1] or len(items) > 1
            items.append([])
            joined.append(True)
        elif one.text in _ENDS:
            items.append([])
            joined.append(False)
        else:
            items[-1].append(one)
    for item, is_item in zip(items, joined, strict=True):
        behind = [it for it in item if it.kind in _CLOSES]
        item = item[: item.index(behind[0])] if behind else item
        own = [one for one in heavy(item) if one.kind is not Kind.FIGURE]
        known = [one for one in own if any(akin_in(one, it) for it in around)]
        if is_item and own and (not known or known == own[:-1] == own[:1]):
            words = " ".join(one.text for one in own)
            yield Objection(Fault.SENSE, words, "no quote has this item")


def _widened(pair: Pair, around: Sequence[Sentence]) -> Iterator[Objection]:
    tokens = pair.clause.tokens
    for one, noun in pairwise(tokens):
        if (
            one.text.lower() not in _UNIVERSAL
            or noun.text.lower() == "more"
            or noun.kind not in (Kind.WORD, Kind.TERM)
        ):
            continue
        if noun.sense in free_senses():
            yield from _any_person(one, noun, pair)
            continue
        there = same_in(noun, pair.source)
        if not there and not any(akin_in(noun, it) for it in around):
            yield Objection(Fault.SCOPE, f"{one.text} {noun.text}", "no quote is so wide")
        kinds = [kind for it in there for kind in _kind_of(it, pair.source)]
        yield from _any_of_few(one, noun, there, pair)
        if there and len(kinds) == len(there) and not any(akin_in(it, pair.told) for it in kinds):
            words = f"{one.text} {noun.text}"
            yield Objection(Fault.SCOPE, words, f"the quote says {kinds[0].text} {noun.text}")


def _any_of_few(
    sign: Token, noun: Token, there: Sequence[Token], pair: Pair
) -> Iterator[Objection]:
    """Yield "any assessment" where the quote's is one "of the last six months"."""
    if len(there) != 1 or any(one.text.lower() == sign.text.lower() for one in pair.source.tokens):
        return
    at = pair.source.tokens.index(there[0])
    behind = pair.source.tokens[at + 1 : at + _FEW]
    own = heavy([one for one in behind if one.clause == there[0].clause])
    if own and behind[0].text.lower() in _OF and not any(akin_in(one, pair.told) for one in own):
        words = f"{sign.text} {noun.text}"
        yield Objection(Fault.SCOPE, words, f"the quote says {noun.text} {behind[0].text} …")


def _any_person(sign: Token, noun: Token, pair: Pair) -> Iterator[Objection]:
    """Yield "every person who …" for "every foreign national who …"."""
    for one, kind in pairwise(pair.source.tokens if is_anybody(noun) else ()):
        is_same = one.text.lower() == sign.text.lower() and bool(heavy([kind]))
        if is_same and not akin_in(kind, pair.told):
            words = f"{sign.text} {noun.text}"
            yield Objection(Fault.SCOPE, words, f"the quote says {one.text} {kind.text}")


def _kind_of(noun: Token, source: Sentence) -> Sequence[Token]:
    """Return the word of weight right before a noun: criminal proceedings."""
    at = source.tokens.index(noun)
    before = source.tokens[max(0, at - 1) : at]
    return [one for one in heavy(before) if one.kind in (Kind.WORD, Kind.TERM)]
