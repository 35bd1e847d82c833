"""Turns are read once; what nothing answered is kept as long as its question is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, Notice, Outcome
from assistant.insight.gather import gather, open_questions_of, renew_vectors
from assistant.insight.grouping import group_new
from assistant.records.conversations import ConversationStore
from assistant.records.database import Records
from assistant.wording import wording_for
from index.exported_model import Embedder
from tests.assistant.insight.kept_questions import keep, unanswered
from tests.assistant.records.conftest import asked


def texts(records: Records) -> list[str]:
    return [one["text"] for one in records.rows("SELECT text FROM insight_questions ORDER BY key")]


@pytest.mark.parametrize(
    "outcome",
    [one for one in Outcome if one not in (Outcome.NOT_IN_GUIDANCE, Outcome.PARTIAL)],
)
def test_only_what_the_guidance_should_answer_is_open(outcome: Outcome) -> None:
    assert open_questions_of(Answer("Who?", "Who?", outcome)) == ()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_of_several_parts_only_the_open_ones_count(language: str) -> None:
    notices = tuple(
        Notice("open_part", wording_for("open_part", language, asked=one))
        for one in ("who may keep bees?", "what is “honey”?")
    )
    answer = replace(asked("Both?"), outcome=Outcome.PARTIAL, notices=notices, language=language)
    found = open_questions_of(answer)
    assert [one.text for one in found] == ["who may keep bees?", "what is “honey”?"]


def test_a_turn_is_read_once(records: Records, embedder: Embedder) -> None:
    keep(records, ["May an office keep bees?", asked("Answered?")])
    assert gather(records, embedder) == 2
    assert gather(records, embedder) == 0
    assert texts(records) == ["May an office keep bees?"]
    keep(records, ["Who feeds the bees?"])
    assert gather(records, embedder) == 1
    assert len(texts(records)) == 2


def test_what_was_deleted_is_in_no_table_and_no_file(records: Records, embedder: Embedder) -> None:
    store = ConversationStore(records)
    kept = keep(records, ["May an office keep zanzibarian bees?", "And xylophonic wasps?"])
    gather(records, embedder)
    group_new(records)
    store.delete("ann", kept)
    assert texts(records) == []
    for name in ("insight_turns", "insight_citations", "insight_questions"):
        assert records.rows(f"SELECT * FROM {name}") == []
    for path in records.path.parent.iterdir():
        assert b"zanzibarian" not in path.read_bytes(), path.name


def test_an_edited_question_takes_the_place_of_the_old_one(
    records: Records, embedder: Embedder
) -> None:
    kept = keep(records, ["May an office keep bees?"])
    gather(records, embedder)
    store = ConversationStore(records)
    store.replace_from("ann", kept, 1, unanswered("May an office keep wasps?"))
    gather(records, embedder)
    assert texts(records) == ["May an office keep wasps?"]


def test_an_answer_of_a_later_version_does_not_stop_the_others(
    records: Records, embedder: Embedder
) -> None:
    keep(records, ["May an office keep bees?"])
    keep(records, ["Who feeds the bees?"])
    with records.writing() as connection:
        connection.execute("""UPDATE turns SET answer = '{"form": 99}' WHERE conversation = 1""")
    assert gather(records, embedder) == 2
    assert texts(records) == ["Who feeds the bees?"]


def test_vectors_of_another_model_are_made_anew(records: Records, embedder: Embedder) -> None:
    keep(records, ["May an office keep bees?"])
    gather(records, embedder)
    assert renew_vectors(records, embedder) == 0
    (before,) = records.rows("SELECT vector FROM insight_questions")
    with records.writing() as connection:
        connection.execute("UPDATE insight_questions SET model = 'old', vector = x'00'")
    assert renew_vectors(records, embedder) == 1
    (after,) = records.rows("SELECT vector FROM insight_questions")
    assert after["vector"] == before["vector"]
