"""Packs as text: how they are kept, sent and frozen."""

from __future__ import annotations

from assistant.records.plain_values import PlainValues, UnfitValues
from assistant.training.errors import UnreadablePack
from assistant.training.pack import Pack

_PACKS = PlainValues(Pack)


def pack_as_json(pack: Pack) -> str:
    """Return a pack as JSON, from which `pack_from_json` makes an equal one."""
    return _PACKS.as_json(pack)


def pack_from_json(text: str | bytes) -> Pack:
    """Return the pack in `text`; raises `UnreadablePack`."""
    try:
        return _PACKS.from_json(text)
    except UnfitValues as problem:
        raise UnreadablePack(str(problem)) from problem
