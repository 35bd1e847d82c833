"""Last step: outcome and notices are put into reviewed words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Citation, Contact, NearestHeading, Notice, Outcome
from assistant.cite import place_address
from assistant.offer import readings_of
from assistant.parts import Parts
from assistant.screening.personal_data import without_placeholders
from assistant.wording import wording_for
from assistant.working import Working
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate
from index.search import Match

_NEAREST = 5
_WORDED = (
    Outcome.NOT_IN_GUIDANCE,
    Outcome.PARTIAL,
    Outcome.UNAVAILABLE,
    Outcome.PREMISE_CORRECTED,
)
_WITH_HEADINGS = (Outcome.NOT_IN_GUIDANCE, Outcome.PARTIAL, Outcome.OUT_OF_SCOPE)
_NARROWED = (Outcome.NOT_IN_GUIDANCE, Outcome.PARTIAL)
# Nothing stands beside "call 999 first".
_WITH_CONTACTS = (
    Outcome.NOT_IN_GUIDANCE,
    Outcome.PARTIAL,
    Outcome.OUT_OF_SCOPE,
    Outcome.ABOUT_A_PERSON,
    Outcome.PERSONAL_ADVICE,
)


def word(working: Working, parts: Parts) -> Working:
    """Add the wording of an outcome that is no answer, and the notices that belong to an answer."""
    wording = working.wording
    if working.outcome in _WORDED and not wording:
        wording = wording_for(working.outcome.value)
    if working.outcome is Outcome.NEEDS_DETAIL and not wording:
        known = readings_of(working, parts)
        wording = wording_for("needs_detail" if known else "needs_detail_unknown")
    notices = (
        *working.notices,
        *_open_notices(working),
        *_disagreement_notices(working),
        *_status_notices(working),
        *_as_at_notices(working),
        *_narrowed_notices(working),
        *_starter_notices(working),
    )
    return replace(working, wording=wording, notices=notices)


def nearest_headings(working: Working, parts: Parts) -> tuple[NearestHeading, ...]:
    """Return the places nearest to a question that nothing answered, each heading once."""
    if working.outcome not in _WITH_HEADINGS:
        return ()
    found: dict[tuple[str, tuple[str, ...]], NearestHeading] = {}
    for match in _near_what_is_open(working, parts):
        publication = parts.documents.take(match.passage.document_id).document.publication
        heading = NearestHeading(
            document_id=match.passage.document_id,
            publication=publication.title,
            heading_trail=match.passage.heading_trail,
            url=place_address(publication, match.passage.anchor),
            starter_note=publication.starter_note,
            status=publication.status.value,
        )
        found.setdefault((heading.publication, heading.heading_trail), heading)
    return tuple(found.values())[:_NEAREST]


def _near_what_is_open(working: Working, parts: Parts) -> Sequence[Match]:
    """Return the matches for the parts of a question that are left open, else all matches."""
    if working.outcome is not Outcome.PARTIAL:
        return working.matches
    with parts.index.lease() as opened:
        return [
            match
            for place in working.open_parts
            for match in parts.find(opened, working.question_parts[place], _NEAREST, working.scope)
        ]


def nearest_contacts(working: Working, parts: Parts) -> tuple[Contact, ...]:
    """Return whom to ask, where the outcome wants somebody to be asked."""
    if working.outcome not in _WITH_CONTACTS:
        return ()
    open_parts = [working.question_parts[one].question for one in working.open_parts]
    asked = " ".join(open_parts) or without_placeholders(working.question)
    return parts.contacts.nearest(asked)


def _open_notices(working: Working) -> Iterator[Notice]:
    if working.outcome is Outcome.PARTIAL:
        for place in working.open_parts:
            asked = working.question_parts[place].question
            yield Notice("open_part", f"Not answered by the guidance held: “{asked}”")


def _disagreement_notices(working: Working) -> Iterator[Notice]:
    if working.rivals and working.citations:
        names = [_dated(one.document.publication) for one in working.rivals]
        yield Notice(
            "disagreement",
            f"{names[0]} and {names[1]} seem to give different figures, and both are held as "
            "current. Both are shown; check which one applies before you rely on it.",
        )


def _dated(publication: Publication) -> str:
    day = publication.updated or publication.published
    return f"“{publication.title}” ({day or 'date unknown'})"


def _status_notices(working: Working) -> Iterator[Notice]:
    for citation in _first_by_text(working.citations):
        if citation.status == Status.CURRENT:
            continue
        what = (
            f"A rule in “{citation.publication}”"
            if citation.starter_note
            else f"“{citation.publication}”"
        )
        stands = _stands(Status(citation.status), citation.replaced_on)
        yield Notice(citation.status, f"{what} {stands}.{_instead(citation)}")


def _stands(status: Status, ended: PartialDate | None) -> str:
    if ended is None or status is Status.DRAFT:
        return _STATUS_WORDS[status]
    if status is Status.HISTORIC:
        return f"is historic and ceased to apply {_moment(ended)}"
    return f"{_STATUS_WORDS[status]} {_moment(ended)}"


def _first_by_text(citations: Sequence[Citation]) -> list[Citation]:
    """Return one citation a document and status, so that nothing is said twice."""
    return list({(one.document_id, one.status): one for one in reversed(citations)}.values())[::-1]


def _instead(citation: Citation) -> str:
    if citation.replaced_by:
        return f" It was replaced by: {citation.replaced_by.title}."
    if citation.status == Status.DRAFT or citation.starter_note:
        return ""
    return " What replaced it is not known here; check before you rely on it."


def _as_at_notices(working: Working) -> Iterator[Notice]:
    if working.as_at is not None and working.citations:
        day = PartialDate.of(working.as_at)
        yield Notice(
            "as_at",
            f"Answered as at {day}: only what is known to have applied on that day. The rules may "
            "be different today.",
        )


def _narrowed_notices(working: Working) -> Iterator[Notice]:
    """Say that part of the guidance was left out, where that may be why nothing answers."""
    if working.scope.is_narrowed and working.outcome in _NARROWED:
        yield Notice("narrowed", wording_for("narrowed"))


def _starter_notices(working: Working) -> Iterator[Notice]:
    labelled: list[Citation] = [one for one in working.citations if one.starter_note]
    if labelled:
        yield Notice(
            "starter_note",
            "Starter note, not official guidance: part of this answer is from notes that come with "
            "the assistant. Open the source to see the publications they rest on.",
        )


_STATUS_WORDS = {
    Status.DRAFT: "is a draft or not in force yet",
    Status.SUPERSEDED: "was superseded",
    Status.WITHDRAWN: "was withdrawn",
    Status.HISTORIC: "is historic and no longer applies",
}


def _moment(day: PartialDate) -> str:
    return f"on {day}" if day.day else f"in {day}"
