"""Why a statement may not be shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with a statement, seen from its quotes."""

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


@dataclass(frozen=True, slots=True)
class Objection:
    """One fault; `words` are those of the statement or of the quote, `reason` is for a trace."""

    fault: Fault
    words: str
    reason: str
