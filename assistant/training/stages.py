"""At which stage of learning a section comes: what a thing is before its rules and its history."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import Any


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


def names_a_subject(heading: str) -> bool:
    """Tell whether a heading says what its section is about, as "Introduction" does not."""
    found = re.compile("|".join(_read()["names_no_subject"]["found"]))
    return found.search(heading.strip(" :.").lower()) is None


@cache
def _patterns() -> Mapping[Stage, re.Pattern[str]]:
    told = {one: _read()[one.name.lower()] for one in Stage if one.name.lower() in _read()}
    return {stage: re.compile("|".join(words)) for stage, words in told.items()}


@cache
def _read() -> dict[str, Any]:
    told: dict[str, Any] = tomllib.loads(
        files(__package__).joinpath("stages.toml").read_text(encoding="utf-8")
    )
    return told
