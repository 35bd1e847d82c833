"""The questions of a pack: each to read, edit, drop and take back, and new ones added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import Response

from assistant.training.errors import PackChanged, UnknownPiece
from assistant.training.item import Item, ItemKind
from assistant.training.pack import Pack
from assistant.training.pieces import item_of, piece_named, with_item, without
from assistant.training.quoting import QuotablePassage, passages_about
from assistant.training.store import KeptPack, Step
from assistant.training.writing_items import (
    LONGEST_EXPLANATION,
    LONGEST_OPTION,
    LONGEST_QUESTION,
    TypedItem,
    faults_of,
    item_from,
)
from index.search import Match
from ui.web.language import Words
from ui.web.library.addresses import quote_address
from ui.web.library.status_words import dated_status
from ui.web.training.answers import Desk, Form, Typed, Visiting, page, shown, to
from ui.web.training.item_form import (
    Objections,
    Picking,
    Source,
    as_typed,
    blank,
    form_name,
    grounds_from,
    objections,
    passage_of,
    rows_of,
    source_typed,
    typed_item,
)
from ui.web.training.pack_pages import PACKS, address_of, around
from ui.web.training.pack_view import PackView, kind_words, topic_words, topics_of
from ui.web.training.quiz_view import shown_right
from ui.web.training.quote_view import ShownQuote
from ui.web.visitor import Visit

_NEW = "new"
_FOUND = 10
_LONGEST_SEARCH = 300


@dataclass(frozen=True, slots=True)
class ListedItem:
    """A question on the list, with its right answer and what it rests on."""

    item: Item
    kind: str
    right: tuple[tuple[str, str], ...]
    quotes: tuple[ShownQuote, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage found for a question to be written."""

    title: str
    trail: str
    words: str
    language: str
    status_words: str
    starter: bool
    reader: str
    choose: str


def add_items(pages: APIRouter, desk: Desk) -> None:
    """Add the list of questions and what can be done to each."""
    _add_dropping(pages, desk)
    _add_finding(pages, desk)

    @pages.get(f"{PACKS}/{{pack_id}}/questions")
    def list_page(visit: Visiting, pack_id: str) -> Response:
        return shown(visit, lambda: _list(visit, desk, pack_id))

    @pages.get(f"{PACKS}/{{pack_id}}/questions/{{item_id}}")
    def item_page(
        visit: Visiting, pack_id: str, item_id: str, source: Picking, kind: str = ""
    ) -> Response:
        def make() -> Response:
            work = _Work(visit, desk, desk.room.packs.get(visit.owner, pack_id), item_id, kind)
            return work.page(work.typed, source)

        return shown(visit, make, f"{address_of(pack_id)}/questions")

    @pages.post(f"{PACKS}/{{pack_id}}/questions/{{item_id}}")
    def save(visit: Visiting, pack_id: str, item_id: str, form: Form) -> Response:
        def make() -> Response:
            kept = desk.room.packs.get(visit.owner, pack_id)
            return _Work(visit, desk, kept, item_id, form.one("kind")).save(form)

        return shown(visit, make, f"{address_of(pack_id)}/questions")


def _add_dropping(pages: APIRouter, desk: Desk) -> None:
    @pages.post(f"{PACKS}/{{pack_id}}/drop")
    def drop(visit: Visiting, pack_id: str, form: Form) -> Response:
        def make() -> Response:
            pack = desk.room.packs.get(visit.owner, pack_id).pack
            piece = piece_named(form.one("piece"))
            changed = replace(without(pack, piece), version=form.number("version"))
            desk.room.packs.change(visit.owner, changed, Step.DROPPED)
            return to(_back(pack_id, form))

        return shown(visit, make, address_of(pack_id))

    @pages.post(f"{PACKS}/{{pack_id}}/take-back")
    def take_back(visit: Visiting, pack_id: str, form: Form) -> Response:
        def make() -> Response:
            pack = desk.room.packs.get(visit.owner, pack_id).pack
            item = replace(item_of(pack, form.one("item")), shown=True)
            changed = replace(with_item(pack, item), version=form.number("version"))
            desk.room.packs.change(visit.owner, changed, Step.TAKEN_BACK)
            return to(f"{address_of(pack_id)}/questions#item-{item.id}")

        return shown(visit, make, f"{address_of(pack_id)}/questions")


