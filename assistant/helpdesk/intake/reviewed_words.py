"""The reviewed words in the folder `words`, by which intake takes mails apart."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.screening.patterns import Pattern, any_of


@cache
def told(file: str) -> Mapping[str, Any]:
    """Return what stands in `words/FILE.toml`."""
    path = files(__package__).joinpath("words", f"{file}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def patterns(file: str, table: str, key: str = "found") -> Pattern:
    """Return the patterns under a key of a table of `words/FILE.toml` as one, for any case."""
    found = told(file)
    return any_of(found[table][key], found.get("terms", {}), any_case=True)
