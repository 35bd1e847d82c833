"""A handout as blocks in reading order, from which the Word and the PDF file are made alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.training.item import ItemKind
from ui.export.training.worded import (
    WordedChange,
    WordedItem,
    WordedPack,
    WordedScenario,
    WordedSource,
    WordedStep,
)
from ui.export.training.wording import minutes_in_words
from ui.export.transcribe import page_words
from ui.export.transcript import UNDRAWN, Line, Link, Say

_BEFORE_ADDRESS = ("https://", "http://", "www.")


class BlockKind(StrEnum):
    """What a block is to those who see it and to those who hear it."""

    CHAPTER = "chapter"
    SECTION = "section"
    WORDS = "words"
    QUIET = "quiet"
    LABEL = "label"
    QUOTE = "quote"
    SOURCE = "source"
    CHOICES = "choices"
    BULLETS = "bullets"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a handout: `text`, or `lines` for lists and sources; `new_page` begins one.

    A line of `choices` has the mark that it is chosen by as its name, one of `steps` the section.
    """

    kind: BlockKind
    text: str = ""
    lines: tuple[Line, ...] = ()
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Handout:
    """A handout ready to be set; `page` is what stands around the numbers in `Page 2 of 7`."""

    title: str
    language: str
    product: str
    made_at: datetime
    about: tuple[Line, ...]
    blocks: tuple[Block, ...]
    page: tuple[str, str, str]
    undrawn: str


def handout_of(pack: WordedPack, say: Say, *, answers: bool) -> Handout:
    """Return a pack as a handout, with or without the answers to its quiz and scenarios."""
    return Handout(
        title=pack.title,
        language=pack.language,
        product=pack.product,
        made_at=pack.made_at,
        about=pack.about,
        blocks=tuple(one for one in _Writer(say, answers).blocks(pack) if one.text or one.lines),
        page=page_words(say),
        undrawn=say("export-pack-undrawn", mark=UNDRAWN),
    )


