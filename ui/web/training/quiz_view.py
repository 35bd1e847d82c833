"""Lays out an item to be answered, and how it was answered."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from random import Random
from string import ascii_uppercase

from assistant.training.item import Item, ItemKind
from assistant.training.learners import Learner
from assistant.training.learning import Attempt
from assistant.training.marking import asks_for_several
from ui.web.training.answers import Typed

# Whoever knows the order of the answers by heart has not learned the item.
_AS_THEY_ARE = (ItemKind.TRUE_FALSE,)


@dataclass(frozen=True, slots=True)
class ShownOption:
    """One thing to choose; `value` is its place in the item, `letter` what it is called here."""

    value: int
    text: str
    letter: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ShownPrompt:
    """A step or a term for which a place or a meaning is chosen."""

    name: str
    text: str
    chosen: int = -1


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item as a form: `form` is `choice`, `order` or `match`."""

    form: str
    question: str
    options: tuple[ShownOption, ...]
    prompts: tuple[ShownPrompt, ...] = ()
    stamp: str = ""


def shown_item(item: Item, learner: Learner, tries: int, typed: Typed | None = None) -> ShownItem:
    """Return an item to be answered for the time after so many tries, with what was chosen."""
    order = list(range(len(item.options)))
    if item.kind not in _AS_THEY_ARE:
        Random(f"{learner.key}:{item.id}:{tries}").shuffle(order)
    chosen = typed.number("choice") if typed else -1
    options = tuple(
        ShownOption(at, item.options[at].text, ascii_uppercase[place % 26], at == chosen)
        for place, at in enumerate(order)
    )
    return ShownItem(
        form=form_of(item),
        question=item.question,
        options=options,
        prompts=_prompts(item, order, typed),
        stamp=stamp_of(item),
    )


def form_of(item: Item) -> str:
    """Return by which kind of form an item is answered."""
    return item.kind.value if asks_for_several(item.kind) else "choice"


def stamp_of(item: Item) -> str:
    """Return a text that changes when an item is asked in other words or with other options."""
    words = "\n".join([item.question, *item.prompts, *(one.text for one in item.options)])
    return sha256(words.encode()).hexdigest()[:16]


def chosen_in(item: Item, typed: Typed) -> tuple[int, ...]:
    """Return the options that were chosen, as `is_right` takes them; -1 for what was left open."""
    if item.kind is ItemKind.MATCH:
        return tuple(typed.number(f"prompt-{place}") for place in range(len(item.prompts)))
    if item.kind is ItemKind.ORDER:
        places = {typed.number(f"step-{at}"): at for at in range(len(item.options))}
        return tuple(places.get(place, -1) for place in range(len(item.options)))
    return (typed.number("choice"),)


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """How an item was answered: pairs of prompt and text, the prompt empty where there is none."""

    correct: bool
    chosen: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]
    form: str


def shown_answer(item: Item, attempt: Attempt) -> ShownAnswer:
    """Return an answer beside the right one."""
    return ShownAnswer(
        correct=attempt.correct,
        chosen=_with_prompts(item, attempt.chosen),
        right=shown_right(item),
        form=form_of(item),
    )


def shown_right(item: Item) -> tuple[tuple[str, str], ...]:
    """Return the right answer of an item, each text with its prompt."""
    return _with_prompts(item, item.right_texts)


def _with_prompts(item: Item, texts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    prompts = item.prompts or ("",) * len(texts)
    return tuple(zip(prompts, texts, strict=False))


def _prompts(item: Item, order: list[int], typed: Typed | None) -> tuple[ShownPrompt, ...]:
    def chosen(name: str) -> int:
        return typed.number(name) if typed else -1

    if item.kind is ItemKind.MATCH:
        named = [(f"prompt-{place}", term) for place, term in enumerate(item.prompts)]
    elif item.kind is ItemKind.ORDER:
        named = [(f"step-{at}", item.options[at].text) for at in order]
    else:
        named = []
    return tuple(ShownPrompt(name, text, chosen(name)) for name, text in named)
