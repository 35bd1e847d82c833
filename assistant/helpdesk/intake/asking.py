"""Tells whether a sentence of a mail asks something that guidance could answer."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache

from assistant.helpdesk.intake.reviewed_words import patterns, told
from assistant.screening.patterns import Pattern

_FEWEST_WORDS = 2
_AND_LAST = re.compile(r"[;,]\s*(?:and|or)$")
# Who is spoken to, before the sentence: "Jools can you find out".
_ADDRESSED = re.compile(
    r"^\W*\[[\w ]+ removed\](?:\s*[,:–-]+\s*|\s+(?=(?:can|could|would|will|please|pls|do|are)\b))",
    re.IGNORECASE,
)
_TURNED_ROUND = re.compile(
    r"\W*(?:(?:and|so|but|also|then|or|now|ok|okay|please|just)\b[\s,]*){0,3}"
    r"(is|are|was|were|does|do|did|has|have|can|could|should|must|will|would)\s+([\w'-]+)",
    re.IGNORECASE,
)
_FEWEST_TURNED_ROUND = 4
# "Would I be told …" asks outright, and leads in to nothing.
_OF_OTHERS = re.compile(
    r"\W*(?:would|will|do|does|did|are|is|must|should|has|have|was|were) (?:i|we|he|she|they|it|the"
    r"|an?|victims?|people|someone|somebody|anyone|probation|staff|courts?)\s"
    r"(?!(?:be )?(?:possible|able to (?:tell|confirm|advise)))",
    re.IGNORECASE,
)
_HAVE = ("has", "have")
_DONE = frozenset(
    [
        "been",
        "had",
        "spoken",
        "written",
        "got",
        "gone",
        "sent",
        "tried",
        "done",
        "seen",
        "read",
        "heard",
        "put",
    ]
)
_NO_SUBJECTS = frozenset(
    [
        "not",
        "n't",
        "never",
        "let",
        "feel",
        "call",
        "ring",
        "get",
        "keep",
        "bear",
        "make",
        "take",
        "send",
        "come",
        "give",
        "have",
        "be",
        "know",
        "please",
        "do",
        "also",
        "just",
        "only",
        "now",
        "still",
        "told",
        "wondering",
        "a",
        "an",
        "to",
        "of",
        "in",
        "on",
        "at",
        "for",
        "from",
        "with",
        "as",
        "by",
        "and",
        "or",
        "if",
        "say",
        "forward",
        "pass",
        "reply",
        "confirm",
        "tell",
        "help",
        "read",
        "see",
        "find",
        "use",
    ]
)
_APOSTROPHES = re.compile("[’‘`´]")
_WORD = re.compile(r"[\w']+")


class Asks(Enum):
    """What a sentence does."""

    QUESTION = auto()
    CHECKS = auto()
    POINTS_BELOW = auto()
    COURTESY = auto()
    RHETORIC = auto()
    NAMES = auto()
    NOTHING = auto()


def what_it_does(sentence: str) -> Asks:
    """Return what a sentence does: asks, checks what was said before it, is polite, or tells.

    `NAMES`: somebody is said to ask about something.
    """
    words = _ADDRESSED.sub("", folded(sentence))
    bare = words.strip(" .?!,:;-–…\"'()*")
    if not bare:
        return Asks.NOTHING
    if _in("checks").found_in(bare):
        return Asks.CHECKS
    if "?" not in words and _in("courtesy", "thanks").is_all_of(bare):
        return Asks.COURTESY
    if _in("points_below").found_in(bare) and not _in("background").found_in(bare):
        return Asks.POINTS_BELOW
    if _in("courtesy", "whole").is_all_of(bare):
        return Asks.COURTESY
    if _in("rhetoric").found_in(bare):
        return Asks.RHETORIC
    marked = words.rstrip(" \"')*").endswith("?") or "? " in words
    called_out = words.rstrip().endswith("!") and not asked_by_the_way(bare)
    asks = marked or (is_asked(bare) and not called_out)
    if asks and len(bare.split()) >= _FEWEST_WORDS:
        return Asks.QUESTION
    return Asks.NAMES if _in("names").found_in(bare) else Asks.NOTHING


def is_asked(words: str) -> bool:
    """Tell whether words ask by how they are put, with a question mark or without."""
    return (
        _in("asks", "outright").found_in(words)
        or _in("asks", "by_the_way").found_in(words)
        or _is_turned_round(words)
    )


def _is_turned_round(words: str) -> bool:
    """Tell whether words begin as a question does: "has post-sentence supervision ended"."""
    found = _TURNED_ROUND.match(words)
    if found is None:
        return False
    verb, follows = found[1].casefold(), found[2].casefold()
    if follows in _NO_SUBJECTS or len(words.split()) < _FEWEST_TURNED_ROUND:
        return False
    # "Was told that …", "Has spoken to us": the subject is left out.
    return not (follows.endswith(("ed", "ing")) or (verb in _HAVE and follows in _DONE))


def asked_by_the_way(words: str) -> bool:
    """Tell whether words ask in a telling sentence: "we are not sure whether …"."""
    return _in("asks", "by_the_way").found_in(folded(words))


def leads_to_questions(words: str) -> bool:
    """Tell whether a sentence above a list asks for what stands in the list."""
    return _in("names", "lists").found_in(folded(words))


def only_wants(words: str) -> bool:
    """Tell whether a sentence says that something is wanted, and not what: "Please explain"."""
    return set(_WORD.findall(folded(words).casefold())) <= _wanting()


@cache
def _wanting() -> frozenset[str]:
    return frozenset(told("asking")["only_wants"]["words"].split())


def announces(words: str) -> bool:
    """Tell whether a sentence says that several matters follow: "confirmation of two matters"."""
    return _in("announced").found_in(folded(words))


def is_counted(words: str) -> bool:
    """Tell whether a sentence names one of several matters: "First, the length of …"."""
    return _in("announced", "counted").found_in(folded(words))


def settles(words: str) -> bool:
    """Tell whether a sentence asks for an argument to be settled."""
    return _in("checks", "settles").found_in(folded(words))


def takes_sides(words: str) -> bool:
    """Tell whether a sentence asks which of two is right: "he says yes, I say no. Who's right"."""
    return _in("checks", "sides").found_in(folded(words))


def without_lead(question: str) -> str:
    """Return a question without "Could you please confirm" and the like before it."""
    left = question.strip()
    if _OF_OTHERS.match(left):
        return _as_question(left, indirect=False)
    asks = indirect = False
    for key in ("asked", "named", "asked", "joined"):
        rest = next(_in("rest", key).spans_in(folded(left)), None)
        if rest is not None and len(left[rest[0] :].split()) >= _FEWEST_WORDS:
            asks, indirect = True, indirect or (key == "asked" and rest[0] > 0)
            left = left[rest[0] :].strip()
    return _as_question(left, indirect=indirect) if asks else left.rstrip(" ;,")


def _as_question(words: str, *, indirect: bool) -> str:
    """Return what is asked with a large letter and a question mark, as it stands alone."""
    bare = _AND_LAST.sub("", words.rstrip(" .;,"))
    if indirect:
        bare = re.sub(r"^if\b(?!.*,)", "whether", bare, flags=re.IGNORECASE | re.DOTALL)
    return f"{bare[0].upper()}{bare[1:]}{'' if bare.endswith('?') else '?'}"


def folded(text: str) -> str:
    """Return a text on one line with straight apostrophes, each character in its place."""
    return _APOSTROPHES.sub("'", text.replace("\n", " "))


def _in(table: str, key: str = "found") -> Pattern:
    return patterns("asking", table, key)
