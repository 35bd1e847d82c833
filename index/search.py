"""Finds the passages for a question: both arms, fused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from corpus.library import Library
from corpus.passage import Passage, document_of
from index.conversation import Asked, asked, query_vector, settled
from index.exported_model import Embedder, Vectors
from index.fusion import fused, standardised
from index.near_duplicates import are_near_duplicates, folded, near_pairs
from index.opening import OpenIndex
from index.query import Query
from index.rerank import NoReranker, Reranker

__all__ = ["ArmScore", "Match", "Query", "SearchSettings", "query_vector", "search", "settled"]

# A passage that names the very reference asked for comes before all that do not: more than the
# scores of any two passages differ by.
_REFERENCE_BONUS = 10.0
# Among so many of the best candidates near-duplicates are looked for, and reranked.
_FOLDED_AMONG = 100
_RERANKED = 20

Applies = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How the arms are weighed.

    `dense_weight` is the share of the dense arm, 0 (keywords only) to 1 (vectors only);
    `width` is how many candidates each arm proposes. `applies` tells by document id whether a text
    applies: passages of those that do get all places asked for, and the others come besides if they
    would be among the best. So what has ended is found, but never crowds out what applies.
    Of near-duplicates one is shown, one that applies, of these one that `official` tells to be
    official text, of these the best, where `fold` is set. `reranker` looks at the best again.
    """

    dense_weight: float = 0.6
    width: int = 200
    applies: Applies | None = None
    official: Applies | None = None
    fold: bool = False
    reranker: Reranker = field(default_factory=NoReranker)


@dataclass(frozen=True, slots=True)
class ArmScore:
    """What one arm says of a passage: its score, the same in standard deviations, its rank."""

    score: float
    standardised: float
    rank: int | None


@dataclass(frozen=True, slots=True)
class Match:
    """A passage found for a question; `score` is the fused one, higher is nearer.

    `also` are passages that say the same in almost the same words, and are not matches themselves.
    """

    passage: Passage
    score: float
    arms: dict[str, ArmScore]
    also: tuple[Passage, ...] = ()


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
    what = asked(opened, embedder, query)
    keyword = sum(
        (
            np.float32(weight) * opened.keywords.scores(one.phrases)
            for one, weight in zip(what.turns, what.weights, strict=True)
        ),
        start=np.zeros(len(opened.ids), dtype=np.float32),
    )
    arms = _Arms(what.vector, keyword, _named(opened, what))
    found = _candidates(opened, arms, max(settings.width, limit), settings.dense_weight)
    if not found.rows.size:
        return []
    passages = _Passages(opened, library, found)
    order, also = _folded(found, passages, settings)
    order = _reranked(found, order, passages, what, settings.reranker)
    ids = [found.ids[at] for at in order]
    shown = _places(ids, order, limit, settings.applies)
    passages.read([*shown, *(one for at in shown for one in also.get(at, ()))])
    return [
        Match(
            passage=passages[at],
            score=float(found.score[at]),
            arms=found.arms(at),
            also=tuple(passages[one] for one in also.get(at, ())),
        )
        for at in shown
    ]


def _named(opened: OpenIndex, what: Asked) -> Vectors:
    """Return for each row how many of the references asked for it names, by the turn's weight."""
    named = np.zeros(len(opened.ids), dtype=np.float32)
    for one, weight in zip(what.turns, what.weights, strict=True):
        for reference in one.references:
            named[list(opened.lexicon.references.rows(reference))] += np.float32(weight)
    return named


@dataclass(frozen=True, slots=True)
class _Arms:
    vector: Vectors
    keyword: Vectors
    named: Vectors


@dataclass(slots=True)
class _Candidates:
    """What the arms propose, by rising row: ids and scores, one entry a candidate."""

    rows: npt.NDArray[np.int64]
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


def _candidates(opened: OpenIndex, arms: _Arms, width: int, dense_weight: float) -> _Candidates:
    dense_rows = opened.vectors.nearest(arms.vector, width) if dense_weight > 0 else []
    keyword_rows: list[int] = []
    if dense_weight < 1:
        named_first = np.where(arms.named > 0, arms.keyword + 1.0, 0.0)
        keyword_rows = _best_rows(arms.keyword, width) + _best_rows(named_first, width)
    rows = np.array(sorted({*dense_rows, *keyword_rows}), dtype=np.int64)
    vectors = np.asarray(opened.matrix[rows])
    similarity = np.asarray(vectors @ arms.vector, dtype=np.float32)
    dense = opened.spread.standardised(arms.vector, similarity)
    keyword = standardised(arms.keyword)[rows]
    score = fused(dense, keyword, dense_weight)
    if dense_weight < 1:
        score += np.float32(_REFERENCE_BONUS) * arms.named[rows]
    return _Candidates(
        rows=rows,
        ids=[opened.ids[row] for row in rows],
        vectors=vectors,
        similarity=similarity,
        dense=dense,
        keyword=arms.keyword[rows],
        keyword_standardised=keyword,
        named=arms.named[rows],
        score=np.round(score, 5),
    )


class _Passages:
    """The passages of candidates, read from the library when they are needed, and once."""

    def __init__(self, opened: OpenIndex, library: Library, found: _Candidates) -> None:
        self._cutting = opened.manifest.cutting
        self._library = library
        self._ids = found.ids
        self._read: dict[str, Passage] = {}

    def read(self, wanted: Iterable[int]) -> None:
        """Read the passages of the candidates `wanted`, all at once."""
        ids = [self._ids[at] for at in wanted if self._ids[at] not in self._read]
        if ids:
            found = self._library.passages(ids, self._cutting)
            self._read.update((one.id, one) for one in found)

    def __getitem__(self, at: int) -> Passage:
        return self._read[self._ids[at]]


def _folded(
    found: _Candidates, passages: _Passages, settings: SearchSettings
) -> tuple[list[int], dict[int, list[int]]]:
    """Return the candidates to show, best first, and what is folded into which of them."""
    order = found.order()
    if not settings.fold:
        return order, {}
    best = order[:_FOLDED_AMONG]
    pairs = {(best[a], best[b]) for a, b in near_pairs(found.vectors[best])}
    passages.read(dict.fromkeys(at for pair in sorted(pairs) for at in pair))

    def same(first: int, second: int) -> bool:
        pair = (first, second)
        return pair in pairs and are_near_duplicates(passages[first].text, passages[second].text)

    def better(at: int) -> tuple[int, ...]:
        document = document_of(found.ids[at])
        told = (settings.applies, settings.official)
        return tuple(int(one(document)) for one in told if one is not None)

    also = folded(best, same, better)
    return [at for at in order if at in also or at not in best], also


def _reranked(
    found: _Candidates, order: list[int], passages: _Passages, what: Asked, reranker: Reranker
) -> list[int]:
    """Let the reranker decide who of the best gets which of their scores."""
    best = order[:_RERANKED]
    if isinstance(reranker, NoReranker):
        return order
    passages.read(best)
    scores = reranker.scores(what.turns[0].text, [passages[at].search_text for at in best])
    if scores is None:
        return order
    found.reranked = dict(zip(best, scores, strict=True))
    held = [found.score[at] for at in best]
    best = sorted(best, key=lambda at: (-found.reranked[at], found.ids[at]))
    for at, score in zip(best, held, strict=True):
        found.score[at] = score
    return [*best, *order[_RERANKED:]]


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
