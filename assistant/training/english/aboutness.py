"""Whether a sentence is about the work, or only about documents and how they were read."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(16384)
def is_about_sources(text: str) -> bool:
    """Tell whether a sentence tells of pages, copies and versions, and not of the work."""
    return _pattern().search(text.lower()) is not None


@cache
def _pattern() -> re.Pattern[str]:
    path = files(__package__).joinpath("source_words.toml")
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return re.compile("|".join(told["about_sources"]))
