"""What the arms propose for a question, and how each arm sees it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from index.conversation import Asked
from index.exported_model import Vectors
from index.fusion import fused, standardised
from index.opening import OpenIndex

# A passage that names the very reference asked for comes before all that do not: more than the
# scores of any two passages differ by.
_REFERENCE_BONUS = 10.0


@dataclass(frozen=True, slots=True)
class ArmScore:
    """What one arm says of a passage: its score, the same in standard deviations, its rank."""

    score: float
    standardised: float
    rank: int | None


@dataclass(slots=True)
class Candidates:
    """What the arms propose, by rising row: ids and scores, one entry a candidate."""

    ids: list[str]
    vectors: Vectors
    similarity: Vectors
    dense: Vectors
    keyword: Vectors
    keyword_standardised: Vectors
    named: Vectors
    score: Vectors
    reranked: dict[int, float] = field(default_factory=dict)

    def order(self) -> list[int]:
        """Return the candidates, best first; equal scores by passage id."""
        return sorted(range(len(self.ids)), key=lambda at: (-self.score[at], self.ids[at]))

    def arms(self, at: int) -> dict[str, ArmScore]:
        """Return what each arm says of a candidate; of references only if it names one."""
        keyword = float(self.keyword[at])
        arms = {
            "dense": _arm(self.similarity, self.dense, at),
            "keyword": _arm(self.keyword, self.keyword_standardised, at),
        }
        if keyword <= 0:
            arms["keyword"] = replace(arms["keyword"], rank=None)
        if self.named[at] > 0:
            arms["reference"] = _arm(self.named, self.named, at)
        if at in self.reranked:
            ranks = sorted(self.reranked.values(), reverse=True)
            value = self.reranked[at]
            arms["reranker"] = ArmScore(value, value, ranks.index(value) + 1)
        return arms


def _arm(scores: Vectors, in_deviations: Vectors, at: int) -> ArmScore:
    """Return one arm's word; ranks from 1, equal scores share the better one."""
    rank = int(np.count_nonzero(scores > scores[at])) + 1
    return ArmScore(round(float(scores[at]), 5), round(float(in_deviations[at]), 5), rank)


def candidates(opened: OpenIndex, what: Asked, width: int, dense_weight: float) -> Candidates:
    """Return up to `width` candidates of each arm, and as many that name a reference asked for."""
    keyword_all, named_all = _by_keyword(opened, what), _by_reference(opened, what)
    dense_rows = opened.vectors.nearest(what.vector, width) if dense_weight > 0 else []
    keyword_rows: list[int] = []
    if dense_weight < 1:
        named_first = np.where(named_all > 0, keyword_all + 1.0, 0.0)
        keyword_rows = _best_rows(keyword_all, width) + _best_rows(named_first, width)
    rows = np.array(sorted({*dense_rows, *keyword_rows}), dtype=np.int64)
    vectors = np.asarray(opened.matrix[rows])
    similarity = np.asarray(vectors @ what.vector, dtype=np.float32)
    dense = opened.spread.standardised(what.vector, similarity)
    keyword = standardised(keyword_all)[rows]
    score = fused(dense, keyword, dense_weight)
    if dense_weight < 1:
        score += np.float32(_REFERENCE_BONUS) * named_all[rows]
    return Candidates(
        ids=[opened.ids[row] for row in rows],
        vectors=vectors,
        similarity=similarity,
        dense=dense,
        keyword=keyword_all[rows],
        keyword_standardised=keyword,
        named=named_all[rows],
        score=np.round(score, 5),
    )


def _by_keyword(opened: OpenIndex, what: Asked) -> Vectors:
    """Return the keyword arm's score of every row, earlier turns by their weight."""
    scores = np.zeros(len(opened.ids), dtype=np.float32)
    for one, weight in zip(what.turns, what.weights, strict=True):
        scores += np.float32(weight) * opened.keywords.scores(one.phrases)
    return scores


def _by_reference(opened: OpenIndex, what: Asked) -> Vectors:
    """Return for each row how many of the references asked for it names, by the turn's weight."""
    named = np.zeros(len(opened.ids), dtype=np.float32)
    for one, weight in zip(what.turns, what.weights, strict=True):
        for reference in one.references:
            named[list(opened.lexicon.references.rows(reference))] += np.float32(weight)
    return named


def _best_rows(scores: Vectors, limit: int) -> list[int]:
    wanted = min(limit, int(np.count_nonzero(scores)))
    if wanted == 0:
        return []
    rows = np.argpartition(-scores, wanted - 1)[:wanted]
    return [int(one) for one in rows]
