"""Headings as vectors."""

from __future__ import annotations

import numpy as np

from assistant.headings import Headings
from index.exported_model import Embedder


class _Counting:
    """The real model, which counts what it is given."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._embedder, name)

    def embed_passages(self, texts: list[str]) -> object:
        self.asked += texts
        return self._embedder.embed_passages(texts)


def test_a_heading_on_the_subject_is_liker_and_is_embedded_once(embedder: Embedder) -> None:
    counting = _Counting(embedder)
    headings = Headings(counting)  # type: ignore[arg-type]
    question = embedder.embed_questions(["How soon must a recall be reported?"])[0]
    headings.likeness("How fast must a recall be told", question)
    near = headings.likeness("How fast must a recall be told", question)
    far = headings.likeness("Opening hours of the library", question)
    assert near > far + 0.3
    assert len(counting.asked) == 2


def test_no_heading_is_like_nothing(embedder: Embedder) -> None:
    question = np.ones(embedder.identity.dimension, dtype=np.float32)
    assert Headings(embedder).likeness(" ", question) == 0.0
