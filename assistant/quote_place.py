"""An answer that a person chose: the words under a heading, quoted and checked like any other."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer, NearestHeading, Outcome
from assistant.ask import answer_of
from assistant.check import check
from assistant.manner import Manner
from assistant.parts import Parts
from assistant.quotation import Quotation, joined
from assistant.quote import cited
from assistant.scope import Scope
from assistant.set_apart import set_apart
from assistant.units import section_units
from assistant.word import word
from assistant.working import Unit, Working

# What the trace of such an answer says.
CHOSEN = "chosen by a person"
# Enough for a list with its lead-in; a reply that quotes more is not read.
_LONGEST = 1500  # characters


def quote_place(
    question: str,
    heading: NearestHeading,
    parts: Parts,
    *,
    scope: Scope | None = None,
    language: str = "en",
) -> Answer | None:
    """Return the words under a heading as the answer to a question, from their beginning.

    Nothing if the place is no longer held. Where none of it applies on the day, it is quoted with
    its label. Raises `UnknownDocument`.
    """
    with parts.at_one_moment() as now:
        units = _units_under(heading, now)
        if not units:
            return None
        working = Working(
            question, scope=scope or Scope(), language=language, manner=Manner.PLAIN, units=units
        )
        working = set_apart(working, now)
        shown = _as_many_as_fit(working.units or working.ended_units)
        spans = joined(shown[0].document, (span for one in shown for span in one.spans))
        quotation = Quotation(shown[0].document, shown[0].match, spans)
        statements, citations = cited([quotation], working, now)
        working = replace(
            working,
            outcome=Outcome.ANSWERED,
            matches=(shown[0].match,),
            statements=statements,
            citations=citations,
            units=(),
            evidence=1.0,
            notes=(CHOSEN,),
        )
        return answer_of(word(check(working, now), now), now)


def _units_under(heading: NearestHeading, parts: Parts) -> tuple[Unit, ...]:
    shelved = parts.documents.take(heading.document_id)
    section = next((one for one in shelved.sections if one.trail == heading.heading_trail), None)
    match = parts.match_at(heading.document_id, section.start) if section else None
    if section is None or match is None:
        return ()
    return tuple(section_units(shelved.document, section, match))


def _as_many_as_fit(units: tuple[Unit, ...]) -> list[Unit]:
    """Return the first units, as many as are not too long together, but one at least."""
    shown: list[Unit] = []
    for one in units:
        if shown and one.span[1] - units[0].span[0] > _LONGEST:
            break
        shown.append(one)
    return shown
