"""Step after reading: what no longer applies, or not yet, is set apart from what applies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.parts import Parts
from assistant.working import Unit, Working
from corpus.currency import standing_at
from corpus.written_date import date_from

# Ways of asking how something used to be, or when and how it changed.
_HISTORY = re.compile(
    r"\b(?:used to|previous(?:ly)?|prior to|former(?:ly)?|original(?:ly)?|"
    r"histor(?:y|ic|ical(?:ly)?)|"
    r"back then|in the past|at the time|older|superseded|predecessor|ceased|abolished|"
    r"old (?:rules?|model|standards?|system|guidance|policy|version|scheme))\b"
    r"|\b(?:what|who|when|where|why)\s+(?:was|were|did|had)\b"
    r"|\b(?:which|what|how)\s+\w+(?:\s+\w+){0,3}?\s+(?:was|were|did|had)\b"
    r"|^\s*(?:was|were|did|had)\b"
    r"|\b(?:before|in|until|till|during|between)\s+(?:\w+\s+)?(?:19|20)\d\d\b"
    r"|\bwhat (?:has )?(?:happened|became|changed)\b",
    re.IGNORECASE,
)


_TIME = re.compile(
    r"\b(?P<how>before|until|till|up to|prior to|in|during|on|as at|as of|around)\s+"
    r"(?P<when>(?:(?:\d{1,2}\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+)?"
    r"(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# Who asks what became of a thing, or when it ended, wants what came after it.
_ENDING = re.compile(
    r"\b(?:happened|became|become|changed?|ended?|stop(?:ped)?|replaced?|abolished|superseded)\b",
    re.IGNORECASE,
)
_UP_TO = ("before", "until", "till", "up to", "prior to")
_PAST_WEIGHT = 0.1


def asks_for_history(question: str, today: date) -> bool:
    """Tell whether a question asks how things were, so that text which has ended may answer."""
    found = _HISTORY.search(question)
    if not found:
        return False
    years = [int(one) for one in re.findall(r"\b(?:19|20)\d\d\b", found.group())]
    return not years or min(years) < today.year


def day_asked_about(question: str) -> date | None:
    """Return a day of the time that a question names: of "in 2024", or "before May 2023"."""
    found = _TIME.search(question)
    day = date_from(found["when"]) if found else None
    if found is None or day is None:
        return None
    if found["how"].lower() in _UP_TO:
        return day.first_day - timedelta(days=1)
    return day.first_day + (day.last_day - day.first_day) // 2


def _of_the_past(units: Sequence[Unit], question: str) -> list[Unit]:
    """Return the units for a question about the past, what applied then before what came later."""
    then = day_asked_about(question)
    wants_old = _ENDING.search(question) is None
    found = [replace(one, score=one.score + _past_weight(one, then, wants_old)) for one in units]
    return sorted(found, key=lambda one: (-one.score, one.document.id, one.span))


def _past_weight(unit: Unit, then: date | None, wants_old: bool) -> float:
    if then is not None:
        at = standing_at(unit.document, unit.span, then, today=False)
        if at.status is None:
            return -_PAST_WEIGHT
        return _PAST_WEIGHT if at.is_current and not unit.standing.is_current else 0.0
    return _PAST_WEIGHT if unit.standing.change is not None and wants_old else 0.0


def set_apart(working: Working, _: Parts) -> Working:
    """Set units apart that do not apply on the day; what did not exist then is dropped.

    For a question about the past nothing is set apart: what has ended keeps its label instead.
    """
    if working.outcome is not None:
        return working
    today = working.as_at is None
    day = working.day
    units = [
        replace(one, standing=standing_at(one.document, one.span, day, today=today))
        for one in working.units
    ]
    existing = [one for one in units if one.standing.status is not None]
    if today and asks_for_history(working.sought, day):
        return replace(working, units=tuple(_of_the_past(existing, working.sought)))
    return replace(
        working,
        units=tuple(one for one in existing if one.standing.is_current),
        ended_units=tuple(one for one in existing if not one.standing.is_current),
    )
