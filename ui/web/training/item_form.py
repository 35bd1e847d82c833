"""The form of an item: what a trainer types, what it rests on, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends

from assistant.parts import Parts
from assistant.training.grounds import Grounds
from assistant.training.item import Item, ItemKind
from assistant.training.items.force import FALSE, TRUE
from assistant.training.marking import asks_for_several
from assistant.training.quoting import QuotablePassage, passage_at, quoted_from
from assistant.training.validate import Fault as Objection
from assistant.training.validate import objections_to
from assistant.training.writing_items import MOST_OPTIONS, TypedItem, typed_from
from corpus.errors import CorpusError
from ui.web.language import Words
from ui.web.training.answers import Typed, number_from

_LEAST_ROWS = 4
# What a person who has read the passage may know better than a program: all others stand.
_MAY_BE_OVERRULED = (
    Objection.KINDS_MIXED,
    Objection.NOT_ANSWERED,
    Objection.ALSO_RIGHT,
    Objection.NOT_FALSE,
    Objection.DUPLICATE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """The passage that words are picked from, as the address of a form names it.

    `number` says which of the grounds of an item they take the place of, `picked` are the numbers
    of the words that are ticked.
    """

    document: str = ""
    at: int = -1
    number: int = 0
    picked: tuple[int, ...] = ()

    @property
    def query(self) -> str:
        """What an address needs to name it, empty for none."""
        if not self.document:
            return ""
        return urlencode({"document": self.document, "at": self.at, "ground": self.number})


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form: an answer, a step, or a term with its meaning."""

    number: int
    words: str
    prompt: str
    right: bool


@dataclass(frozen=True, slots=True)
class Objected:
    """Why an item may not be used, in words; `detail` says more, in English."""

    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class Objections:
    """All objections to an item, and whether its trainer may overrule them."""

    told: tuple[Objected, ...]
    may_be_overruled: bool


def source_asked_for(document: str = "", at: str = "", ground: str = "", pick: str = "") -> Source:
    """Return the passage that an address names; FastAPI can take this as a dependency."""
    picked = tuple(one for one in (number_from(pick),) if one >= 0)
    return Source(document, number_from(at), max(0, number_from(ground)), picked)


def source_typed(form: Typed) -> Source:
    """Return the passage that a form names, with the words that were ticked."""
    number = max(0, form.number("ground"))
    return Source(form.one("document"), form.number("at"), number, form.numbers("quote"))


Picking = Annotated[Source, Depends(source_asked_for)]


def passage_of(source: Source, parts: Parts) -> QuotablePassage | None:
    """Return the passage to pick words from, nothing if none is named or held."""
    if not source.document or source.at < 0:
        return None
    try:
        return passage_at(parts, source.document, source.at)
    except CorpusError:
        return None  # the form then says that words have to be picked


def grounds_from(
    item: Item | None,
    source: Source,
    passage: QuotablePassage | None,
    parts: Parts,
) -> tuple[Grounds, ...]:
    """Return what an item rests on: the words picked, in place of those that it rested on."""
    before = item.grounds if item else ()
    if passage is None:
        return before
    quoted = quoted_from(parts, passage, source.picked)
    fresh = (quoted,) if quoted else ()
    if not before:
        return fresh
    return (*before[: source.number], *fresh, *before[source.number + 1 :])


def typed_item(form: Typed, before: TypedItem) -> TypedItem:
    """Return what was typed of an item that stood as `before`."""
    options = form.all("option")[:MOST_OPTIONS]
    return TypedItem(
        kind=before.kind,
        question=form.one("question"),
        options=before.options if before.kind is ItemKind.TRUE_FALSE else options,
        right=form.number("right"),
        prompts=form.all("prompt")[:MOST_OPTIONS],
        explanation=form.one("explanation"),
        topic=form.one("topic"),
    )


def blank(kind: ItemKind, topic: str) -> TypedItem:
    """Return an empty item of a kind."""
    options = (TRUE, FALSE) if kind is ItemKind.TRUE_FALSE else ()
    return TypedItem(kind, options=options, topic=topic)


def as_typed(item: Item) -> TypedItem:
    """Return an item as the form shows it."""
    return typed_from(item)


def rows_of(typed: TypedItem) -> list[Row]:
    """Return the rows of the form, with some empty ones to type more."""
    if typed.kind is ItemKind.TRUE_FALSE:
        count = len(typed.options)
    else:
        held = max(len(typed.options), len(typed.prompts))
        count = min(MOST_OPTIONS, max(_LEAST_ROWS, held + 1))
        count = max(count, held)
    return [
        Row(
            place,
            typed.options[place] if place < len(typed.options) else "",
            typed.prompts[place] if place < len(typed.prompts) else "",
            place == typed.right,
        )
        for place in range(count)
    ]


def form_name(kind: ItemKind) -> str:
    """Return which kind of form a kind of item is typed in."""
    if kind is ItemKind.TRUE_FALSE:
        return "true_false"
    return kind.value if asks_for_several(kind) else "choice"


def objections(item: Item, others: Sequence[Item], parts: Parts, words: Words) -> Objections:
    """Return why an item may not be used beside `others`."""
    with parts.at_one_moment() as now:
        found = objections_to(item, now, None, [one for one in others if one.id != item.id])
    told = tuple(
        Objected(words(f"training-objection-{one.fault.value.replace('_', '-')}"), one.why)
        for one in found
    )
    return Objections(told, all(one.fault in _MAY_BE_OVERRULED for one in found))
