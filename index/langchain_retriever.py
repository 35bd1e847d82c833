"""The search as a LangChain retriever, for other people's chains. The only user of LangChain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from corpus.library import Library
from corpus.publication import Publication
from index.exported_model import Embedder
from index.opening import CurrentIndex
from index.search import Match, Query, SearchSettings, search

Find = Callable[[str, int], list[Match]]
Publications = Callable[[], Mapping[str, Publication]]


class PassageRetriever(BaseRetriever):
    """Returns the passages for a question, best first, each with its place in its document.

    `find` takes a question and how many matches are wanted; `limit` is how many that is.
    `publications` (a library's `held_publications`) adds title, address and status to the metadata.
    """

    find: Find
    limit: int = 10
    publications: Publications | None = None

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 -- LangChain passes it
    ) -> list[Document]:
        known = self.publications() if self.publications else {}
        return [
            document_from(one, known.get(one.passage.document_id))
            for one in self.find(query, self.limit)
        ]


def find_in(
    index: CurrentIndex,
    library: Library,
    embedder: Embedder,
    *,
    settings: SearchSettings | None = None,
) -> Find:
    """Return what `PassageRetriever` finds with: a search of whichever build is in use then."""

    def find(question: str, limit: int) -> list[Match]:
        with index.lease() as opened:
            query = Query(question)
            return search(opened, library, embedder, query, limit=limit, settings=settings)

    return find


def document_from(match: Match, publication: Publication | None = None) -> Document:
    """Return a match as a LangChain document: the exact text, and metadata of plain values.

    `start` and `end` count code points of the canonical text of the document `document_id`. With
    its publication, title, address, status and whether it is a note of ours are told too.
    """
    passage = match.passage
    metadata: dict[str, Any] = {
        "passage_id": passage.id,
        "document_id": passage.document_id,
        "heading_trail": list(passage.heading_trail),
        "anchor": passage.anchor,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "leads": [list(span) for span in passage.leads],
        "score": match.score,
        "arms": {name: asdict(arm) for name, arm in match.arms.items()},
    }
    if publication is not None:
        metadata |= {
            "title": publication.title,
            "address": publication.address,
            "status": publication.status.value,
            "starter_note": publication.starter_note,
        }
    return Document(id=passage.id, page_content=passage.text, metadata=metadata)
