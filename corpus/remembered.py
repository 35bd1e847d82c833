"""Results made lately, kept so that they are not made again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import ParamSpec, TypeVar, cast

from cachetools import LRUCache, cached

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def remembering(
    most: int, key: Callable[_Given, Hashable], make: Callable[_Given, _Result]
) -> Callable[_Given, _Result]:
    """Return `make` so that it keeps the `most` results used last, by the `key` of what it gets.

    Only the key and the result are kept, so a checksum as key keeps nothing that was typed. Threads
    may share it: each makes its result outside the lock, and the first one made is kept.
    """
    kept: LRUCache[Hashable, _Result] = LRUCache(most)
    return cast(Callable[_Given, _Result], cached(kept, key=key, lock=Lock())(make))
