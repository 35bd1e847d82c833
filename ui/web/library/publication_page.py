"""Everything known of one publication: how it stands, what it replaced, and what is held of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from starlette.responses import HTMLResponse

from corpus.currency import StatusDecision
from corpus.library import HeldVersion, Library
from corpus.publication import Publication
from corpus.written_date import PartialDate
from ui.web.language import Words
from ui.web.library.addresses import asking_address, comparison_address, document_address
from ui.web.library.entry_view import Named, name_of, names_of, replacement_of
from ui.web.library.holdings import Entry, Holdings
from ui.web.library.labels import label, nation_words, shortened
from ui.web.library.status_words import dated_status
from ui.web.library.timeline import Point, timeline_of
from ui.web.rendering import room_page, web_address
from ui.web.visitor import Visit

_CHECKSUM_SHOWN = 12
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version held: when it was read, and where it is read, compared and asked about."""

    number: int
    title: str
    read_on: PartialDate
    added_on: PartialDate
    replaced_on: PartialDate | None
    checksum: str
    address: str
    asking: str
    compare: str


@dataclass(frozen=True, slots=True)
class PointView:
    """One publication on the line of time, in words."""

    name: Named
    period: str
    status: str
    status_words: str
    here: bool
    gap: str
    replaced: int
    held: tuple[tuple[VersionView, ...], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known, in words; `language` is the one of its text."""

    name: str
    text: str
    address: str = ""
    language: str = ""


def publication_page(
    visit: Visit, entry: Entry, holdings: Holdings, library: Library
) -> HTMLResponse:
    """Return the page on a publication."""
    publication, words = entry.publication, visit.words
    links = (
        ("library-replaces", names_of(holdings.older.get(entry.id, ()), holdings)),
        ("library-amends", names_of(publication.amends, holdings)),
        ("library-amended-by", names_of(holdings.amending.get(entry.id, ()), holdings)),
        ("library-part-of", names_of((publication.part_of or "",), holdings)),
        ("library-parts", names_of(holdings.parts.get(entry.id, ()), holdings)),
        ("library-rests-on", names_of(publication.rests_on, holdings)),
        ("library-resting", names_of(holdings.resting.get(entry.id, ()), holdings)),
    )
    held = [_versions(history, library) for history in holdings.histories(entry)]
    return room_page(
        visit,
        "library/publication.html",
        room="library",
        publication=publication,
        status=dated_status(publication, words),
        replaced_by=replacement_of(entry, holdings),
        facts=facts_of(publication, words),
        decisions=_decisions(entry, library, holdings, words),
        history=[
            (PartialDate.fromisoformat(day[:10]), note) for day, note in publication.change_history
        ],
        links=[(words(message), names) for message, names in links if names],
        held=held,
        timeline=[_point(one, holdings, library, words) for one in timeline_of(entry, holdings)],
    )


def entry_named(name: str, holdings: Holdings, library: Library) -> Entry:
    """Return the entry with an id of its own or of a document; raises `UnknownDocument`."""
    found = holdings.get(name) or holdings.of_document(name)
    if found:
        return found
    document = library.document(name)
    own = document.publication.external_id or ""
    return holdings.get(own) or Entry(own or document.id, document.publication, (document.id,))


def near_names(name: str, holdings: Holdings) -> list[Named]:
    """Return the publications whose ids are most like `name`."""
    wanted = name[:_LONGEST_NAME].lower()
    return [name_of(holdings[one]) for one in get_close_matches(wanted, list(holdings), n=3)]


def facts_of(publication: Publication, words: Words) -> list[Fact]:
    """Return what is known of a publication, one thing at a time; what is not known is left out."""
    official = web_address(publication.address) or ""
    seen_at = web_address(publication.seen_at) or ""
    topics = ", ".join(label(words, "topic", one) for one in publication.topics)
    languages = ", ".join(label(words, "language", one) for one in publication.languages)
    licence = publication.attribution or publication.licence or ""
    found = [
        Fact("publisher", publication.publisher or "", language="en"),
        Fact("kind", label(words, "kind", publication.kind) if publication.kind else ""),
        Fact("applies-in", nation_words(publication, words)),
        Fact("topics", topics),
        Fact("licence", licence, language="en"),
        Fact("official-page", official, official),
        Fact("seen-at", seen_at, seen_at),
        Fact("seen", words(f"library-seen-{publication.seen}") if publication.seen else ""),
        Fact("formats", ", ".join(publication.formats)),
        Fact("languages", languages),
        Fact("id", publication.external_id or ""),
    ]
    known = [one for one in found if one.text]
    return [Fact(words(f"library-{o.name}"), o.text, o.address, o.language) for o in known]


def period_words(point: Point, words: Words) -> str:
    """Return in words from when until when a publication applied, as far as that is known."""
    begins = words("library-begin-unknown")
    if point.begins:
        name = "library-begins" if point.applies else "library-published"
        begins = words(name, day=words.day(point.begins))
    if point.ends:
        name = "library-withdrawn-on" if point.withdrawn else "library-ends"
        return words("library-period", first=begins, last=words(name, day=words.day(point.ends)))
    status = point.entry.publication.status.value
    last = words(f"library-end-{'current' if point.still else status}")
    return words("library-period", first=begins, last=last)


def _point(point: Point, holdings: Holdings, library: Library, words: Words) -> PointView:
    publication = point.entry.publication
    gap = ""
    if point.gap:
        first, last = (words.day(one) for one in point.gap)
        gap = words("library-gap", first=first, last=last)
    return PointView(
        name=name_of(point.entry),
        period=period_words(point, words),
        status=publication.status.value,
        status_words=label(words, "status", publication.status.value),
        here=point.here,
        gap=gap,
        replaced=len(point.replaced),
        held=tuple(_versions(one, library) for one in holdings.histories(point.entry)),
    )


def _versions(history: list[HeldVersion], library: Library) -> tuple[VersionView, ...]:
    """Return the versions of one document, the newest first."""
    views: list[VersionView] = []
    for earlier, version in zip([None, *history], history, strict=False):
        document = library.document(version.document_id)
        compare = comparison_address(earlier.document_id, document.id) if earlier else ""
        views.append(
            VersionView(
                number=version.number,
                title=document.publication.title,
                read_on=_day(document.read_at),
                added_on=_day(version.added_at),
                replaced_on=_day(version.replaced_at) if version.replaced_at else None,
                checksum=document.checksum[:_CHECKSUM_SHOWN],
                address=document_address(document.id),
                asking=asking_address(document.id),
                compare=compare,
            )
        )
    return tuple(reversed(views))


def _decisions(
    entry: Entry, library: Library, holdings: Holdings, words: Words
) -> list[tuple[str, StatusDecision]]:
    """Return what people decided of the status, each in words, the newest first."""
    ids = {entry.id, entry.publication.external_id, *entry.documents}
    found = [one for one in library.listing.decisions() if one.publication_id in ids]
    return [(_decided(one, holdings, words), one) for one in reversed(found)]


def _decided(decision: StatusDecision, holdings: Holdings, words: Words) -> str:
    said = [words(f"status-{decision.status}")]
    if decision.superseded_by:
        newer = holdings.named(decision.superseded_by)
        title = newer.publication.title if newer else decision.superseded_by
        said.append(words("library-decided-for", title=shortened(title)))
    if decision.starts:
        said.append(words("status-applies-from", day=words.day(decision.starts)))
    day = words.day(datetime.fromisoformat(decision.decided_at).date())
    said.append(words("library-decided-by", name=shortened(decision.decided_by), day=day))
    return ", ".join(said)


def _day(moment: datetime) -> PartialDate:
    return PartialDate.of(moment.date())
