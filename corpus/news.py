"""What was published, replaced, withdrawn or brought in, by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from corpus.comparison import Comparison, compare
from corpus.currency import StatusDecision, ended_on
from corpus.library import HeldVersion, Library
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate


class NewsKind(StrEnum):
    """What happened."""

    PUBLISHED = "published"
    UPDATED = "updated"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    DECIDED = "status decided"
    BROUGHT_IN = "brought in"
    NEW_VERSION = "new version"
    NO_LONGER_HELD = "no longer held"


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened to a publication, or to a document held.

    `detail` says more in words; `comparison` what a new version changed.
    """

    day: PartialDate
    kind: NewsKind
    title: str
    publication_id: str | None = None
    document_id: str | None = None
    detail: str = ""
    comparison: Comparison | None = None


def news_since(library: Library, since: date | None) -> list[News]:
    """Return what happened on `since` and later, or ever, oldest first.

    What is known only by its month or year counts if any day of it is late enough.
    """
    every = [*_official(library), *_decided(library), *_held(library, since)]
    late = [one for one in every if since is None or one.day.last_day >= since]
    return sorted(late, key=lambda one: (one.day.first_day, one.kind.value, one.title))


def _official(library: Library) -> Iterator[News]:
    known = {one.external_id: one for one in library.listing.publications()}
    held = {
        one.external_id: one
        for one in library.held_publications().values()
        if one.external_id and not one.starter_note
    }
    for publication_id, publication in (known | held).items():
        name = publication_id or ""
        if publication.published:
            yield News(publication.published, NewsKind.PUBLISHED, publication.title, name)
        for day, note in _updates(publication):
            yield News(day, NewsKind.UPDATED, publication.title, name, detail=note)
        ended = ended_on(publication, publication.applies_to or publication.withdrawn_on)
        if ended and publication.status in _ENDINGS:
            instead = library.listing.get(publication.replaced_by or "")
            title = instead.title if instead else publication.replaced_by
            detail = f"by {title}" if title else publication.status_note or ""
            kind = _ENDINGS[publication.status]
            yield News(ended, kind, publication.title, name, detail=detail)


_ENDINGS = {
    Status.SUPERSEDED: NewsKind.REPLACED,
    Status.WITHDRAWN: NewsKind.WITHDRAWN,
    Status.HISTORIC: NewsKind.EXPIRED,
}


def _updates(publication: Publication) -> Iterator[tuple[PartialDate, str]]:
    for day, note in publication.change_history:
        yield PartialDate.fromisoformat(day[:10]), note
    told = publication.change_history or publication.updated == publication.published
    if publication.updated and not told:
        yield publication.updated, ""


def _decided(library: Library) -> Iterator[News]:
    held = library.held_publications()
    for one in library.listing.decisions():
        found = library.listing.get(one.publication_id) or held.get(one.publication_id)
        yield News(
            PartialDate.fromisoformat(one.decided_at[:10]),
            NewsKind.DECIDED,
            found.title if found else one.publication_id,
            one.publication_id,
            detail=_decision_words(library, one),
        )


def _decision_words(library: Library, decision: StatusDecision) -> str:
    newer = library.listing.get(decision.superseded_by or "")
    instead = newer.title if newer else decision.superseded_by
    told = decision.status.value + (f" by {instead}" if instead else "")
    told += f" from {decision.starts}" if decision.starts else ""
    told += f", decided by {decision.decided_by}"
    return told + (f": {decision.reason}" if decision.reason else "")


def _held(library: Library, since: date | None) -> Iterator[News]:
    for _, group in groupby(library.versions(), key=lambda one: one.source):
        versions = list(group)
        for earlier, version in zip([None, *versions], versions, strict=False):
            if since is None or version.added_at.date() >= since:
                yield _brought(library, earlier, version)
        last = versions[-1]
        if last.replaced_at is not None:
            title = library.document(last.document_id).publication.title
            day = PartialDate.of(last.replaced_at.date())
            yield News(day, NewsKind.NO_LONGER_HELD, title, document_id=last.document_id)


def _brought(library: Library, earlier: HeldVersion | None, version: HeldVersion) -> News:
    document = library.document(version.document_id)
    day = PartialDate.of(version.added_at.date())
    title, own = document.publication.title, document.publication.external_id
    if earlier is None:
        return News(day, NewsKind.BROUGHT_IN, title, own, document.id)
    comparison = compare(library.document(earlier.document_id), document)
    detail = (
        f"{len(comparison.added)} passages added, {len(comparison.removed)} removed, "
        f"{len(comparison.reworded)} reworded"
    )
    return News(day, NewsKind.NEW_VERSION, title, own, document.id, detail, comparison)