class _Writer:
    def __init__(self, say: Say, answers: bool) -> None:
        self._say = say
        self._answers = answers

    def blocks(self, pack: WordedPack) -> Iterator[Block]:
        """Yield the whole handout in reading order."""
        yield from self._to_learn(pack)
        yield from self._to_know(pack)
        yield from self._to_try(pack)
        if pack.further:
            yield _chapter(self._say("export-pack-further"))
            yield Block(BlockKind.BULLETS, lines=tuple(_with_short_links(pack.further)))
        if self._answers and pack.items:
            yield Block(BlockKind.CHAPTER, self._say("export-pack-answers"), new_page=True)
            for item in pack.items:
                yield from self._answer(item)
        if pack.licences:
            yield _chapter(self._say("export-pack-licences"))
            yield Block(BlockKind.BULLETS, lines=pack.licences)
        yield _chapter(self._say("export-about"))
        yield from (Block(BlockKind.WORDS, one) for one in pack.closing)

    def _to_learn(self, pack: WordedPack) -> Iterator[Block]:
        if pack.aims:
            yield _chapter(self._say("export-pack-aims"))
            yield Block(BlockKind.QUIET, self._say("export-pack-aims-said"))
            yield Block(BlockKind.BULLETS, lines=tuple(Line(words=one) for one in pack.aims))
        if pack.reading:
            yield _chapter(self._say("export-pack-reading"))
            yield Block(BlockKind.QUIET, self._say("export-pack-reading-said"))
            yield Block(BlockKind.STEPS, lines=tuple(map(self._step, pack.reading)))

    def _step(self, step: WordedStep) -> Line:
        minutes = minutes_in_words(step.minutes, self._say)
        told = [minutes] if step.section == step.document else [step.document, minutes]
        return Line(step.section, ", ".join(told), _short(step.link))

    def _to_know(self, pack: WordedPack) -> Iterator[Block]:
        if pack.facts:
            yield _chapter(self._say("export-pack-facts"))
        for facts in pack.facts:
            yield Block(BlockKind.SECTION, facts.topic)
            for source in facts.sources:
                yield from self._source(source)
        if pack.glossary:
            yield _chapter(self._say("export-pack-glossary"))
        for one in pack.glossary:
            yield Block(BlockKind.LABEL, one.term)
            yield from self._source(one.source)
        if pack.changes:
            yield _chapter(self._say("export-pack-changes"))
        for change in pack.changes:
            yield from self._change(change)

    def _change(self, change: WordedChange) -> Iterator[Block]:
        yield Block(BlockKind.SECTION, change.heading)
        for name, words, source in (
            (self._say("export-pack-then"), change.was, change.then),
            (self._say("export-pack-now"), change.is_now, change.now),
        ):
            yield Block(BlockKind.LABEL, f"{name}: {words}" if words else name)
            if source:
                yield from self._source(source)
        yield Block(BlockKind.SOURCE, lines=change.about)

    def _to_try(self, pack: WordedPack) -> Iterator[Block]:
        if pack.items:
            yield Block(BlockKind.CHAPTER, self._say("export-pack-quiz"), new_page=True)
        for item in pack.items:
            yield from self._question(item)
        if pack.scenarios:
            yield _chapter(self._say("export-pack-scenarios"))
        for one in pack.scenarios:
            yield from self._scenario(one)

    def _question(self, item: WordedItem) -> Iterator[Block]:
        yield Block(BlockKind.SECTION, item.heading)
        yield Block(BlockKind.WORDS, item.question)
        yield Block(BlockKind.QUIET, item.task)
        if item.kind is ItemKind.MATCH:
            yield Block(BlockKind.LABEL, self._say("export-pack-terms"))
            yield Block(BlockKind.CHOICES, lines=_marked(item.numbered))
            yield Block(BlockKind.LABEL, self._say("export-pack-meanings"))
        yield Block(BlockKind.CHOICES, lines=_marked(item.lettered))

    def _answer(self, item: WordedItem) -> Iterator[Block]:
        yield Block(BlockKind.SECTION, item.answer_heading)
        yield Block(BlockKind.QUIET, item.question)
        yield Block(BlockKind.LABEL, self._say("export-pack-right"))
        yield Block(BlockKind.CHOICES, lines=_marked(item.right_lines))
        yield Block(BlockKind.WORDS, item.explanation)
        for source in item.sources:
            yield from self._source(source)

    def _scenario(self, scenario: WordedScenario) -> Iterator[Block]:
        yield Block(BlockKind.SECTION, scenario.heading)
        yield Block(BlockKind.WORDS, scenario.situation)
        yield Block(BlockKind.WORDS, scenario.question)
        if self._answers and scenario.answer:
            yield Block(BlockKind.LABEL, self._say("export-pack-model-answer"))
            for source in scenario.answer:
                yield from self._source(source)

    def _source(self, source: WordedSource) -> Iterator[Block]:
        yield Block(BlockKind.LABEL, source.label)
        yield Block(BlockKind.QUOTE, source.quote)
        lines = [Line(words=source.where), Line(words=source.standing, links=_short(source.link))]
        yield Block(BlockKind.SOURCE, lines=(*lines, *_with_short_links(source.footings)))


def _chapter(text: str) -> Block:
    return Block(BlockKind.CHAPTER, text)


def _marked(marked: Sequence[tuple[str, str]]) -> tuple[Line, ...]:
    return tuple(Line(mark, words) for mark, words in marked)


def _with_short_links(lines: Sequence[Line]) -> Iterator[Line]:
    for one in lines:
        yield Line(one.name, one.words, tuple(to for link in one.links for to in _short(link)))


def _short(link: Link | None) -> tuple[Link, ...]:
    """Return a link in words that a person may type: the address without what only points in it."""
    if link is None:
        return ()
    words = link.address.partition("#")[0]
    for beginning in _BEFORE_ADDRESS:
        words = words.removeprefix(beginning)
    return (Link(words.rstrip("/"), link.address),)
