"""A part of a long list, with where the parts before and after it begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class Part(Generic[_Kind]):
    """What one page shows of a list; numbers are counted from 1, places from 0."""

    shown: Sequence[_Kind]
    begins: int
    ends: int
    total: int
    preceding: int | None
    following: int | None

    @property
    def is_all(self) -> bool:
        """Whether the list has no other part."""
        return self.preceding is None and self.following is None


def part_of(listed: Sequence[_Kind], first: int, most: int) -> Part[_Kind]:
    """Return at most so many of a list, from the place `first` on."""
    first = max(0, min(first, len(listed)))
    shown = listed[first : first + most]
    ends = first + len(shown)
    return Part(
        shown=shown,
        begins=first + 1,
        ends=ends,
        total=len(listed),
        preceding=max(0, first - most) if first else None,
        following=ends if ends < len(listed) else None,
    )
