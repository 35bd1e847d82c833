"""Renewing what is marked: the old words beside the new ones, and the piece resting on these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from assistant.parts import Parts, ShelvedDocument
from assistant.training.grounds import Grounds
from assistant.training.item import Item
from assistant.training.pack import Pack
from assistant.training.pieces import (
    PieceKind,
    grounds_of,
    item_of,
    with_grounds,
    with_item,
)
from assistant.training.quoting import Quotable, QuotablePassage, grounds_at, passage_at
from assistant.training.stale import Alarm, Cause, passage_span, places_in
from corpus.comparison import compare
from corpus.document import Document
from corpus.errors import CorpusError
from corpus.sentences import Span
from index.search import Query

# Two sentences with less in common are different ones, not one reworded.
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Beside:
    """The old words with their passage, and what stands in its place now.

    `after` is empty where nothing does. `passage` is the new one, from which words can be quoted,
    and `proposed` the numbers of those in it that are nearest to the old ones.
    """

    before: str
    before_span: Span
    before_id: str
    after: str = ""
    after_span: Span = (0, 0)
    after_id: str = ""
    passage: QuotablePassage | None = None
    proposed: tuple[int, ...] = ()


def beside(alarm: Alarm, parts: Parts) -> Beside:
    """Return old and new text of an alarm, as far as either is held."""
    citation = alarm.grounds.citation
    older = _taken(citation.document_id, parts)
    span = passage_span(citation, older.document) if older else (citation.start, citation.end)
    before = Beside(
        before=older.document.text[slice(*span)] if older else alarm.grounds.quote,
        before_span=span if older else (0, 0),
        before_id=citation.document_id if older else "",
    )
    passage = _passage_now(alarm, older.document if older else None, parts)
    if passage is None:
        return before
    at = passage.match.passage
    return replace(
        before,
        after=passage.shelved.document.text[at.start : at.end],
        after_span=(at.start, at.end),
        after_id=at.document_id,
        passage=passage,
        proposed=_nearest(alarm.grounds.quote, passage.quotables),
    )


def still_stands(alarm: Alarm) -> bool:
    """Tell whether the very words of an alarm may be kept: they stand, and have not ended."""
    return alarm.cause in (Cause.AROUND, Cause.FOOTING)


def anchored_anew(grounds: Grounds, document_id: str, parts: Parts) -> Grounds | None:
    """Return the same words as they stand in another version; nothing if some do not.

    Raises `UnknownDocument`.
    """
    shelved = parts.documents.take(document_id)
    text, spans = shelved.document.text, list[Span]()
    for one in grounds.citations:
        places = places_in(text, one.quote)
        if not places:
            return None
        start = min(places, key=lambda at, old=one.start: abs(at - old))  # type: ignore[misc]
        spans.append((start, start + len(one.quote)))
    found = grounds_at(parts, shelved, spans)
    return found if found.citations else None


def renewed_as_they_stand(
    pack: Pack,
    alarms: Sequence[Alarm],
    parts: Parts,
    *,
    accepts: Callable[[Item], bool] = lambda _: True,
) -> tuple[Pack, tuple[Alarm, ...]]:
    """Return the pack with those pieces renewed whose very words still stand, and which they are.

    A piece with other alarms besides is left alone, and so is an item that `accepts` refuses.
    """
    before = pack
    left = {one.piece for one in alarms if not still_stands(one)}
    done: list[Alarm] = []
    for alarm in alarms:
        if alarm.piece in left:
            continue
        grounds = anchored_anew(alarm.grounds, alarm.newest, parts)
        if grounds is not None:
            pack = with_grounds_at(pack, alarm, grounds)
            done.append(alarm)
    for piece in {one.piece for one in done if one.piece.kind is PieceKind.ITEM}:
        if not accepts(item_of(pack, piece.key)):
            pack = with_item(pack, item_of(before, piece.key))
            done = [one for one in done if one.piece != piece]
    return pack, tuple(done)


def with_grounds_at(pack: Pack, alarm: Alarm, grounds: Grounds) -> Pack:
    """Return the pack with the words of an alarm in place of the ones marked."""
    them = list(grounds_of(pack, alarm.piece))
    them[alarm.number] = grounds
    return with_grounds(pack, alarm.piece, them)


def _passage_now(alarm: Alarm, older: Document | None, parts: Parts) -> QuotablePassage | None:
    """Return the passage that stands in the place of the old one, the likest if none is known."""
    try:
        if alarm.cause in (Cause.AROUND, Cause.FOOTING, Cause.CHANGED) and alarm.newest:
            shelved = parts.documents.take(alarm.newest)
            place = _place_now(alarm, older, shelved)
            return passage_at(parts, alarm.newest, place) if place is not None else None
        return _of_replacement(alarm, parts)
    except CorpusError:
        return None  # the page then shows the old words alone


def _place_now(alarm: Alarm, older: Document | None, newer: ShelvedDocument) -> int | None:
    citation = alarm.grounds.citation
    places = places_in(newer.document.text, citation.quote)
    if places:
        return min(places, key=lambda one: abs(one - citation.start))
    if older is None or older.id == newer.document.id:
        return None
    for one in compare(older, newer.document).reworded:
        begins = one.before_at if one.before_at is not None else -1
        if begins < citation.end and begins + len(one.before) > citation.start:
            return one.after_at
    return _likest_place(citation.quote, newer)


def _likest_place(quote: str, newer: ShelvedDocument) -> int | None:
    """Return where the block of a document begins that is likest to a quote, if any is like it."""
    text = newer.document.text
    likeness = [
        (_likeness(quote, text[one.start : one.end]), -one.start) for one in newer.document.blocks
    ]
    best = max(likeness, default=(0.0, 0))
    return -best[1] if best[0] >= _ALIKE else None


def _of_replacement(alarm: Alarm, parts: Parts) -> QuotablePassage | None:
    """Return the passage of what replaced a text that is nearest to its words, where held."""
    held = parts.library.held_publications()
    documents = [
        document_id
        for document_id, publication in held.items()
        if alarm.ended_by and alarm.ended_by in (publication.external_id, publication.title)
    ]
    wanted = f"{alarm.change.now if alarm.change else ''} {alarm.grounds.quote}".strip()
    for document_id in documents:
        for match in parts.matches_in(document_id, Query(wanted), limit=1):
            return passage_at(parts, document_id, match.passage.start)
    return None


def _nearest(quote: str, quotables: tuple[Quotable, ...]) -> tuple[int, ...]:
    scored = [(_likeness(quote, one.text), -one.number) for one in quotables]
    best = max(scored, default=(0.0, 0))
    return (-best[1],) if best[0] >= _ALIKE else ()


def _likeness(one: str, other: str) -> float:
    """Return the share of words, in order, that two texts have in common, 0 to 1."""
    return SequenceMatcher(None, one.casefold().split(), other.casefold().split()).ratio()


def _taken(document_id: str, parts: Parts) -> ShelvedDocument | None:
    try:
        return parts.documents.take(document_id)
    except CorpusError:
        return None
