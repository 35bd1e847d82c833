"""Small and capital letters: how a word that opens a sentence is written inside one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_INSIDE = re.compile(r"(?<=[a-z,] )[a-z][a-z'-]+\b")
_ALWAYS_SMALL = frozenset("a an the no any every each all some most one two three".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Casing:
    """The words that a body of texts writes in small letters inside its sentences."""

    small: frozenset[str]

    @classmethod
    def learnt_from(cls, texts: Iterable[str]) -> Casing:
        """Learn from texts which words are no names."""
        return cls(frozenset(word for text in texts for word in _INSIDE.findall(text)))

    def inside(self, phrase: str) -> str:
        """Return a phrase that opened a sentence as it is written inside one."""
        first, _, rest = phrase.partition(" ")
        lowered = first.lower()
        if first[1:] != first[1:].lower() or not first[:1].isalpha():
            return phrase
        if lowered in _ALWAYS_SMALL:
            return f"{lowered} {rest}".strip()
        behind = rest.split()[:1]
        if behind and behind[0][:1].isupper() and not behind[0].isupper():
            return phrase  # "Probation Reset"
        return f"{lowered} {rest}".strip() if lowered in self.small else phrase


def opening(phrase: str) -> str:
    """Return a phrase as it is written at the beginning of a sentence."""
    return phrase[:1].upper() + phrase[1:]
