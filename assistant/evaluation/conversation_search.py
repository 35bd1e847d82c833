"""Searches for the last question of a conversation: as the product does, and in plainer ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.evaluation.conversation_set import JudgedTurn
from assistant.evaluation.measures import DEPTH
from assistant.evaluation.own_home import OwnHome
from assistant.working import Working
from index.search import Match, Query, SearchSettings, search

PRODUCT = "product"
# What others do: vectors of the last question alone (the plain LangChain chain), words alone, and
# both arms as here, but without the earlier questions.
PLAIN_ARMS = {
    "dense, last question": replace(SearchSettings(), dense_weight=1.0),
    "keyword, last question": replace(SearchSettings(), dense_weight=0.0),
    "fused, last question": SearchSettings(),
}
ARMS = (PRODUCT, *PLAIN_ARMS)
_PASSAGES = 20
_WIDEST = 5000


def rankings(working: Working, turn: JudgedTurn, home: OwnHome) -> dict[str, list[str]]:
    """Return the documents found in each way, best first, at most ten.

    `working` is the question as the product has searched for it.
    """
    found = {PRODUCT: _product_ranking(working, home)}
    for name, how in PLAIN_ARMS.items():
        found[name] = _plain_ranking(turn.question, how, home)
    return found


def _product_ranking(working: Working, home: OwnHome) -> list[str]:
    """Rank documents by the passages of the answer path, with more if they lie in too few."""

    def more(limit: int) -> Sequence[Match]:
        with home.parts.index.lease() as opened:
            return home.parts.find(opened, working.query, limit, working.scope)

    # What was found by the conversation is ranked among few; the search goes on behind it.
    found = working.matches if working.placed is None else (*working.matches, *more(_PASSAGES))
    return _documents(found, more, home)


def _plain_ranking(question: str, how: SearchSettings, home: OwnHome) -> list[str]:
    def some(limit: int) -> Sequence[Match]:
        parts = home.parts
        with parts.index.lease() as opened:
            query = Query(question)
            return search(opened, parts.library, parts.embedder, query, limit=limit, settings=how)

    return _documents(some(_PASSAGES), some, home)


def _documents(
    found: Sequence[Match], more: Callable[[int], Sequence[Match]], home: OwnHome
) -> list[str]:
    limit = _PASSAGES
    ranking = _names(found, home)
    while len(ranking) < DEPTH and limit <= len(found) < _WIDEST:
        limit *= 5
        found = more(limit)
        ranking = list(dict.fromkeys([*ranking, *_names(found, home)]))
    return ranking[:DEPTH]


def _names(found: Iterable[Match], home: OwnHome) -> list[str]:
    return list(dict.fromkeys(home.names[one.passage.document_id] for one in found))
