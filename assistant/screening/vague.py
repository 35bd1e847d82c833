"""Tells a greeting, thanks, and a question too vague to search."""

from __future__ import annotations

from assistant.screening.plain_words import STOP, plain
from assistant.screening.word_lists import word_list

_GREETINGS = word_list("vague", "greetings")
_FILLERS = word_list("vague", "fillers")
_THANKS = word_list("vague", "thanks")
_CONTENTED = word_list("vague", "contented")


def is_greeting(masked_question: str) -> bool:
    """Tell whether nothing but a greeting was typed."""
    return set(plain(masked_question).split()) - {STOP} <= _GREETINGS


def is_thanks(masked_text: str) -> bool:
    """Tell whether no more is said than that the answer before was welcome."""
    words = set(plain(masked_text).split()) - {STOP}
    return bool(words & _THANKS) and words <= _THANKS | _CONTENTED


def says_nothing(masked_text: str) -> bool:
    """Tell whether a turn of a conversation is no more than "hi", "ok" or thanks."""
    return set(plain(masked_text).split()) - {STOP} <= _GREETINGS | _THANKS | _CONTENTED


def is_vague(masked_question: str) -> bool:
    """Tell whether no word of a question says what it is about."""
    return set(plain(masked_question).split()) - {STOP} <= _GREETINGS | _FILLERS
