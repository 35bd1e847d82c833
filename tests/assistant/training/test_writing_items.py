"""Typed words become items, or what is wrong with them is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.training.grounds import Grounds
from assistant.training.item import Item, ItemKind, Maker, Option
from assistant.training.marking import is_right
from assistant.training.writing_items import (
    LONGEST_OPTION,
    LONGEST_QUESTION,
    Fault,
    TypedItem,
    faults_of,
    item_from,
    typed_from,
)
from tests.assistant.training.made_up_pack import (
    FIRST,
    STEPS,
    circular,
    handbook,
    made_up_pack,
    quoted,
)

ITEMS = {one.id: one for one in made_up_pack(handbook(), circular()).items}
GROUNDS = (quoted(handbook(), FIRST),)
TOPICS = ("orders", "risk")
SOUND = TypedItem(
    ItemKind.NUMBER, "Within how many days?", ("two", "", "five"), right=2, topic="orders"
)


@pytest.mark.parametrize("item", ITEMS.values(), ids=list(ITEMS))
def test_an_item_that_is_typed_as_it_was_stays_the_same(item: Item) -> None:
    typed = typed_from(item)
    assert faults_of(typed, item.grounds, TOPICS) == ()
    assert item_from(typed, item.grounds, before=item) is item


def test_a_new_item_says_that_a_trainer_worded_it() -> None:
    assert faults_of(SOUND, GROUNDS, TOPICS) == ()
    item = item_from(SOUND, GROUNDS)
    assert (item.question, item.maker, item.shown) == ("Within how many days?", Maker.TRAINER, True)
    assert (item.options, item.right) == ((Option("two"), Option("five")), (1,))
    assert item.id != item_from(SOUND, GROUNDS).id


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"question": " \n "}, Fault.NO_QUESTION),
        ({"question": "x" * (LONGEST_QUESTION + 1)}, Fault.TOO_LONG),
        ({"options": ("x" * (LONGEST_OPTION + 1), "y", "z")}, Fault.TOO_LONG),
        ({"options": ("", "", "five")}, Fault.FEW_OPTIONS),
        ({"options": ("five", "", " FIVE ")}, Fault.ALIKE_OPTIONS),
        ({"right": -1}, Fault.NONE_RIGHT),
        ({"right": 1}, Fault.NONE_RIGHT),
        ({"topic": "astronomy"}, Fault.NO_TOPIC),
    ],
)
def test_what_is_wrong_is_told(changed: dict[str, object], fault: Fault) -> None:
    assert faults_of(replace(SOUND, **changed), GROUNDS, TOPICS) == (fault,)  # type: ignore[arg-type]


@pytest.mark.parametrize("grounds", [(), (Grounds("/handbook.md", ()),)])
def test_an_item_without_a_quote_is_none(grounds: tuple[Grounds, ...]) -> None:
    assert faults_of(SOUND, grounds, TOPICS) == (Fault.NO_QUOTE,)


def test_half_a_pair_is_told_and_so_are_two_equal_terms() -> None:
    typed = TypedItem(ItemKind.MATCH, "Match.", ("one", "two"), prompts=("A", ""), topic="orders")
    assert Fault.HALF_PAIR in faults_of(typed, GROUNDS, TOPICS)
    assert Fault.ALIKE_OPTIONS in faults_of(replace(typed, prompts=("A", "a")), GROUNDS, TOPICS)


@pytest.mark.parametrize("kind", [ItemKind.ORDER, ItemKind.MATCH])
def test_steps_and_meanings_are_shown_mixed_and_marked_right(kind: ItemKind) -> None:
    typed = TypedItem(kind, "Which?", STEPS, prompts=("A", "B", "C"), topic="risk")
    item = item_from(typed, GROUNDS)
    assert [one.text for one in item.options] != list(STEPS)
    assert item.right_texts == STEPS
    assert is_right(item, item.right)
    assert item.prompts == (("A", "B", "C") if kind is ItemKind.MATCH else ())


def test_wrong_answers_keep_where_they_were_taken_from() -> None:
    item = replace(ITEMS["first"], options=(Option("two", "p:1-9"), Option("five")), right=(1,))
    typed = replace(typed_from(item), question="How soon?", options=("two", "five", "nine"))
    again = item_from(typed, GROUNDS, before=item)
    assert again.options == (Option("two", "p:1-9"), Option("five"), Option("nine"))
    assert (again.id, again.question) == (item.id, "How soon?")


def test_half_a_character_that_a_browser_sent_is_lost_and_nothing_else() -> None:
    item = item_from(replace(SOUND, question="Within \ud800 days?"), GROUNDS)
    assert item.question == "Within ? days?"
