"""How a quiz item is answered where programs ask it."""

from __future__ import annotations

from enum import StrEnum

from assistant.training.item import ItemKind
from ui.export.training.worded import WordedItem
from ui.export.transcript import Say


class Answering(StrEnum):
    """The ways that the formats of question banks have in common."""

    CHOOSE = "choose"
    TRUE_FALSE = "true_false"
    MATCH = "match"
    ORDER = "order"


_TRUE, _FALSE = ("true", "gwir"), ("false", "gau", "anghywir")


def answering_of(item: WordedItem) -> Answering:
    """Return how an item is answered; only one of true and false alone is `TRUE_FALSE`."""
    if item.kind is ItemKind.ORDER:
        return Answering.ORDER
    if item.kind is ItemKind.MATCH:
        return Answering.MATCH
    said = {one.casefold().rstrip(".") for one in item.options}
    if len(item.options) == 2 and said & set(_TRUE) and said & set(_FALSE):
        return Answering.TRUE_FALSE
    return Answering.CHOOSE


def is_true(item: WordedItem) -> bool:
    """Tell whether the right answer to an item of true and false is true."""
    return item.options[item.right[0]].casefold().rstrip(".") in _TRUE


def pairs_of(item: WordedItem, say: Say) -> tuple[tuple[str, str], ...]:
    """Return what belongs together: each term and its meaning, or each step and its place."""
    if item.kind is ItemKind.MATCH:
        told = (item.options[at] for at in item.right)
        return tuple(zip(item.prompts, told, strict=True))
    places = {at: place for place, at in enumerate(item.right, start=1)}
    return tuple(
        (step, say("export-pack-place", number=places[at])) for at, step in enumerate(item.options)
    )


def left_over(item: WordedItem) -> tuple[str, ...]:
    """Return the meanings that belong to no term."""
    return tuple(one for at, one in enumerate(item.options) if at not in item.right)
