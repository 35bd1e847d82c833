"""Finds the passages for a question: both arms, fused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from corpus.library import Library
from corpus.passage import Passage, document_of
from index.candidates import ArmScore, Candidates, candidates
from index.conversation import Asked, asked, query_vector, settled
from index.exported_model import Embedder
from index.near_duplicates import are_near_duplicates, folded, near_pairs
from index.opening import OpenIndex
from index.query import Query
from index.rerank import NoReranker, Reranker

__all__ = ["ArmScore", "Match", "Query", "SearchSettings", "query_vector", "search", "settled"]

# Among so many of the best candidates near-duplicates are looked for, and reranked.
_FOLDED_AMONG = 100
_RERANKED = 20

Applies = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How the arms are weighed.

    `dense_weight` is the share of the dense arm, 0 (keywords only) to 1 (vectors only);
    `document_share` is the share of the other passages of its document in a passage's score, which
    an arm alone is without; `width` is how many candidates each arm proposes. `admits` tells by
    document id what is searched at all, everything if unset. `applies` tells by document id whether
    a text applies: passages of those that do get all places asked for, and the others come besides
    if they would be among the best. So what has ended is found, but never crowds out what applies.
    Of near-duplicates one is shown, one that applies, of these one that `official` tells to be
    official text, of these the best, where `fold` is set. `reranker` looks at the best again.
    """

    dense_weight: float = 0.6
    document_share: float = 0.2
    width: int = 200
    admits: Applies | None = None
    applies: Applies | None = None
    official: Applies | None = None
    fold: bool = False
    reranker: Reranker = field(default_factory=NoReranker)


@dataclass(frozen=True, slots=True)
class Match:
    """A passage found for a question; `score` is the fused one, higher is nearer.

    `alone` is the same without the other passages of its document, to compare places within it.
    `also` are passages that say the same in almost the same words, and are not matches themselves.
    """

    passage: Passage
    score: float
    arms: dict[str, ArmScore]
    alone: float = 0.0
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
    width = max(settings.width, limit)
    weight, share = settings.dense_weight, settings.document_share
    found = candidates(opened, what, width, weight, settings.admits, share)
    if not found.ids:
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
            score=round(float(found.score[at]), 5),
            arms=found.arms(at),
            alone=round(float(found.alone[at]), 5),
            also=tuple(passages[one] for one in also.get(at, ())),
        )
        for at in shown
    ]


class _Passages:
    """The passages of candidates, read from the library when they are needed, and once."""

    def __init__(self, opened: OpenIndex, library: Library, found: Candidates) -> None:
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
    found: Candidates, passages: _Passages, settings: SearchSettings
) -> tuple[list[int], dict[int, list[int]]]:
    """Return the candidates to show, best first, and what is folded into which of them."""
    order = found.order()
    if not settings.fold:
        return order, {}
    best = order[:_FOLDED_AMONG]
    near = [(best[a], best[b]) for a, b in near_pairs(found.vectors[best])]
    passages.read(dict.fromkeys(at for pair in near for at in pair))
    same = [one for one in near if are_near_duplicates(*(passages[at].text for at in one))]

    def better(at: int) -> tuple[int, ...]:
        document = document_of(found.ids[at])
        told = (settings.applies, settings.official)
        return tuple(int(one(document)) for one in told if one is not None)

    also = folded(best, same, better)
    away = {one for others in also.values() for one in others}
    return [at for at in order if at not in away], also


def _reranked(
    found: Candidates, order: list[int], passages: _Passages, what: Asked, reranker: Reranker
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
    reranked = sorted(best, key=lambda at: (-found.reranked[at], found.ids[at]))
    found.score[reranked] = found.score[best]
    found.alone[reranked] = np.sort(found.alone[best])[::-1]
    return [*reranked, *order[_RERANKED:]]


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
