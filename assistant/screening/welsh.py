"""Tells a question in Welsh, by the small words that Welsh cannot do without."""

from __future__ import annotations

import unicodedata

from assistant.screening.patterns import pattern
from assistant.screening.personal_data import without_placeholders
from assistant.screening.word_lists import word_list

_WORD = pattern(r"\p{L}+(?:['’‘]\p{L}+)*")
_SURE = word_list("welsh", "sure")
_ALSO = word_list("welsh", "also")
# A sure word is enough beside another Welsh one, where they are more than a name in the question.
_FEWEST = 2
_SHARE = 0.3


def is_welsh(masked_question: str) -> bool:
    """Tell whether a question seems to be in Welsh; names of places alone do not make it so."""
    text = without_accents(without_placeholders(masked_question).casefold())
    words = [text[start:end] for start, end in _WORD.spans_in(text)]
    sure = sum(_is_in(_SURE, one) for one in words)
    shown = sum(_is_in(_SURE | _ALSO, one) for one in words)
    return sure > 0 and shown >= max(_FEWEST, _SHARE * len(words))


def _is_in(listed: frozenset[str], word: str) -> bool:
    """Tell whether a word is in a list, whole (`mae'n`) or without what hangs on to it (`yw'r`)."""
    straight = word.replace("’", "'").replace("‘", "'")
    return straight in listed or straight.split("'")[0] in listed


def without_accents(text: str) -> str:
    """Return a text as it is typed by who has no keys for accents: `gŵr` as `gwr`."""
    parted = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(one for one in parted if ord(one) not in _MARKS))


_MARKS = frozenset(range(0x300, 0x370))
