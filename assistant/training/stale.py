"""The alarm for pieces of a pack whose grounds have changed since it was made.

A piece is marked when its words, or the passage around them, stand differently in the newest
version of their document; when the document was taken out; when the words have ceased to apply; and
when what a starter note rests on has. It is told by what the library holds now, so a frozen version
is marked too, though it never changes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from threading import Lock

from assistant.answer import Citation
from assistant.parts import DocumentShelf, ShelvedDocument
from assistant.training.grounds import Grounds
from assistant.training.pack import Pack
from assistant.training.pieces import PieceKind, PieceName, pieces_of
from corpus.currency import Standing, standing_at
from corpus.document import Document
from corpus.errors import UnknownDocument
from corpus.library import HeldVersion, Library
from corpus.marks import FactChange
from corpus.publication import Status
from corpus.sentences import Span

_PACKS_KEPT = 256
_ENDED = (Status.SUPERSEDED, Status.WITHDRAWN, Status.HISTORIC)


class Cause(StrEnum):
    """Why a piece is marked.

    `changed`: its words stand in the newest version no more. `around`: they do, but not their
    passage as it was. `gone`: their document was taken out. `ended`: they ceased to apply.
    `footing`: what a starter note has them from ceased to apply.
    """

    CHANGED = "changed"
    AROUND = "around"
    GONE = "gone"
    ENDED = "ended"
    FOOTING = "footing"


@dataclass(frozen=True, slots=True)
class Alarm:
    """One piece that needs a trainer's look.

    `grounds` are what it rests on, the one with this `number` among those of the piece. `newest` is
    the id of the document that has their place now, empty if none has. `change` is the one by which
    a statement ended, `ended_by` the id or title of what took the place of the text or its footing.
    """

    piece: PieceName
    number: int
    cause: Cause
    grounds: Grounds
    newest: str = ""
    change: FactChange | None = None
    ended_by: str = ""


@dataclass(frozen=True, slots=True)
class _Finding:
    cause: Cause
    newest: str = ""
    change: FactChange | None = None
    ended_by: str = ""


class StaleWatch:
    """Tells which pieces of packs are marked; looks again only when the library has changed."""

    def __init__(self, library: Library, documents: DocumentShelf) -> None:
        """Compare packs with `library`, taking documents from `documents`."""
        self._library = library
        self._documents = documents
        self._guard = Lock()
        self._held: tuple[str, dict[str, str], dict[str, str]] | None = None
        self._kept: OrderedDict[tuple[str, int], tuple[str, tuple[Alarm, ...]]] = OrderedDict()

    def alarms(self, pack: Pack) -> tuple[Alarm, ...]:
        """Return the alarms of one version of a pack, items first."""
        return self.alarms_of(pack.id, pack.version, lambda: pack)

    def alarms_of(self, pack_id: str, version: int, read: Callable[[], Pack]) -> tuple[Alarm, ...]:
        """Return the same; the pack is `read` only if it has to be looked at again."""
        today = datetime.now(UTC).date()
        stamp, name = f"{self._library.listing.stamp} {today}", (pack_id, version)
        with self._guard:
            kept = self._kept.get(name)
            if kept is not None and kept[0] == stamp:
                self._kept.move_to_end(name)
                return kept[1]
        found = tuple(self._look(read(), stamp, today))
        with self._guard:
            self._kept[name] = (stamp, found)
            while len(self._kept) > _PACKS_KEPT:
                self._kept.popitem(last=False)
        return found

    def causes(self, grounds: Iterable[Grounds]) -> tuple[Cause | None, ...]:
        """Return for each of some grounds why it would be marked, nothing where it stands."""
        today = datetime.now(UTC).date()
        newest, by_source = self._newest(f"{self._library.listing.stamp} {today}")
        look = _Look(self._library, self._documents, newest, by_source, today)
        return tuple(found.cause if found else None for found in map(look.at, grounds))

    def stale_items(self, pack: Pack) -> frozenset[str]:
        """Return the ids of the items that are not asked until a trainer has renewed them."""
        return frozenset(
            one.piece.key for one in self.alarms(pack) if one.piece.kind is PieceKind.ITEM
        )

    def _look(self, pack: Pack, stamp: str, today: date) -> Iterator[Alarm]:
        newest, by_source = self._newest(stamp)
        look = _Look(self._library, self._documents, newest, by_source, today)
        for piece, grounds in pieces_of(pack):
            for number, one in enumerate(grounds):
                found = look.at(one)
                if found is not None:
                    yield Alarm(
                        piece, number, found.cause, one, found.newest, found.change, found.ended_by
                    )

    def _newest(self, stamp: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Return what is current in place of each document ever held, and of each source."""
        with self._guard:
            if self._held is not None and self._held[0] == stamp:
                return self._held[1], self._held[2]
        by_document, by_source = newest_of(self._library.versions())
        with self._guard:
            self._held = (stamp, by_document, by_source)
        return by_document, by_source


