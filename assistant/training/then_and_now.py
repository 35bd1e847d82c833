"""Then and now: rules that ceased to apply beside those that apply instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.training.english.words import content_of
from assistant.training.extent import extent_of
from assistant.training.material import Material, Piece
from assistant.training.pack import ThenAndNow
from corpus.currency import ended_on, marks_at
from corpus.document import Document
from corpus.marks import FactChange


@dataclass(frozen=True, slots=True)
class Told:
    """A change that a document of the material tells of, with the pieces that tell both rules."""

    change: FactChange
    topic: str
    document: Document
    then: Piece | None
    now: Piece | None


def changes_told(material: Material) -> list[Told]:
    """Return the changes that the material tells of, those told most fully first; one for each."""
    documents = {one.document.id: one for one in (*material.pieces, *material.ended)}
    found = [
        Told(
            change,
            piece.topic,
            piece.document,
            _marked(material.ended, piece.document, change.id, "was"),
            _marked(material.pieces, piece.document, change.id, "now"),
        )
        for piece in documents.values()
        for change in piece.document.changes
    ]
    found.sort(key=_fullness)
    kept: list[Told] = []
    for one in found:
        if not any(_are_one(one.change, other.change) for other in kept):
            kept.append(one)
    return kept


def cards_of(material: Material, told: list[Told]) -> tuple[ThenAndNow, ...]:
    """Return the cards of a pack, all topics in turn, in the order of its topics."""
    most = extent_of(material.brief.length).changes
    by_topic = {topic: [one for one in told if one.topic == topic] for topic in material.topics}
    picked: list[Told] = []
    while any(by_topic.values()) and len(picked) < most:
        for rows in by_topic.values():
            if rows and len(picked) < most:
                picked.append(rows.pop(0))
    order = {topic: place for place, topic in enumerate(material.topics)}
    picked.sort(key=lambda one: order[one.topic])
    return tuple(_card(one, material) for one in picked)


def _card(told: Told, material: Material) -> ThenAndNow:
    change = told.change
    day = ended_on(told.document.publication, change.applies_to)
    by = material.parts.library.listing.get(change.replaced_by) if change.replaced_by else None
    return ThenAndNow(
        topic=told.topic,
        was=change.was,
        is_now=change.now,
        changed_on=day.in_words() if day else "",
        changed_by=by.title if by else change.replaced_by or "",
        then=material.grounds(told.then) if told.then else None,
        now=material.grounds(told.now) if told.now else None,
    )


def _fullness(told: Told) -> tuple[object, ...]:
    change = told.change
    return (
        told.now is None,
        told.then is None,
        change.applies_to is None,
        change.replaced_by is None,
        told.document.id,
        change.id,
    )


def _marked(pieces: Iterable[Piece], document: Document, change: str, which: str) -> Piece | None:
    """Return the first piece of a document that is marked as telling one side of a change."""
    return next(
        (
            one
            for one in pieces
            if one.document.id == document.id
            and any(getattr(mark, which) == change for mark in marks_at(document, one.unit.core))
        ),
        None,
    )


def _are_one(one: FactChange, other: FactChange) -> bool:
    """Tell whether two notes tell of the same change: nearly the same words of the old rule."""
    some, others = content_of(one.was), content_of(other.was)
    most = max(len(some), len(others))
    return bool(most) and len(some & others) / most > _SAME


_SAME = 0.7
