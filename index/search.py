"""Finds the passages for a question: both arms, fused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.library import Library
from corpus.passage import Passage, document_of
from index.exported_model import Embedder, Vectors
from index.fusion import fused, standardised
from index.opening import OpenIndex

# An earlier turn of the conversation counts 0.3 of the question, the one before it half of that,
# and so on: recall@5 0.824 → 0.871 on multi-turn questions, better than rules about when to do it.
_EARLIER_WEIGHT = 0.3
_EARLIER_DECAY = 0.5
_EARLIER_TURNS = 4

Applies = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Query:
    """A question to search for, with the person's earlier questions, oldest first."""

    question: str
    earlier: tuple[str, ...] = ()

    def weighted(self) -> list[tuple[str, float]]:
        """Return the texts to search for with their weights, the question first."""
        recent = [one for one in reversed(self.earlier) if one.strip()][:_EARLIER_TURNS]
        weights = [_EARLIER_WEIGHT * _EARLIER_DECAY**place for place in range(len(recent))]
        return [(self.question, 1.0), *zip(recent, weights, strict=True)]


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How the arms are weighed.

    `dense_weight` is the share of the dense arm, 0 (keywords only) to 1 (vectors only);
    `width` is how many candidates each arm proposes. `applies` tells by document id whether a text
    applies: passages of those that do get all places asked for, and the others come besides if they
    would be among the best. So what has ended is found, but never crowds out what applies.
    """

    dense_weight: float = 0.6
    width: int = 200
    applies: Applies | None = None


@dataclass(frozen=True, slots=True)
class ArmScore:
    """What one arm says of a passage: its score, the same in standard deviations, its rank."""

    score: float
    standardised: float
    rank: int | None


@dataclass(frozen=True, slots=True)
class Match:
    """A passage found for a question; `score` is the fused one, higher is nearer."""

    passage: Passage
    score: float
    arms: dict[str, ArmScore]


def search(
    opened: OpenIndex,
    library: Library,
    embedder: Embedder,
    query: Query,
    *,
    limit: int = 10,
    settings: SearchSettings | None = None,
) -> list[Match]:
    """Return up to `limit` matches, best first; equal scores by passage id.

    An arm with no weight proposes no candidates, so each arm can be measured alone.
    """
    settings = settings or SearchSettings()
    if not opened.ids or not query.question.strip():
        return []
    vector = query_vector(embedder, query)
    keyword = sum(
        (weight * opened.keywords.scores(text) for text, weight in query.weighted()),
        start=np.zeros(len(opened.ids), dtype=np.float32),
    )
    return _ranked(opened, library, _Arms(vector, keyword), limit, settings)


def query_vector(embedder: Embedder, query: Query) -> Vectors:
    """Return the vector of a query, of unit length, earlier questions mixed in by their weight."""
    texts, weights = zip(*query.weighted(), strict=True)
    mixed = np.asarray(weights, dtype=np.float32) @ embedder.embed_questions(texts)
    return np.asarray(mixed / max(float(np.linalg.norm(mixed)), 1e-12), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Arms:
    vector: Vectors
    keyword: Vectors


def _ranked(
    opened: OpenIndex, library: Library, arms: _Arms, limit: int, settings: SearchSettings
) -> list[Match]:
    width = max(settings.width, limit)
    dense_rows = opened.vectors.nearest(arms.vector, width) if settings.dense_weight > 0 else []
    keyword_rows = _best_rows(arms.keyword, width) if settings.dense_weight < 1 else []
    rows = np.array(sorted({*dense_rows, *keyword_rows}), dtype=np.int64)
    if len(rows) == 0:
        return []
    similarity = np.asarray(opened.matrix[rows] @ arms.vector, dtype=np.float32)
    dense = opened.spread.standardised(arms.vector, similarity)
    keyword = standardised(arms.keyword)[rows]
    score = np.round(fused(dense, keyword, settings.dense_weight), 5)
    order = sorted(range(len(rows)), key=lambda at: (-score[at], opened.ids[rows[at]]))
    order = _places([opened.ids[rows[at]] for at in order], order, limit, settings.applies)
    dense_ranks = _ranks(similarity)
    keyword_ranks = _ranks(arms.keyword[rows])
    passages = library.passages([opened.ids[rows[at]] for at in order], opened.manifest.cutting)
    return [
        Match(
            passage=passage,
            score=float(score[at]),
            arms={
                "dense": ArmScore(
                    round(float(similarity[at]), 5), round(float(dense[at]), 5), dense_ranks[at]
                ),
                "keyword": ArmScore(
                    round(float(arms.keyword[rows[at]]), 5),
                    round(float(keyword[at]), 5),
                    keyword_ranks[at] if arms.keyword[rows[at]] > 0 else None,
                ),
            },
        )
        for at, passage in zip(order, passages, strict=True)
    ]


def _places(
    ids: Sequence[str], order: Sequence[int], limit: int, applies: Applies | None
) -> list[int]:
    """Return the part of `order` that is shown: the best that apply, and the others among them."""
    if applies is None:
        return list(order[:limit])
    taken: list[int] = []
    applying = 0
    for rank, (one, at) in enumerate(zip(ids, order, strict=True)):
        applying_now = applies(document_of(one))
        if applying < limit and (applying_now or rank < limit):
            taken.append(at)
        applying += applying_now
    return taken


def _best_rows(scores: Vectors, limit: int) -> list[int]:
    wanted = min(limit, int(np.count_nonzero(scores)))
    if wanted == 0:
        return []
    rows = np.argpartition(-scores, wanted - 1)[:wanted]
    return [int(one) for one in rows]


def _ranks(scores: Vectors) -> list[int]:
    """Return each candidate's rank in an arm, from 1; equal scores share the better rank."""
    ordered = np.sort(scores)[::-1]
    return [int(np.searchsorted(-ordered, -one, side="left")) + 1 for one in scores]
