"""What is told of a group, and what people decide about it."""

from __future__ import annotations

import pytest

from assistant.answer import NearestHeading
from assistant.insight.errors import NothingToReject, OwnerMissing, UnknownGroup
from assistant.insight.gather import gather
from assistant.insight.group import Group, State
from assistant.insight.grouping import group_new
from assistant.insight.groups import LONGEST_OWNER, WEEKS, GroupStore
from assistant.records.database import Records
from index.exported_model import Embedder
from tests.assistant.insight.kept_questions import keep, unanswered

FEES = ("Parking policy", "Fees at courts")


@pytest.fixture
def groups(records: Records, embedder: Embedder) -> GroupStore:
    """One group: asked twice in one conversation two days ago, and once each five weeks."""
    near = NearestHeading("p", "Parking policy", FEES, None)
    far = NearestHeading("h", "Handbook", ("Handbook", "Cars"), None)
    twice = [
        unanswered("who pays for parking at the court", near),
        unanswered("who pays for my parking at court?", far, near),
    ]
    keep(records, twice, days_ago=2)
    for weeks in (5, 10, 15):
        asked = unanswered(f"who pays for parking at court {weeks}", near, far)
        keep(records, [asked], owner=f"person {weeks}", days_ago=7 * weeks)
    gather(records, embedder)
    group_new(records)
    return GroupStore(records)


@pytest.fixture
def one(groups: GroupStore) -> Group:
    (found,) = groups.all()
    return found


def test_a_group_tells_how_often_it_is_asked(one: Group) -> None:
    assert (one.count, one.conversations, one.state) == (5, 4, State.NEW)
    assert len(one.weeks) == WEEKS
    assert sum(week.count for week in one.weeks) == 4
    assert one.weeks[0].begins < one.weeks[-1].begins
    assert (one.lately, one.before) == (2, 1)
    assert round((one.last_at - one.first_at).total_seconds() / 86_400) == 7 * 15 - 2
    assert "parking" in one.name


def test_the_heading_that_was_near_to_most_comes_first(one: Group) -> None:
    assert [heading.heading_trail for heading in one.nearest] == [FEES, ("Handbook", "Cars")]


def test_a_group_is_given_to_an_owner(groups: GroupStore, one: Group) -> None:
    groups.give_to(one.id, "  Estates\n team ", "Ask Mr Gwendal Zablocki, CRN X987654")
    given = groups.get(one.id)
    assert (given.state, given.owner) == (State.WITH_OWNER, "Estates team")
    assert "X987654" not in given.note
    groups.give_to(one.id, "x" * 1000)
    assert len(groups.get(one.id).owner) == LONGEST_OWNER


def test_a_group_is_declined_and_opened_again(groups: GroupStore, one: Group) -> None:
    groups.decline(one.id, "Not for us.")
    assert (groups.get(one.id).state, groups.get(one.id).note) == (State.DECLINED, "Not for us.")
    groups.open_again(one.id)
    assert groups.get(one.id).state is State.NEW
    groups.give_to(one.id, "Estates")
    groups.decline(one.id)
    groups.open_again(one.id)
    assert groups.get(one.id).state is State.WITH_OWNER


def test_what_cannot_be_decided_says_why(groups: GroupStore, one: Group) -> None:
    with pytest.raises(OwnerMissing, match="Name the team"):
        groups.give_to(one.id, " \n ")
    with pytest.raises(UnknownGroup, match="not kept any more"):
        groups.decline("none")
    with pytest.raises(UnknownGroup):
        groups.get("none")
    with pytest.raises(NothingToReject):
        groups.reject_answer(one.id)
    assert groups.get(one.id) == one
