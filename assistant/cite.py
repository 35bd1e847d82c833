"""Citations: a quote with everything a reader needs to find it, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Citation, Footing
from assistant.parts import Parts
from assistant.wording import wording_for
from assistant.working import Working
from corpus.currency import Standing, ended_on, marks_at, standing_at
from corpus.document import Document
from corpus.publication import Publication, Status
from corpus.sentences import Span
from index.search import Match

# Words that say of themselves that something is overtaken: before these, "no longer applies" would
# read as its opposite.
_PUTS_RIGHT = re.compile(
    r"\b(?:(?:is|are|was|were) (?:wrong|mistaken|out of date|overtaken|not the published\b)"
    r"|has no basis\b|still (?:say|describe|speak|name|mention|give|list)s?\b)",
    re.IGNORECASE,
)


def citation_of(
    document: Document, match: Match, span: Span, working: Working, parts: Parts
) -> Citation:
    """Return the citation of one exact run of a document, not numbered yet."""
    start, end = span
    publication = document.publication
    today = working.as_at is None
    standing = standing_at(document, span, working.day, today=today)
    return Citation(
        number=0,
        document_id=document.id,
        passage_id=match.passage.id,
        publication=publication.title,
        publisher=publication.publisher,
        heading_trail=match.passage.heading_trail,
        page=match.passage.page,
        url=place_address(publication, match.passage.anchor),
        status=(standing.status or publication.status).value,
        published=publication.published,
        updated=publication.updated,
        applies_from=publication.applies_from,
        applies_to=standing.until or publication.applies_to,
        starter_note=publication.starter_note,
        quote=document.text[start:end],
        start=start,
        end=end,
        rests_on=tuple(_footings(document, span, parts)),
        replaced_by=_replacement(publication, standing, parts),
        replaced_on=ended_on(publication, standing.until),
        attribution=publication.attribution,
        licence=publication.licence,
    )


def label_of(citations: Sequence[Citation], language: str = "en") -> str:
    """Return the label that a statement of text that does not apply is shown with, or nothing."""
    ended = next((one for one in citations if one.status != Status.CURRENT), None)
    if ended is None:
        return ""
    if ended.status == Status.SUPERSEDED and _PUTS_RIGHT.search(ended.quote):
        return wording_for("label_superseded_put_right", language)
    if ended.applies_to is None:
        return wording_for(f"label_{ended.status}", language)
    day = ended.applies_to.in_words(language)
    return wording_for(f"label_{ended.status}_until", language, day=day)


def place_address(publication: Publication, anchor: str | None) -> str | None:
    """Return the address of a place in a publication; the anchor only if the reader saw one."""
    if publication.address is None:
        return None
    return f"{publication.address}#{anchor}" if anchor else publication.address


def footing_of(publication_id: str, parts: Parts) -> Footing:
    """Return what is known of a publication; one that is not in the catalogue has only its name."""
    found = parts.library.listing.get(publication_id)
    if found is None:
        web = publication_id.startswith(("https://", "http://"))
        return Footing(publication_id, address=publication_id if web else None)
    return Footing(
        title=found.title,
        id=publication_id,
        publisher=found.publisher,
        address=found.address or found.seen_at,
        status=found.status.value,
        published=found.published,
    )


def _footings(document: Document, span: Span, parts: Parts) -> list[Footing]:
    marked = [name for one in marks_at(document, span) for name in one.publications]
    names = marked or (document.publication.rests_on if not document.marks else ())
    return [footing_of(one, parts) for one in dict.fromkeys(names)]


def _replacement(publication: Publication, standing: Standing, parts: Parts) -> Footing | None:
    if standing.is_current:
        return None
    name = standing.change.replaced_by if standing.change else publication.replaced_by
    return footing_of(name, parts) if name else None
