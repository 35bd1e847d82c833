"""Tells what a sentence is about, by the topics of guidance that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.helpdesk.intake.reviewed_words import patterns, told

_MOST = 2
_SENTENCES_BACK = 8


def topics_in(text: str) -> tuple[str, ...]:
    """Return the topics that a text names, as it names them, in order."""
    found = (text[start:end] for start, end in patterns("topics", "topics").spans_in(text))
    return tuple(dict.fromkeys(found))


def topic_told(before: Sequence[str]) -> str:
    """Return what the last sentence that names a topic names, or nothing."""
    for sentence in list(reversed(before))[:_SENTENCES_BACK]:
        if topics := topics_in(sentence):
            return in_full(topics)
    return ""


def in_full(topics: Iterable[str]) -> str:
    """Return topics on one line, a short form as "home detention curfew (HDC)"."""
    full = told("topics")["full"]
    written = (
        f"{full[one.casefold()]} ({one})" if one.casefold() in full else one for one in topics
    )
    return ", ".join(list(dict.fromkeys(written))[:_MOST])
