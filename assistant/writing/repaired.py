"""Values in what a language model writes, though it may be no quite right JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import json_repair


def value_of(told: str) -> Any:
    """Return the value that a text is as JSON, or seems to mean."""
    try:
        return json.loads(told, strict=False)
    except ValueError:
        return repaired(told)


def repaired(told: str) -> Any:
    """Return what JSON that is not quite right seems to mean, nothing if it is beyond repair."""
    try:
        return json_repair.loads(told)
    except ValueError:
        return None


def objects_in(told: Any) -> Iterable[dict[str, Any]]:
    """Yield the objects in a value, each before those that it holds."""
    if isinstance(told, dict):
        yield told
        yield from (found for one in told.values() for found in objects_in(one))
    elif isinstance(told, list):
        yield from (found for one in told for found in objects_in(one))
