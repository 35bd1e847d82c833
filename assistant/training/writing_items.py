"""Items as a trainer writes them: typed words made into an item, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from secrets import token_hex

from assistant.records.rows import storable
from assistant.training.grounds import Grounds
from assistant.training.item import Item, ItemKind, Maker, Option
from assistant.training.marking import asks_for_several

LONGEST_QUESTION = 600
LONGEST_OPTION = 600
LONGEST_EXPLANATION = 1500
MOST_OPTIONS = 8


class Fault(StrEnum):
    """What is wrong with an item as it was typed."""

    NO_QUESTION = "no_question"
    TOO_LONG = "too_long"
    FEW_OPTIONS = "few_options"
    ALIKE_OPTIONS = "alike_options"
    NONE_RIGHT = "none_right"
    HALF_PAIR = "half_pair"
    NO_QUOTE = "no_quote"
    NO_TOPIC = "no_topic"


@dataclass(frozen=True, slots=True)
class TypedItem:
    """An item as it stands in a form.

    `options` are the rows in the order typed, empty ones included: the answers to choose from, of
    which the row `right` is the right one (-1 for none); for `order` the steps in their right
    order; for `match` the meanings of the `prompts` beside them.
    """

    kind: ItemKind
    question: str = ""
    options: tuple[str, ...] = ()
    right: int = -1
    prompts: tuple[str, ...] = ()
    explanation: str = ""
    topic: str = ""


def typed_from(item: Item) -> TypedItem:
    """Return an item as it is typed."""
    several = asks_for_several(item.kind)
    return TypedItem(
        kind=item.kind,
        question=item.question,
        options=item.right_texts if several else tuple(one.text for one in item.options),
        right=-1 if several else item.right[0],
        prompts=item.prompts,
        explanation=item.explanation,
        topic=item.topic,
    )


def faults_of(
    typed: TypedItem, grounds: Sequence[Grounds], topics: Sequence[str]
) -> tuple[Fault, ...]:
    """Return what keeps typed words from being an item, nothing for sound ones."""
    rows = _rows(typed)
    words = [words.casefold() for _, words, _ in rows]
    several = asks_for_several(typed.kind)
    longest = max((len(one) for one in (*typed.options, *typed.prompts)), default=0)
    prompts = [prompt.casefold() for _, _, prompt in rows] if _pairs(typed) else []
    checks = {
        Fault.NO_QUESTION: not typed.question.strip(),
        Fault.TOO_LONG: len(typed.question) > LONGEST_QUESTION
        or len(typed.explanation) > LONGEST_EXPLANATION
        or longest > LONGEST_OPTION,
        Fault.FEW_OPTIONS: len(rows) < 2,
        Fault.ALIKE_OPTIONS: len(set(words)) < len(words) or len(set(prompts)) < len(prompts),
        Fault.NONE_RIGHT: not several and typed.right not in [place for place, _, _ in rows],
        Fault.HALF_PAIR: _pairs(typed) and not all(row[1] and row[2] for row in rows),
        Fault.NO_QUOTE: not any(one.citations for one in grounds),
        Fault.NO_TOPIC: typed.topic not in topics,
    }
    return tuple(fault for fault, wrong in checks.items() if wrong)


def item_from(typed: TypedItem, grounds: Sequence[Grounds], *, before: Item | None = None) -> Item:
    """Return the item that sound typed words make: a new one, or `before` with other words.

    Wrong answers that stay as they were keep telling where they were taken from.
    """
    rows = _rows(typed)
    known = {one.text: one for one in before.options} if before else {}
    options = [known.get(words, Option(words)) for _, words, _ in rows]
    item_id = before.id if before else f"own-{token_hex(6)}"
    right: tuple[int, ...]
    if not asks_for_several(typed.kind):
        shown = tuple(options)
        right = (next(at for at, row in enumerate(rows) if row[0] == typed.right),)
    elif before and len(options) == len(known) and set(options) == set(before.options):
        shown = before.options
        right = tuple(shown.index(one) for one in options)
    else:
        order = _mixed(len(options), item_id)
        shown = tuple(options[at] for at in order)
        right = tuple(order.index(at) for at in range(len(options)))
    item = Item(
        id=item_id,
        kind=typed.kind,
        question=_line(typed.question),
        options=shown,
        right=right,
        grounds=tuple(grounds),
        explanation=_line(typed.explanation),
        topic=typed.topic,
        prompts=tuple(prompt for _, _, prompt in rows) if _pairs(typed) else (),
        maker=Maker.TRAINER,
        shown=before.shown if before else True,
    )
    same = before is not None and replace(item, maker=before.maker) == before
    return before if before is not None and same else item


def _rows(typed: TypedItem) -> list[tuple[int, str, str]]:
    """Return the rows that hold anything: the place typed at, the words, and the prompt beside."""
    prompts = typed.prompts if _pairs(typed) else ()
    rows = [
        (place, _line(words), _line(prompts[place]) if place < len(prompts) else "")
        for place, words in enumerate(typed.options)
    ]
    return [one for one in rows if one[1] or one[2]]


def _pairs(typed: TypedItem) -> bool:
    return typed.kind is ItemKind.MATCH


def _line(words: str) -> str:
    return " ".join(storable(words).split())


def _mixed(count: int, seed: str) -> list[int]:
    """Return an order of so many options that is not the right one, the same for one item."""
    order = list(range(count))
    chance = Random(seed)
    while count > 1 and order == sorted(order):
        chance.shuffle(order)
    return order
