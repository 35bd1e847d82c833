"""Tells a greeting, and a question too vague to search."""

from __future__ import annotations

from assistant.screening.plain_words import STOP, plain
from assistant.screening.word_lists import word_list

_GREETINGS = word_list("vague", "greetings")
_FILLERS = word_list("vague", "fillers")


def is_greeting(masked_question: str) -> bool:
    """Tell whether nothing but a greeting was typed."""
    return set(plain(masked_question).split()) - {STOP} <= _GREETINGS


def is_vague(masked_question: str) -> bool:
    """Tell whether no word of a question says what it is about."""
    return set(plain(masked_question).split()) - {STOP} <= _GREETINGS | _FILLERS
