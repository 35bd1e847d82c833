"""What of a pack is marked: old and new text side by side, to be renewed or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import Response

from assistant.training.errors import UnknownPiece
from assistant.training.item import Item
from assistant.training.pack import Pack
from assistant.training.pieces import (
    PieceKind,
    PieceName,
    grounds_of,
    item_of,
    piece_named,
    with_grounds,
)
from assistant.training.quoting import QuotablePassage, quoted_from
from assistant.training.renewing import beside, renewed_as_they_stand, still_stands
from assistant.training.stale import Alarm
from assistant.training.store import KeptPack, Step
from corpus.document import fold_space
from ui.web.library.addresses import quote_address
from ui.web.library.differences import Words as ChangedWords
from ui.web.library.differences import changed_words
from ui.web.library.paging import Paged, number_of, paged
from ui.web.training.answers import Desk, Form, Typed, Visiting, number_from, page, shown, to
from ui.web.training.item_form import (
    Picking,
    Source,
    objections,
    passage_of,
    source_typed,
)
from ui.web.training.item_pages import place_of
from ui.web.training.pack_pages import PACKS, address_of, around
from ui.web.training.pack_view import day_words
from ui.web.training.quote_view import ShownQuote, language_of, shown_quote
from ui.web.visitor import Visit

# Each is compared with the newest version of its document.
_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class ShownAlarm:
    """An alarm in words, with old and new text side by side.

    `renew` is where words of the new text are picked; `other` where another passage is looked for.
    """

    piece: str
    number: int
    kind: str
    names: str
    cause: str
    quote: ShownQuote
    before: tuple[ChangedWords, ...]
    after: tuple[ChangedWords, ...]
    language: str
    before_address: str
    after_address: str
    change: tuple[str, str, str]
    ended_by: str
    stands: bool
    renew: str
    other: str


def add_marked(pages: APIRouter, desk: Desk) -> None:
    """Add the page of what is marked, and the ways to mend it."""

    @pages.get(f"{PACKS}/{{pack_id}}/marked")
    def marked_page(visit: Visiting, pack_id: str, number: str = "", left: str = "") -> Response:
        def make() -> Response:
            kept = desk.room.packs.get(visit.owner, pack_id)
            alarms = desk.room.watch.alarms(kept.pack)
            listed: Paged[Alarm] = paged(
                alarms,
                number_of(number),
                _A_PAGE,
                f"{address_of(pack_id)}/marked?number={{}}".format,
            )
            return page(
                visit,
                "marked",
                around=around(kept, alarms, visit.words),
                listed=listed,
                alarms=[shown_alarm(one, kept, desk, visit) for one in listed.things],
                standing=len({one.piece for one in alarms if still_stands(one)}),
                left=max(0, number_from(left)),
            )

        return shown(visit, make)

    @pages.post(f"{PACKS}/{{pack_id}}/marked")
    def renew_as_they_stand(visit: Visiting, pack_id: str, form: Form) -> Response:
        return shown(
            visit, lambda: _renew_standing(visit, desk, pack_id, form), address_of(pack_id)
        )

    @pages.get(f"{PACKS}/{{pack_id}}/marked/{{piece}}/{{number}}")
    def piece_page(
        visit: Visiting,
        pack_id: str,
        piece: str,
        number: int,
        source: Picking,
    ) -> Response:
        def make() -> Response:
            kept = desk.room.packs.get(visit.owner, pack_id)
            where = (piece_named(piece), number)
            return _piece(visit, desk, kept, where, source)

        return shown(visit, make, f"{address_of(pack_id)}/marked")

    @pages.post(f"{PACKS}/{{pack_id}}/marked/{{piece}}/{{number}}")
    def renew(visit: Visiting, pack_id: str, piece: str, number: int, form: Form) -> Response:
        def make() -> Response:
            return _renew(visit, desk, pack_id, (piece_named(piece), number), form)

        return shown(visit, make, f"{address_of(pack_id)}/marked")


def shown_alarm(alarm: Alarm, kept: KeptPack, desk: Desk, visit: Visit) -> ShownAlarm:
    """Return an alarm with the texts that it is about."""
    words, parts = visit.words, desk.assembly.parts
    found = beside(alarm, parts)
    before, after = (
        changed_words(found.before, found.after)
        if found.after
        else ((ChangedWords(found.before),), ())
    )
    change = alarm.change
    return ShownAlarm(
        piece=str(alarm.piece),
        number=alarm.number,
        kind=words(f"training-piece-{alarm.piece.kind}"),
        names=_names(kept.pack, alarm.piece),
        cause=words(f"training-cause-{alarm.cause}"),
        quote=shown_quote(alarm.grounds, parts.documents, words),
        before=before,
        after=after,
        language=language_of(alarm.grounds.citation.document_id, parts.documents),
        before_address=quote_address(found.before_id, *found.before_span)
        if found.before_id
        else "",
        after_address=quote_address(found.after_id, *found.after_span) if found.after_id else "",
        change=(
            (change.was, change.now, day_words(change.applies_to.isoformat(), words))
            if change and change.applies_to
            else (change.was, change.now, "")
            if change
            else ("", "", "")
        ),
        ended_by=_title_of(alarm.ended_by, desk),
        stands=still_stands(alarm),
        renew=_renewing(alarm, kept, found.passage, found.proposed),
        other=f"{address_of(kept.pack.id)}/find?"
        + urlencode({"target": f"{alarm.piece}:{alarm.number}", "words": _search_words(alarm)}),
    )


def _names(pack: Pack, piece: PieceName) -> str:
    """Return what tells one piece from the others of its kind: its question, term or title."""
    if piece.kind is PieceKind.ITEM:
        return item_of(pack, piece.key).question
    if piece.kind is PieceKind.SCENARIO:
        return next(one.question for one in pack.scenarios if one.id == piece.key)
    if piece.kind is PieceKind.TERM:
        return pack.glossary[int(piece.key)].term
    if piece.kind is PieceKind.CHANGE:
        return pack.changes[int(piece.key)].is_now
    if piece.kind is PieceKind.READING:
        return " › ".join(pack.reading[int(piece.key)].heading_trail[-1:])
    return pack.facts[int(piece.key)].grounds.citation.publication


def _title_of(name: str, desk: Desk) -> str:
    found = desk.assembly.library.listing.named(name) if name else None
    return found.title if found else name


def _search_words(alarm: Alarm) -> str:
    return fold_space(alarm.grounds.citation.quote)[:250]


def _renewing(
    alarm: Alarm, kept: KeptPack, passage: QuotablePassage | None, proposed: Sequence[int]
) -> str:
    if passage is None:
        return ""
    at = passage.match.passage
    asked: dict[str, str | int] = {"document": at.document_id, "at": at.start}
    asked |= {"pick": proposed[0]} if proposed else {}
    address = address_of(kept.pack.id)
    if alarm.piece.kind is PieceKind.ITEM:
        query = urlencode(asked | {"ground": alarm.number})
        return f"{address}/questions/{alarm.piece.key}?{query}"
    return f"{address}/marked/{alarm.piece}/{alarm.number}?{urlencode(asked)}"


def _renew_standing(visit: Visit, desk: Desk, pack_id: str, form: Typed) -> Response:
    """Renew one piece, or all, whose very words still stand; those with objections are left."""
    pack, parts = desk.room.packs.get(visit.owner, pack_id).pack, desk.assembly.parts
    alarms = [one for one in desk.room.watch.alarms(pack) if still_stands(one)]
    if form.one("piece"):
        piece = piece_named(form.one("piece"))
        alarms = [one for one in alarms if one.piece == piece]

    def accepts(item: Item) -> bool:
        return objections(item, pack.shown_items, parts, visit.words).may_be_overruled

    renewed, done = renewed_as_they_stand(pack, alarms, parts, accepts=accepts)
    if done:
        changed = replace(renewed, version=form.number("version"))
        desk.room.packs.change(visit.owner, changed, Step.RENEWED)
    left = len({one.piece for one in alarms}) - len({one.piece for one in done})
    return to(f"{address_of(pack_id)}/marked" + (f"?left={left}" if left else ""))


def _piece(
    visit: Visit,
    desk: Desk,
    kept: KeptPack,
    where: tuple[PieceName, int],
    source: Source,
    problem: str = "",
) -> Response:
    (piece, number), passage = where, passage_of(source, desk.assembly.parts)
    grounds = grounds_of(kept.pack, piece)
    if passage is None or not 0 <= number < len(grounds) or piece.kind is PieceKind.ITEM:
        raise UnknownPiece(f"{piece}:{number}")
    documents = desk.assembly.parts.documents
    at = passage.match.passage
    change = kept.pack.changes[int(piece.key)] if piece.kind is PieceKind.CHANGE else None
    address = f"{address_of(kept.pack.id)}/marked/{piece}/{number}"
    return page(
        replace(visit, back=f"{address}?{source.query}"),
        "renew",
        code=400 if problem else 200,
        around=around(kept, desk.room.watch.alarms(kept.pack), visit.words),
        kind=visit.words(f"training-piece-{piece.kind}"),
        names=_names(kept.pack, piece),
        change=change,
        quote_before=shown_quote(grounds[number], documents, visit.words),
        passage=passage,
        passage_place=place_of(passage, visit.words),
        picked=source.picked,
        document=at.document_id,
        at=at.start,
        address=address,
        problem=problem,
    )


def _renew(
    visit: Visit, desk: Desk, pack_id: str, where: tuple[PieceName, int], form: Typed
) -> Response:
    kept, parts = desk.room.packs.get(visit.owner, pack_id), desk.assembly.parts
    (piece, number), source = where, source_typed(form)
    passage = passage_of(source, parts)
    grounds = quoted_from(parts, passage, source.picked) if passage else None
    if grounds is None:
        return _piece(visit, desk, kept, where, source, visit.words("training-fault-no-quote"))
    them = list(grounds_of(kept.pack, piece))
    if not 0 <= number < len(them):
        raise UnknownPiece(f"{piece}:{number}")
    them[number] = grounds
    changed = _with_words(with_grounds(kept.pack, piece, them), piece, form)
    version = form.number("version")
    desk.room.packs.change(visit.owner, replace(changed, version=version), Step.RENEWED)
    return to(f"{address_of(pack_id)}/marked")


def _with_words(pack: Pack, piece: PieceName, form: Typed) -> Pack:
    """Return the pack with what was typed of the old and the new rule, where one was."""
    was, is_now = (fold_space(form.one(name))[:600] for name in ("was", "is_now"))
    if piece.kind is not PieceKind.CHANGE or not (was and is_now):
        return pack
    changes = [*pack.changes]
    changes[int(piece.key)] = replace(changes[int(piece.key)], was=was, is_now=is_now)
    return replace(pack, changes=tuple(changes))