def _add_finding(pages: APIRouter, desk: Desk) -> None:
    @pages.get(f"{PACKS}/{{pack_id}}/find")
    def find_page(
        visit: Visiting, pack_id: str, words: str = "", kind: str = "", target: str = _NEW
    ) -> Response:
        return shown(
            visit,
            lambda: _find(visit, desk, pack_id, words[:_LONGEST_SEARCH].strip(), kind, target),
            address_of(pack_id),
        )


def _list(visit: Visit, desk: Desk, pack_id: str) -> Response:
    kept = desk.room.packs.get(visit.owner, pack_id)
    alarms = desk.room.watch.alarms(kept.pack)
    view = PackView(kept.pack, alarms, desk.assembly.parts.documents, visit.words)
    ordered = sorted(kept.pack.items, key=lambda one: topics_of(kept.pack).index(one.topic))
    return page(
        visit,
        "questions",
        around=around(kept, alarms, visit.words),
        topics=[
            (topic_words(topic, visit.words), [_listed(one, view, visit.words) for one in items])
            for topic, items in groupby(ordered, key=lambda one: one.topic)
        ],
    )


def _listed(item: Item, view: PackView, words: Words) -> ListedItem:
    return ListedItem(
        item,
        kind_words(item, words),
        shown_right(item),
        view.quotes_of(item),
        view.is_marked(item),
    )


def _back(pack_id: str, form: Typed) -> str:
    rooms = {"marked": "/marked", "questions": f"/questions#{form.one('piece')}"}
    return address_of(pack_id) + rooms.get(form.one("back"), "")


class _Work:
    """One item of a pack being written: shown, checked, and kept if nothing is wrong with it."""

    def __init__(self, visit: Visit, desk: Desk, kept: KeptPack, item_id: str, kind: str) -> None:
        self._visit = visit
        self._desk = desk
        self._kept = kept
        self._parts = desk.assembly.parts
        self._item = None if item_id == _NEW else item_of(kept.pack, item_id)
        self._topics = topics_of(kept.pack)
        if self._item is not None:
            self._kind = self._item.kind
        elif kind in tuple(ItemKind):
            self._kind = ItemKind(kind)
        else:
            raise UnknownPiece(kind)

    @property
    def typed(self) -> TypedItem:
        """The item as it stands, or an empty one."""
        if self._item is not None:
            return as_typed(self._item)
        return blank(self._kind, self._topics[0] if self._topics else "")

    def page(
        self,
        typed: TypedItem,
        source: Source,
        *,
        faults: Sequence[str] = (),
        objected: Objections | None = None,
        changed: bool = False,
    ) -> Response:
        """Return the form with what is typed in it, and what is wrong with that."""
        visit, pack = self._visit, self._kept.pack
        alarms = self._desk.room.watch.alarms(pack)
        view = PackView(pack, alarms, self._parts.documents, visit.words)
        passage = passage_of(source, self._parts)
        item = self._item
        return page(
            replace(visit, back=self._address(source)),
            "item",
            code=409 if changed else 400 if faults or objected else 200,
            around=around(self._kept, alarms, visit.words),
            item=item,
            marked=item is not None and view.is_marked(item),
            typed=typed,
            rows=rows_of(typed),
            form=form_name(self._kind),
            kind=visit.words(f"training-kind-{self._kind.replace('_', '-')}"),
            topics=[(one, topic_words(one, visit.words)) for one in self._topics],
            quotes=view.quotes_of(item) if item else (),
            source=source,
            passage=passage,
            passage_place=place_of(passage, visit.words) if passage else None,
            picked=source.picked,
            address=self._address(),
            faults=faults,
            objected=objected.told if objected else (),
            may_overrule=objected is not None and objected.may_be_overruled,
            changed=changed,
            longest=(LONGEST_QUESTION, LONGEST_OPTION, LONGEST_EXPLANATION),
        )

    def save(self, form: Typed) -> Response:
        """Keep what was typed as a new version, or show the form again with what is wrong."""
        source, typed = source_typed(form), typed_item(form, self.typed)
        passage = passage_of(source, self._parts)
        grounds = grounds_from(self._item, source, passage, self._parts)
        faults = faults_of(typed, grounds, self._topics)
        if faults:
            said = [self._visit.words(f"training-fault-{one.replace('_', '-')}") for one in faults]
            return self.page(typed, source, faults=said)
        item = item_from(typed, grounds, before=self._item)
        pack = self._kept.pack
        if item == self._item:
            return to(f"{address_of(pack.id)}/questions#item-{item.id}")
        found = objections(item, pack.shown_items, self._parts, self._visit.words)
        overruled = found.may_be_overruled and form.one("overrule") == "yes"
        if found.told and not overruled:
            return self.page(typed, source, objected=found)
        try:
            self._keep(pack, item, form.number("version"))
        except PackChanged:
            return self.page(typed, source, changed=True)
        return to(f"{address_of(pack.id)}/questions#item-{item.id}")

    def _keep(self, pack: Pack, item: Item, version: int) -> None:
        if self._item is None:
            changed, step = replace(pack, items=(*pack.items, item)), Step.ADDED
        else:
            renewed = item.grounds != self._item.grounds
            changed, step = with_item(pack, item), Step.RENEWED if renewed else Step.EDITED
        self._desk.room.packs.change(self._visit.owner, replace(changed, version=version), step)

    def _address(self, source: Source | None = None) -> str:
        name = self._item.id if self._item else _NEW
        query = source.query if source else ""
        kind = "" if self._item else urlencode({"kind": self._kind.value})
        asked = "&".join(one for one in (kind, query) if one)
        address = f"{address_of(self._kept.pack.id)}/questions/{name}"
        return f"{address}?{asked}" if asked and source is not None else address


