"""What the arms propose for a question, and how each arm sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from corpus.passage import document_of
from index.conversation import Asked
from index.exported_model import Vectors
from index.fusion import fused, standardised, with_document
from index.opening import OpenIndex
from index.vectors import ExactVectors

Mask = NDArray[np.bool_]

# A passage that names the very reference asked for comes before all that do not: more than the
# scores of any two passages differ by.
_REFERENCE_BONUS = 10.0
# What a passage gains, in standard deviations, whose known questions are the only ones like the
# question, and as like it as the same one in other words.
_KNOWN_BONUS = 2.0


@dataclass(frozen=True, slots=True)
class ArmScore:
    """What one arm says of a passage: its score, the same in standard deviations, its rank."""

    score: float
    standardised: float
    rank: int | None


@dataclass(slots=True)
class Candidates:
    """What the arms propose, by rising row: ids and scores, one entry a candidate.

    `alone` is the score without what its document adds.
    """

    ids: list[str]
    vectors: Vectors
    similarity: Vectors
    dense: Vectors
    keyword: Vectors
    keyword_standardised: Vectors
    named: Vectors
    score: Vectors
    alone: Vectors
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


def candidates(
    opened: OpenIndex,
    what: Asked,
    width: int,
    dense_weight: float,
    admits: Callable[[str], bool] | None = None,
    document_share: float = 0.0,
) -> Candidates:
    """Return up to `width` candidates of each arm, and as many that name a reference asked for.

    Of the score of both arms together, `document_share` is that of its document's other passages;
    to it comes what a passage gains by its known questions, which an arm alone is without.

    `admits` tells by document id which passages may be candidates, all of them if it is unset;
    their scores are the same whatever it leaves out.
    """
    keyword_all, named_all = _by_keyword(opened, what), _by_reference(opened, what)
    admitted = _admitted(opened, admits)
    dense_rows = _nearest_rows(opened, what.vector, width, admitted) if dense_weight > 0 else []
    keyword_rows: list[int] = []
    if dense_weight < 1:
        found = keyword_all if admitted is None else np.where(admitted, keyword_all, 0.0)
        named = named_all if admitted is None else np.where(admitted, named_all, 0.0)
        named_first = np.where(named > 0, found + 1.0, 0.0)
        keyword_rows = _best_rows(found, width) + _best_rows(named_first, width)
    gains = _by_known_questions(opened, what, admitted) if 0 < dense_weight < 1 else {}
    rows = np.array(sorted({*dense_rows, *keyword_rows, *gains}), dtype=np.int64)
    vectors = np.asarray(opened.matrix[rows])
    similarity = _similarity(vectors, what.vector)
    dense = opened.spread.standardised(what.vector, similarity)
    keyword = standardised(keyword_all)[rows]
    ids = [opened.ids[row] for row in rows]
    score = alone = fused(dense, keyword, dense_weight)
    if 0 < dense_weight < 1:
        score = with_document(alone, [document_of(one) for one in ids], document_share)
    bonus = np.zeros_like(alone)
    if dense_weight < 1:
        bonus += np.float32(_REFERENCE_BONUS) * named_all[rows]
    gained = np.array([gains.get(int(row), 0.0) for row in rows], dtype=np.float32)
    return Candidates(
        ids=ids,
        vectors=vectors,
        similarity=similarity,
        dense=dense,
        keyword=keyword_all[rows],
        keyword_standardised=keyword,
        named=named_all[rows],
        score=np.round(score + bonus + gained, 5),
        alone=np.round(alone + bonus, 5),
    )


def _by_known_questions(opened: OpenIndex, what: Asked, admitted: Mask | None) -> dict[int, float]:
    """Return the rows whose known questions are like the question, with what they gain by it."""
    return {
        row: _KNOWN_BONUS * one.alike
        for row, one in opened.known_questions.near(what.vector).items()
        if admitted is None or admitted[row]
    }


def _admitted(opened: OpenIndex, admits: Callable[[str], bool] | None) -> Mask | None:
    """Return for each row whether it may be a candidate, nothing if all may."""
    if admits is None:
        return None
    return np.array([admits(document_of(one)) for one in opened.ids], dtype=bool)


def _nearest_rows(
    opened: OpenIndex, vector: Vectors, width: int, admitted: Mask | None
) -> list[int]:
    """Return the nearest rows; where only some are admitted, each of these is compared."""
    if admitted is None:
        return opened.vectors.nearest(vector, width)
    rows = np.flatnonzero(admitted)
    found = ExactVectors(opened.matrix[rows]).nearest(vector, width)
    return [int(rows[at]) for at in found]


def _similarity(vectors: Vectors, vector: Vectors) -> Vectors:
    """Return the cosines of `vectors`, rounded so that what stands beside a row does not show.

    In single precision a product's last digit hangs on its place among the rows, on some machines.
    """
    return np.asarray(vectors.astype(np.float64) @ vector.astype(np.float64), dtype=np.float32)


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
