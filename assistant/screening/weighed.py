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
from assistant.screening.patterns import Pattern, any_of

# The order in which situations are settled where a question shows several.
GRAVEST_FIRST = (
    Outcome.EMERGENCY,
    Outcome.ABOUT_A_PERSON,
    Outcome.CASE_JUDGEMENT,
    Outcome.PERSONAL_ADVICE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What may stand in a question, and how much it says."""

    name: str
    weight: int
    found: Pattern

    def is_in(self, words: str) -> bool:
        """Tell whether the cue stands anywhere in a question in plain words."""
        return self.found.found_in(words)


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
    """Return the weighed situations, one file each in the folder `cues`, gravest first."""
    terms = _read("situations")["terms"] | _read("cues", "terms")["terms"]
    return tuple(_weighed(outcome, terms) for outcome in GRAVEST_FIRST)


def _weighed(outcome: Outcome, terms: dict[str, str]) -> Weighed:
    told = _read("cues", outcome.value)
    cues = (Cue(one["name"], one["weight"], any_of(one["found"], terms)) for one in told["cue"])
    return Weighed(outcome, told["threshold"], tuple(cues))


def _read(*names: str) -> dict[str, Any]:
    path = files(__package__).joinpath(*names[:-1], f"{names[-1]}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
