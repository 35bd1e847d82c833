"""A pack as a page to read: Markdown with everything in it, answers at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.training.grounds import Grounds
from assistant.training.item import Item, ItemKind
from assistant.training.pack import Pack

_LETTERS = "ABCDEFGHIJ"
# Text of documents is shown as it is written, and never as markup.
_MARKUP = re.compile(r"([\\`*_\[\]<>|~])")


def pack_as_markdown(pack: Pack) -> str:
    """Return a pack as Markdown; the answers stand behind the quiz, each with its quote."""
    return "\n".join(
        [
            *_opening(pack),
            *_reading(pack),
            *_facts(pack),
            *_changes(pack),
            *_glossary(pack),
            *_quiz(pack),
            *_scenarios(pack),
            *_answers(pack),
            *_further(pack),
        ]
    )


def place_of(grounds: Grounds) -> str:
    """Return where words stand: publication, heading, page."""
    cite = grounds.citation
    parts = [cite.publication, *cite.heading_trail[-1:]]
    if cite.page is not None:
        parts.append(f"page {cite.page}")
    note = " (starter note, not official guidance)" if cite.starter_note else ""
    return plain(" · ".join(dict.fromkeys(parts))) + note


def _opening(pack: Pack) -> Iterator[str]:
    yield f"# {plain(pack.title)}"
    yield ""
    yield f"Made on {pack.made_at.date().isoformat()}, version {pack.version}. "
    yield f"Reading: about {round(pack.minutes)} minutes. Quiz: {len(pack.shown_items)} items."
    yield ""
    yield "## Afterwards you can"
    yield ""
    yield from (f"- {plain(one)}" for one in pack.aims)
    yield ""


def _reading(pack: Pack) -> Iterator[str]:
    yield "## Read in this order"
    yield ""
    for number, step in enumerate(pack.reading, start=1):
        heading = step.heading_trail[-1] if step.heading_trail else place_of(step.grounds)
        yield f"{number}. {plain(heading)} ({step.minutes:.1f} min; {place_of(step.grounds)})"
    yield ""


def _facts(pack: Pack) -> Iterator[str]:
    yield "## Keep in mind"
    yield ""
    for fact in pack.facts:
        yield f"- {_joined(fact.grounds)} — *{place_of(fact.grounds)}*"
    yield ""


def _changes(pack: Pack) -> Iterator[str]:
    if not pack.changes:
        return
    yield "## Then and now"
    yield ""
    for card in pack.changes:
        since = f" Since {card.changed_on}." if card.changed_on else ""
        by = f" By: {plain(card.changed_by)}." if card.changed_by else ""
        yield f"- Then: {plain(card.was)} **Now: {plain(card.is_now)}**{since}{by}"
    yield ""


def _glossary(pack: Pack) -> Iterator[str]:
    if not pack.glossary:
        return
    yield "## Terms"
    yield ""
    yield from (f"- {_joined(one.grounds)}" for one in pack.glossary)
    yield ""


def _quiz(pack: Pack) -> Iterator[str]:
    if not pack.shown_items:
        return
    yield "## Quiz"
    yield ""
    for number, item in enumerate(pack.shown_items, start=1):
        yield f"{number}. {plain(item.question)}"
        yield from (
            f"   - {at}: {plain(prompt)}" for at, prompt in enumerate(item.prompts, start=1)
        )
        for letter, option in zip(_LETTERS, item.options, strict=False):
            yield f"   - {letter}. {plain(option.text)}"
        yield ""


def _scenarios(pack: Pack) -> Iterator[str]:
    if not pack.scenarios:
        return
    yield "## Cases"
    yield ""
    for number, case in enumerate(pack.scenarios, start=1):
        yield f"{number}. {plain(case.situation)} {plain(case.question)}"
        for grounds in case.answer:
            yield f"   - Model answer: “{_joined(grounds)}” — *{place_of(grounds)}*"
    yield ""


def _answers(pack: Pack) -> Iterator[str]:
    if not pack.shown_items:
        return
    yield "## Answers to the quiz"
    yield ""
    for number, item in enumerate(pack.shown_items, start=1):
        yield f"{number}. {answer_in_letters(item)} {plain(item.explanation)}"
        for grounds in item.grounds:
            yield f"   - “{_joined(grounds)}” — *{place_of(grounds)}*"
    yield ""


def answer_in_letters(item: Item) -> str:
    """Return the right answer by the letters of its options: "B.", "1 C, 2 A."."""
    letters = [_LETTERS[at] for at in item.right]
    if item.kind is ItemKind.MATCH:
        return ", ".join(f"{at} {one}" for at, one in enumerate(letters, start=1)) + "."
    return ", ".join(letters) + "."


def _further(pack: Pack) -> Iterator[str]:
    if not pack.further:
        return
    yield "## Further reading"
    yield ""
    for one in pack.further:
        web = re.fullmatch(r"https?://[^\s()<>]+", one.address) is not None
        publisher = f", {plain(one.publisher)}" if one.publisher else ""
        title = f"[{plain(one.title)}]({one.address})" if web else plain(one.title)
        yield f"- {title}{publisher}"
    yield ""


def _joined(grounds: Grounds) -> str:
    return plain(" ".join(grounds.quote.split("\n")))


def plain(text: str) -> str:
    """Return words so that Markdown shows them as they are."""
    return _MARKUP.sub(r"\\\1", text)
