"""Which words of a quote say what a word of a statement says, and which say the opposite."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checking.figure import agrees
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.signs import free_senses, opposites_of

# Two stems are of one family from so many letters in common, as a share of the longer one.
_FEWEST_LETTERS = 4
_FAMILY = 0.6
# Verbs that say nothing without the word behind them: "take part" is not "take place".
_LIGHT = frozenset("take have be make do go come get give put set bring carri call turn".split())  # noqa: SIM905
_NEGATING = ("un", "non", "il", "ir")


def same_in(token: Token, sentence: Sentence) -> Sequence[Token]:
    """Return the tokens of `sentence` that are the same word, term or figure."""
    if token.kind is Kind.FIGURE:
        return [one for one in sentence.content if figure_agrees(token, one)]
    found: Sequence[Token] = sentence.by_sense.get(token.sense, [])
    if token.names:
        found = found or [one for one in sentence.content if token.names & one.names]
        found = found or _head_in(token, sentence)
    return found or [
        one for one in sentence.content if len(one.stems) > 1 and token.sense in one.stems
    ]


def akin_in(token: Token, sentence: Sentence) -> Sequence[Token]:
    """Return the same tokens, else synonyms, else words of the same family."""
    same = same_in(token, sentence) or _first_words(token, sentence)
    if same or token.kind is Kind.FIGURE:
        return same
    synonyms = [one for group in token.groups for one in sentence.by_group.get(group, ())]
    if synonyms or token.kind is not Kind.WORD:
        return synonyms
    return [one for one in sentence.content if _are_family(token.sense, one.sense)]


def opposed_in(token: Token, sentence: Sentence) -> Sequence[Token]:
    """Return the tokens of `sentence` that say the opposite of `token`."""
    if token.kind is not Kind.WORD:
        return []
    others = opposites_of(token.sense)
    if token.stems and all(one in sentence.stems for one in token.stems):
        return []
    return [
        one
        for one in sentence.content
        if (one.kind is Kind.WORD and one.sense in others)
        or any(it in others or _is_negated_form(token.sense, it) for it in one.stems)
    ]


def figure_agrees(told: Token, source: Token) -> bool:
    """Tell whether any figure of `source` bears out any of `told`."""
    return any(agrees(one, other) for one in told.figures for other in source.figures)


def _head_in(token: Token, sentence: Sentence) -> Sequence[Token]:
    """Return where the last word of a term stands if all its words stand in the sentence."""
    if token.stems and all(one in sentence.stems for one in token.stems):
        return [one for one in sentence.content if token.stems[-1] in one.stems]
    return []


def _first_words(token: Token, sentence: Sentence) -> Sequence[Token]:
    """Return where "look" stands for "look up", or the other way round."""
    if token.kind is not Kind.WORD or token.sense in free_senses():
        return []
    first = token.stems[0]
    return [
        one
        for one in sentence.content
        if one.kind is Kind.WORD
        and one.stems[0] == first
        and 1 in (len(one.stems), len(token.stems))
        and first not in _LIGHT
    ]


def _are_family(one: str, other: str) -> bool:
    if " " in one or " " in other or min(len(one), len(other)) < _FEWEST_LETTERS:
        return False
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return common >= max(_FEWEST_LETTERS, _FAMILY * max(len(one), len(other)))


def _is_negated_form(one: str, other: str) -> bool:
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(shorter) >= _FEWEST_LETTERS and any(
        longer in (before + shorter, f"{before} {shorter}") for before in _NEGATING
    )
