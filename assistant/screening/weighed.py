"""Recognises a situation from several cues together, none of which would show it alone.

"my tag", "will I" and "back to prison" are each typed by staff too; together they are a person
asking for themselves. Each cue that stands in a question counts once with its weight, cues of
ordinary questions count against it, and a situation is recognised from its threshold on.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.answer import Outcome
from assistant.screening.patterns import Pattern, patterns_of


@dataclass(frozen=True, slots=True)
class Cue:
    """What may stand in a question, and how much it says."""

    name: str
    weight: int
    found: tuple[Pattern, ...]

    def is_in(self, words: str) -> bool:
        """Tell whether the cue stands anywhere in a question in plain words."""
        return any(one.found_in(words) for one in self.found)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A situation with its cues."""

    outcome: Outcome
    threshold: int
    cues: tuple[Cue, ...]

    def cues_in(self, words: str) -> tuple[Cue, ...]:
        """Return the cues that stand in a question in plain words."""
        return tuple(one for one in self.cues if one.is_in(words))

    def is_in(self, words: str) -> bool:
        """Tell whether the cues in a question reach the threshold together."""
        return sum(one.weight for one in self.cues_in(words)) >= self.threshold


@cache
def weighed() -> tuple[Weighed, ...]:
    """Return the weighed situations of `weighed.toml`."""
    told = _read("weighed.toml")
    terms = _read("situations.toml")["terms"] | told["terms"]
    return tuple(
        Weighed(
            Outcome(one["outcome"]),
            one["threshold"],
            tuple(
                Cue(cue["name"], cue["weight"], patterns_of(cue["found"], terms))
                for cue in one["cue"]
            ),
        )
        for one in told["weighed"]
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
