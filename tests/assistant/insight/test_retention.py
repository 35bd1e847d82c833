"""What was kept long enough is deleted, and then in no file any more."""

from __future__ import annotations

from datetime import timedelta

from assistant.assembly import Assembly
from assistant.helpdesk.reply.kept import Act
from assistant.helpdesk.reply.states import State as EnquiryState
from assistant.helpdesk.reply.store import Change
from assistant.insight.retention import Swept, sweep
from assistant.insight.room import InsightRoom
from assistant.records.feedback import Verdict
from assistant.records.rows import now, written
from tests.assistant.helpdesk.reply.enquiries import enquiry_of
from tests.assistant.insight.kept_questions import keep, unanswered


def test_old_conversations_go_with_all_that_was_made_of_them(
    assembly: Assembly, room: InsightRoom
) -> None:
    old = keep(assembly.records, ["zanzibarian bees?", "zanzibarian bees again?"], days_ago=400)
    new = keep(assembly.records, ["xylophonic wasps?"], days_ago=10)
    for one in (old, new):
        assembly.feedback.give("ann", one, 1, Verdict.NOT_HELPFUL, line="velociraptorial")
    room.renew()
    assert len(room.groups.all()) == 1
    assert sweep(assembly.records, 365) == Swept(conversations=1, feedback=1)
    assert [one.id for one in assembly.conversations.entries("ann")] == [new]
    assert len(list(assembly.feedback.all())) == 1
    assert room.groups.all() == []
    assembly.feedback.withdraw("ann", new, 1)
    for path in assembly.settings.home.glob("records.sqlite3*"):
        assert b"zanzibarian" not in path.read_bytes(), path.name
        assert b"velociraptorial" not in path.read_bytes(), path.name


def test_old_feedback_without_a_conversation_goes_too(
    assembly: Assembly, room: InsightRoom
) -> None:
    kept = keep(assembly.records, ["One?"])
    assembly.feedback.give("ann", kept, 1, Verdict.HELPFUL)
    assembly.conversations.delete("ann", kept)
    assert room.sweep(30) == Swept()
    with assembly.records.writing() as connection:
        before = written(now() - timedelta(days=31))
        connection.execute("UPDATE feedback SET given_at = ?", (before,))
    assert room.sweep(30) == Swept(feedback=1)


def test_enquiries_that_are_done_with_go_and_others_stay(
    assembly: Assembly, room: InsightRoom
) -> None:
    enquiries = assembly.helpdesk.enquiries
    done = enquiries.keep(enquiry_of("Who feeds the zanzibarian bees?"), by="Sam")
    waiting = enquiries.keep(enquiry_of("Who feeds the wasps?"), by="Sam")
    answers = (unanswered("Who feeds the zanzibarian bees?"),)
    change = Change("Sam", Act.MOVED, state=EnquiryState.CLOSED, answers=answers)
    enquiries.change(done.id, 1, change)
    room.renew()
    assert len(room.groups.alone()) == 1
    with assembly.records.writing() as connection:
        before = written(now() - timedelta(days=31))
        connection.execute("UPDATE enquiries SET changed_at = ?", (before,))
    assert room.sweep(30) == Swept(enquiries=1)
    assert enquiries.get(waiting.id).state is EnquiryState.NEW
    assert room.groups.alone() == []
    for path in assembly.settings.home.glob("records.sqlite3*"):
        assert b"zanzibarian" not in path.read_bytes(), path.name


def test_training_results_go_when_nothing_was_tried_for_long(
    assembly: Assembly, room: InsightRoom
) -> None:
    before = written(now() - timedelta(days=31))
    with assembly.records.writing() as connection:
        connection.execute(
            "INSERT INTO packs (id, owner, title, version, made_at, changed_at)"
            " VALUES ('p', 'ann', 'Bees', 1, ?, ?)",
            (before, before),
        )
        for key, name in ((1, "Otter"), (2, "Newt")):
            connection.execute(
                "INSERT INTO learners VALUES (?, 1, ?, ?, ?, ?)", (key, name, name, name, before)
            )
        connection.execute(
            "INSERT INTO attempts VALUES (1, 'a', 2, NULL, 'i', 1, ?, 1, '')", (written(now()),)
        )
    assert room.sweep(30) == Swept(learners=1)
    rows = assembly.records.rows("SELECT name FROM learners")
    assert [one["name"] for one in rows] == ["Newt"]
    assert len(assembly.training.packs.entries("ann")) == 1


def test_with_0_days_everything_stays(assembly: Assembly, room: InsightRoom) -> None:
    keep(assembly.records, ["One?"], days_ago=4000)
    assert room.sweep(0) == Swept()
    assert room.keep_days == 365
    assert room.sweep() == Swept(conversations=1)
