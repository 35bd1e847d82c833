"""Objections to the items of a pack: what may not be in a quiz that people learn from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.checking.figure import agrees
from assistant.checking.figures import figures_in
from assistant.checking.verdict import Evidence as Quoted
from assistant.parts import Parts
from assistant.scope import Scope
from assistant.training.english.words import content_of
from assistant.training.item import Item, ItemKind
from assistant.training.items.choices import are_near
from assistant.training.items.force import FALSE, TRUE
from assistant.training.items.headings import NO, YES
from assistant.training.pack import Pack
from assistant.units import units_of
from assistant.working import Unit
from corpus.currency import standing_at
from corpus.errors import CorpusError
from index.search import Query


class Fault(StrEnum):
    """What can be wrong with an item."""

    BROKEN = "broken"
    NOT_EXACT = "not_exact"
    NOT_CURRENT = "not_current"
    ANSWER_SHOWS = "answer_shows"
    OPTIONS_ALIKE = "options_alike"
    KINDS_MIXED = "kinds_mixed"
    NOT_ANSWERED = "not_answered"
    ALSO_RIGHT = "also_right"
    NOT_FALSE = "not_false"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class ItemObjection:
    """Why an item may not be used: `why` is in words for the trainer."""

    item: str
    fault: Fault
    why: str


_ENOUGH = 0.7
_ASKED_ENOUGH = 0.4
_SEARCHED = 12
_BEARING_ENOUGH = 0.75
_ALIKE = 0.8
# A sentence that tells what is over bears no old rule out.
_ENDED = re.compile(
    r"\b(?:no longer|any ?more|replaced|ended|ceased|repealed|abolished|expired|instead of"
    r"|rather than|until (?:\w+ )*(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_CHOSEN_ONE = frozenset(
    {ItemKind.NUMBER, ItemKind.DATE, ItemKind.DURATION, ItemKind.WHO, ItemKind.WHICH}
)
_OF_FIGURES = frozenset({ItemKind.NUMBER, ItemKind.DATE, ItemKind.DURATION})

Check = Callable[[Item, Parts, "date | None"], Iterator[tuple[Fault, str]]]


def objections_to_pack(
    pack: Pack, parts: Parts, day: date | None = None
) -> tuple[ItemObjection, ...]:
    """Return what is wrong with the items of a pack that are shown."""
    found: list[ItemObjection] = []
    passed: list[Item] = []
    with parts.at_one_moment() as now:
        for item in pack.shown_items:
            found += objections_to(item, now, day, passed)
            passed.append(item)
    return tuple(found)


def objections_to(
    item: Item, parts: Parts, day: date | None = None, others: Sequence[Item] = ()
) -> tuple[ItemObjection, ...]:
    """Return what is wrong with an item by itself, and beside `others` of the same pack."""
    broken = list(_form(item))
    if broken:
        return tuple(ItemObjection(item.id, fault, why) for fault, why in broken)
    found = [pair for check in _CHECKS for pair in check(item, parts, day)]
    found += [
        (Fault.DUPLICATE, f"it asks the same as “{one.question}”")
        for one in others
        if _are_one(item, one)
    ]
    return tuple(ItemObjection(item.id, fault, why) for fault, why in found)


def _form(item: Item) -> Iterator[tuple[Fault, str]]:
    places = set(range(len(item.options)))
    wanted = len(item.options) if item.kind is ItemKind.ORDER else len(item.prompts)
    if not item.grounds or any(not one.citations for one in item.grounds):
        yield Fault.BROKEN, "it rests on no passage"
    if not item.question.strip() or any(not one.text.strip() for one in item.options):
        yield Fault.BROKEN, "its question or an option is empty"
    if len(item.options) < 2 or not set(item.right) <= places or not item.right:
        yield Fault.BROKEN, "its right answer is none of its options"
    elif item.kind in (ItemKind.ORDER, ItemKind.MATCH):
        if len(item.right) != wanted or len(set(item.right)) != wanted:
            yield Fault.BROKEN, "its right answer does not use each option once"
    elif len(item.right) != 1:
        yield Fault.BROKEN, "it has more than one right answer"


def _exact(item: Item, parts: Parts, day: date | None) -> Iterator[tuple[Fault, str]]:
    """Object where the quote does not stand in the document, or is not what applies."""
    applying = parts.documents.applying(day)
    for grounds in item.grounds:
        for cite in grounds.citations:
            try:
                document = parts.documents.take(cite.document_id).document
            except CorpusError:
                yield Fault.NOT_EXACT, f"“{cite.publication}” is not held any more"
                continue
            if document.text[cite.start : cite.end] != cite.quote:
                yield Fault.NOT_EXACT, f"its quote is not in “{cite.publication}” as it stands"
            elif cite.document_id not in applying:
                yield Fault.NOT_CURRENT, f"“{cite.publication}” does not apply, or was replaced"
            elif item.kind is not ItemKind.CURRENT_RULE:
                today = day is None
                on = day or date.today()
                standing = standing_at(document, (cite.start, cite.end), on, today=today)
                if not standing.is_current:
                    yield Fault.NOT_CURRENT, "the words that it rests on ceased to apply"


def _shown(item: Item, parts: Parts, day: date | None) -> Iterator[tuple[Fault, str]]:
    """Object where the answer stands in the question."""
    del parts, day
    if item.kind is ItemKind.MATCH:
        for prompt, meaning in zip(item.prompts, item.right_texts, strict=True):
            said = content_of(prompt)
            if said and said <= content_of(meaning):
                yield Fault.ANSWER_SHOWS, f"the meaning of “{prompt}” has all its words"
    elif item.kind in _CHOSEN_ONE:
        right = item.right_texts[0]
        figures = figures_in(right)
        if figures:
            asked = figures_in(item.question)
            shows = all(any(one.key == other.key for other in asked) for one in figures)
        else:
            words = content_of(right)
            shows = bool(words) and words <= content_of(item.question)
        if shows:
            yield Fault.ANSWER_SHOWS, f"the answer “{right}” stands in the question"


def _apart(item: Item, parts: Parts, day: date | None) -> Iterator[tuple[Fault, str]]:
    """Object where two options say the same, or are of different kinds."""
    del parts, day
    texts = [one.text for one in item.options]
    for at, one in enumerate(texts):
        for other in texts[:at]:
            if _same_option(one, other, item.kind):
                yield Fault.OPTIONS_ALIKE, f"“{other}” and “{one}” say nearly the same"
    if item.kind in _OF_FIGURES:
        measures = [{it.measure for it in figures_in(one)} for one in texts]
        if not all(measures) and any(measures):
            yield Fault.KINDS_MIXED, "some options are figures and some are not"


def _same_option(one: str, other: str, kind: ItemKind) -> bool:
    if one.strip().lower() == other.strip().lower():
        return True
    some, others = figures_in(one), figures_in(other)
    if some and others:
        if kind in _OF_FIGURES and len(some) == len(others):
            return all(agrees(a, b) for a, b in zip(some, others, strict=True))
        return False
    words, more = content_of(one), content_of(other)
    return bool(words) and len(words & more) / max(len(words), len(more), 1) > _ALIKE


def _answered(item: Item, parts: Parts, day: date | None) -> Iterator[tuple[Fault, str]]:
    """Object where the quote does not give the answer, or is about something else."""
    del parts, day
    quote = " ".join(one.quote for one in item.grounds)
    held = content_of(quote) | content_of(_places(item))
    if item.kind in _CHOSEN_ONE or item.kind in (ItemKind.MATCH, ItemKind.ORDER):
        for right in item.right_texts:
            if not _gives(quote, right):
                yield Fault.NOT_ANSWERED, f"the quote does not give “{right}”"
    if item.kind in _CHOSEN_ONE:
        asked = content_of(item.question)
        if asked and len(asked & held) / len(asked) < _ASKED_ENOUGH:
            yield Fault.NOT_ANSWERED, "the quote is about something else than the question"


def _places(item: Item) -> str:
    return " ".join(
        f"{' '.join(cite.heading_trail)} {cite.publication}"
        for one in item.grounds
        for cite in one.citations
    )


def _gives(quote: str, answer: str) -> bool:
    figures, held = figures_in(answer), figures_in(quote)
    if not all(any(agrees(one, other) for other in held) for one in figures):
        return False
    return content_of(answer) <= content_of(quote) or bool(figures)


def _only_right(item: Item, parts: Parts, day: date | None) -> Iterator[tuple[Fault, str]]:
    """Object where a wrong option is borne out by any passage that applies."""
    if item.kind not in _CHOSEN_ONE:
        return
    asked = content_of(item.question)
    own = {(cite.document_id, cite.start) for one in item.grounds for cite in one.citations}
    wrong = [
        one.text
        for at, one in enumerate(item.options)
        if at not in item.right and not content_of(one.text) <= asked
    ]
    found = list(_units_found(item.question, parts, day))
    tables = {
        (unit.document.id, unit.group)
        for unit, _ in found
        if unit.is_row and (unit.document.id, unit.core[0]) in own
    }
    for unit, heading in found:
        is_own = (unit.document.id, unit.core[0]) in own
        if (unit.document.id, unit.group) in tables and not is_own:
            continue  # another row of the table says it of another thing
        unit_words = unit.words_with_leads
        held = content_of(f"{heading} {unit_words}")
        for option in wrong:
            rest = asked - content_of(option)
            near = bool(rest) and len(rest & held) / len(rest) >= _ENOUGH
            if (near or is_own) and _has(unit_words if not unit.is_row else unit.text, option):
                yield (
                    Fault.ALSO_RIGHT,
                    f"“{option}” stands in a passage on this: “{unit_words[:160]}”",
                )


def _has(text: str, option: str) -> bool:
    figures = figures_in(option)
    if figures:
        held = figures_in(text)
        return all(any(agrees(one, other) for other in held) for one in figures)
    words = content_of(option)
    return bool(words) and words <= content_of(text)


def _units_found(question: str, parts: Parts, day: date | None) -> Iterator[tuple[Unit, str]]:
    """Yield the units of the passages that a search for the question finds, that apply."""
    applying = parts.documents.applying(day)
    with parts.index.lease() as opened:
        matches = parts.find(opened, Query(question), _SEARCHED, Scope(as_at=day))
    on = day or date.today()
    for match in matches:
        if match.passage.document_id not in applying:
            continue
        shelved = parts.documents.take(match.passage.document_id)
        for unit in units_of(shelved, match):
            if standing_at(unit.document, unit.core, on, today=day is None).is_current:
                heading = " ".join(match.passage.heading_trail[-1:])
                yield unit, heading


def _really_false(item: Item, parts: Parts, day: date | None) -> Iterator[tuple[Fault, str]]:
    """Object to a statement called false that its quote bears out, or called true and is not."""
    if item.kind is not ItemKind.TRUE_FALSE:
        return
    texts = [one.text for one in item.options]
    statement = item.question.partition("?")[2].strip() or item.question
    quote = "\n".join(one.quote for one in item.grounds)
    place = item.grounds[0].citation
    against = parts.checker.objections_by_rule(
        statement, [Quoted(quote, (place.publication, *place.heading_trail))]
    )
    says_true = texts[item.right[0]] == TRUE
    if set(texts) == {YES, NO}:
        if not quote.startswith(texts[item.right[0]]):
            yield Fault.NOT_ANSWERED, "its quote does not begin with the answer"
    elif set(texts) != {TRUE, FALSE}:
        yield Fault.BROKEN, f"its options are not {TRUE} and {FALSE}"
    elif says_true and against and statement not in quote:
        yield Fault.NOT_FALSE, "it is called true, but the quote does not bear it out"
    elif not says_true and not against:
        yield Fault.NOT_FALSE, "it is called false, but the quote bears it out"
    elif not says_true:
        yield from _borne_out_elsewhere(item, statement, parts, day)


def _borne_out_elsewhere(
    item: Item, statement: str, parts: Parts, day: date | None
) -> Iterator[tuple[Fault, str]]:
    del item
    bearing = _bearing_out(statement, parts, day)
    if bearing:
        yield Fault.NOT_FALSE, f"it is called false, but this bears it out: “{bearing[:160]}”"


def _bearing_out(statement: str, parts: Parts, day: date | None) -> str:
    """Return the words of a passage that applies and bears out a statement, or nothing."""
    said = content_of(statement)
    for unit, heading in _units_found(statement, parts, day):
        words = unit.words_with_leads
        if len(said & content_of(words)) < _BEARING_ENOUGH * len(said) or _ENDED.search(words):
            continue
        if not parts.checker.objections_by_rule(statement, [Quoted(words, (heading,))]):
            return words
    return ""


def _of_today(item: Item, parts: Parts, day: date | None) -> Iterator[tuple[Fault, str]]:
    """Object to a rule said to have ended that current text still gives."""
    if item.kind is not ItemKind.CURRENT_RULE:
        return
    for at, option in enumerate(item.options):
        if at in item.right:
            continue
        bearing = _bearing_out(option.text, parts, day)
        if bearing:
            yield Fault.ALSO_RIGHT, f"“{option.text}” still stands: “{bearing[:160]}”"


_CHECKS: tuple[Check, ...] = (
    _exact,
    _shown,
    _apart,
    _answered,
    _only_right,
    _really_false,
    _of_today,
)


def _are_one(item: Item, other: Item) -> bool:
    if item.kind is not other.kind:
        return False
    if item.kind in (ItemKind.MATCH, ItemKind.CURRENT_RULE):
        return sorted(one.text for one in item.options) == sorted(one.text for one in other.options)
    same = content_of(item.question) == content_of(other.question)
    return same and are_near(item.right_texts[0], other.right_texts[0])
