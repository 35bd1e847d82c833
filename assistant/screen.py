"""First step: what must not be answered from guidance is recognised before anything is searched."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Outcome
from assistant.parts import Parts
from assistant.wording import wording_for
from assistant.working import Working

_LONGEST_QUESTION = 4000
# Numbers by which the justice system knows a person: CRN, PNC, prison number.
_PERSON_NUMBER = re.compile(
    r"\b(?:[A-Z]\d{6}|\d{2,4}/\d{4,7}[A-Z]|[A-Z]\d{4}[A-Z]{2})\b", re.IGNORECASE
)
_LETTER = re.compile(r"\w")


def screen(working: Working, _: Parts) -> Working:
    """Settle questions that need another kind of help than a passage."""
    question = working.question.strip()
    if not _LETTER.search(question):
        return _settled(working, Outcome.NEEDS_DETAIL, "empty")
    if len(question) > _LONGEST_QUESTION:
        return _settled(working, Outcome.NEEDS_DETAIL, "too_long")
    if _PERSON_NUMBER.search(question):
        masked = _PERSON_NUMBER.sub("[number removed]", question)
        return _settled(replace(working, question=masked), Outcome.ABOUT_A_PERSON, "about_a_person")
    return replace(working, question=question)


def _settled(working: Working, outcome: Outcome, wording: str) -> Working:
    return replace(working, outcome=outcome, wording=wording_for(wording))
