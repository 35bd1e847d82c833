"""Questions alike in meaning come together, and stay together from day to day."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from assistant.insight.gather import gather
from assistant.insight.group import State
from assistant.insight.grouping import group_new
from assistant.insight.groups import GroupStore
from assistant.records.conversations import ConversationStore
from assistant.records.database import Records
from index.exported_model import Embedder
from tests.assistant.insight.kept_questions import keep
from tests.assistant.insight.made_up_questions import made_questions

BEES = (
    "May an office keep beehives on the roof?",
    "are beehives allowed on an office roof",
    "how many beehives can we have on our roof",
)
PARKING = (
    "Who pays for parking at the court?",
    "can I claim back the parking fee at court",
    "parking charges at court - who pays",
)
LONELY = "What colour is the minister's umbrella?"


def grouped(records: Records, embedder: Embedder) -> dict[str, frozenset[str]]:
    gather(records, embedder)
    group_new(records)
    return {
        one.id: frozenset(example.text for example in one.examples)
        for one in GroupStore(records).all()
    }


def test_questions_alike_in_meaning_form_a_group(records: Records, embedder: Embedder) -> None:
    for one in (*BEES, *PARKING, LONELY):
        keep(records, [one])
    found = grouped(records, embedder)
    assert set(found.values()) == {frozenset(BEES), frozenset(PARKING)}
    assert [one.text for one in GroupStore(records).alone()] == [LONELY]


def test_a_new_question_joins_the_nearest_group_and_no_id_changes(
    records: Records, embedder: Embedder
) -> None:
    for one in (*BEES[:2], *PARKING[:2]):
        keep(records, [one])
    before = grouped(records, embedder)
    for one in (BEES[2], PARKING[2], LONELY):
        keep(records, [one])
    after = grouped(records, embedder)
    assert set(after) == set(before)
    assert all(before[key] < after[key] for key in before)
    assert grouped(records, embedder) == after


def test_a_question_that_waited_becomes_a_group_with_the_next_like_it(
    records: Records, embedder: Embedder
) -> None:
    keep(records, [LONELY])
    assert grouped(records, embedder) == {}
    keep(records, ["which colour does the umbrella of the minister have"])
    (found,) = grouped(records, embedder).values()
    assert LONELY in found


def test_an_answered_group_is_open_when_it_is_asked_again(
    records: Records, embedder: Embedder
) -> None:
    for one in BEES[:2]:
        keep(records, [one])
    (group_id,) = grouped(records, embedder)
    groups = GroupStore(records)
    groups.give_to(group_id, "Estates")
    with records.writing() as connection:
        connection.execute("UPDATE insight_groups SET state = 'answered'")
    grouped(records, embedder)
    assert groups.get(group_id).state is State.ANSWERED
    keep(records, [BEES[2]])
    grouped(records, embedder)
    assert (groups.get(group_id).state, groups.get(group_id).owner) == (State.WITH_OWNER, "Estates")


def test_a_group_goes_with_its_last_question(records: Records, embedder: Embedder) -> None:
    for one in BEES:
        keep(records, [one], owner=one)
    assert len(grouped(records, embedder)) == 1
    store = ConversationStore(records)
    store.delete_all(BEES[0])
    assert list(grouped(records, embedder).values()) == [frozenset(BEES[1:])]
    store.delete_all(BEES[1])
    store.delete_all(BEES[2])
    assert grouped(records, embedder) == {}
    assert records.rows("SELECT * FROM insight_groups") == []


@pytest.mark.parametrize("seed", [1, 2])
def test_groups_are_mostly_of_one_topic(records: Records, embedder: Embedder, seed: int) -> None:
    made = made_questions(topics=12, sections=3, wordings=8, seed=seed)
    topic = {one.text: one.topic for one in made}
    random.Random(seed).shuffle(made)
    for start in range(0, len(made), 96):
        keep(records, [one.text for one in made[start : start + 96]])
        before = grouped(records, embedder)
    after = grouped(records, embedder)
    assert after == before
    members = [Counter(topic[one] for one in those) for those in after.values()]
    in_groups = sum(one.total() for one in members)
    pure = sum(one.most_common(1)[0][1] for one in members)
    assert pure / in_groups > 0.8
    assert in_groups / len(made) > 0.6
    assert 24 <= len(after) <= 96
