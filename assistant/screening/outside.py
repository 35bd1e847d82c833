"""Marks questions about what the guidance is not for: other countries, youths, pay, chat."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.screening.patterns import Pattern, any_of
from assistant.screening.plain_words import plain


@dataclass(frozen=True, slots=True)
class Outside:
    """A subject outside the guidance; `hopeless` where no text that is held could answer."""

    name: str
    found: Pattern
    unless: Pattern
    named: Pattern
    hopeless: bool = False

    @property
    def wording(self) -> str:
        """The name of the wording that is shown where nothing held answers."""
        return f"out_of_scope_{self.name}"

    def is_asked_in(self, words: str) -> bool:
        """Tell whether a question in plain words is about this subject."""
        return self.found.found_in(words) and not self.unless.found_in(words)

    def is_named_in(self, text: str) -> bool:
        """Tell whether guidance, as it is written, names this subject."""
        return self.named.found_in(text)


def outside(masked_question: str) -> Outside | None:
    """Return the subject outside the guidance that a question is about, if it is about one."""
    words = plain(masked_question)
    return next((one for one in subjects() if one.is_asked_in(words)), None)


@cache
def subjects() -> tuple[Outside, ...]:
    """Return the subjects of `outside.toml`."""
    text = files(__package__).joinpath("outside.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    return tuple(
        Outside(
            one["name"],
            any_of(one["found"], told["terms"]),
            any_of(one.get("unless", ()), told["terms"]),
            any_of(one["named"], {}, any_case=True),
            one.get("hopeless", False),
        )
        for one in told["outside"]
    )
