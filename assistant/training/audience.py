"""How much a section matters to those for whom a pack is made."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.training.brief import Audience

_LEAST = 0.1


@dataclass(frozen=True, slots=True)
class Weights:
    """What is added to the weight of a section for topics and for words that occur."""

    topics: dict[str, float]
    words: tuple[tuple[re.Pattern[str], float], ...]

    def of(self, topics: tuple[str, ...], text: str) -> float:
        """Return the weight of a text of documents with topics: 1 where nothing is told of it."""
        lowered = text.lower()
        weight = 1 + sum(self.topics.get(one, 0.0) for one in topics)
        weight += sum(more for pattern, more in self.words if pattern.search(lowered))
        return max(_LEAST, weight)


@cache
def weights_for(audience: Audience) -> Weights:
    """Return the reviewed weights of an audience."""
    told = tomllib.loads(files(__package__).joinpath("audiences.toml").read_text(encoding="utf-8"))
    mine = told[audience.value]
    words = tuple((re.compile(one), float(more)) for one, more in mine["words"].items())
    return Weights({name: float(more) for name, more in mine["topics"].items()}, words)