def _find(visit: Visit, desk: Desk, pack_id: str, words: str, kind: str, target: str) -> Response:
    kept = desk.room.packs.get(visit.owner, pack_id)
    parts = desk.assembly.parts
    found = passages_about(parts, words, limit=_FOUND) if words else []
    kind = kind if kind in tuple(ItemKind) else ItemKind.WHICH
    return page(
        visit,
        "find",
        around=around(kept, desk.room.watch.alarms(kept.pack), visit.words),
        searched=words,
        kind=kind,
        kinds=[
            (one.value, visit.words(f"training-kind-{one.replace('_', '-')}")) for one in ItemKind
        ],
        target=target,
        found=[_found(one, kept, kind, target, desk, visit.words) for one in found],
    )


def _found(
    match: Match, kept: KeptPack, kind: str, target: str, desk: Desk, words: Words
) -> FoundPassage:
    passage = match.passage
    found = QuotablePassage(match, desk.assembly.parts.documents.take(passage.document_id), ())
    choose = _choosing(kept.pack.id, passage.document_id, passage.start, kind, target)
    return replace(place_of(found, words), choose=choose)


def _choosing(pack_id: str, document: str, at: int, kind: str, target: str) -> str:
    """Return where words of a passage are picked: for a new question, or for a marked piece."""
    piece, _, number = target.partition(":")
    asked = {"document": document, "at": str(at)}
    if not number:
        return f"{address_of(pack_id)}/questions/{_NEW}?{urlencode({'kind': kind} | asked)}"
    name = piece_named(piece)
    if name.kind == "item":
        query = urlencode(asked | {"ground": number})
        return f"{address_of(pack_id)}/questions/{name.key}?{query}"
    return f"{address_of(pack_id)}/marked/{name}/{number}?{urlencode(asked)}"


def place_of(passage: QuotablePassage, words: Words) -> FoundPassage:
    """Return where the words that may be picked stand."""
    at = passage.match.passage
    publication = passage.shelved.document.publication
    return FoundPassage(
        title=publication.title,
        trail=" › ".join(one for one in at.heading_trail if one != publication.title),
        words=at.text,
        language=publication.language or "en",
        status_words=dated_status(publication, words),
        starter=publication.starter_note,
        reader=quote_address(at.document_id, at.start, at.end),
        choose="",
    )
