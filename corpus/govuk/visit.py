"""One listed publication: its page, and everything that the page leads to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.govuk.addresses import GOVUK, Base, is_page, public_address, refusal
from corpus.govuk.answer import Answer
from corpus.govuk.content import documents_of
from corpus.govuk.errors import AddressRefused, NotReached, UnusableAnswer
from corpus.govuk.facts import Wanted, parent_paths, plain_words, publication_of
from corpus.govuk.fetches import Fetch, FetchRecords, Lead
from corpus.govuk.following import Arrival, Asking, arrive
from corpus.govuk.kept import READING, ended_document, kept_document
from corpus.govuk.leads import leads_of
from corpus.govuk.other_pages import Reading, file_document, file_publication, page_document
from corpus.govuk.report import Entry, Outcome
from corpus.govuk.shelf import Shelf
from corpus.publication import Publication, Status

_MOST_PARTS = 1000
_REMOVED = "Its publisher has removed this page."
_UNLISTED = "This is no longer a part of its publication, or stands there in another format."


class Keeping(Protocol):
    """What a visit asks, and where it keeps what it has read."""

    @property
    def base(self) -> Base:
        """The address of the Content API."""

    @property
    def asking(self) -> Asking:
        """Asks one address."""

    @property
    def records(self) -> FetchRecords:
        """What is remembered of each address."""

    @property
    def shelf(self) -> Shelf:
        """What the library holds."""

    @property
    def reading(self) -> Reading:
        """Reads files and pages of other publishers."""

    def take(self, documents: Sequence[Document]) -> None:
        """Keep documents."""

    def remember(self, fetch: Fetch) -> None:
        """Remember a fetch whose documents are kept."""


class Visit:
    """Asks for one publication, reads what has changed, and tells what became of each page."""

    def __init__(
        self,
        sources: Keeping,
        listed: Mapping[str, Publication],
        publication: Publication,
        address: str,
    ) -> None:
        """Visit `publication` at `address`; `listed` is the whole catalogue by public address."""
        self._sources = sources
        self._listed = listed
        self._own = publication.external_id or ""
        self._waiting = deque([Wanted(self._own, address, publication)])
        self._parts: set[str] = set()
        self._led_to = {address}
        self._complete = True

    def entries(self) -> Iterator[Entry]:
        """Yield what became of each page and file, once it is kept."""
        first = self._waiting[0]
        reason = None if self._is_set(first.address) else refusal(first.address)
        if reason:
            yield Entry(self._own, first.address, Outcome.SKIPPED, note=reason)
            return
        while self._waiting:
            yield from self._one(self._waiting.popleft())
        if self._complete:
            yield from self._end_unlisted()

    def _is_set(self, address: str) -> bool:
        return self._sources.base.is_set(self._sources.base.asked(address))

    def _one(self, wanted: Wanted) -> list[Entry]:
        try:
            return self._file(wanted) if wanted.is_file else self._page(wanted)
        except (AddressRefused, NotReached, UnusableAnswer, UnreadableFile) as problem:
            self._complete = False
            return [self._failure(wanted, Outcome.FAILED, problem.reason)]

    def _file(self, wanted: Wanted) -> list[Entry]:
        """Read a file in the best of its formats that can be read."""
        first: UnreadableFile | None = None
        for address in wanted.addresses:
            try:
                return self._page(replace(wanted, address=address))
            except UnreadableFile as problem:
                first = first or problem
        raise first or UnusableAnswer("has no address")

    def _page(self, wanted: Wanted) -> list[Entry]:
        base = self._sources.base
        wanted = replace(wanted, address=public_address(wanted.address))
        arrival = arrive(
            wanted.address,
            base,
            self._sources.asking,
            lambda address: self._conditions(wanted, address),
        )
        status = arrival.reply.status
        if status == 304:
            return self._unchanged(wanted, arrival)
        if status == 410:
            return self._ended(wanted.external_id, wanted.address, Outcome.GONE, _why_gone(arrival))
        if status == 404:
            self._complete = False
            return [self._failure(wanted, Outcome.UNKNOWN, "its publisher knows no such page")]
        if status != 200:
            raise NotReached(wanted.address, f"answered {status}; ask its publisher")
        return self._arrived(wanted, arrival)

    def _conditions(self, wanted: Wanted, address: str) -> Mapping[str, str]:
        """Ask only for changes where what the last answer gave is what is held."""
        fetch = self._remembered(wanted, address)
        return fetch.conditions if fetch and self._holds(fetch) else {}

    def _holds(self, fetch: Fetch) -> bool:
        for name, checksum in fetch.gave:
            held = self._sources.shelf.held(name)
            if held is None or held.checksum != checksum:
                return False
        return True

    def _remembered(self, wanted: Wanted, address: str) -> Fetch | None:
        fetch = self._sources.records.get(self._sources.base.asked(address))
        known = fetch and fetch.wanted == wanted.external_id and fetch.reading == READING
        return fetch if known else None

    def _arrived(self, wanted: Wanted, arrival: Arrival) -> list[Entry]:
        other = self._listed.get(arrival.address)
        if other and other.external_id != wanted.external_id and arrival.address != wanted.address:
            note = f"Its address now leads to {other.title} ({arrival.address})."
            return self._ended(wanted.external_id, wanted.address, Outcome.WITHDRAWN, note)
        documents, leads, stated = self._read(wanted, arrival)
        entries = self._kept(documents, _moved(wanted, arrival))
        self._sources.remember(
            Fetch(
                address=self._sources.base.asked(arrival.address),
                wanted=wanted.external_id,
                reading=READING,
                etag=arrival.reply.etag,
                last_modified=arrival.reply.last_modified,
                gave=_given(documents),
                leads=leads,
                publication=stated,
            )
        )
        self._follow(wanted, leads, stated)
        return entries

    def _read(
        self, wanted: Wanted, arrival: Arrival
    ) -> tuple[list[Document], tuple[Lead, ...], Publication | None]:
        data, address = arrival.reply.body, arrival.address
        if wanted.is_file:
            return [file_document(data, wanted, address, self._sources.reading)], (), None
        if not is_page(address):
            return [page_document(data, wanted, address, self._sources.reading)], (), None
        answer = Answer.of(data)
        wanted = replace(wanted, part_of=wanted.part_of or self._parent(answer))
        if answer.text("document_type") == "gone":
            raise UnusableAnswer("answered that the page is gone, and yet that all is well")
        documents = documents_of(answer, wanted, address)
        leads = leads_of(answer, address)
        if not documents and not leads:
            raise UnusableAnswer("answered a page without words")
        stated = publication_of(answer, wanted, address)
        return documents, leads, stated if any(one.is_file for one in leads) else None

    def _parent(self, answer: Answer) -> str | None:
        """Return the id of the listed publication that a page says it belongs to."""
        parents = (self._listed.get(f"{GOVUK}{one}") for one in parent_paths(answer))
        return next((one.external_id for one in parents if one), None)

    def _unchanged(self, wanted: Wanted, arrival: Arrival) -> list[Entry]:
        fetch = self._remembered(wanted, arrival.address)
        if fetch is None:
            raise NotReached(
                wanted.address, "answered that nothing has changed, without being asked"
            )
        self._follow(wanted, fetch.leads, fetch.publication)
        self._parts.update(name for name, _ in fetch.gave)
        held = [one for name, _ in fetch.gave if (one := self._sources.shelf.held(name))]
        if not wanted.is_file:
            return [_entry(one, Outcome.UNCHANGED) for one in held]
        # The words are the same, but the page that lists the file may say something new of it.
        publication = file_publication(wanted, arrival.address)
        documents = [kept_document(one, publication, one.source) for one in held]
        entries = self._kept(documents)
        self._sources.remember(replace(fetch, gave=_given(documents)))
        return entries

    def _follow(self, wanted: Wanted, leads: Sequence[Lead], stated: Publication | None) -> None:
        for lead in leads:
            part = Wanted(
                f"{wanted.external_id}{lead.suffix}",
                lead.addresses[0],
                stated if lead.is_file and stated else wanted.listed,
                part_of=self._own,
                title=lead.title,
                is_file=lead.is_file,
                addresses=lead.addresses,
            )
            known = part.external_id in self._parts or part.address in self._led_to
            if known or len(self._parts) >= _MOST_PARTS:
                continue
            self._parts.add(part.external_id)
            self._led_to.add(part.address)
            listed = self._listed.get(part.address)
            # What the catalogue lists by itself is read when its turn comes.
            if listed is None or listed.external_id == self._own:
                self._waiting.append(part)

    def _kept(self, documents: Sequence[Document], note: str | None = None) -> list[Entry]:
        entries = [self._compared(one, note) for one in documents]
        changed = [
            one for one, entry in zip(documents, entries, strict=True) if entry.changes_library
        ]
        self._sources.take(changed)
        self._parts.update(one.external_id for one in entries)
        return entries

    def _compared(self, document: Document, note: str | None) -> Entry:
        held = self._sources.shelf.held(document.publication.external_id or "")
        if held and held.checksum == document.checksum:
            return _entry(document, Outcome.UNCHANGED, note)
        was = held.publication.status if held else None
        withdrawn = document.publication.status is Status.WITHDRAWN
        if withdrawn and was is not Status.WITHDRAWN:
            return _entry(document, Outcome.WITHDRAWN, note)
        return _entry(document, Outcome.CHANGED if held else Outcome.NEW, note)

    def _ended(
        self, external_id: str, address: str | None, outcome: Outcome, note: str
    ) -> list[Entry]:
        """Tell that a page is no longer shown, and mark what is held of it."""
        held = self._sources.shelf.held(external_id)
        if held is None:
            return [Entry(external_id, address, outcome, note=note)]
        ended = ended_document(held, note)
        changes = ended.checksum != held.checksum
        if changes:
            self._sources.take([ended])
        return [replace(_entry(ended, outcome, note), changes_library=changes)]

    def _end_unlisted(self) -> Iterator[Entry]:
        """Mark held parts that the publication no longer leads to."""
        others = {one.external_id for one in self._listed.values()}
        for external_id in self._sources.shelf.ids_under(self._own):
            if external_id not in self._parts and external_id not in others:
                ended = self._ended(external_id, None, Outcome.WITHDRAWN, _UNLISTED)
                yield from (one for one in ended if one.changes_library)

    def _failure(self, wanted: Wanted, outcome: Outcome, reason: str) -> Entry:
        held = self._sources.shelf.held(wanted.external_id)
        stays = " (the copy that is held stays)" if held else ""
        return Entry(
            wanted.external_id,
            wanted.address,
            outcome,
            document_id=held.id if held else None,
            publication=held.publication if held else None,
            note=reason + stays,
        )


def _given(documents: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    return tuple((one.publication.external_id or "", one.checksum) for one in documents)


def _entry(document: Document, outcome: Outcome, note: str | None = None) -> Entry:
    publication = document.publication
    return Entry(
        publication.external_id or "",
        publication.address,
        outcome,
        document_id=document.id,
        publication=publication,
        note=note,
        changes_library=outcome is not Outcome.UNCHANGED,
    )


def _moved(wanted: Wanted, arrival: Arrival) -> str | None:
    return f"stands at {arrival.address} now" if arrival.address != wanted.address else None


def _why_gone(arrival: Arrival) -> str:
    """Return why a page is gone in its publisher's words, with where to look instead."""
    if not is_page(arrival.address):
        return _REMOVED
    try:
        details = Answer.of(arrival.reply.body).within("details")
    except UnusableAnswer:
        # Most removed pages have no answer of their own.
        return _REMOVED
    instead = details.text("alternative_path")
    told = [_REMOVED, plain_words(details.markup("explanation"))]
    told += [f"See {public_address('https://www.gov.uk' + instead)}."] if instead[:1] == "/" else []
    return " ".join(one for one in told if one)
