"""Titles of conversations, and how words are compared when one is looked for."""

from __future__ import annotations

from unicodedata import combining, normalize

from assistant.screening.personal_data import masked

LONGEST_TITLE = 80
_ELLIPSIS = "…"


def title_from(question: str, longest: int = LONGEST_TITLE) -> str:
    """Return a masked question as a title: one line, shortened at a word to `longest`."""
    words = " ".join(question.split())
    if len(words) <= longest:
        return words
    room = longest - len(_ELLIPSIS)
    whole, space, _ = words[: room + 1].rpartition(" ")
    return (whole.rstrip(" ,;:–-") if space else words[:room]) + _ELLIPSIS


def given_title(typed: str) -> str:
    """Return a title that a person typed, without personal data and no longer than others."""
    return title_from(masked(typed).text)


def folded(text: str) -> str:
    """Return text without capitals and accents, so that `ty` finds `Tŷ`."""
    return "".join(one for one in normalize("NFKD", text).casefold() if not combining(one))
