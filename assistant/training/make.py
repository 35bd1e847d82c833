"""Makes a training pack: one visible list of steps from what is asked for to what is taught."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from assistant.parts import Parts
from assistant.training.aims import aims_of
from assistant.training.brief import Audience, Brief, Length, Nation
from assistant.training.definitions import Definition, definitions_in, occurs_in
from assistant.training.extent import extent_of
from assistant.training.further import further_reading
from assistant.training.item import Item
from assistant.training.items.amounts import amount_drafts
from assistant.training.items.current_rule import current_rule_drafts
from assistant.training.items.doings import doing_drafts
from assistant.training.items.draft import Bench, Draft, bench_for
from assistant.training.items.force import force_drafts
from assistant.training.items.gaps import gap_drafts
from assistant.training.items.headings import heading_drafts
from assistant.training.items.lists import list_drafts
from assistant.training.items.meanings import meaning_drafts
from assistant.training.items.order import order_drafts
from assistant.training.items.tables import table_drafts
from assistant.training.items.things import thing_drafts
from assistant.training.items.who import who_drafts
from assistant.training.key_facts import key_facts_of
from assistant.training.material import Material, gather
from assistant.training.mix import quiz_of
from assistant.training.pack import Pack
from assistant.training.reading_path import Stretch, chosen_stretches, reading_steps
from assistant.training.scenarios import scenarios_of
from assistant.training.terms import glossary_of
from assistant.training.then_and_now import Told, cards_of, changes_told
from assistant.training.validate import objections_to

_AUDIENCES = {
    Audience.PRACTITIONER: "new practitioners",
    Audience.COURT_TEAM: "court teams",
    Audience.ADMINISTRATOR: "administrators",
    Audience.PROVIDER: "commissioned providers",
}
_LENGTHS = {
    Length.HALF_HOUR: "half an hour",
    Length.HALF_DAY: "half a day",
    Length.WEEK: "a week",
}
_NATIONS = {Nation.ENGLAND: "England", Nation.WALES: "Wales", Nation.BOTH: ""}
_TOPICS_NAMED = 4


def make_pack(brief: Brief, parts: Parts, *, day: date | None = None) -> Pack:
    """Return the pack that a brief asks for, of the guidance that applies today or on `day`.

    The same library gives the same pack, but for when it was made. Raises `NothingToTeach`.
    """
    with parts.at_one_moment() as now:
        material = gather(brief, now, day)
        bench = bench_for(material)
        stretches = chosen_stretches(material)
        definitions = definitions_in((*material.pieces, *material.others))
        told = changes_told(material)
        steps = reading_steps(stretches, material)
        return Pack(
            id=_id_of(brief, now, day),
            title=brief.title or title_of(material),
            brief=brief,
            made_at=datetime.now(UTC).replace(microsecond=0),
            library_stamp=now.library.listing.stamp,
            aims=aims_of(stretches, material),
            reading=steps,
            facts=key_facts_of(stretches, material, bench.values),
            glossary=glossary_of(definitions, stretches, material),
            changes=cards_of(material, told),
            items=_quiz(bench, stretches, definitions, told),
            scenarios=scenarios_of(stretches, material),
            further=further_reading(steps),
        )


def drafts_for(
    bench: Bench,
    stretches: Sequence[Stretch],
    definitions: Sequence[Definition],
    told: Sequence[Told],
) -> Iterator[Draft]:
    """Yield all drafts of items on the sections read, kind by kind."""
    pieces = [piece for one in stretches for piece in one.pieces]
    read = {(one.document.id, one.unit.span) for one in pieces}
    texts = [one.text for one in stretches]
    used = [
        one
        for one in definitions
        if (one.piece.document.id, one.piece.unit.span) in read
        or (one.piece.topic in bench.material.topics and any(occurs_in(one, it) for it in texts))
    ]
    yield from heading_drafts(pieces, bench)
    yield from amount_drafts(pieces, bench)
    yield from gap_drafts(pieces, bench)
    yield from who_drafts(pieces, bench)
    yield from force_drafts(pieces, bench)
    yield from table_drafts(pieces, bench)
    yield from thing_drafts(pieces, bench)
    yield from doing_drafts(pieces, bench)
    yield from list_drafts(pieces, bench)
    yield from order_drafts(pieces)
    yield from meaning_drafts(used, bench)
    yield from current_rule_drafts(told, bench)


def title_of(material: Material) -> str:
    """Return a title that says of what, for whom and for how long a pack is."""
    brief = material.brief
    named = [one.replace("-", " ") for one in material.topics]
    what = ", ".join(named[:_TOPICS_NAMED]) if len(named) <= _TOPICS_NAMED else "all topics held"
    nation = f" in {_NATIONS[brief.nation]}" if _NATIONS[brief.nation] else ""
    whole = f"{what}{nation}: {_LENGTHS[brief.length]} for {_AUDIENCES[brief.audience]}"
    return whole[:1].upper() + whole[1:]


def _quiz(
    bench: Bench,
    stretches: Sequence[Stretch],
    definitions: Sequence[Definition],
    told: Sequence[Told],
) -> tuple[Item, ...]:
    material = bench.material
    passed: list[Item] = []

    def judge(item: Item) -> bool:
        fine = not objections_to(item, material.parts, material.day, passed)
        if fine:
            passed.append(item)
        return fine

    count = extent_of(material.brief.length).items
    drafts = drafts_for(bench, stretches, definitions, told)
    return quiz_of(drafts, material.topics, count, material, judge)


def _id_of(brief: Brief, parts: Parts, day: date | None) -> str:
    told = f"{brief!r}\n{parts.library.listing.stamp}\n{day}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]
