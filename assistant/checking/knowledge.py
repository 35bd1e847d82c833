"""What a check knows besides words: short forms with their full terms, and likeness of meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from corpus.sentences import Span
from index.abbreviations import Abbreviations
from index.exported_model import Embedder


@dataclass(frozen=True, slots=True)
class Term:
    """A short form or a full term in a text; `names` is all that it is called, in small letters."""

    span: Span
    names: frozenset[str]


class Knowledge(Protocol):
    """What the checks ask of the glossary and of the embedding model."""

    def terms_in(self, text: str) -> Sequence[Term]:
        """Return the short forms and full terms of `text`, in order, none overlapping."""

    def likeness(self, statement: str, texts: Sequence[str]) -> list[float] | None:
        """Return the cosine of `statement` to each of `texts`, `None` if there is no model."""


class Learnt:
    """The glossary of an opened index, and its embedding model if one is given."""

    def __init__(self, abbreviations: Abbreviations, embedder: Embedder | None = None) -> None:
        """Know `abbreviations`, such as `OpenIndex.lexicon.abbreviations`."""
        self._abbreviations = abbreviations
        self._embedder = embedder
        self._terms = lru_cache(4096)(self._look_up)

    def terms_in(self, text: str) -> Sequence[Term]:
        """Return the terms of `text`; a word in small letters is no short form."""
        return self._terms(text)

    def likeness(self, statement: str, texts: Sequence[str]) -> list[float] | None:
        """Return the cosine of `statement` to each of `texts`."""
        if self._embedder is None or not texts:
            return None
        rows = self._embedder.embed_passages([statement, *texts])
        return [float(one) for one in rows[1:] @ rows[0]]

    def _look_up(self, text: str) -> tuple[Term, ...]:
        return terms_by(self._abbreviations, text)


@lru_cache(256)
def defined_in(texts: tuple[str, ...]) -> Abbreviations:
    """Return the short forms that `texts` themselves explain: "automatic testing order (ATO)"."""
    return Abbreviations.learnt_from(texts)


def terms_by(abbreviations: Abbreviations, text: str) -> tuple[Term, ...]:
    """Return the terms of `text` that `abbreviations` knows."""
    return tuple(
        Term(one.span, frozenset(name.lower() for name in (one.name, *one.others)))
        for one in abbreviations.found_in(text, lambda _: True)
    )
