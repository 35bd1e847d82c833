"""Whether two questions ask the same: by meaning, by figures, by words that set them apart.

Nearness of meaning alone cannot tell "the maximum" from "the minimum", nor level 2 from level 3. So
figures and denials have to be the same, no word may set the questions apart (`contrasts.toml`), and
either the guidance answers both with the same words, or they are very near. Where nothing surely
answers the question that is asked, the words that come nearest to it count.

Chosen on 51 pairs of questions written for it, 26 that ask the same and 25 that do not; the test
has them, with how many are told right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.answer import Answer, Citation, NearestHeading
from assistant.checking.figures import figures_in
from assistant.screening.patterns import Pattern, pattern

# With the same words of the guidance in both answers, and without.
NEAR_WITH_SAME_WORDS = 0.66
NEAR = 0.9


Quoted = Citation | NearestHeading


def is_like(
    likeness: float, asked: str, known: str, *, cited: Sequence[Quoted], held: Sequence[Citation]
) -> bool:
    """Tell whether a question asks what a `known` one does.

    `likeness` is the cosine of the two, short forms told in full; `cited` is what the answer to the
    one quotes (`quoted_in`), `held` what the answer to the other rests on.
    """
    if likeness < NEAR and not (likeness >= NEAR_WITH_SAME_WORDS and share_words(cited, held)):
        return False
    return not is_set_apart(asked, known)


def is_set_apart(one: str, other: str) -> bool:
    """Tell whether figures, a denial, or words that exclude each other set two questions apart."""
    if _figures(one) != _figures(other):
        return True
    listed = _listed()
    if _any_of(tuple(listed["denials"])).found_in(one) != _any_of(
        tuple(listed["denials"])
    ).found_in(other):
        return True
    return any(_excludes(group, one, other) for group in listed["opposed"])


def quoted_in(answer: Answer) -> tuple[Quoted, ...]:
    """Return what an answer quotes, as the answer or as what comes nearest to one."""
    return (*answer.citations, *(one for one in answer.nearest if one.quote))


def share_words(some: Sequence[Quoted], others: Sequence[Citation]) -> bool:
    """Tell whether two answers quote some of the same words."""
    return any(
        one.document_id == other.document_id and one.start < other.end and other.start < one.end
        for one in some
        for other in others
    )


def _excludes(group: Sequence[Sequence[str]], one: str, other: str) -> bool:
    kinds = [_any_of(tuple(words)) for words in group]
    first = {place for place, kind in enumerate(kinds) if kind.found_in(one)}
    second = {place for place, kind in enumerate(kinds) if kind.found_in(other)}
    return bool(first) and bool(second) and not first & second


def _figures(text: str) -> frozenset[str]:
    return frozenset(one.key for one in figures_in(text))


@cache
def _any_of(words: tuple[str, ...]) -> Pattern:
    return pattern(rf"\b(?:{'|'.join(words)})\b|n['’]t\b" if "not" in words else _whole(words))


def _whole(words: Sequence[str]) -> str:
    return rf"\b(?:{'|'.join(words)})\b"


@cache
def _listed() -> dict[str, Any]:
    file = files("assistant.helpdesk.reply").joinpath("contrasts.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
