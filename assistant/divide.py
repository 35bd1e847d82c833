"""Step for questions that ask several things: each part is looked for, and answered, on its own."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asks_for import WORDS_OF_ASKING, asked_part
from assistant.parts import Parts
from assistant.working import Working
from index.keywords import stems_of
from index.search import Query

_ASKING = (
    r"(?:(?:(?:since|by|until|till|from|for|at|in|to|within|under|after) )?"
    r"(?:what|who|whom|whose|when|where|which|how|why)(?:['’]?s)?"
    r"|does|do|did|is|are|was|were|can|must|should|may|has|have|will|could|would"
    r"|(?:is|are|was|were|do|does|did|ca|has|have|wo)n['’]?t)\b"
)
# Behind a bare comma, "who" and "which" mostly go on about the same thing and ask nothing new.
_NEXT_PART = re.compile(
    rf"\s*[,;?]?\s+(?:and|n|&|then|also|and also|plus)\s+(?={_ASKING})"
    rf"|,\s+(?!who|whom|whose|which)(?={_ASKING})|[?;]+\s+(?=\w)|\n+"
    rf"|(?<=[.!])\s+(?=(?:(?:also|and|then|plus)\b,?\s+)?(?:{_ASKING}|tell|explain|list)\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"\?|^\W*(?:{_ASKING}|list|explain|describe|tell|give|name)\b"
    r"|\b(?:what|who|whom|when|where|how|why|which)(?:['’]?s)?\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|he|him|his|she|her|this|that|these|those|there|one|own"
    r"|same|instead|another|otherwise)\b|^\W*(?:and|or|but|also|what about|how about|what if)\b",
    re.IGNORECASE,
)
_MOST_PARTS = 4
# A part with fewer words of its own than this has no subject: "how long is it", "who decides".
_OWN_WORDS = 2


def divide(working: Working, _: Parts) -> Working:
    """Note the parts of a question that asks several things, each as a question of its own."""
    if working.outcome is not None:
        return working
    several = parts_of(asked_part(working.query.question))
    if len(several) < 2:
        return working
    earlier = working.query.earlier
    queries = tuple(Query(one, (*earlier, *several[:at])) for at, one in enumerate(several))
    return replace(working, question_parts=queries)


def parts_of(question: str) -> list[str]:
    """Return the parts of a question that asks several things, or the question alone.

    What asks nothing ("Hi, I work for a council.") goes with the part that follows it.
    """
    pieces = [one.strip(" ,") for one in _NEXT_PART.split(question)]
    asking: list[str] = []
    before: list[str] = []
    for piece in pieces:
        if not stems_of(piece):
            continue
        if not asks(piece) and not asking:
            before.append(piece)
            continue
        asking.append(" ".join([*before, piece]))
        before = []
    return asking if 1 < len(asking) <= _MOST_PARTS else [question]


def asks(words: str) -> bool:
    """Tell whether words ask something, and do not only name it."""
    return _ASKS.search(words) is not None


def with_subject(query: Query) -> str:
    """Return the question in words that can be understood without what was asked before it."""
    before = query.earlier[-1:]
    return (
        " ".join([*before, query.question]) if not has_subject(query.question) else query.question
    )


def has_subject(question: str) -> bool:
    """Tell whether a question says what it is about, and does not only point back."""
    own = set(stems_of(question)) - WORDS_OF_ASKING
    return len(own) > (_OWN_WORDS if _POINTS_BACK.search(question) else _OWN_WORDS - 1)
