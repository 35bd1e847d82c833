"""The reviewed word lists in the folder `words`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def word_list(file: str, key: str) -> frozenset[str]:
    """Return the words that stand under a key of `words/FILE.toml`."""
    return frozenset(_told(file)[key].split())


def table(file: str, key: str) -> Mapping[str, str]:
    """Return a table of `words/FILE.toml`."""
    found: Mapping[str, str] = _told(file)[key]
    return found


def names_list(file: str, key: str) -> frozenset[str]:
    """Return the names of several words, parted by semicolons, in small letters."""
    return frozenset(" ".join(one.casefold().split()) for one in _told(file)[key].split(";"))


@cache
def _told(file: str) -> dict[str, Any]:
    path = files(__package__).joinpath("words", f"{file}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
