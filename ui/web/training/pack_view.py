"""Lays out a pack for its page: what to read, keep in mind and look up, in the reader's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from assistant.parts import DocumentShelf
from assistant.training.grounds import Grounds
from assistant.training.item import Item, Maker
from assistant.training.pack import FurtherReading, KeyFact, Pack, ReadingStep
from assistant.training.pieces import PieceKind, PieceName
from assistant.training.stale import Alarm
from corpus.written_date import PartialDate
from ui.web.language import Words
from ui.web.library.labels import label
from ui.web.training.quote_view import ShownQuote, shown_quote, trail_of


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step of the reading path: a section, a link to it, and how long it takes."""

    title: str
    trail: str
    language: str
    minutes: int
    address: str
    starter: bool
    status: str
    marked: bool


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A term with its meaning."""

    term: str
    quote: ShownQuote


@dataclass(frozen=True, slots=True)
class ShownChange:
    """The rule before and the rule now."""

    was: str
    is_now: str
    changed_on: str
    changed_by: str
    then: ShownQuote | None
    now: ShownQuote | None


@dataclass(frozen=True, slots=True)
class ShownScenario:
    """A case with a question, and the quotes that answer it."""

    situation: str
    question: str
    answer: tuple[ShownQuote, ...]
    maker: Maker


@dataclass(frozen=True, slots=True)
class OfTopic:
    """Pieces of one topic under its name; `minutes` is how long its steps take."""

    name: str
    minutes: int = 0
    steps: tuple[ShownStep, ...] = ()
    quotes: tuple[ShownQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownPack:
    """A whole pack in the words of a page; `asked` counts the items that are asked now."""

    title: str
    about: tuple[str, ...]
    aims: tuple[str, ...]
    reading: tuple[OfTopic, ...]
    minutes: int
    facts: tuple[OfTopic, ...]
    glossary: tuple[ShownTerm, ...]
    changes: tuple[ShownChange, ...]
    scenarios: tuple[ShownScenario, ...]
    further: tuple[FurtherReading, ...]
    items: int
    asked: int
    kinds: tuple[tuple[str, int], ...]


class PackView:
    """Lays out one pack; what is marked says so."""

    def __init__(
        self, pack: Pack, alarms: Collection[Alarm], documents: DocumentShelf, words: Words
    ) -> None:
        """Lay out `pack` with `alarms`, in the language of `words`."""
        self._pack = pack
        self._marked = {(one.piece, one.number) for one in alarms}
        self._documents = documents
        self._words = words

    def whole(self) -> ShownPack:
        """Return the pack as its page shows it."""
        pack = self._pack
        items = pack.shown_items
        return ShownPack(
            title=pack.title,
            about=about(pack, self._words),
            aims=pack.aims,
            reading=tuple(self._reading()),
            minutes=max(1, round(pack.minutes)),
            facts=tuple(self._facts()),
            glossary=tuple(
                ShownTerm(one.term, self._quote(one.grounds, PieceKind.TERM, str(place)))
                for place, one in enumerate(pack.glossary)
            ),
            changes=tuple(self._changes()),
            scenarios=tuple(
                ShownScenario(
                    one.situation,
                    one.question,
                    tuple(
                        self._quote(grounds, PieceKind.SCENARIO, one.id, number)
                        for number, grounds in enumerate(one.answer)
                    ),
                    one.maker,
                )
                for one in pack.scenarios
            ),
            further=pack.further,
            items=len(items),
            asked=sum(not self.is_marked(one) for one in items),
            kinds=tuple(Counter(kind_words(one, self._words) for one in items).most_common()),
        )

    def is_marked(self, item: Item) -> bool:
        """Tell whether an item is not asked, since what it rests on has changed."""
        name = PieceName(PieceKind.ITEM, item.id)
        return any(piece == name for piece, _ in self._marked)

    def quotes_of(self, item: Item) -> tuple[ShownQuote, ...]:
        """Return what an item rests on."""
        return tuple(
            self._quote(one, PieceKind.ITEM, item.id, number)
            for number, one in enumerate(item.grounds)
        )

    def _quote(self, grounds: Grounds, kind: PieceKind, key: str, number: int = 0) -> ShownQuote:
        marked = (PieceName(kind, key), number) in self._marked
        return shown_quote(grounds, self._documents, self._words, marked=marked)

    def _reading(self) -> Iterator[OfTopic]:
        for topic, steps in groupby(enumerate(self._pack.reading), key=lambda one: one[1].topic):
            own = list(steps)
            shown = tuple(self._step(step, str(place)) for place, step in own)
            minutes = max(1, round(sum(step.minutes for _, step in own)))
            yield OfTopic(topic_words(topic, self._words), minutes, steps=shown)

    def _step(self, step: ReadingStep, key: str) -> ShownStep:
        quote = self._quote(step.grounds, PieceKind.READING, key)
        last = step.heading_trail[-1] if step.heading_trail else quote.title
        return ShownStep(
            title=last,
            trail=quote.title if quote.title != last else trail_of(step.grounds.citation),
            language=quote.language,
            minutes=round(step.minutes),
            address=quote.address,
            starter=quote.starter,
            status=quote.status,
            marked=quote.marked,
        )

    def _facts(self) -> Iterator[OfTopic]:
        def topic_of(numbered: tuple[int, KeyFact]) -> str:
            return numbered[1].topic

        for topic, facts in groupby(enumerate(self._pack.facts), key=topic_of):
            quotes = tuple(
                self._quote(fact.grounds, PieceKind.FACT, str(place)) for place, fact in facts
            )
            yield OfTopic(topic_words(topic, self._words), quotes=quotes)

    def _changes(self) -> Iterator[ShownChange]:
        for place, one in enumerate(self._pack.changes):
            key, now_at = str(place), int(one.then is not None)
            then = self._quote(one.then, PieceKind.CHANGE, key) if one.then else None
            now = self._quote(one.now, PieceKind.CHANGE, key, now_at) if one.now else None
            day = day_words(one.changed_on, self._words)
            yield ShownChange(one.was, one.is_now, day, one.changed_by, then, now)


def about(pack: Pack, words: Words) -> tuple[str, ...]:
    """Return for whom a pack is, how long it is, and of which nation, in words."""
    brief = pack.brief
    return (
        words(f"training-audience-{_hyphened(brief.audience)}"),
        words(f"training-length-{_hyphened(brief.length)}"),
        words(f"training-nation-{_hyphened(brief.nation)}"),
    )


def topics_of(pack: Pack) -> tuple[str, ...]:
    """Return the topics that the pieces of a pack have, in its order."""
    of_pieces: Iterable[str] = (
        *(one.topic for one in pack.reading),
        *(one.topic for one in pack.facts),
        *(one.topic for one in pack.items),
        *pack.brief.topics,
    )
    return tuple(dict.fromkeys(one for one in of_pieces if one))


def topic_words(topic: str, words: Words) -> str:
    """Return a topic in words; one that a document named as it is."""
    return label(words, "topic", topic) if topic else words("training-no-topic")


def kind_words(item: Item, words: Words) -> str:
    """Return the kind of an item in words."""
    return words(f"training-kind-{_hyphened(item.kind)}")


def day_words(day: str, words: Words) -> str:
    """Return a day as a pack tells it in words: 1 July 2019, or what stands there."""
    try:
        return words.day(PartialDate.fromisoformat(day)) if day else ""
    except ValueError:
        return day


def _hyphened(name: str) -> str:
    return str(name).replace("_", "-")
