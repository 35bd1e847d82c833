"""The pieces of a pack that rest on words of the guidance, by name, and a pack with one changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from assistant.training.errors import UnknownPiece
from assistant.training.grounds import Grounds
from assistant.training.item import Item
from assistant.training.pack import KeyFact, Pack, ReadingStep, TermEntry, ThenAndNow

_AnyPiece = KeyFact | ReadingStep | TermEntry | ThenAndNow


class PieceKind(StrEnum):
    """What a piece of a pack is."""

    ITEM = "item"
    FACT = "fact"
    READING = "reading"
    TERM = "term"
    CHANGE = "change"
    SCENARIO = "scenario"


# Where the pieces stand in a pack that are named by their place.
_FIELDS = {
    PieceKind.FACT: "facts",
    PieceKind.READING: "reading",
    PieceKind.TERM: "glossary",
    PieceKind.CHANGE: "changes",
}


@dataclass(frozen=True, slots=True)
class PieceName:
    """Which piece of one version of a pack: by its id, or by its place where it has none."""

    kind: PieceKind
    key: str

    def __str__(self) -> str:
        return f"{self.kind}-{self.key}"


def piece_named(name: str) -> PieceName:
    """Return the name that was written with `str`; raises `UnknownPiece`."""
    kind, _, key = name.partition("-")
    if kind not in tuple(PieceKind) or not key:
        raise UnknownPiece(name)
    return PieceName(PieceKind(kind), key)


def item_of(pack: Pack, item_id: str) -> Item:
    """Return an item of a pack; raises `UnknownPiece`."""
    found = next((one for one in pack.items if one.id == item_id), None)
    if found is None:
        raise UnknownPiece(item_id)
    return found


def pieces_of(pack: Pack) -> Iterator[tuple[PieceName, tuple[Grounds, ...]]]:
    """Yield every piece with what it rests on, items first."""
    for item in pack.items:
        yield PieceName(PieceKind.ITEM, item.id), item.grounds
    named: tuple[tuple[PieceKind, Sequence[KeyFact | ReadingStep | TermEntry]], ...] = (
        (PieceKind.FACT, pack.facts),
        (PieceKind.READING, pack.reading),
        (PieceKind.TERM, pack.glossary),
    )
    for kind, pieces in named:
        for place, piece in enumerate(pieces):
            yield PieceName(kind, str(place)), (piece.grounds,)
    for place, change in enumerate(pack.changes):
        yield PieceName(PieceKind.CHANGE, str(place)), _of_change(change)
    for scenario in pack.scenarios:
        yield PieceName(PieceKind.SCENARIO, scenario.id), scenario.answer


def grounds_of(pack: Pack, name: PieceName) -> tuple[Grounds, ...]:
    """Return what a piece rests on; raises `UnknownPiece`."""
    found = next((grounds for one, grounds in pieces_of(pack) if one == name), None)
    if found is None:
        raise UnknownPiece(str(name))
    return found


def with_grounds(pack: Pack, name: PieceName, grounds: Sequence[Grounds]) -> Pack:
    """Return the pack with a piece resting on other words; raises `UnknownPiece`."""
    if len(grounds_of(pack, name)) != len(grounds):
        raise UnknownPiece(str(name))
    them = tuple(grounds)
    if name.kind is PieceKind.ITEM:
        return with_item(pack, replace(item_of(pack, name.key), grounds=them))
    if name.kind is PieceKind.SCENARIO:
        scenarios = (
            replace(one, answer=them) if one.id == name.key else one for one in pack.scenarios
        )
        return replace(pack, scenarios=tuple(scenarios))
    field = _FIELDS[name.kind]
    pieces = [*getattr(pack, field)]
    pieces[int(name.key)] = _resting_on(pieces[int(name.key)], them)
    return _with_pieces(pack, field, pieces)


def without(pack: Pack, name: PieceName) -> Pack:
    """Return the pack without a piece; an item is kept, not shown, so that it can be taken back."""
    grounds_of(pack, name)
    if name.kind is PieceKind.ITEM:
        return with_item(pack, replace(item_of(pack, name.key), shown=False))
    if name.kind is PieceKind.SCENARIO:
        kept = tuple(one for one in pack.scenarios if one.id != name.key)
        return replace(pack, scenarios=kept)
    field = _FIELDS[name.kind]
    pieces = [one for place, one in enumerate(getattr(pack, field)) if place != int(name.key)]
    return _with_pieces(pack, field, pieces)


def with_item(pack: Pack, item: Item) -> Pack:
    """Return the pack with an item in place of the one of its id; raises `UnknownPiece`."""
    item_of(pack, item.id)
    return replace(pack, items=tuple(item if one.id == item.id else one for one in pack.items))


def _with_pieces(pack: Pack, field: str, pieces: Sequence[_AnyPiece]) -> Pack:
    changed: dict[str, Any] = {field: tuple(pieces)}
    return replace(pack, **changed)


def _resting_on(piece: _AnyPiece, grounds: tuple[Grounds, ...]) -> _AnyPiece:
    if isinstance(piece, ThenAndNow):
        given = iter(grounds)
        then = next(given) if piece.then is not None else None
        return replace(piece, then=then, now=next(given, None))
    if isinstance(piece, ReadingStep):
        return replace(
            piece,
            grounds=grounds[0],
            passages=tuple(dict.fromkeys(one.passage_id for one in grounds[0].citations)),
            heading_trail=grounds[0].citation.heading_trail,
        )
    return replace(piece, grounds=grounds[0])


def _of_change(change: ThenAndNow) -> tuple[Grounds, ...]:
    return tuple(one for one in (change.then, change.now) if one is not None)
