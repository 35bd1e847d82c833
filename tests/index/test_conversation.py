from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.conversation import settled
from index.exported_model import Embedder, Vectors
from index.opening import OpenIndex
from index.query import Query
from index.search import query_vector
from tests.index.conftest import Shop
from tests.index.fakes import WordOverlapEmbedder
from tests.index.probation_notes import note_documents


def weight(opened: OpenIndex, embedder: Embedder, question: str, *earlier: str) -> float:
    found = settled(opened, embedder, Query(question, earlier)).earlier_weight
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("earlier", "follow_up", "title"),
    [
        ("how many probation regions does England have?", "and in Wales?", "Probation in Wales"),
        ("what is a fixed term recall?", "how long does it last?", "Fixed term recall"),
        ("what are approved premises?", "when must they be indoors?", "Approved premises"),
        ("how many hours of unpaid work can a court order?", "and the induction?",
         "Unpaid work induction"),
        ("when does a complaint get a reply?", "is it in writing?", "Complaints"),
    ],
)  # fmt: skip
def test_a_follow_up_takes_its_subject_from_before(
    notes: Shop, notes_index: OpenIndex, earlier: str, follow_up: str, title: str
) -> None:
    found = notes.search(notes_index, follow_up, [earlier], limit=3)
    assert title in [one.passage.heading_trail[0] for one in found]
    assert weight(notes_index, notes.embedder, follow_up, earlier) > 0.2


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("when does a complaint get a written reply?", "Complaints"),
        ("which device samples sweat to find alcohol?", "Alcohol abstinence"),
        ("who is offered a victim liaison officer?", "Victim contact"),
        ("what is form OR24 for?", "Form OR24"),
    ],
)
def test_a_new_topic_is_not_dragged_back(
    notes: Shop, notes_index: OpenIndex, question: str, title: str
) -> None:
    before = ["what is a curfew?", "how long does a curfew last in a day?", "is it a tag?"]
    alone = notes.search(notes_index, question, limit=3)
    after = notes.search(notes_index, question, before, limit=3)
    assert after[0].passage.heading_trail[0] == alone[0].passage.heading_trail[0] == title
    assert weight(notes_index, notes.embedder, question, *before) < 0.2


def test_a_question_without_turns_before_has_no_weight(notes: Shop, notes_index: OpenIndex) -> None:
    assert settled(notes_index, notes.embedder, Query("and then?")).earlier_weight is None
    assert settled(notes_index, notes.embedder, Query(" ", ("recall",))) == Query(" ", ("recall",))


def test_a_stated_weight_is_kept(notes: Shop, notes_index: OpenIndex) -> None:
    query = Query("and in Wales?", ("how many regions?",), earlier_weight=0.1)
    assert settled(notes_index, notes.embedder, query).earlier_weight == 0.1


def test_settling_twice_changes_nothing(notes: Shop, notes_index: OpenIndex) -> None:
    query = Query("how long does it last", ("what is a curfew?",))
    once = settled(notes_index, notes.embedder, query)
    assert settled(notes_index, notes.embedder, once) == once
    assert notes.search(notes_index, query.question, query.earlier) == notes.search(
        notes_index, once.question, once.earlier
    )


def test_with_an_index_the_vector_is_that_of_the_search(
    notes: Shop, notes_index: OpenIndex
) -> None:
    typed, meant = Query("whom does a vicitm meet"), Query("whom does a victim meet")
    alike = query_vector(notes.embedder, typed, notes_index)
    assert (alike == query_vector(notes.embedder, meant, notes_index)).all()
    assert (alike != query_vector(notes.embedder, typed)).any()


def test_a_turn_is_embedded_once(shop: Shop) -> None:
    asked: list[str] = []

    class Counting(WordOverlapEmbedder):
        def embed_questions(self, texts: Sequence[str]) -> Vectors:
            asked.extend(texts)
            return super().embed_questions(texts)

    counting = Counting("counting")
    shop.put(*note_documents())
    shop.build()
    with shop.opened() as opened:
        for _ in range(3):
            query_vector(counting, Query("and then?", ("what is a recall?", "why?")), opened)
    assert sorted(asked) == ["and then?", "what is a recall?", "why?"]
