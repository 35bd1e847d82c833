"""What a group has learned, for the trainer of its pack."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from assistant.training.errors import UnknownPack
from assistant.training.item import Item
from assistant.training.results import ItemResult
from assistant.training.store import Event, KeptPack
from ui.web.training.answers import Desk, Visiting, number_from, page, shown
from ui.web.training.pack_pages import PACKS, around
from ui.web.training.pack_view import PackView, kind_words, topic_words
from ui.web.training.quote_view import ShownQuote
from ui.web.visitor import Visit

_MOST_MISSED = 5


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One question with how the group did; `share` is the percentage right at the first try."""

    item: Item
    kind: str
    topic: str
    result: ItemResult
    quotes: tuple[ShownQuote, ...] = ()

    @property
    def share(self) -> int:
        """How many in a hundred were right at the first try."""
        return round(100 * self.result.first_right / self.result.answered)


def add_results(pages: APIRouter, desk: Desk) -> None:
    """Add the page of results."""

    @pages.get(f"{PACKS}/{{pack_id}}/results")
    def results_page(visit: Visiting, pack_id: str, event: str = "") -> Response:
        def make() -> Response:
            kept = desk.room.packs.get(visit.owner, pack_id)
            return _results(visit, desk, kept, _event(kept, event))

        return shown(visit, make)


def _event(kept: KeptPack, asked: str) -> Event | None:
    if not asked:
        return None
    found = next((one for one in kept.events if one.key == number_from(asked)), None)
    if found is None:
        raise UnknownPack
    return found


def _results(visit: Visit, desk: Desk, kept: KeptPack, event: Event | None) -> Response:
    pack, alarms = kept.pack, desk.room.watch.alarms(kept.pack)
    key = event.key if event else None
    asked = desk.room.packs.version(visit.owner, pack.id, event.version) if event else pack
    found = desk.room.results.of(visit.owner, asked, event_key=key)
    view = PackView(asked, alarms, desk.assembly.parts.documents, visit.words)
    rows = {
        one.id: ItemRow(
            one,
            kind_words(one, visit.words),
            topic_words(one.topic, visit.words),
            found.items[one.id],
        )
        for one in asked.items
        if one.id in found.items
    }
    missed = [rows[one.item] for one in found.most_missed[:_MOST_MISSED]]
    return page(
        visit,
        "results",
        around=around(kept, alarms, visit.words),
        events=kept.events,
        event=event,
        learners=found.learners,
        items=len(asked.shown_items),
        rows=[rows[one.id] for one in asked.items if one.id in rows],
        missed=[
            ItemRow(one.item, one.kind, one.topic, one.result, view.quotes_of(one.item))
            for one in missed
        ],
    )
