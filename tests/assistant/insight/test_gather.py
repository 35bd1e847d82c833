"""Turns are read once; what nothing answered is kept as long as its question is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Notice, Outcome
from assistant.helpdesk.reply.kept import Act
from assistant.helpdesk.reply.store import Change, EnquiryStore
from assistant.insight.gather import gather, open_questions_of, renew_vectors
from assistant.insight.grouping import group_new
from assistant.insight.groups import GroupStore
from assistant.records.conversations import ConversationStore
from assistant.records.database import Records
from assistant.records.insight_tables import INSIGHT_OF_HELPDESK
from assistant.records.schema import MIGRATIONS
from assistant.wording import wording_for
from index.exported_model import Embedder
from tests.assistant.helpdesk.reply.enquiries import enquiry_of
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


def desk_answers(records: Records, *answers: Answer | None) -> str:
    """Keep an enquiry with answers to its questions; return its id."""
    store = EnquiryStore(records)
    texts = [one.question if one else "Not asked yet?" for one in answers]
    kept = store.keep(enquiry_of(*texts), by="Sam")
    store.change(kept.id, kept.version, Change("Sam", Act.DRAFTED, answers=answers))
    return kept.id


def test_what_stayed_open_at_the_helpdesk_is_an_open_question_too(
    records: Records, embedder: Embedder
) -> None:
    keep(records, ["May an office keep bees?"])
    part = wording_for("open_part", "en", asked="who pays for their honey?")
    partly = replace(
        asked("Bees and honey?"), outcome=Outcome.PARTIAL, notices=(Notice("open_part", part),)
    )
    desk_answers(records, unanswered("may our office keep bees"), asked("Answered?"), None, partly)
    assert gather(records, embedder) == 4
    assert gather(records, embedder) == 0
    assert set(texts(records)) == {
        *("May an office keep bees?", "may our office keep bees", "who pays for their honey?")
    }
    group_new(records)
    (found,) = GroupStore(records).all()
    assert (found.count, found.conversations, found.enquiries) == (2, 1, 1)
    (part_of,) = GroupStore(records).alone()
    assert not part_of.whole
    assert part_of.enquiry is not None


def test_an_enquiry_takes_its_questions_with_it(records: Records, embedder: Embedder) -> None:
    kept = desk_answers(records, unanswered("may our office keep zanzibarian bees"))
    gather(records, embedder)
    store = EnquiryStore(records)
    # Answered after all: the open question goes with the answer that it was of.
    change = Change("Sam", Act.BANKED, answers=(asked("may our office keep zanzibarian bees"),))
    store.change(kept, 2, change)
    assert gather(records, embedder) == 1
    assert texts(records) == []
    other = desk_answers(records, unanswered("Who feeds the bees?"))
    gather(records, embedder)
    store.delete(other)
    assert texts(records) == []


def test_questions_that_were_kept_before_enquiries_were_read_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, embedder: Embedder
) -> None:
    path = tmp_path / "older" / "records.sqlite3"
    with monkeypatch.context() as patch:
        place = MIGRATIONS.index(INSIGHT_OF_HELPDESK)
        patch.setattr("assistant.records.database.MIGRATIONS", MIGRATIONS[:place])
        older = Records(path)
        keep(older, ["May an office keep bees?"])
        with older.writing() as connection:
            connection.execute("INSERT INTO insight_turns VALUES (1, 1, 0)")
            connection.execute(
                "INSERT INTO insight_groups (key, id, state, made_at, changed_at)"
                " VALUES (7, 'g', 'new', '2026-01-01', '2026-01-01')"
            )
            connection.execute(
                "INSERT INTO insight_questions VALUES (3, 1, 1, 0, 7, 'May an office keep bees?',"
                " 'May an office keep bees?', '{\"headings\": []}', 'old', x'00')"
            )
        older.close()
    records = Records(path)
    assert gather(records, embedder) == 0
    assert renew_vectors(records, embedder) == 1
    (found,) = GroupStore(records).all()
    assert (found.id, found.count, found.examples[0].whole) == ("g", 1, True)
    records.close()
