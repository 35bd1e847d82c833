"""A question in its conversation: what is taken along from the turns before it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.remembered import remembering
from index.exported_model import Embedder, Vectors
from index.keywords import stems_of
from index.opening import OpenIndex
from index.query import Query
from index.understand import Understood, understand

# A question that finds a passage near it by itself needs no help from the turns before; one that
# finds none is a follow-up. The bounds are cosines, and rarities summed over words (0 to 1 each).
# Measured on the 130 MTRAG questions with history (bounds chosen on three collections, reported on
# the fourth): nDCG@5 0.625 without history, 0.629 with it always at 0.3, 0.655 with it as needed.
# Those below are round ones amid the good ones; the rarity was added for "and in Wales?", by hand.
_LEAST, _MOST = 0.05, 0.35
_VAGUE, _CLEAR = 0.4, 0.6
_FEW, _ENOUGH = 1.0, 2.0
_REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the arms take it: the texts with their weights, and their vector together."""

    turns: tuple[Understood, ...]
    weights: tuple[float, ...]
    vector: Vectors


def settled(opened: OpenIndex, embedder: Embedder, query: Query) -> Query:
    """Return `query` with the weight of its earlier turns, if any, and what was understood of it.

    Whoever asks another question with the same turns sets `earlier_weight` back to None.
    """
    if not query.question.strip():
        return query
    turns = _understood(opened, embedder, query)
    weight = _weight(opened, embedder, query, turns)
    return replace(query, earlier_weight=weight, notes=turns[0].notes)


def asked(opened: OpenIndex, embedder: Embedder, query: Query) -> Asked:
    """Return what the arms search for; the weight of earlier turns is worked out if it is unset."""
    turns = _understood(opened, embedder, query)
    weighed = replace(query, earlier_weight=_weight(opened, embedder, query, turns))
    weights = tuple(weight for _, weight in weighed.weighted())
    return Asked(turns, weights, _mixed([_vector(embedder, one.text) for one in turns], weights))


def query_vector(embedder: Embedder, query: Query, opened: OpenIndex | None = None) -> Vectors:
    """Return the vector of a query, of unit length, earlier questions mixed in by their weight.

    With the index that is `opened`, as it is searched: errors forgiven, short forms told in full.
    """
    if opened is not None:
        return asked(opened, embedder, query).vector
    texts, weights = zip(*query.weighted(), strict=True)
    return _mixed([_vector(embedder, one) for one in texts], weights)


def _understood(opened: OpenIndex, embedder: Embedder, query: Query) -> tuple[Understood, ...]:
    return tuple(understand(one, opened.lexicon, embedder) for one in query.turns())


def _weight(
    opened: OpenIndex, embedder: Embedder, query: Query, turns: Sequence[Understood]
) -> float | None:
    if query.earlier_weight is not None or len(turns) < 2:
        return query.earlier_weight
    return _earlier_weight(opened, embedder, turns)


def _mixed(vectors: Sequence[Vectors], weights: Sequence[float]) -> Vectors:
    mixed = np.asarray(weights, dtype=np.float32) @ np.stack(vectors)
    return np.asarray(mixed / max(float(np.linalg.norm(mixed)), 1e-12), dtype=np.float32)


def _earlier_weight(opened: OpenIndex, embedder: Embedder, turns: Sequence[Understood]) -> float:
    """Return how much the turn before the question counts, by how well that stands alone."""
    vector = _vector(embedder, turns[0].text)
    nearest = opened.vectors.nearest(vector, 1)
    cosine = float(opened.matrix[nearest[0]] @ vector) if nearest else 0.0
    stems = list(dict.fromkeys(stems_of(turns[0].text)))
    rarity = sum(opened.keywords.rarity([one for one in stems if one in opened.keywords]))
    need = max(_share_below(cosine, _VAGUE, _CLEAR), _share_below(rarity, _FEW, _ENOUGH))
    return round(_LEAST + (_MOST - _LEAST) * need, 3)


def _share_below(value: float, low: float, high: float) -> float:
    """Return 1 at or below `low`, 0 at or above `high`, and a straight line between."""
    return min(1.0, max(0.0, (high - value) / (high - low)))


def _key_of(embedder: Embedder, text: str) -> bytes:
    return hashlib.sha256(f"{embedder.identity.fingerprint}\n{text}".encode()).digest()


def _embedded(embedder: Embedder, text: str) -> Vectors:
    """Return the vector of a question, embedded alone, so that it is always the same."""
    vector: Vectors = embedder.embed_questions([text])[0]
    return vector


# By checksum: what people typed is not kept.
_vector = remembering(_REMEMBERED, _key_of, _embedded)
