"""A question that comes as a letter: what it asks, without greeting and close."""

from __future__ import annotations

import re
from dataclasses import dataclass

_GREETING = re.compile(
    r"\s*(?:dear\b[^,\n]{0,60}|(?:hello|hi|hiya|hey)(?: (?:there|all|team|both|everyone))?"
    r"|good (?:morning|afternoon|evening|day)|to whom it may concern)\s*[,!.\n]\s*",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"(?:^|[\n.!?])\s*(?:(?:yours (?:sincerely|faithfully|truly)|(?:with )?(?:kind|best|warm|many)?"
    r" ?regards|best wishes|all the best|cheers|(?:with )?(?:many )?thanks|thank you|thx|ta)\b"
    r"(?: (?:so much|very much|again|in advance|for your (?:help|time)|and regards))*)"
    r"\s*(?:[,.!\n-].{0,120})?$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says around one of the questions that were found in it.

    `as_put` is the question in its sender's words, `before` the sentences told before it, oldest
    first, and `whole` the letter around it, its subject line first.
    """

    as_put: str
    before: tuple[str, ...]
    whole: str


def without_frame(question: str) -> str:
    """Return a question without the greeting before and the close and name behind it."""
    begun = _GREETING.sub("", question, count=1) if _GREETING.match(question) else question
    closed = _CLOSE.search(begun)
    if closed is None:
        return begun if begun.strip() else question
    mark = begun[closed.start()] if begun[closed.start() : closed.start() + 1] in ".!?" else ""
    return (begun[: closed.start()] + mark).strip() or question
