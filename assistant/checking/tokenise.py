"""Cuts a sentence into tokens: terms first, then figures, then signs and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.figure import Figure
from assistant.checking.figures import figures_in
from assistant.checking.knowledge import Term
from assistant.checking.piece import Kind, Token
from assistant.checking.signs import Known, empty_words, groups_of, known_at
from assistant.checking.word_lists import stem
from corpus.sentences import Span

_PIECE = re.compile(r"[A-Za-z0-9]+(?:'[a-z]+)?|[.;:?!()|,\[\]]|\s[-–—]\s|—|\n", re.ASCII)
_STOPS = frozenset(".;:?!()|,[]—\n")
# Signs that limit an event as well as a figure: "before release".
_OF_EVENTS = frozenset({"before", "after", "until", "from"})
# Prepositions as well: "under ten", but "under the Standards of 2007".
_LOOSE = frozenset({"above", "below", "about", "by"})
_BEHIND_ONCE = frozenset({"in", "a", "every", "per", "each", "during", "within", "only"})
_BEFORE, _RIGHT_BEFORE, _BEHIND = 5, 2, 4
_CAPITAL = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class _Bit:
    """A word, stop, term or set of figures before signs of several words are found."""

    span: Span
    text: str
    stem: str = ""
    term: Term | None = None
    figures: tuple[Figure, ...] = ()


def tokens_of(text: str, terms: Sequence[Term]) -> list[Token]:
    """Return the tokens of one sentence, terms of the glossary as one token each."""
    bits = list(_bits(text, terms))
    stems = [one.stem for one in bits]
    tokens: list[Token] = []
    at = 0
    while at < len(bits):
        known = known_at(stems, at) if stems[at] else None
        if known is not None and known.kind is Kind.LIMIT and not _limits(known, bits, at):
            known = None
        length = known.length if known else 1
        if known is not None:
            span = (bits[at].span[0], bits[at + length - 1].span[1])
            words = tuple(stems[at : at + length])
            written = text[slice(*span)]
            is_word = known.kind is Kind.WORD
            tokens.append(
                Token(
                    known.kind,
                    written,
                    known.sense,
                    span,
                    words,
                    groups=groups_of(known.sense) if is_word else frozenset(),
                    is_capital=written[:1].isupper(),
                    starts=at == 0,
                )
            )
        else:
            tokens.append(_token(bits[at], starts=at == 0))
        at += length
    return list(_without_short_behind(tokens))


def _limits(known: Known, bits: Sequence[_Bit], at: int) -> bool:
    """Tell whether a sign of limit has a figure beside it: "about ten", not "about the victim"."""
    if bits[at].text.lower() == "once":
        beside = bits[at + 1 : at + 2]
        return not beside or beside[0].text.lower().split()[0] not in _BEHIND_ONCE
    if known.sense in _OF_EVENTS:
        return True
    far = _RIGHT_BEFORE if known.sense in _LOOSE else _BEFORE
    ahead = bits[at + known.length : at + known.length + far]
    behind = bits[max(0, at - _BEHIND) : at]
    return any(one.figures for one in ahead) or (
        known.sense not in _LOOSE and any(one.figures for one in behind)
    )


def _bits(text: str, terms: Sequence[Term]) -> Iterator[_Bit]:
    figures = list(_figure_bits(text, [one.span for one in terms]))
    kept = [
        _Bit(one.span, text[slice(*one.span)], term=one)
        for one in terms
        if not any(_overlap(one.span, other.span) for other in figures)
    ]
    taken = sorted([*kept, *figures], key=lambda one: one.span)
    place = 0
    for one in [*taken, None]:
        end = one.span[0] if one else len(text)
        for found in _PIECE.finditer(text, place, end):
            word = found[0]
            told = word.strip() or "\n"
            yield _Bit(
                found.span(), told, "" if told[0] in _STOPS or told in "-–" else stem(word.lower())
            )
        if one:
            yield one
            place = one.span[1]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _figure_bits(text: str, terms: Sequence[Span]) -> Iterator[_Bit]:
    """Yield the figures, but for those that are a part of a term: the 2 of CAS2."""
    by_span: dict[Span, list[Figure]] = {}
    for one in figures_in(text):
        if not any(start <= one.span[0] and one.span[1] <= end for start, end in terms):
            by_span.setdefault(one.span, []).append(one)
    for span, found in by_span.items():
        yield _Bit(span, text[slice(*span)], figures=tuple(found))


def _token(bit: _Bit, *, starts: bool) -> Token:
    capital = bool(_CAPITAL.search(bit.text))
    if bit.term is not None:
        names = bit.term.names
        stems = tuple(stem(one) for one in re.findall(r"\w+", bit.text.lower()))
        return Token(
            Kind.TERM,
            bit.text,
            "=" + min(names, key=lambda one: (len(one), one)),
            bit.span,
            stems,
            names=names,
            is_capital=capital,
            starts=starts,
        )
    if bit.figures:
        sense = " ".join(one.key for one in bit.figures)
        return Token(Kind.FIGURE, bit.text, sense, bit.span, figures=bit.figures, starts=starts)
    if not bit.stem:
        return Token(Kind.STOP, bit.text, "," if bit.text == "," else bit.text, bit.span)
    kind = Kind.EMPTY if bit.stem in empty_words() else Kind.WORD
    groups = groups_of(bit.stem) if kind is Kind.WORD else frozenset()
    return Token(
        kind, bit.text, bit.stem, bit.span, (bit.stem,), groups, is_capital=capital, starts=starts
    )


def _without_short_behind(tokens: Sequence[Token]) -> Iterator[Token]:
    """Leave out "(FTR)" right behind the term that it is short for."""
    at = 0
    while at < len(tokens):
        yield tokens[at]
        ahead = tokens[at + 1 : at + 4]
        if (
            len(ahead) == 3
            and [ahead[0].text, ahead[2].text] == ["(", ")"]
            and tokens[at].names & ahead[1].names
        ):
            at += 3
        at += 1
