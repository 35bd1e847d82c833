"""The words of a text that say what it is about."""

from __future__ import annotations

from functools import lru_cache

from index.keywords import stems_of


@lru_cache(16384)
def content_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text, without those that every text has."""
    return frozenset(stems_of(text))
