"""Step for what nothing answers: a model, if one is set, puts the question in the guidance's terms.

People describe what they have no term for ("sent back inside"). The question that the model makes
of it decides only what is searched for: quotes are exact and statements checked as ever, the person
reads how they were understood, and what it finds has to answer more surely than their own words.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Notice, Outcome
from assistant.correct import correct
from assistant.find import find
from assistant.parts import Parts
from assistant.read import read
from assistant.set_apart import set_apart
from assistant.weigh import weigh
from assistant.wording import wording_for
from assistant.working import Working
from assistant.writing.restating import restated
from index.search import Query, settled

_STEPS_AGAIN = (find, read, set_apart, correct, weigh)
_SURELY = 0.5
_HEADINGS = 12


def restate(working: Working, parts: Parts) -> Working:
    """Ask once more, in other words, what the guidance does not answer as it is put."""
    if working.outcome is not Outcome.NOT_IN_GUIDANCE or working.question_parts:
        return working
    if working.wording:  # no other words would name what no text held names
        return working
    text = restated(working.query.question, _headings(working, parts), parts)
    if not text:
        return working
    again = _asked_again(text, working, parts)
    if again.outcome is not None or again.evidence < _SURELY:
        tried = f"put in other words by the model, nothing found: “{text}”"
        return replace(working, notes=(*working.notes, tried))
    notice = Notice("restated", wording_for("restated", working.language, asked=text))
    return replace(
        again,
        notices=(*again.notices, notice),
        notes=(*again.notes, f"asked in other words of the model: “{text}”"),
    )


def _asked_again(text: str, working: Working, parts: Parts) -> Working:
    with parts.index.lease() as opened:
        query = settled(opened, parts.embedder, Query(text))
    again = replace(working, restated=text, query=query, outcome=None, premise=None)
    for step in _STEPS_AGAIN:
        again = step(again, parts)
    return again


def _headings(working: Working, parts: Parts) -> list[str]:
    """Return the headings of what was found, the nearest first, each once."""
    trails = (
        (
            parts.documents.take(one.passage.document_id).document.publication.title,
            *one.passage.heading_trail,
        )
        for one in working.matches
    )
    return list(dict.fromkeys(" › ".join(dict.fromkeys(one)) for one in trails))[:_HEADINGS]
