"""A statement claim by claim, each beside one claim of a quote.

As a whole, a statement may seem to leave out what the other half of a sentence hangs on, or to deny
what another quote says. It is carried all the same if each of its claims is carried by one claim of
a quote; so little is compared then that every word of weight needs a counterpart there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.checking.actors import is_actor
from assistant.checking.case import Case, case_of
from assistant.checking.compare_conditions import heavy
from assistant.checking.matching import akin_in
from assistant.checking.parts import claims_of, parts_of
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Reading, Sentence

Read = Callable[[str], Reading]
IsCarried = Callable[[Case], bool]
_MOST_CLAIMS = 4
_MANY_WORDS = 6
# A statement may say "now" of what a quote says in the present.
_PRESENT = frozenset({"now", "currently"})
# Of a claim's words so many may be known from the headings only.
_ELSEWHERE = 0.4
# Words that say how binding a rule is: the force of both sides is compared.
_OF_FORCE = frozenset({"avail", "possibl", "need", "requir", "necessari", "enough", "allow"})
_PAST = frozenset({"was", "were", "had", "did", "until", "before"})


def is_carried_apart(case: Case, read: Read, is_carried: IsCarried) -> bool:
    """Tell whether each claim of the statement passes `is_carried` beside one claim of a quote."""
    claims = [claim for one in case.statement.sentences for claim in claims_of(one)]
    if len(claims) > _MOST_CLAIMS:
        return False
    sources = list(dict.fromkeys(_sources(case, alone=len(claims) == 1)))
    return all(
        any(
            _knows_all(told, source, case.around)
            and is_carried(case_of(told, (source,), case.contexts))
            for source in map(read, sources)
        )
        for told in map(read, claims)
    )


def _sources(case: Case, *, alone: bool) -> Iterator[str]:
    """Yield the claims of the quotes; whole sentences as well if one claim is told, or made."""
    for one in case.sources:
        parts = parts_of(one)
        yield from parts
        if alone or len(parts) == 0:
            yield one.text


def _knows_all(told: Reading, source: Reading, around: Sequence[Sentence]) -> bool:
    """Tell whether every word of weight has a counterpart; of many words, one may have none."""
    own = heavy(tuple(told.tokens))
    rest = unmatched(own, source.sentences)
    unknown = [one for one in rest if not _is_known(one, source, around)]
    is_long = len(own) >= _MANY_WORDS
    return len(rest) <= _ELSEWHERE * len(own) and (
        not unknown or (is_long and len(unknown) == 1 and _may_be_new(unknown[0]))
    )


def unmatched(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> list[Token]:
    """Return the words without a counterpart of their own; one word may not stand for two."""
    options = [
        (one, [id(it) for sentence in sentences for it in akin_in(one, sentence)]) for one in tokens
    ]
    taken: dict[int, str] = {}
    rest: list[Token] = []
    for one, places in sorted(options, key=lambda option: len(option[1])):
        free = [it for it in places if taken.get(it, one.sense) == one.sense]
        if free:
            taken[free[0]] = one.sense
        else:
            rest.append(one)
    return rest


def _is_known(token: Token, source: Reading, around: Sequence[Sentence]) -> bool:
    if token.sense in _OF_FORCE:
        return True
    if token.kind is Kind.FIGURE:
        return False
    if token.text.lower() in _PRESENT:
        return not any(one.text.lower() in _PAST for one in source.tokens)
    return any(akin_in(token, one) for one in around)


def _may_be_new(token: Token) -> bool:
    """Tell whether a word may stand for a turn of phrase: no name, no figure, nobody who acts."""
    return token.kind is Kind.WORD and not token.is_capital and not is_actor(token)
