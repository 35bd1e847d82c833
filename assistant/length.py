"""How much an answer says: what was asked for, or what stands beside it as well."""

from __future__ import annotations

from enum import StrEnum


class Length(StrEnum):
    """No longer than the question wants, or with what else the guidance says on it."""

    SHORT = "short"
    FULL = "full"
