"""Kinds, topics and nations in the language of the reader, as they stand where nobody knows them."""

from __future__ import annotations

import re

from corpus.publication import Publication, Status
from ui.web.language import Words
from ui.web.library.searching import nations_of

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def label(words: Words, group: str, value: str) -> str:
    """Return a value of a group ("kind", "topic", "nation", "status", …) in words."""
    name = re.sub(r"\s+", "-", value.strip().lower())
    prefix = "status" if group == "status" else f"library-{group}"
    known = _PLAIN.fullmatch(name) is not None and words.says(f"{prefix}-{name}")
    if group == "status" and value not in tuple(Status):
        return value
    return words(f"{prefix}-{name}") if known else value


def nation_words(publication: Publication, words: Words) -> str:
    """Return where a publication applies, in words; empty where that is not known."""
    nations = [label(words, "nation", one) for one in nations_of(publication)]
    return _joined(nations, words)


def _joined(names: list[str], words: Words) -> str:
    if len(names) < 2:
        return "".join(names)
    return words("library-and", first=", ".join(names[:-1]), last=names[-1])