def newest_of(versions: Iterable[HeldVersion]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the id of the document current in place of each document, and of each source.

    Empty stands for one that was taken out. One that is still current itself stands for itself.
    """
    current: dict[str, str] = {}
    sources: dict[str, list[str]] = {}
    for one in versions:
        current.setdefault(one.source, "")
        if one.replaced_at is None:
            current[one.source] = one.document_id
        sources.setdefault(one.document_id, []).append(one.source)
    by_document = {
        document_id: _foremost(document_id, [current[one] for one in own])
        for document_id, own in sources.items()
    }
    return by_document, current


def _foremost(document_id: str, candidates: list[str]) -> str:
    if document_id in candidates:
        return document_id
    return next((one for one in reversed(candidates) if one), "")


class _Look:
    """One look at all grounds of a pack: what is asked of the library is asked once."""

    def __init__(
        self,
        library: Library,
        documents: DocumentShelf,
        newest: Mapping[str, str],
        by_source: Mapping[str, str],
        today: date,
    ) -> None:
        self._library = library
        self._documents = documents
        self._newest = newest
        self._by_source = by_source
        self._today = today
        self._known: dict[Grounds, _Finding | None] = {}

    def at(self, grounds: Grounds) -> _Finding | None:
        """Return what is amiss with grounds, nothing if they stand; several pieces share some."""
        if grounds not in self._known:
            self._known[grounds] = self._found(grounds)
        return self._known[grounds]

    def _found(self, grounds: Grounds) -> _Finding | None:
        newest = self._newest_of(grounds)
        shelved = self._taken(newest)
        if shelved is None:
            return _Finding(Cause.GONE)
        spans = [_place_of(one, shelved.document) for one in grounds.citations]
        if None in spans:
            return _Finding(Cause.CHANGED, newest)
        stood = [span for span in spans if span is not None]
        ended = self._ended(grounds, shelved.document, stood)
        if ended is not None:
            return ended
        if newest != grounds.citation.document_id and not self._stands_alike(grounds, shelved):
            return _Finding(Cause.AROUND, newest)
        return self._footing(grounds, newest)

    def _newest_of(self, grounds: Grounds) -> str:
        document_id = grounds.citation.document_id
        if document_id in self._newest:
            return self._newest[document_id]
        # A library that was made anew knows the source, not the version.
        names = (grounds.source, f"id:{grounds.source}")
        return next((self._by_source[one] for one in names if one in self._by_source), "")

    def _taken(self, document_id: str) -> ShelvedDocument | None:
        try:
            return self._documents.take(document_id) if document_id else None
        except UnknownDocument:
            return None

    def _ended(self, grounds: Grounds, document: Document, spans: list[Span]) -> _Finding | None:
        for citation, span in zip(grounds.citations, spans, strict=True):
            standing = standing_at(document, span, self._today, today=True)
            if standing.status != citation.status and not standing.is_current:
                return _Finding(
                    Cause.ENDED, document.id, standing.change, _ended_by(document, standing)
                )
        return None

    def _stands_alike(self, grounds: Grounds, newer: ShelvedDocument) -> bool:
        """Tell whether the passages that the words are of stand in the newer version unchanged."""
        older = self._taken(grounds.citation.document_id)
        if older is None:
            return True  # nothing is left to compare with, and the words themselves do stand
        return all(_passage_stands(one, older.document, newer) for one in grounds.citations)

    def _footing(self, grounds: Grounds, newest: str) -> _Finding | None:
        for footing in (one for citation in grounds.citations for one in citation.rests_on):
            if footing.id is None or footing.status in (None, *_ENDED):
                continue
            now = self._library.listing.get(footing.id)
            if now is not None and now.status in _ENDED:
                return _Finding(Cause.FOOTING, newest, ended_by=now.replaced_by or "")
        return None


def _ended_by(document: Document, standing: Standing) -> str:
    change = standing.change
    return (change.replaced_by if change else document.publication.replaced_by) or ""


def places_in(text: str, words: str) -> list[int]:
    """Return where words begin in a text, all places."""
    places: list[int] = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return places


def _place_of(citation: Citation, document: Document) -> Span | None:
    """Return where the cited words stand in a document, nearest to where they stood before."""
    if document.text[citation.start : citation.end] == citation.quote:
        return (citation.start, citation.end)
    places = places_in(document.text, citation.quote)
    if not places:
        return None
    start = min(places, key=lambda one: abs(one - citation.start))
    return (start, start + len(citation.quote))


def _passage_stands(citation: Citation, older: Document, newer: ShelvedDocument) -> bool:
    start, end = passage_span(citation, older)
    words = older.text[start:end]
    heading = citation.heading_trail[-1:]
    for place in places_in(newer.document.text, words):
        section = newer.section_at(place)
        if section is not None and section.trail[-1:] == heading:
            return True
    return False


def passage_span(citation: Citation, document: Document) -> Span:
    """Return where the passage of a citation stands in its document: by its id, or its blocks."""
    start, _, end = citation.passage_id.rpartition(":")[2].partition("-")
    if start.isdigit() and end.isdigit() and int(start) <= citation.start < int(end):
        return (int(start), int(end))
    touched = [
        one for one in document.blocks if one.start < citation.end and one.end > citation.start
    ]
    return (touched[0].start, touched[-1].end) if touched else (citation.start, citation.end)
