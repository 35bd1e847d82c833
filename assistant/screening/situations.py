"""Recognises from a question what needs another kind of help than a passage."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.answer import Outcome
from assistant.screening.patterns import Pattern, any_of
from assistant.screening.plain_words import plain
from assistant.screening.weighed import GRAVEST_FIRST, weighed
from assistant.screening.welsh import without_accents


@dataclass(frozen=True, slots=True)
class Situation:
    """One way to see what a question needs: one of `found` and none of `unless`."""

    outcome: Outcome
    found: Pattern
    unless: Pattern

    def is_in(self, words: str) -> bool:
        """Tell whether a question in plain words shows this situation."""
        return self.found.found_in(words) and not self.unless.found_in(words)


def situation_of(masked_question: str) -> Outcome | None:
    """Return what a question without personal data needs, or nothing where guidance may answer."""
    words = plain(masked_question)
    welsh = without_accents(words)
    return next((one for one in GRAVEST_FIRST if _shows(words, welsh, one)), None)


def _shows(words: str, welsh: str, outcome: Outcome) -> bool:
    return (
        any(one.is_in(words) for one in situations() if one.outcome is outcome)
        or any(one.is_in(words) for one in weighed() if one.outcome is outcome)
        or any(one.is_in(welsh) for one in situations("situations_cy") if one.outcome is outcome)
    )


@cache
def situations(name: str = "situations") -> tuple[Situation, ...]:
    """Return the situations of `situations.toml`, or of `situations_cy.toml` for Welsh."""
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    terms: Mapping[str, str] = told["terms"]
    return tuple(
        Situation(
            Outcome(one["outcome"]),
            any_of(one["found"], terms),
            any_of(one.get("unless", ()), terms),
        )
        for one in told["situation"]
    )
