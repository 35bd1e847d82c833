"""What a time limit is counted from: within two days of release, not of the hearing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checking.case import Case, Pair
from assistant.checking.figure import DURATIONS, Measure
from assistant.checking.matching import akin_in, figure_agrees, opposed_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence

_SIGNS = frozenset({"of", "from", "after", "before", "since", "following"})
# These say of no event which it is.
_LIGHT = frozenset("date day time point be have make do get person peopl he they".split())  # noqa: SIM905
_NEAR, _AROUND = 3, 6


def faults_of_starts(case: Case) -> Iterator[Objection]:
    """Yield time limits that are counted from another event than in the quote."""
    for pair in case.pairs:
        for one in pair.told.tokens:
            if one in pair.clause.tokens and _is_duration(one):
                yield from _of(one, pair, case.sources)


def _is_duration(token: Token) -> bool:
    return token.kind is Kind.FIGURE and any(one.measure in DURATIONS for one in token.figures)


def _of(told: Token, pair: Pair, sources: Sequence[Sentence]) -> Iterator[Objection]:
    own = _event(told, pair.told, _NEAR)
    if not own:
        return
    there = [(one, pair.source) for one in pair.source.tokens if figure_agrees(told, one)] or [
        (one, source) for source in sources for one in source.tokens if figure_agrees(told, one)
    ]
    if there and not any(_counts_from(own, figure, source) for figure, source in there):
        words = " ".join(one.text for one in (told, *own))
        yield Objection(Fault.BINDING, words, "in the quote it is counted from another event")


def _counts_from(own: Sequence[Token], figure: Token, source: Sentence) -> bool:
    near = _event(figure, source, _AROUND)
    if not near and _has_sign(figure, source):
        near = list(source.content)  # "of that day": any word of the sentence may be meant
    if not near:
        return True
    return any(found in near for one in own for found in akin_in(one, source)) or any(
        found in near for one in own for found in opposed_in(one, source)
    )


def _event(figure: Token, sentence: Sentence, far: int) -> list[Token]:
    """Return the first words of weight of the event behind "ten days after"."""
    tokens = sentence.tokens
    at = tokens.index(figure)
    if not _has_sign(figure, sentence):
        return []
    behind: list[Token] = []
    for one in tokens[at + 1 :]:
        if _is_ordinal(one):
            continue
        if one.kind in (Kind.STOP, Kind.FORCE, Kind.FIGURE, Kind.CONDITION, Kind.JOIN) and (
            behind or one.kind is Kind.STOP
        ):
            break
        behind.append(one)
    content = [one for one in behind if one.is_content and one.kind is not Kind.FIGURE]
    return [one for one in content if one.sense not in _LIGHT][:far]


def _is_ordinal(token: Token) -> bool:
    return any(one.measure is Measure.ORDINAL for one in token.figures)


def _has_sign(figure: Token, sentence: Sentence) -> bool:
    at = sentence.tokens.index(figure)
    return any(
        one.text.lower() in _SIGNS or (one.kind is Kind.LIMIT and one.sense in _SIGNS)
        for one in sentence.tokens[at + 1 : at + 2]
    )
