"""Open questions are asked again of each new build; where a document answers, it is cited."""

from __future__ import annotations

import pytest

from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.helpdesk.reply.kept import Act
from assistant.helpdesk.reply.store import Change
from assistant.insight.group import Group, State
from assistant.insight.room import InsightRoom
from assistant.records.database import Records
from tests.assistant.helpdesk.reply.enquiries import enquiry_of
from tests.assistant.insight.conftest import bees_document
from tests.assistant.insight.kept_questions import keep

BEES = (
    "How many beehives may an office keep on its roof?",
    "how many beehives can an office have above it",
    "At most how many beehives may an office keep?",
)


@pytest.fixture
def group(assembly: Assembly, room: InsightRoom) -> Group:
    """Questions that the handbook did not answer, as they were really asked."""
    for one in BEES:
        keep(assembly.records, [ask(one, assembly.parts)])
    done = room.renew()
    assert (done.read, done.grouped, done.again.groups, done.again.answered) == (3, 3, 1, 0)
    (found,) = room.groups.all()
    assert found.state is State.NEW
    return found


def bring(assembly: Assembly) -> str:
    document = bees_document()
    assembly.keeper.add_documents([document])
    assembly.keeper.build()
    return document.id


def test_a_new_document_that_answers_is_found_and_cited(
    assembly: Assembly, room: InsightRoom, group: Group
) -> None:
    assert room.renew().again.groups == 0, "asked twice of one build"
    document_id = bring(assembly)
    done = room.renew()
    assert (done.again.groups, done.again.answered) == (1, 1)
    found = room.groups.get(group.id)
    assert found.state is State.ANSWERED
    assert found.answer is not None
    assert found.answer.document_id == document_id
    text = assembly.library.document(document_id).text
    assert text[found.answer.start : found.answer.end] == found.answer.quote
    assert "three beehives" in found.answer.quote
    assert 2 * found.answer.answered > found.answer.tried
    assert room.renew().again.groups == 0


def test_what_the_helpdesk_was_asked_is_asked_again_too(
    assembly: Assembly, room: InsightRoom
) -> None:
    enquiries = assembly.helpdesk.enquiries
    for one in BEES[:2]:
        kept = enquiries.keep(enquiry_of(one), by="Sam")
        change = Change("Sam", Act.DRAFTED, answers=(ask(one, assembly.parts),))
        enquiries.change(kept.id, kept.version, change)
    assert room.renew().again.groups == 1
    bring(assembly)
    assert room.renew().again.answered == 1
    (found,) = room.groups.all()
    assert (found.state, found.enquiries, found.conversations) == (State.ANSWERED, 2, 0)


def test_a_document_that_was_rejected_is_not_taken_again(
    assembly: Assembly, room: InsightRoom, group: Group
) -> None:
    document_id = bring(assembly)
    room.renew()
    room.groups.reject_answer(group.id)
    assert room.groups.get(group.id).state is State.NEW
    assert room.groups.refused(group.id) == {document_id}
    assert room.again.one(room.groups.get(group.id)) is None
    assert room.groups.get(group.id).state is State.NEW


def test_what_was_declined_is_not_asked(
    assembly: Assembly, room: InsightRoom, group: Group
) -> None:
    room.groups.decline(group.id)
    bring(assembly)
    assert room.renew().again.groups == 0
    assert room.groups.get(group.id).state is State.DECLINED


def test_whoever_has_no_time_is_asked_next_time(
    assembly: Assembly, room: InsightRoom, group: Group
) -> None:
    bring(assembly)
    assert room.renew(lambda: False).again.groups == 0
    assert room.renew().again.answered == 1
    assert room.groups.get(group.id).state is State.ANSWERED


def test_nobody_waits_for_what_is_asked_already(
    assembly: Assembly, room: InsightRoom, group: Group
) -> None:
    bring(assembly)
    inside: list[int] = []

    def meanwhile() -> bool:
        inside.append(room.renew().again.groups)
        return True

    assert room.renew(meanwhile).again.answered == 1
    assert inside == [0]
    assert room.groups.get(group.id).state is State.ANSWERED


def test_nothing_of_the_questions_stays_in_the_answer(
    assembly: Assembly, room: InsightRoom, group: Group
) -> None:
    bring(assembly)
    room.renew()
    records: Records = assembly.records
    (row,) = records.rows("SELECT * FROM insight_groups WHERE id = ?", (group.id,))
    kept = " ".join(str(one) for one in row)
    assert not any(one in kept for one in BEES)
