"""The plain baseline of reading: sentences by the cosine of their vectors and the question's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.sentences import sentence_spans
from index.exported_model import Embedder, Vectors


class PlainSentences:
    """Ranks sentences by cosine alone; each sentence is embedded once, however often it is read."""

    def __init__(self, embedder: Embedder) -> None:
        """Embed with `embedder`."""
        self._embedder = embedder
        self._kept: dict[str, Vectors] = {}

    def cosines(self, question: str, sentences: Sequence[str]) -> list[float]:
        """Return the cosine of the question and each sentence."""
        if not sentences:
            return []
        missing = [one for one in dict.fromkeys(sentences) if one not in self._kept]
        if missing:
            vectors = self._embedder.embed_passages(missing)
            self._kept |= dict(zip(missing, vectors, strict=True))
        asked = self._embedder.embed_questions([question])[0]
        return [float(self._kept[one] @ asked) for one in sentences]

    def best(self, question: str, texts: Sequence[str], count: int) -> list[str]:
        """Return the `count` sentences of all texts that are nearest to the question."""
        sentences = list(
            dict.fromkeys(text[start:end] for text in texts for start, end in sentence_spans(text))
        )
        cosines = np.array(self.cosines(question, sentences))
        return [sentences[place] for place in np.argsort(-cosines, kind="stable")[:count]]
