"""Last step: outcome and notices are put into reviewed words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.answer import Citation, Contact, NearestHeading, Notice, Outcome
from assistant.parts import Parts
from assistant.quote import place_address
from assistant.wording import wording_for
from assistant.working import Working
from corpus.publication import Status

_NEAREST = 5
_CONTACTS = 3
_NEAR_ENOUGH = 0.35
_HELPED = (Outcome.NOT_IN_GUIDANCE, Outcome.PARTIAL, Outcome.ABOUT_A_PERSON)


def word(working: Working, parts: Parts) -> Working:
    """Add the wording of an outcome that is no answer, and the notices that belong to an answer."""
    wording = working.wording
    if working.outcome in (Outcome.NOT_IN_GUIDANCE, Outcome.UNAVAILABLE) and not wording:
        wording = wording_for(working.outcome.value)
    notices = (*working.notices, *_status_notices(working, parts), *_starter_notices(working))
    return replace(working, wording=wording, notices=notices)


def nearest_headings(working: Working, parts: Parts) -> tuple[NearestHeading, ...]:
    """Return the places nearest to a question that nothing answered, each heading once."""
    found: dict[tuple[str, tuple[str, ...]], NearestHeading] = {}
    for match in working.matches:
        publication = parts.documents.take(match.passage.document_id).document.publication
        heading = NearestHeading(
            document_id=match.passage.document_id,
            publication=publication.title,
            heading_trail=match.passage.heading_trail,
            url=place_address(publication, match.passage.anchor),
        )
        found.setdefault((heading.publication, heading.heading_trail), heading)
    return tuple(found.values())[:_NEAREST]


def nearest_contacts(working: Working, parts: Parts) -> tuple[Contact, ...]:
    """Return the contacts whose purpose is near to the question, nearest first.

    Where none is near, the first of all contacts stands in, which takes general questions: a wrong
    helpline is worse than none.
    """
    if not parts.contacts:
        return ()
    purposes = parts.embedder.embed_passages(
        [f"{one.name}: {one.purpose}" for one in parts.contacts]
    )
    likeness = purposes @ parts.embedder.embed_questions([working.question])[0]
    order = sorted(range(len(parts.contacts)), key=lambda place: -likeness[place])
    near = [place for place in order if likeness[place] >= _NEAR_ENOUGH]
    return tuple(parts.contacts[place] for place in near[:_CONTACTS]) or parts.contacts[:1]


def needs_help(outcome: Outcome | None) -> bool:
    """Tell whether an outcome shows the nearest headings and whom to ask."""
    return outcome in _HELPED


def _status_notices(working: Working, parts: Parts) -> Iterator[Notice]:
    for citation in {one.document_id: one for one in working.citations}.values():
        publication = parts.documents.take(citation.document_id).document.publication
        if publication.status is not Status.CURRENT:
            until = f" on {_day(publication.applies_to)}" if publication.applies_to else ""
            instead = (
                f" It was replaced by: {publication.replaced_by}."
                if publication.replaced_by
                else " What replaced it is not known here; check before you rely on it."
            )
            yield Notice(
                publication.status.value,
                f"“{publication.title}” is {_STATUS_WORDS[publication.status]}{until}.{instead}",
            )


def _starter_notices(working: Working) -> Iterator[Notice]:
    labelled: list[Citation] = [one for one in working.citations if one.starter_note]
    if labelled:
        yield Notice(
            "starter_note",
            "Starter note, not official guidance: part of this answer is from notes that come with "
            "the assistant. Open the source to see the publications they rest on.",
        )


_STATUS_WORDS = {
    Status.DRAFT: "a draft",
    Status.SUPERSEDED: "superseded",
    Status.WITHDRAWN: "withdrawn",
    Status.HISTORIC: "historic",
}


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
