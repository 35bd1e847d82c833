"""A training pack as slides, planned: what stands on each, and what is told in its notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.records.titles import title_from
from assistant.training.item import ItemKind
from ui.export.training.slide_fit import height_of, pieces_of
from ui.export.training.worded import (
    WordedChange,
    WordedFacts,
    WordedItem,
    WordedPack,
    WordedScenario,
    WordedSource,
    WordedStep,
    WordedTerm,
    sentences,
)
from ui.export.training.wording import minutes_in_words
from ui.export.transcript import Say

# In points; a slide is 960 points wide and 540 high.
BODY_WIDTH, BODY_HEIGHT = 850.0, 320.0
GAP = 10.0
INDENT = 22.0
_FITTING_WIDTH = BODY_WIDTH - INDENT
_SIZES = (30, 28, 24, 20)
_LONGEST_TITLE = 110


@dataclass(frozen=True, slots=True)
class Spoken:
    """A paragraph of a slide; `strong` for what matters most, `address` where it leads."""

    text: str
    strong: bool = False
    quoted: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: `source` in small letters at its foot, `notes` for who presents it."""

    title: str
    body: tuple[Spoken, ...]
    size: int = _SIZES[0]
    source: str = ""
    notes: str = ""


def slides_of(pack: WordedPack, say: Say, *, answers: bool) -> tuple[Slide, ...]:
    """Return a pack as slides that are not overfull, the first of them its title."""
    planned = _Plan(pack, say, answers).slides()
    return tuple(_told_apart([fitting for one in planned for fitting in _fitted(one)], say))


class _Plan:
    def __init__(self, pack: WordedPack, say: Say, answers: bool) -> None:
        self._pack = pack
        self._say = say
        self._answers = answers

    def slides(self) -> Iterator[Slide]:
        """Yield every slide, however full, in the order in which it is shown."""
        yield from self._beginning()
        for facts in self._pack.facts:
            yield from self._facts(facts)
        if self._pack.glossary:
            yield self._glossary()
        yield from map(self._change, self._pack.changes)
        for item in self._pack.items:
            yield self._question(item)
            if self._answers:
                yield self._answer(item)
        for scenario in self._pack.scenarios:
            yield from self._scenario(scenario)
        yield from self._end()

    def _beginning(self) -> Iterator[Slide]:
        pack = self._pack
        yield Slide(
            pack.title,
            tuple(Spoken(f"{one.name}: {one.words}") for one in pack.about),
            notes="\n".join([pack.product, *pack.closing]),
        )
        if pack.aims:
            yield Slide(self._say("export-pack-aims"), tuple(map(Spoken, pack.aims)))
        if pack.reading:
            yield self._reading()

    def _reading(self) -> Slide:
        """Return the documents to read, with all their sections in the notes."""
        documents: dict[str, list[WordedStep]] = {}
        for step in self._pack.reading:
            documents.setdefault(step.document, []).append(step)
        body = tuple(
            Spoken(self._document(number, steps), address=_address(steps[0]))
            for number, steps in enumerate(documents.values(), start=1)
        )
        told = enumerate(self._pack.reading, start=1)
        notes = (
            f"{number}. {' '.join(filter(None, (one.section, _address(one))))}"
            for number, one in told
        )
        return Slide(self._say("export-pack-reading"), body, notes="\n".join(notes))

    def _document(self, number: int, steps: Sequence[WordedStep]) -> str:
        sections = self._say("export-pack-sections", count=len(steps))
        minutes = minutes_in_words(sum(one.minutes for one in steps), self._say)
        return f"{number}. {steps[0].document}: {sections}, {minutes}"

    def _facts(self, facts: WordedFacts) -> Iterator[Slide]:
        title = self._say("export-pack-facts")
        if facts.topic:
            title = self._say("export-pack-facts-of", topic=facts.topic)
        for one in facts.sources:
            yield Slide(title, _quoted([one]), source=_short([one]), notes=self._notes([one]))

    def _glossary(self) -> Slide:
        terms = self._pack.glossary
        return Slide(
            self._say("export-pack-glossary"),
            tuple(Spoken(_meaning(one)) for one in terms),
            notes="\n".join(f"{one.term}: {one.source.citation}" for one in terms),
        )

    def _change(self, change: WordedChange) -> Slide:
        sides = (
            (self._say("export-pack-then"), change.was, change.then),
            (self._say("export-pack-now"), change.is_now, change.now),
        )
        body = [Spoken(f"{name}: {words}", strong=True) for name, words, _ in sides]
        about = [Spoken(f"{one.name}: {one.words}") for one in change.about]
        quoted = [source for _, _, source in sides if source]
        return Slide(change.heading, (*body, *about), notes=self._notes(quoted))

    def _question(self, item: WordedItem) -> Slide:
        body = [Spoken(item.question, strong=True), Spoken(item.task)]
        if item.kind is ItemKind.MATCH:
            body += _listed(item.numbered)
        return Slide(item.heading, (*body, *_listed(item.lettered)))

    def _answer(self, item: WordedItem) -> Slide:
        right = [replace(one, strong=True) for one in _listed(item.right_lines)]
        if len(right) == 1:
            right = [Spoken(f"{self._say('export-pack-right')}: {right[0].text}", strong=True)]
        question = Spoken(item.question)
        body = (question, *right, Spoken(item.explanation), *_quoted(item.sources))
        return Slide(
            item.answer_heading,
            tuple(one for one in body if one.text),
            source=_short(item.sources),
            notes=self._notes(item.sources),
        )

    def _scenario(self, scenario: WordedScenario) -> Iterator[Slide]:
        body = (Spoken(scenario.situation), Spoken(scenario.question, strong=True))
        yield Slide(scenario.heading, body)
        if self._answers and scenario.answer:
            yield Slide(
                scenario.answer_heading,
                _quoted(scenario.answer),
                source=_short(scenario.answer),
                notes=self._notes(scenario.answer),
            )

    def _end(self) -> Iterator[Slide]:
        pack, say = self._pack, self._say
        if pack.further:
            body = tuple(
                Spoken(one.words, address=one.links[0].address if one.links else "")
                for one in pack.further
            )
            told = (f"{one.words}: {to.address}" for one in pack.further for to in one.links)
            yield Slide(say("export-pack-further"), body, notes="\n".join(told))
        if pack.licences:
            body = tuple(Spoken(one.words) for one in pack.licences)
            yield Slide(say("export-pack-licences"), body)

    def _notes(self, sources: Sequence[WordedSource]) -> str:
        """Return the quotes with their full citations, as text to read while presenting."""
        many = len(sources) > 1
        return "\n".join(
            line
            for number, one in enumerate(sources, start=1)
            for line in (
                self._say("export-pack-source-of", number=number)
                if many
                else self._say("export-pack-source"),
                one.citation,
                one.quote,
            )
        )


