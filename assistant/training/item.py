"""A quiz item: a question that one passage of the guidance settles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.training.grounds import Grounds


class ItemKind(StrEnum):
    """What an item asks for."""

    NUMBER = "number"
    DATE = "date"
    DURATION = "duration"
    WHO = "who"
    WHICH = "which"
    ORDER = "order"
    TRUE_FALSE = "true_false"
    MATCH = "match"
    CURRENT_RULE = "current_rule"


class Maker(StrEnum):
    """Who worded an item: the program by rule, a language model under the checks, or a trainer."""

    RULE = "rule"
    MODEL = "model"
    TRAINER = "trainer"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from.

    A wrong one that was taken from elsewhere in the guidance says from where in `taken_from`, by
    the id of that passage; a statement turned round says nothing.
    """

    text: str
    taken_from: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A quiz item.

    `options` are what is chosen from, and `right` are the places in it of the right ones: one place
    for all kinds but two. For `order` the options are the steps, and `right` is their right order.
    For `match` the options are the meanings, `prompts` the terms, and `right[n]` is the place of
    the meaning of `prompts[n]`. `explanation` is shown after answering, before the quote. `topic`
    is one of the pack's. `shown` is false for one that a trainer has dropped; it is kept, so that
    it can be taken back.
    """

    id: str
    kind: ItemKind
    question: str
    options: tuple[Option, ...]
    right: tuple[int, ...]
    grounds: tuple[Grounds, ...]
    explanation: str
    topic: str = ""
    prompts: tuple[str, ...] = ()
    maker: Maker = Maker.RULE
    shown: bool = True

    @property
    def right_texts(self) -> tuple[str, ...]:
        """The right answer in words: one option, all steps in order, or a meaning for each term."""
        return tuple(self.options[at].text for at in self.right)
