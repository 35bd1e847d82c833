"""An embedder that behaves: texts that share words lie near each other."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from index.exported_model import ModelIdentity, Vectors
from index.keywords import stems_of

_TOKEN = re.compile(r"\w{1,8}|[^\w\s]")
_SPECIAL_TOKENS = 2


class WordOverlapEmbedder:
    """Hashes the stems of a text into a bag of unit length; plays the role `Embedder`."""

    def __init__(self, name: str = "word-overlap", *, dimension: int = 512) -> None:
        self.identity = ModelIdentity(
            name=name, fingerprint=f"{name}-{dimension}", dimension=dimension, token_limit=256
        )
        self.read: list[str] = []

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(_TOKEN.findall(text)) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.read += texts
        return self._embed(texts)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts)

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.identity.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for stem in stems_of(self._within_limit(text)) or [""]:
                digest = hashlib.sha256(stem.encode()).digest()
                place = int.from_bytes(digest[:4], "big") % self.identity.dimension
                vectors[row, place] += 1.0
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)

    def _within_limit(self, text: str) -> str:
        tokens = list(_TOKEN.finditer(text))[: self.identity.token_limit - _SPECIAL_TOKENS]
        return text[: tokens[-1].end()] if tokens else ""