def _quoted(sources: Sequence[WordedSource]) -> tuple[Spoken, ...]:
    """Return quotes, each behind the label that has to be known before reading it."""
    return tuple(
        spoken
        for one in sources
        for spoken in (Spoken(one.label, strong=True), Spoken(one.quote, quoted=True))
        if spoken.text
    )


def _meaning(term: WordedTerm) -> str:
    """Return a meaning behind its term, which a quote that begins with it need not repeat."""
    told = term.source.quote
    if not told.casefold().startswith(term.term.casefold()):
        told = f"{term.term}: {told}"
    return f"{term.source.label}: {told}" if term.source.label else told


def _address(step: WordedStep) -> str:
    return step.link.address if step.link else ""


def _listed(marked: Sequence[tuple[str, str]]) -> list[Spoken]:
    return [Spoken(f"{mark}. {words}") for mark, words in marked]


def _short(sources: Sequence[WordedSource]) -> str:
    """Return where quotes stand; the whole citation is in the notes."""
    if len(sources) == 1:
        return sentences(sources[0].where, sources[0].standing)
    return "; ".join(dict.fromkeys(one.where for one in sources))


def _fitted(slide: Slide) -> Iterator[Slide]:
    """Yield a slide in the largest letters in which it fits, or over as many slides as it takes."""
    texts = [one.text for one in slide.body]
    for size in _SIZES:
        if height_of(texts, size, _FITTING_WIDTH, gap=GAP) <= BODY_HEIGHT:
            yield replace(slide, size=size)
            return
    for body in _pages(slide.body, _SIZES[-1]):
        yield replace(slide, body=body, size=_SIZES[-1])


def _told_apart(slides: Sequence[Slide], say: Say) -> Iterator[Slide]:
    """Yield slides with titles that differ, as one finds a slide by its title."""
    named = [replace(one, title=title_from(one.title, _LONGEST_TITLE)) for one in slides]
    every = Counter(one.title for one in named)
    seen: Counter[str] = Counter()
    for one in named:
        seen[one.title] += 1
        if every[one.title] == 1:
            yield one
            continue
        part, parts = seen[one.title], every[one.title]
        yield replace(one, title=say("export-pack-part", title=one.title, part=part, parts=parts))


def _pages(body: Sequence[Spoken], size: int) -> Iterator[tuple[Spoken, ...]]:
    page: list[Spoken] = []
    for one in body:
        for piece in pieces_of(one.text, size, _FITTING_WIDTH, BODY_HEIGHT - 2 * GAP):
            fuller = [*page, replace(one, text=piece)]
            texts = [spoken.text for spoken in fuller]
            if page and height_of(texts, size, _FITTING_WIDTH, gap=GAP) > BODY_HEIGHT:
                yield tuple(page)
                fuller = fuller[-1:]
            page = fuller
    if page:
        yield tuple(page)
