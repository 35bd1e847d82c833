"""A mail in plain small words, as the patterns of senders and routes read it."""

from __future__ import annotations

import re

from assistant.screening.plain_words import plain

# Plain words leave apostrophes out: "I'd like" would be "id like", and "he'll" be "hell".
_SHORTENED = (
    (re.compile(r"(?<=\w)['’]d\b(?! better)"), " would"),
    (re.compile(r"(?<=\w)['’]ll\b"), " will"),
    (re.compile(r"(?<=\w)['’]ve\b"), " have"),
    (re.compile(r"(?<=\b[Ww]e)['’]re\b|(?<=\b[Yy]ou)['’]re\b|(?<=\b[Tt]hey)['’]re\b"), " are"),
)


def plain_mail(text: str) -> str:
    """Return a masked text in plain words, with what apostrophes shorten written out."""
    for shape, written_out in _SHORTENED:
        text = shape.sub(written_out, text)
    return plain(text)
