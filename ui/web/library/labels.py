"""Kinds, topics and nations in the language of the reader; those of no catalogue as they are."""

from __future__ import annotations

import re

from corpus.publication import Publication, Status
from ui.web.language import Words
from ui.web.library.searching import nations_of

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# The catalogue of words takes no value of more than a thousand characters.
_LONGEST = 300


def label(words: Words, group: str, value: str) -> str:
    """Return a value of a group ("kind", "topic", "nation", "status", …) in words."""
    name = re.sub(r"\s+", "-", value.strip().lower())
    prefix = "status" if group == "status" else f"library-{group}"
    known = _PLAIN.fullmatch(name) is not None and words.says(f"{prefix}-{name}")
    if group == "status" and value not in tuple(Status):
        return value
    return words(f"{prefix}-{name}") if known else value


def shortened(text: str) -> str:
    """Return a text, cut where it is too long to stand in a sentence of ours."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def nation_words(publication: Publication, words: Words) -> str:
    """Return where a publication applies, in words; empty where that is not known."""
    nations = [shortened(label(words, "nation", one)) for one in nations_of(publication)]
    return _joined(nations, words)


def _joined(names: list[str], words: Words) -> str:
    if len(names) < 2:
        return "".join(names)
    return words("library-and", first=", ".join(names[:-1]), last=names[-1])
