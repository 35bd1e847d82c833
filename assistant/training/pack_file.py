"""Packs as text: how they are kept, sent and frozen."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from assistant.training.errors import UnreadablePack
from assistant.training.pack import Pack

_PACK = TypeAdapter(Pack)


def pack_as_json(pack: Pack) -> str:
    """Return a pack as JSON, from which `pack_from_json` makes an equal one."""
    return _PACK.dump_json(pack, indent=1).decode()


def pack_from_json(text: str | bytes) -> Pack:
    """Return the pack in `text`; raises `UnreadablePack`."""
    try:
        return _PACK.validate_json(text)
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join(str(one) for one in first["loc"])
        raise UnreadablePack(f"{first['msg']} at {place or 'the beginning'}") from problem
