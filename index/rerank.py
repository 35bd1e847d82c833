"""The reranker's role: a closer look at the best matches, question and passage read together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

# Question and passages in, one score a passage out; higher is nearer.
ScorePairs = Callable[[str, Sequence[str]], list[float]]


class Reranker(Protocol):
    """The role of a reranker."""

    name: str

    def scores(self, question: str, texts: Sequence[str], /) -> list[float] | None:
        """Return how well each text answers, higher is better; None to leave the order alone."""


class NoReranker:
    """Leaves the order of both arms as it is."""

    name = "none"

    def scores(self, _: str, __: Sequence[str]) -> list[float] | None:
        """Leave the order alone."""
        return None


class CrossEncoderReranker:
    """A cross-encoder of sentence-transformers; `index.embedding.open_cross_encoder` loads it."""

    def __init__(self, name: str, score_pairs: ScorePairs) -> None:
        """Score with `score_pairs`; `name` is told in the trace."""
        self.name = name
        self._score_pairs = score_pairs

    def scores(self, question: str, texts: Sequence[str], /) -> list[float] | None:
        """Return how well each text answers, rounded, so that equal ones are told as equal."""
        if not texts:
            return []
        return [round(float(one), 4) for one in self._score_pairs(question, texts)]
