"""At which stage of learning a section comes: what a thing is before its rules and its history."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from importlib.resources import files


class Stage(IntEnum):
    """A stage of a reading path, in the order in which they build up."""

    WHAT = 0
    WHO = 1
    RULES = 2
    EXCEPTIONS = 3
    FIGURES = 4
    HISTORY = 5


def stage_of(heading: str) -> Stage:
    """Return the stage of a section by its heading; a heading that tells none is of rules."""
    lowered = heading.lower()
    for stage in reversed(Stage):
        pattern = _patterns().get(stage)
        if pattern is not None and pattern.search(lowered):
            return stage
    return Stage.RULES


@cache
def _patterns() -> Mapping[Stage, re.Pattern[str]]:
    told = tomllib.loads(files(__package__).joinpath("stages.toml").read_text(encoding="utf-8"))
    return {Stage[name.upper()]: re.compile("|".join(words)) for name, words in told.items()}
