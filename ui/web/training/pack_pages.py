"""A trainer's pack: read whole, titled, shared, frozen, taken away, brought back, deleted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from fastapi import APIRouter, Request
from starlette.responses import Response

from assistant.training.pack import Pack
from assistant.training.stale import Alarm
from assistant.training.store import LONGEST_TITLE, Event, KeptPack, Step
from corpus.document import fold_space
from ui.export.training.export import export_pack
from ui.export.training.forms import FORM_KINDS
from ui.export.training.forms import Form as FileForm
from ui.web.language import Words
from ui.web.training.answers import TRAINING, Desk, Form, Visiting, page, shown, to
from ui.web.training.pack_view import PackView, about
from ui.web.visitor import Visit

PACKS = f"{TRAINING}/packs"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around every page of a trainer's pack."""

    id: str
    title: str
    version: int
    about: tuple[str, ...]
    items: int
    marked: int
    share: str
    learners: int
    changed_at: datetime

    @property
    def address(self) -> str:
        """Where the pack is."""
        return address_of(self.id)


def address_of(pack_id: str) -> str:
    """Return where a trainer's pack is."""
    return f"{PACKS}/{pack_id}"


def around(kept: KeptPack, alarms: tuple[Alarm, ...], words: Words) -> Around:
    """Return what stands around the pages of a pack."""
    pack = kept.pack
    return Around(
        id=pack.id,
        title=pack.title,
        version=pack.version,
        about=about(pack, words),
        items=len(pack.shown_items),
        marked=len({one.piece for one in alarms}),
        share=kept.share,
        learners=kept.learner_count,
        changed_at=kept.changed_at,
    )


def file_of(
    pack: Pack, stale: frozenset[str], form: FileForm, visit: Visit, *, answers: bool
) -> Response:
    """Return a pack as a file, without the items that wait to be renewed."""
    items = tuple(replace(one, shown=False) if one.id in stale else one for one in pack.items)
    made = export_pack(replace(pack, items=items), form, visit.words, answers=answers)
    headers = {"content-disposition": f'attachment; filename="{made.name}"'}
    return Response(made.content, media_type=made.media_type, headers=headers)


def add_pack(pages: APIRouter, desk: Desk) -> None:
    """Add the page of a pack, its title and its files."""

    @pages.get(f"{PACKS}/{{pack_id}}")
    def pack_page(visit: Visiting, pack_id: str) -> Response:
        def make() -> Response:
            kept = desk.room.packs.get(visit.owner, pack_id)
            alarms = desk.room.watch.alarms(kept.pack)
            view = PackView(kept.pack, alarms, desk.assembly.parts.documents, visit.words)
            return page(
                visit,
                "pack",
                around=around(kept, alarms, visit.words),
                pack=view.whole(),
                forms=FORM_KINDS,
                longest=LONGEST_TITLE,
            )

        return shown(visit, make)

    @pages.post(f"{PACKS}/{{pack_id}}/title")
    def title(visit: Visiting, pack_id: str, form: Form) -> Response:
        def make() -> Response:
            packs = desk.room.packs
            pack = packs.get(visit.owner, pack_id).pack
            given = fold_space(form.one("title"))[:LONGEST_TITLE]
            if given and given != pack.title:
                packs.change(visit.owner, replace(pack, title=given), Step.TITLED)
            return to(address_of(pack_id))

        return shown(visit, make, address_of(pack_id))

    @pages.get(f"{PACKS}/{{pack_id}}/files/{{form}}")
    def file(visit: Visiting, pack_id: str, form: FileForm, answers: str = "yes") -> Response:
        def make() -> Response:
            pack = desk.room.packs.get(visit.owner, pack_id).pack
            stale = desk.room.watch.stale_items(pack)
            return file_of(pack, stale, form, visit, answers=answers != "no")

        return shown(visit, make, address_of(pack_id))


