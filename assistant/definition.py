"""A question for what a term means, and which words of the guidance say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.parts import Parts

_ARTICLE = r"(?:an?|the)\s+"
_ASKED = re.compile(
    rf"^\W*(?:what(?:['’]?s|\s+is|\s+are|\s+does|\s+do|\s+was|\s+were)?|explain|define|describe)\s+"
    rf"(?:meant by\s+|the (?:meaning|definition) of\s+)?(?:{_ARTICLE})?"
    r"(?P<term>[\w’'/&-]+(?:\s+[\w’'/&-]+){0,5}?)"
    r"(?:\s+(?:mean|means|stand for|stands for|is|are))?\W*$",
    re.IGNORECASE,
)
_ASKS_ON = re.compile(r"\b(?:what|who|whom|when|where|which|how|why)\b", re.IGNORECASE)
# What is said of a term that is explained, and not only used.
_SAYS = (
    rf"(?:\s*:\s|,?\s+(?:is|are|was|were)\s+(?:{_ARTICLE}|one\b|any\b|when\b|where\b|what\b)"
    r"|,?\s+(?:means?|meant|stands?\s+for|refers?\s+to|lets?)\b)"
)


@dataclass(frozen=True, slots=True)
class Definition:
    """The names of a term that is asked for: as it was typed, in full, in short."""

    names: tuple[str, ...]
    pattern: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        """Tell whether a sentence of `text` says what the term is."""
        return self.pattern.search(text) is not None


def definition_asked_for(question: str, parts: Parts) -> Definition | None:
    """Return the term whose meaning is asked for, nothing for a question that asks otherwise.

    A term of the texts is taken by any of its names: "CRC", "Community Rehabilitation Company".
    """
    asked = _ASKED.match(parts.understood(question).corrected)
    if asked is None or _ASKS_ON.search(asked["term"]):
        return None
    names = _names_of(asked["term"], parts)
    return Definition(names, _defining(names))


def _names_of(term: str, parts: Parts) -> tuple[str, ...]:
    with parts.index.lease() as opened:
        lexicon = opened.lexicon
        found = lexicon.abbreviations.found_in(term, lexicon.vocabulary.is_ordinary)
    whole = [one for one in found if one.span == (0, len(term))]
    others = [name for one in whole for name in (one.name, *one.others)]
    return tuple(dict.fromkeys([term, *others]))


def _defining(names: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of a sentence that begins with one of `names` and says what it is."""
    every = "|".join(_flexible(one) for one in sorted(names, key=len, reverse=True))
    begins = r"(?:^|(?<=[.!?;:]\s)|(?<=\n))[\"“]?"
    return re.compile(
        rf"{begins}(?:{_ARTICLE})?(?:{every})(?:\s+or\s+[\w-]+)?[\"”]?(?:\s*\([^()\n]{{2,90}}\))?{_SAYS}",
        re.IGNORECASE,
    )


def _flexible(name: str) -> str:
    """Return a pattern of a name in any white space, in singular and plural."""
    words = [re.escape(one) for one in name.split()]
    last = words[-1]
    stem = last[:-1] if last.endswith("s") and len(last) > 3 else last
    plural = rf"{stem[:-1]}(?:y|ies)" if stem.endswith("y") and len(stem) > 3 else rf"{stem}s?"
    return r"\s+".join([*words[:-1], plural])
