"""The vectors of headings, made ahead or when they are first met, and kept at hand."""

from __future__ import annotations

from functools import lru_cache

from index.exported_model import Embedder, Vectors

# Some 1.5 kB each; a library of a few hundred publications has fewer headings.
_KEPT = 8192


class Headings:
    """What the headings of the guidance mean, as vectors to compare a question with."""

    def __init__(self, embedder: Embedder) -> None:
        """Embed with `embedder`."""
        self._embedder = embedder
        self._vector = lru_cache(_KEPT)(self._embedded)

    def likeness(self, heading: str, question: Vectors) -> float:
        """Return the cosine of a heading and a question's vector, 0 for an empty heading."""
        return float(self._vector(heading) @ question) if heading.strip() else 0.0

    def prepare(self, heading: str) -> None:
        """Embed a heading ahead and keep its vector."""
        self._vector(heading)

    def _embedded(self, heading: str) -> Vectors:
        # Alone, so that the same heading always has the same vector.
        vector: Vectors = self._embedder.embed_passages([heading])[0]
        return vector
