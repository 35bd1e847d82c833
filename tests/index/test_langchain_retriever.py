from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator

import pytest
from langchain_core.documents import Document
from langchain_core.output_parsers import StrOutputParser
from langchain_core.runnables import RunnableLambda, RunnablePassthrough

from corpus.passage import Passage
from corpus.publication import Publication, Status
from index.langchain_retriever import PassageRetriever, find_in
from index.opening import Engine
from index.search import Match, SearchSettings
from tests.index.conftest import Shop


@pytest.fixture
def retriever(notes: Shop) -> Iterator[PassageRetriever]:
    current = notes.current(Engine.CHROMA)
    yield PassageRetriever(find=find_in(current, notes.library, notes.embedder), limit=4)
    current.close()


def test_it_returns_what_the_search_finds(notes: Shop, retriever: PassageRetriever) -> None:
    found = retriever.invoke("who approves a recall?")
    with notes.opened() as opened:
        matches = notes.search(opened, "who approves a recall?", limit=4)
    assert [one.id for one in found] == [one.passage.id for one in matches]
    assert len(found) == 4
    for document, match in zip(found, matches, strict=True):
        assert document.page_content == match.passage.text
        assert document.metadata["score"] == match.score
        assert document.metadata["arms"]["dense"]["rank"] == match.arms["dense"].rank


def test_its_spans_point_at_the_words_in_the_document(
    notes: Shop, retriever: PassageRetriever
) -> None:
    for found in retriever.invoke("unpaid work hours"):
        held = notes.library.document(found.metadata["document_id"])
        start, end = found.metadata["start"], found.metadata["end"]
        assert held.text[start:end] == found.page_content
        assert found.metadata["passage_id"] == found.id
        assert found.metadata["heading_trail"] == [held.publication.title]


def test_its_metadata_are_plain_values(retriever: PassageRetriever) -> None:
    (first, *_) = retriever.invoke("form OR24")
    assert json.loads(json.dumps(first.metadata)) == first.metadata
    assert set(first.metadata) >= {
        *("passage_id", "document_id", "heading_trail", "start", "end", "page", "score", "arms")
    }
    assert first.metadata["page"] is None


def test_it_works_in_a_chain(retriever: PassageRetriever) -> None:
    def quoted(documents: list[Document]) -> str:
        return " / ".join(one.page_content for one in documents)

    chain = (
        {"quotes": retriever | quoted, "question": RunnablePassthrough()}
        | RunnableLambda(lambda told: f"{told['question']}: {told['quotes']}")
        | StrOutputParser()
    )
    said = chain.invoke("when is a complaint answered?")
    assert said.startswith("when is a complaint answered?: A complaint gets a written reply")
    assert chain.batch(["OR24", "curfew"]) == [chain.invoke("OR24"), chain.invoke("curfew")]
    assert asyncio.run(chain.ainvoke("OR24")) == chain.invoke("OR24")


def test_it_asks_for_as_many_as_its_limit() -> None:
    asked: list[tuple[str, int]] = []

    def find(question: str, limit: int) -> list[Match]:
        asked.append((question, limit))
        return []

    assert PassageRetriever(find=find).invoke("recall") == []
    assert PassageRetriever(find=find, limit=3).invoke("release") == []
    assert asked == [("recall", 10), ("release", 3)]


def test_it_passes_on_how_the_arms_are_weighed(notes: Shop) -> None:
    current = notes.current()
    settings = SearchSettings(dense_weight=0.0)
    find = find_in(current, notes.library, notes.embedder, settings=settings)
    found = PassageRetriever(find=find, limit=50).invoke("OR24")
    assert [one.metadata["heading_trail"] for one in found] == [["Form OR24"]]
    current.close()


def test_an_error_of_the_search_reaches_the_caller() -> None:
    def find(question: str, limit: int) -> list[Match]:
        raise LookupError(question, limit)

    with pytest.raises(LookupError):
        PassageRetriever(find=find).invoke("recall")


def test_status_and_label_come_along_where_publications_are_known() -> None:
    passage = Passage("a:0-4", "a", ("Recall",), None, None, 0, 4, "Text", (), "Text")
    note = Publication("Note", status=Status.SUPERSEDED, starter_note=True)
    retriever = PassageRetriever(
        find=lambda *_: [Match(passage, 1.0, {})], publications=lambda: {"a": note}
    )
    (found,) = retriever.invoke("recall")
    assert (found.metadata["status"], found.metadata["starter_note"]) == ("superseded", True)
    assert found.metadata["title"] == "Note"
