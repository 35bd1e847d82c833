"""Why a statement may not be shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with a statement, seen from its quotes.

    `ACTOR` is somebody that no quote speaks of by that word; `COUNTING` is a small number in words,
    which may count what the quotes list, or say what comes first; `EXCEPTION` is that the next
    sentence takes back what is told, and is left out; `TOGETHER` is that no rule objects, but
    statement and quotes read together do not say the same.
    """

    NOTHING = "nothing"
    MARKUP = "markup"
    NUMBER = "number"
    DATE = "date"
    AMOUNT = "amount"
    REFERENCE = "reference"
    NAME = "name"
    ACRONYM = "acronym"
    NEGATION = "negation"
    MODALITY = "modality"
    CONDITION = "condition"
    LIMIT = "limit"
    SCOPE = "scope"
    JOINING = "joining"
    BINDING = "binding"
    ROLES = "roles"
    SENSE = "sense"
    ACTOR = "actor"
    COUNTING = "counting"
    EXCEPTION = "exception"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Objection:
    """One fault; `words` are those of the statement or of the quote, `reason` is for a trace."""

    fault: Fault
    words: str
    reason: str
