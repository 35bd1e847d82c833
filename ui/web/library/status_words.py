"""A status in words, with the dates that are known."""

from __future__ import annotations

from assistant.answer import Citation
from corpus.publication import Publication
from ui.web.language import Words

_DATES = ("published", "updated", "applies_from", "applies_to")


def dated_status(told: Publication | Citation, words: Words) -> str:
    """Return a status with the dates that are known: `Current · updated 8 June 2021`."""
    said = [words(f"status-{told.status}")]
    for name in _DATES:
        when = getattr(told, name)
        if when:
            said.append(words(f"status-{name.replace('_', '-')}", day=words.day(when)))
    return " · ".join(said)
