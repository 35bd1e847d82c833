"""Grades that a text names: "very high" and "high", "level 2" and "level 3" are not the same.

Nor are numbered things: "part A" and "part B", "number 27" and "number 30".

Nor are "on an order" and "on licence": the rules for the one are not those for the other. Nor are
two regions: who is in charge of the one says nothing of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_SCALES = {
    "annexes": "annex",
    "annex": "annex",
    "appendices": "appendix",
    "appendix": "appendix",
    "categories": "category",
    "category": "category",
    "classes": "class",
    "class": "class",
    **{
        written: scale
        for scale in (
            *("band", "grade", "group", "level", "phase", "stage", "step", "tier", "type"),
            *("article", "chapter", "module", "number", "part", "rule", "schedule", "section"),
        )
        for written in (scale, f"{scale}s")
    },
}
# A small "a" is a grade only where no word follows: not in "at this stage a person".
_GRADE = r"(?:\d{1,3}|[A-Hb-h]|a(?!\s?\w))\b"
_JOIN = r"(?:\s?(?:,\s(?:and|or)?|[,/&–-])\s?|\s(?:and|or|to)\s)"
# "level 2", "levels 2 and 3", "tiers A to C": grades behind the name of their scale.
_GRADED = re.compile(
    rf"\b(?i:(?P<scale>{'|'.join(_SCALES)}))\s(?P<grades>{_GRADE}(?:{_JOIN}{_GRADE})*)"
)
_PIECE = re.compile(rf"(?P<join>{_JOIN})?(?P<grade>{_GRADE})")
_RANGES = ("to", "-", "–")
# Degrees need no name before them: "high rosh", "very high risk", but not "High Court".
_DEGREE = re.compile(
    r"\b(?P<degree>(?:very\s|extremely\s)?(?:high|medium|low))\b(?!\s(?:courts?|street|commission))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:on|part of) (?:(?:an?|the|his|her|their|this|my) )?"
    r"(?:(?:community|suspended sentence|life) )?"
    r"(?:(?P<order>orders?|CO|SSO)|(?P<licence>licen[cs]e))\b"
    r"|\b(?P<condition>licen[cs]e conditions?)\b",
    re.IGNORECASE,
)
# Kinds of one thing, each with rules of its own, by what they are kinds of.
_KINDS = {
    "recall": {
        "fixed": r"fixed[ -]term recalls?|recall\w* (?:\w+ ){0,3}fixed[ -]term|FTRs?(?:\d{2})?",
        "standard": r"standard recalls?",
    },
    "curfew": {
        "home": r"home detention curfews?|HDC",
        "court": r"curfew (?:requirements?|orders?)|curfews? (?:\w+ ){0,6}?on "
        r"(?:(?:an?|the|his|her|their) )?(?:\w+ ){0,2}?(?:orders?|CO|SSO)",
    },
    # The probation regions of England; Wales is a nation too, and named beside any of them.
    "region": {
        "north_east": r"north[ -]east(?! lincolnshire)",
        "north_west": r"north[ -]west",
        "manchester": r"greater manchester|GM",
        "yorkshire": r"yorkshire",
        "east_midlands": r"east mid(?:land)?s",
        "west_midlands": r"west mid(?:land)?s",
        "east": r"east of england",
        "kent": r"KSS|kent,? surrey (?:and|&) sussex",
        "south_central": r"south[ -]central",
        "south_west": r"south[ -]west",
    },
    "accommodation": {number: rf"CAS[- ]?{number}" for number in "123"},
}
_KIND = {
    of: re.compile(
        rf"\b(?:{'|'.join(f'(?P<k_{kind}>{words})' for kind, words in kinds.items())})\b",
        re.IGNORECASE,
    )
    for of, kinds in _KINDS.items()
}


def names_other_grade(text: str, asked: str) -> bool:
    """Tell whether `text` names grades of a scale in `asked`, and none of those in `asked`.

    Kinds of one thing count as its grades.
    """
    named = _grades_in(text)
    return any(
        scale in named and not grades & named[scale] for scale, grades in _grades_in(asked).items()
    )


@lru_cache(4096)
def _grades_in(text: str) -> dict[str, frozenset[str]]:
    """Return the grades of a text by their scale: {"level": {"2", "3"}}."""
    found: dict[str, set[str]] = {}
    for one in _GRADED.finditer(text):
        found.setdefault(_SCALES[one["scale"].lower()], set()).update(_each(one["grades"]))
    for one in _DEGREE.finditer(text):
        found.setdefault("degree", set()).add(" ".join(one["degree"].lower().split()))
    for one in _SENTENCE.finditer(text):
        found.setdefault("sentence", set()).add("order" if one["order"] else "licence")
    for of, pattern in _KIND.items():
        for one in pattern.finditer(text):
            found.setdefault(of, set()).add(one.lastgroup or "")
    return {scale: frozenset(grades) for scale, grades in found.items()}


def _between(first: str, last: str) -> Iterator[str]:
    if first.isdigit() and last.isdigit():
        yield from (str(one) for one in range(int(first) + 1, int(last)))
    elif len(first) == len(last) == 1:
        yield from (chr(one) for one in range(ord(first) + 1, ord(last)))


def _each(grades: str) -> Iterator[str]:
    """Yield the grades of a list, those inside a range too: "A to C" has three."""
    before = ""
    for piece in _PIECE.finditer(grades):
        grade = piece["grade"].lower()
        if (piece["join"] or "").strip() in _RANGES:
            yield from _between(before, grade)
        yield grade
        before = grade
