"""Step for questions that ask several things: each part is looked for, and answered, on its own."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asks_for import WORDS_OF_ASKING, asked_part, kinds_asked_for
from assistant.parts import Parts
from assistant.working import Working
from index.keywords import stems_of
from index.search import Query

# The question words, also as they are typed in haste.
_QUESTION_WORD = r"(?:wh?at|wh?ot|who|whom|whose|wh?en|wher?e?|wh?ich|how|why)(?:['’]?s)?"
_ASKING = (
    r"(?:(?:(?:since|by|until|till|from|for|at|in|on|to|with|about|within|under|after) )?"
    rf"{_QUESTION_WORD}"
    r"|does|do|did|is|are|was|were|can|must|should|may|has|have|will|could|would"
    r"|(?:is|are|was|were|do|does|did|ca|has|have|wo)n['’]?t)\b"
)
# Behind a bare comma, "who" and "which" mostly go on about the same thing and ask nothing new.
_NEXT_PART = re.compile(
    r"\s*[,;]?\s+(?:and|an|nd|adn|n|&|\+|then|also|and also|plus|as well as|along with)"
    rf"\s+(?={_ASKING})"
    rf"|\s*,?\s+and,?\s+(?=if\b[^,;?]{{1,60}},\s*{_ASKING})"
    rf"|,\s+(?!who|whom|whose|wh?ich)(?={_ASKING})|(?<=[?;])\s+(?=\w)|\n+"
    rf"|(?<=[a-z]{{2}}[.!])\s+(?=[A-Z])"
    rf"|(?<=[.!])\s+(?=(?:(?:also|and|then|plus)\b,?\s+)?(?:{_ASKING}|tell|explain|list)\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"\?|(?:^\W*|[:.!]\s+)(?:{_ASKING}|list|explain|describe|tell|give|name)\b"
    r"|\b(?:what|who|whom|when|where|how|why|which)(?:['’]?s)?\b",
    re.IGNORECASE,
)
_ASKS_OUTRIGHT = re.compile(
    rf"(?:^\W*|:\s+)(?:{_ASKING}|list|explain|describe|tell|give|name|please|kindly)\b"
    r"|\b(?:(?<!\bi )(?<!\bwe )know|tell|told|ask(?:ing|ed)?|wonder(?:ing)?|confirm|explain"
    r"|advise|clarify|say)\b.*"
    r"\b(?:what|who|whom|when|where|how|why|which|whether|if)\b",
    re.IGNORECASE | re.DOTALL,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|he|him|his|she|her|this|that|these|those|there|one|own"
    r"|same|instead|another|otherwise)\b|^\W*(?:and|or|but|also|what about|how about|what if)\b",
    re.IGNORECASE,
)
# The words with which a question begins before it comes to what it is about.
_LEADING_WORDS = re.compile(
    r"^\W*(?:(?:and|or|but|so|also|then|ok|okay|please|hi|hello|thanks|can you|could you|tell me"
    r"|explain|about|what(?:['’]?s)?|which|who(?:['’]?s)?|whom|whose|when|where|why|how|long|many"
    r"|much|soon|often|quickly|is|are|was|were|be|do|does|did|can|could|may|must|should|shall|will"
    r"|would|has|have|had|i|we|you|they|to|for|of|in|on|at|by|with|there|any|the|an?|happens?|if)\b"
    r"\W*)+",
    re.IGNORECASE,
)
# "1) … 2) …", "(a) … (b) …": what a number stands before is a part of its own.
_NUMBERED = re.compile(
    r"(?:^|(?<=\s))\(?(?P<mark>\d|[a-f]|i{1,3}|iv|v)[.)]\s+(?=\w)", re.IGNORECASE
)
_FIRST_MARKS = ({"1", "2"}, {"a", "b"}, {"i", "ii"})
_GOES_ON_ASKING = re.compile(
    r"(?:and|or|but|also|plus|any|same|else|otherwise|if|the|or else)\b", re.IGNORECASE
)
_FEW_WORDS = 3
_MOST_PARTS = 4
# A part with fewer words of its own than this has no subject: "how long is it", "who decides".
_OWN_WORDS = 2


def divide(working: Working, _: Parts) -> Working:
    """Note the parts of a question that asks several things, each as a question of its own."""
    if working.outcome is not None:
        return working
    told, several = told_and_asked(asked_part(working.query.question))
    if len(several) < 2:
        return working
    earlier = (*working.query.earlier, *told)
    queries = tuple(Query(one, (*earlier, *several[:at])) for at, one in enumerate(several))
    return replace(working, question_parts=queries)


def parts_of(question: str) -> list[str]:
    """Return the parts of a question that asks several things, or the question alone."""
    return told_and_asked(question)[1]


def told_and_asked(question: str) -> tuple[list[str], list[str]]:
    """Return the sentences that only tell something, and the parts, or the question alone.

    A piece of a sentence that asks nothing ("Victim on the phone, who …") goes with the part that
    follows it; whole sentences ("I work for a council.") are told before it, like an earlier turn.
    """
    pieces = [one.strip(" ,;") for one in _NEXT_PART.split(_each_numbered_apart(question))]
    told: list[str] = []
    asking: list[str] = []
    before: list[str] = []
    for piece in pieces:
        if not stems_of(piece):
            continue
        if _asks_something(piece) or (asking and _names_more(piece)):
            asking.append(" ".join([*before, piece]))
            before = []
        elif _is_sentence(piece) or asking:
            told.append(piece)
        else:
            before.append(piece)
    return (told, asking) if 1 < len(asking) <= _MOST_PARTS else ([], [question])


def _each_numbered_apart(question: str) -> str:
    """Return a question with each of its numbered parts on a line of its own, without numbers."""
    marks = {one["mark"].lower() for one in _NUMBERED.finditer(question)}
    if not any(first <= marks for first in _FIRST_MARKS):
        return question
    return _NUMBERED.sub("\n", question)


def _asks_something(piece: str) -> bool:
    """Tell whether a piece asks, also by naming what is wanted: "max nights", "the number of".

    A sentence with a full stop asks only if it says so: "We help people who …" does not.
    """
    if _is_sentence(piece):
        return _ASKS_OUTRIGHT.search(piece) is not None
    return asks(piece) or bool(kinds_asked_for(piece))


def _names_more(piece: str) -> bool:
    """Tell whether a piece behind a question names more that is wanted: "any exceptions".

    One that goes on longer tells why it is asked: "need latest number for briefing".
    """
    few = len(piece.split()) <= _FEW_WORDS
    return not _is_sentence(piece) and (few or _GOES_ON_ASKING.match(piece) is not None)


def _is_sentence(piece: str) -> bool:
    return piece.endswith((".", "!"))


def asks(words: str) -> bool:
    """Tell whether words ask something, and do not only name it."""
    return _ASKS.search(words) is not None


def with_subject(query: Query) -> str:
    """Return the question in words that can be understood without what was asked before it.

    One that only points back gets the subject of the last question before it that had one: "how
    long is a fixed-term recall?" and "who signs it off" make "fixed-term recall: who signs it off".
    With the whole question before it, the reader answers that one again: on the 13 such questions
    of MTRAG that are answered, token F1 over the judged passages 0.28 with it, 0.33 so.
    """
    if has_subject(query.question) or not query.earlier:
        return query.question
    return behind_subject(query)


def behind_subject(query: Query) -> str:
    """Return the question behind the subject of the last one before it that had one."""
    before = next((one for one in reversed(query.earlier) if has_subject(one)), query.earlier[-1])
    subject = _LEADING_WORDS.sub("", before).strip(" ?.!") or before
    return f"{subject}: {query.question}"


def has_subject(question: str) -> bool:
    """Tell whether a question says what it is about, and does not only point back."""
    own = set(stems_of(question)) - WORDS_OF_ASKING
    return len(own) > (_OWN_WORDS if _POINTS_BACK.search(question) else _OWN_WORDS - 1)
