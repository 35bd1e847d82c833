"""Puts a training pack into words: those of its own made harmless, those around them reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.answer import Citation
from assistant.training.grounds import Grounds
from assistant.training.item import Item, ItemKind
from assistant.training.pack import FurtherReading, Pack, ReadingStep, Scenario, ThenAndNow
from corpus.written_date import PartialDate
from ui.export.characters import harmless, one_line, web_address
from ui.export.references import footings_of, standing_of, trail_of
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
from ui.export.transcript import Line, Link, Say

_CURRENT = "current"
_TASKS = {ItemKind.ORDER: "order", ItemKind.MATCH: "match"}


def worded(pack: Pack, say: Say) -> WordedPack:
    """Return a pack as it goes into a file, in the words of `say`."""
    return WordedPack(
        id=one_line(pack.id),
        title=one_line(pack.title) or say("export-pack-untitled"),
        language=say.language,
        product=say("export-product"),
        made_at=pack.made_at,
        version=pack.version,
        about=tuple(_about(pack, say)),
        aims=tuple(one_line(one) for one in pack.aims),
        reading=tuple(_step(one, say) for one in pack.reading),
        facts=tuple(_facts(pack, say)),
        glossary=tuple(
            WordedTerm(one_line(one.term), source_of(one.grounds, say)) for one in pack.glossary
        ),
        changes=tuple(_change(one, at, say) for at, one in enumerate(pack.changes, start=1)),
        items=tuple(_item(one, at, say) for at, one in enumerate(pack.shown_items, start=1)),
        scenarios=tuple(_scenario(one, at, say) for at, one in enumerate(pack.scenarios, start=1)),
        further=tuple(_further(one, say) for one in pack.further),
        licences=tuple(_licences(pack)),
        closing=tuple(_closing(pack, say)),
    )


def source_of(grounds: Grounds, say: Say) -> WordedSource:
    """Return what something rests on, with its citation in words."""
    cited = grounds.citation
    is_current = cited.status == _CURRENT
    return WordedSource(
        quote=harmless(grounds.quote).strip("\n"),
        where=_where(cited, say),
        label="" if is_current else say(f"export-status-{cited.status}"),
        standing=sentences(*_standing(cited, say)),
        link=_link(cited.url, say),
        footings=tuple(dict.fromkeys(_footings(grounds, say))),
    )


def topic_name(topic: str, say: Say) -> str:
    """Return a topic in words; one that the catalogue does not know as it is."""
    name = one_line(topic)
    message = f"library-topic-{name.lower().replace(' ', '-')}"
    return say(message) if name and say.says(message) else name


def minutes_in_words(minutes: float, say: Say) -> str:
    """Return how long something takes, in whole minutes."""
    return say("export-pack-minutes", count=round(minutes))


def _where(cited: Citation, say: Say) -> str:
    place = [one_line(cited.publication), trail_of(cited.heading_trail, cited.publication)]
    where = " › ".join(one for one in place if one)
    return where if cited.page is None else f"{where}, {say('export-pack-page', page=cited.page)}"


def _standing(cited: Citation, say: Say) -> Iterator[str]:
    yield standing_of(cited, say)
    if cited.starter_note:
        yield say("export-starter-note")


def _footings(grounds: Grounds, say: Say) -> Iterator[Line]:
    for one in grounds.citations:
        yield from footings_of(one, say)


def _link(address: str | None, say: Say) -> Link | None:
    safe = web_address(address)
    return Link(say("export-official-page"), safe) if safe else None


def _about(pack: Pack, say: Say) -> Iterator[Line]:
    brief = pack.brief
    yield Line(say("export-pack-audience"), say(f"export-pack-audience-{_name(brief.audience)}"))
    yield Line(say("export-pack-length"), say(f"export-pack-length-{_name(brief.length)}"))
    yield Line(say("export-pack-nation"), say(f"export-pack-nation-{brief.nation}"))
    if brief.topics:
        topics = ", ".join(topic_name(one, say) for one in brief.topics)
        yield Line(say("export-pack-topics"), topics)
    if pack.reading:
        yield Line(say("export-pack-reading-time"), minutes_in_words(pack.minutes, say))
    made_on = say.day(pack.made_at.astimezone().date())
    yield Line(say("export-pack-made-on"), made_on)
    if pack.version > 1:
        yield Line(say("export-pack-version"), str(pack.version))


def _name(value: str) -> str:
    return value.replace("_", "-")


def _step(step: ReadingStep, say: Say) -> WordedStep:
    cited = step.grounds.citation
    document = one_line(cited.publication)
    return WordedStep(
        section=trail_of(step.heading_trail, cited.publication) or document,
        document=document,
        minutes=step.minutes,
        link=_link(cited.url, say),
    )


def _facts(pack: Pack, say: Say) -> Iterator[WordedFacts]:
    by_topic: dict[str, list[WordedSource]] = {}
    for one in pack.facts:
        by_topic.setdefault(one.topic, []).append(source_of(one.grounds, say))
    for topic, sources in by_topic.items():
        yield WordedFacts(topic_name(topic, say), tuple(sources))


def _change(change: ThenAndNow, number: int, say: Say) -> WordedChange:
    topic = topic_name(change.topic, say)
    return WordedChange(
        heading=say("export-pack-change-of", number=number, topic=topic)
        if topic
        else say("export-pack-change", number=number),
        was=harmless(change.was),
        is_now=harmless(change.is_now),
        about=tuple(_changed(change, say)),
        then=source_of(change.then, say) if change.then else None,
        now=source_of(change.now, say) if change.now else None,
    )


def _changed(change: ThenAndNow, say: Say) -> Iterator[Line]:
    if change.changed_on:
        yield Line(say("export-pack-changed-on"), _day(change.changed_on, say))
    if change.changed_by:
        yield Line(say("export-pack-changed-by"), one_line(change.changed_by))


def _day(told: str, say: Say) -> str:
    """Return a day in words, or as it is told where it is not a date as machines write it."""
    try:
        return say.day(PartialDate.fromisoformat(told))
    except ValueError:
        return one_line(told)


def _item(item: Item, number: int, say: Say) -> WordedItem:
    return WordedItem(
        id=one_line(item.id),
        number=number,
        heading=say("export-pack-question", number=number),
        answer_heading=say("export-pack-answer", number=number),
        kind=item.kind,
        kind_name=say(f"export-pack-kind-{_name(item.kind)}"),
        topic_id=one_line(item.topic),
        topic=topic_name(item.topic, say),
        question=harmless(item.question).strip(),
        task=say(f"export-pack-task-{_TASKS.get(item.kind, 'choose')}"),
        options=tuple(harmless(one.text).strip() for one in item.options),
        prompts=tuple(harmless(one).strip() for one in item.prompts),
        right=item.right,
        explanation=harmless(item.explanation).strip(),
        sources=tuple(source_of(one, say) for one in item.grounds),
    )


def _scenario(scenario: Scenario, number: int, say: Say) -> WordedScenario:
    return WordedScenario(
        heading=say("export-pack-scenario", number=number),
        answer_heading=say("export-pack-scenario-answer", number=number),
        situation=harmless(scenario.situation).strip(),
        question=harmless(scenario.question).strip(),
        answer=tuple(source_of(one, say) for one in scenario.answer),
    )


def _further(reading: FurtherReading, say: Say) -> Line:
    told = [one_line(reading.title), one_line(reading.publisher)]
    if reading.status != _CURRENT and say.says(f"export-status-{reading.status}"):
        told.append(say(f"export-status-{reading.status}"))
    address = web_address(reading.address)
    links = (Link(address, address),) if address else ()
    return Line(words=", ".join(one for one in told if one), links=links)


def _licences(pack: Pack) -> Iterator[Line]:
    """Yield every publication that is quoted, once, with its publisher and licence."""
    told = dict.fromkeys(
        (one_line(one.publication), one_line(one.publisher or ""), _licence(one))
        for grounds in _every_grounds(pack)
        for one in grounds.citations
    )
    for publication, publisher, licence in told:
        yield Line(words=sentences(publication, publisher, licence))


def _licence(cited: Citation) -> str:
    return one_line(cited.attribution or cited.licence or "")


def _every_grounds(pack: Pack) -> Iterable[Grounds]:
    yield from (one.grounds for one in pack.facts)
    yield from (one.grounds for one in pack.glossary)
    for change in pack.changes:
        yield from (one for one in (change.then, change.now) if one)
    for item in pack.shown_items:
        yield from item.grounds
    for scenario in pack.scenarios:
        yield from scenario.answer


def _closing(pack: Pack, say: Say) -> Iterator[str]:
    yield say("export-pack-promise")
    if any(one.starter_note for grounds in _every_grounds(pack) for one in grounds.citations):
        yield say("export-pack-notes")