def add_sharing(pages: APIRouter, desk: Desk) -> None:
    """Add the page of links and events, and what can be done there."""
    _add_events(pages, desk)

    @pages.get(f"{PACKS}/{{pack_id}}/share")
    def share_page(visit: Visiting, request: Request, pack_id: str) -> Response:
        return shown(visit, lambda: _sharing(visit, desk, pack_id, request))

    @pages.post(f"{PACKS}/{{pack_id}}/share")
    def share(visit: Visiting, pack_id: str, form: Form) -> Response:
        def make() -> Response:
            if form.one("do") == "end":
                desk.room.packs.end_share(visit.owner, pack_id)
            else:
                desk.room.packs.share(visit.owner, pack_id)
            return to(f"{address_of(pack_id)}/share")

        return shown(visit, make, address_of(pack_id))


def _add_events(pages: APIRouter, desk: Desk) -> None:
    @pages.post(f"{PACKS}/{{pack_id}}/events")
    def freeze(visit: Visiting, request: Request, pack_id: str, form: Form) -> Response:
        def make() -> Response:
            name = fold_space(form.one("name"))
            if not name or len(name) > LONGEST_TITLE:
                return _sharing(visit, desk, pack_id, request, wrong=name)
            desk.room.packs.freeze(visit.owner, pack_id, form.number("version"), name)
            return to(f"{address_of(pack_id)}/share")

        return shown(visit, make, address_of(pack_id))

    @pages.post(f"{PACKS}/{{pack_id}}/events/end")
    def end(visit: Visiting, pack_id: str, form: Form) -> Response:
        def make() -> Response:
            desk.room.packs.end_event(visit.owner, pack_id, form.number("event"))
            return to(f"{address_of(pack_id)}/share")

        return shown(visit, make, address_of(pack_id))


def _sharing(
    visit: Visit,
    desk: Desk,
    pack_id: str,
    request: Request,
    *,
    wrong: str | None = None,
) -> Response:
    kept = desk.room.packs.get(visit.owner, pack_id)
    alarms = desk.room.watch.alarms(kept.pack)

    def stale_at(event: Event) -> int:
        pack = desk.room.packs.version(visit.owner, pack_id, event.version)
        return len(desk.room.watch.stale_items(pack))

    return page(
        replace(visit, back=f"{address_of(pack_id)}/share"),
        "share",
        code=200 if wrong is None else 400,
        around=around(kept, alarms, visit.words),
        service=str(request.base_url).rstrip("/"),
        events=[(one, stale_at(one)) for one in kept.events],
        typed=wrong or "",
        problem=""
        if wrong is None
        else visit.words("training-problem-event-name", most=LONGEST_TITLE),
        longest=LONGEST_TITLE,
    )


def add_versions(pages: APIRouter, desk: Desk) -> None:
    """Add the list of versions, the way back to one, and the end of a pack."""
    _add_deleting(pages, desk)

    @pages.get(f"{PACKS}/{{pack_id}}/versions")
    def versions_page(visit: Visiting, pack_id: str) -> Response:
        def make() -> Response:
            kept = desk.room.packs.get(visit.owner, pack_id)
            alarms = desk.room.watch.alarms(kept.pack)
            return page(
                visit,
                "versions",
                around=around(kept, alarms, visit.words),
                versions=desk.room.packs.versions(visit.owner, pack_id),
            )

        return shown(visit, make)

    @pages.post(f"{PACKS}/{{pack_id}}/versions")
    def bring_back(visit: Visiting, pack_id: str, form: Form) -> Response:
        def make() -> Response:
            packs = desk.room.packs
            latest = packs.get(visit.owner, pack_id).pack
            earlier = packs.version(visit.owner, pack_id, form.number("number"))
            if earlier.version != latest.version:
                again = replace(earlier, version=latest.version)
                packs.change(visit.owner, again, Step.RESTORED)
            return to(address_of(pack_id))

        return shown(visit, make, address_of(pack_id))


def _add_deleting(pages: APIRouter, desk: Desk) -> None:
    @pages.get(f"{PACKS}/{{pack_id}}/delete")
    def delete_page(visit: Visiting, pack_id: str) -> Response:
        def make() -> Response:
            kept = desk.room.packs.get(visit.owner, pack_id)
            return page(visit, "delete", around=around(kept, (), visit.words))

        return shown(visit, make)

    @pages.post(f"{PACKS}/{{pack_id}}/delete")
    def delete(visit: Visiting, pack_id: str) -> Response:
        def make() -> Response:
            desk.room.packs.delete(visit.owner, pack_id)
            return to(TRAINING)

        return shown(visit, make)
