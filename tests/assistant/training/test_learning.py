"""Learners answer, meet what they missed again after growing intervals, and are counted fairly."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from assistant.records.database import Records
from assistant.records.rows import now
from assistant.training.errors import IncompleteAnswer, UnknownCode, UnknownPiece, UnusableName
from assistant.training.learners import LONGEST_NAME, Learner, LearnerStore
from assistant.training.learning import LearningStore, Why
from assistant.training.marking import is_right
from assistant.training.pieces import item_of, with_item, without
from assistant.training.pieces import piece_named as named
from assistant.training.results import ResultsDesk
from assistant.training.spacing import spaced
from assistant.training.store import OpenedPack, PackStore, Step
from tests.assistant.training.made_up_pack import circular, handbook, made_up_pack

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
RIGHT = {one.id: one.right for one in made_up_pack(handbook(), circular()).items}


@pytest.fixture
def opened(store: PackStore) -> OpenedPack:
    kept = store.keep("trainer", made_up_pack(handbook(), circular()))
    return store.open(store.share("trainer", kept.id))


@pytest.fixture
def learners(records: Records) -> LearnerStore:
    return LearnerStore(records)


@pytest.fixture
def learning(records: Records) -> LearningStore:
    return LearningStore(records)


@pytest.fixture
def otter(learners: LearnerStore, opened: OpenedPack) -> Learner:
    return learners.begin(opened, "browser", "Blue otter")


def wrong(item_id: str) -> tuple[int, ...]:
    right = RIGHT[item_id]
    return (right[0] ^ 1,) if len(right) == 1 else right[::-1]


def answered(learning, learner, opened, item_id, *, right=True, at=START):
    item = item_of(opened.pack, item_id)
    return learning.answer(
        learner, opened, item, RIGHT[item_id] if right else wrong(item_id), at=at
    )


# Who learns.


def test_a_learner_is_a_name_in_a_browser(learners, opened, otter):
    assert learners.of(opened, "browser") == otter
    assert learners.of(opened, "another") is None
    assert learners.name_before("browser") == "Blue otter"
    assert learners.name_before("another") == ""


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "empty"),
        (" - ", "empty"),
        ("x" * (LONGEST_NAME + 1), "long"),
        ("jane.doe@example.org", "personal"),
        ("A1234BC", "personal"),
        ("blue  OTTER", "taken"),
    ],
)
def test_a_name_that_cannot_be_used_is_refused_with_the_reason(
    learners, opened, otter, name, reason
):
    assert otter.name == "Blue otter"
    with pytest.raises(UnusableName) as raised:
        learners.begin(opened, "another", name)
    assert raised.value.reason == reason
    assert learners.of(opened, "another") is None


@pytest.mark.parametrize("name", ["Ann", "4711", "Ann Smith", "Siân", "x" * LONGEST_NAME, "<b>"])
def test_a_nickname_a_number_or_a_name_will_do(learners, opened, name):
    assert learners.begin(opened, "browser", f" {name} ").name == name


def test_a_return_code_brings_a_learner_back_in_another_browser(learners, opened, otter):
    with pytest.raises(UnknownCode):
        learners.come_back(opened, "phone", "nothing")
    spoken = f" {otter.code[:5].upper()} {otter.code[5:]} "
    assert learners.come_back(opened, "phone", spoken) == otter
    assert learners.of(opened, "browser") == learners.of(opened, "phone") == otter


def test_on_a_shared_computer_the_next_learner_begins_anew(learners, learning, opened, otter):
    answered(learning, otter, opened, "first", right=False)
    learners.leave(opened, "browser")
    assert learners.of(opened, "browser") is None
    newt = learners.begin(opened, "browser", "Newt")
    assert learning.next_item(newt, opened.pack).new == 6
    assert learners.come_back(opened, "browser", otter.code) == otter


def test_what_a_learner_deletes_is_gone(learners, learning, records, opened, otter):
    answered(learning, otter, opened, "first", right=False)
    learners.forget(opened, "browser")
    assert learners.of(opened, "browser") is None
    for table in ("learners", "learner_browsers", "attempts", "cards"):
        assert records.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"] == 0, table
    with pytest.raises(UnknownPiece):
        answered(learning, otter, opened, "first")
    assert b"otter" not in b"".join(p.read_bytes() for p in records.path.parent.iterdir())


# Marking.


@pytest.mark.parametrize("item_id", list(RIGHT))
def test_every_kind_of_item_is_marked(opened, item_id):
    item = item_of(opened.pack, item_id)
    assert is_right(item, item.right)
    assert not is_right(item, wrong(item_id))


@pytest.mark.parametrize(
    ("item_id", "chosen"),
    [
        *(("first", one) for one in ((), (4,), (-1,), (0, 1))),
        *(("steps", one) for one in ((0, 1), (0, 0, 1))),
        ("terms", (0, 1, 3)),
    ],
)
def test_an_answer_that_is_not_whole_is_not_marked(learning, opened, otter, item_id, chosen):
    with pytest.raises(IncompleteAnswer):
        learning.answer(otter, opened, item_of(opened.pack, item_id), chosen)
    assert learning.next_item(otter, opened.pack).new == 6


# What comes next.


def test_new_items_come_in_the_order_of_the_pack(learning, opened, otter):
    met = []
    while (following := learning.next_item(otter, opened.pack, at=START)) is not None:
        assert following.why is Why.NEW
        met.append(following.item.id)
        answered(learning, otter, opened, following.item.id)
    assert met == [one.id for one in opened.pack.items]


def test_a_missed_item_comes_back_once_the_others_are_asked(learning, opened, otter):
    answered(learning, otter, opened, "first", right=False)
    for item_id in list(RIGHT)[1:]:
        assert learning.next_item(otter, opened.pack, at=START).why is Why.NEW
        answered(learning, otter, opened, item_id)
    again = learning.next_item(otter, opened.pack, at=START + timedelta(minutes=2))
    assert (again.item.id, again.why, again.tries) == ("first", Why.AGAIN, 1)
    answered(learning, otter, opened, "first", at=START + timedelta(minutes=2))
    assert learning.next_item(otter, opened.pack, at=START + timedelta(minutes=3)) is None


def test_what_is_due_comes_before_what_is_new(learning, opened, otter):
    answered(learning, otter, opened, "manager", right=False)
    following = learning.next_item(otter, opened.pack, at=START + timedelta(minutes=11))
    assert (following.item.id, following.why) == ("manager", Why.DUE)
    assert (following.due, following.new) == (1, 5)


def test_the_intervals_grow_and_a_miss_begins_again():
    card, at, days = None, START, []
    for _ in range(5):
        done = spaced(card, correct=True, at=at)
        days.append((done.due_at - at).days)
        card, at = done.card, done.due_at
    assert days == sorted(days)
    assert days[0] >= 1
    assert days[-1] > 10 * days[0]
    missed = spaced(card, correct=False, at=at)
    assert missed.due_at - at == timedelta(minutes=10)
    after = spaced(missed.card, correct=True, at=missed.due_at)
    assert 1 <= (after.due_at - missed.due_at).days < days[-1]


def test_a_missed_item_comes_back_after_growing_intervals(learning, opened, otter):
    at, days = START, []
    answered(learning, otter, opened, "plan", right=False, at=at)
    for _ in range(4):
        at = learning.due_after(otter, "plan")
        assert learning.next_item(otter, opened.pack, at=at).item.id == "plan"
        answered(learning, otter, opened, "plan", at=at)
        days.append((learning.due_after(otter, "plan") - at).days)
    assert days == sorted(set(days))
    assert learning.due_after(otter, "first") is None


def test_what_is_dropped_or_marked_is_not_asked(learning, opened, otter):
    pack = without(opened.pack, named("item-first"))
    following = learning.next_item(otter, pack, left_out={"missed"}, at=START)
    assert (following.item.id, following.new) == ("manager", 4)


def test_a_stopped_sitting_goes_on_where_it_was(learning, opened, otter, records):
    answered(learning, otter, opened, "first")
    attempt = answered(learning, otter, opened, "missed", right=False)
    again = LearningStore(records)
    assert again.next_item(otter, opened.pack, at=START).item.id == "manager"
    assert again.attempt(otter, attempt.id) == attempt
    with pytest.raises(UnknownPiece):
        again.attempt(replace(otter, key=otter.key + 1), attempt.id)


def test_a_question_whose_right_answer_changed_comes_back_at_once(store, learning, opened, otter):
    for item_id in RIGHT:
        answered(learning, otter, opened, item_id, at=now())
    assert learning.next_item(otter, opened.pack) is None
    worded = replace(item_of(opened.pack, "plan"), question="How often is a plan reviewed?")
    edited = store.change("trainer", with_item(opened.pack, worded), Step.EDITED)
    assert learning.next_item(otter, edited) is None
    renewed = replace(item_of(edited, "first"), right=(2,))
    edited = store.change("trainer", with_item(edited, renewed), Step.RENEWED)
    again = learning.next_item(otter, edited)
    assert (again.item.id, again.why, again.due) == ("first", Why.DUE, 1)


# Progress and results.


def test_progress_is_told_by_topic(learning, opened, otter):
    answered(learning, otter, opened, "first", right=False)
    answered(learning, otter, opened, "first")
    answered(learning, otter, opened, "plan", right=False)
    told = learning.progress(otter, opened.pack, at=START)
    assert [(one.topic, one.items, one.answered, one.right) for one in told.topics] == [
        ("orders", 3, 1, 1),
        ("risk", 3, 1, 0),
    ]
    assert (told.items, told.answered, told.right, told.first_right) == (6, 2, 1, 0)
    assert (told.due, told.later) == (0, 2)
    assert told.next_due == START + timedelta(minutes=10)


def test_results_of_the_group_count_each_learner_once(learners, learning, records, opened, otter):
    newt = learners.begin(opened, "phone", "Newt")
    answered(learning, otter, opened, "first", right=False)
    answered(learning, otter, opened, "first", right=False)
    answered(learning, otter, opened, "first")
    answered(learning, newt, opened, "first")
    answered(learning, newt, opened, "manager", right=False)
    results = ResultsDesk(records).of("trainer", opened.pack)
    first, manager = results.items["first"], results.items["manager"]
    assert (first.answered, first.first_right, first.tries, first.missed) == (2, 1, 4, 1)
    assert (first.often_chosen, first.often_chosen_count) == (("two",), 2)
    assert [one.item for one in results.most_missed] == ["manager", "first"]
    assert manager.missed == 1
    assert [
        (one.name, one.answered, one.first_right, one.right_now) for one in results.learners
    ] == [
        ("Blue otter", 1, 0, 1),
        ("Newt", 2, 1, 1),
    ]


def test_results_of_an_event_are_those_of_its_link(
    store, learners, learning, records, opened, otter
):
    answered(learning, otter, opened, "first", right=False)
    event = store.freeze("trainer", opened.pack.id, 1, "Induction")
    frozen = store.open(event.token)
    newt = learners.begin(frozen, "phone", "Newt")
    answered(learning, newt, frozen, "missed")
    store.end_event("trainer", opened.pack.id, event.key)
    results = ResultsDesk(records).of("trainer", opened.pack, event_key=event.key)
    assert list(results.items) == ["missed"]
    assert [one.name for one in results.learners] == ["Newt"]
    assert results.most_missed == ()


def test_an_item_that_is_edited_keeps_its_results_and_one_taken_out_has_none(
    store, learning, records, opened, otter
):
    answered(learning, otter, opened, "first", right=False)
    edited = store.change("trainer", without(opened.pack, named("item-missed")), Step.DROPPED)
    assert ResultsDesk(records).of("trainer", edited).items["first"].answered == 1
    fewer = replace(edited, items=edited.items[1:])
    assert ResultsDesk(records).of("trainer", fewer).items == {}
