"""Brings what the catalogue lists into the library: asks, reads, keeps, reports.

A document is kept before its fetch is remembered. Whenever a sync is interrupted, the next one asks
again for what was not kept, and ends as if there had been no interruption.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from corpus.document import Document
from corpus.govuk.addresses import GOVUK, Base, public_address
from corpus.govuk.errors import AddressRefused, UnknownPublications
from corpus.govuk.fetches import Fetch, FetchRecords
from corpus.govuk.following import Asking
from corpus.govuk.other_pages import Reading
from corpus.govuk.report import Entry, Outcome
from corpus.govuk.shelf import Shelf
from corpus.govuk.visit import Visit
from corpus.publication import Publication

Keep = Callable[[Sequence[Document]], object]


class Progress(Protocol):
    """Is told how far a sync has come."""

    def __call__(self, what: str, done: int, total: int, /) -> None:
        """Take note that `done` of `total` publications have been asked for."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a sync asks and what it remembers.

    `keep` takes documents for good before it returns; without it nothing is kept or remembered, and
    the report says what would change.
    """

    base: Base
    asking: Asking
    records: FetchRecords
    shelf: Shelf
    reading: Reading
    keep: Keep | None = None

    def take(self, documents: Sequence[Document]) -> None:
        """Keep documents, unless nothing is to be kept."""
        if self.keep is not None and documents:
            self.keep(documents)
            self.shelf.took(documents)

    def remember(self, fetch: Fetch) -> None:
        """Remember a fetch whose documents are kept, unless nothing is to be kept."""
        if self.keep is not None:
            self.records.keep(fetch)


def sync(
    publications: Iterable[Publication],
    sources: Sources,
    *,
    only: Sequence[str] = (),
    progress: Progress | None = None,
) -> Iterator[Entry]:
    """Ask for each listed publication and yield what became of each page, once it is kept.

    `only` are the ids of the publications to ask for; without any, all are asked for. A page that
    fails is reported and what is held of it stays. Raises `UnknownPublications` at once.
    """
    listed = [one for one in publications if one.external_id]
    chosen = _chosen(listed, only)
    return _entries(listed, chosen, sources, progress)


def with_named_pages(listed: Iterable[Publication], names: Iterable[str]) -> list[Publication]:
    """Return `listed` and a publication for each name that is a path of GOV.UK."""
    paths = dict.fromkeys(one for one in names if one.startswith("/"))
    named = (Publication(one, external_id=one, address=f"{GOVUK}{one}") for one in paths)
    return [*listed, *named]


def _entries(
    listed: Sequence[Publication],
    chosen: Sequence[Publication],
    sources: Sources,
    progress: Progress | None,
) -> Iterator[Entry]:
    by_address = _by_address(listed)
    for done, publication in enumerate(chosen):
        if progress is not None:
            progress("Asking publishers", done, len(chosen))
        own = publication.external_id or ""
        try:
            address = public_address(publication.address) if publication.address else None
        except AddressRefused as problem:
            yield Entry(own, publication.address, Outcome.SKIPPED, note=problem.reason)
            continue
        if address and urlsplit(address).path == "/" and not urlsplit(address).query:
            note = "the catalogue gives the address of a whole site"
            yield Entry(own, address, Outcome.SKIPPED, note=note)
            continue
        first = by_address.get(address or "", publication)
        if address is None:
            yield Entry(own, None, Outcome.SKIPPED, note="the catalogue gives no address")
        elif first.external_id != own:
            note = f"has the same address as {first.external_id}, and is read as that"
            yield Entry(own, address, Outcome.SKIPPED, note=note)
        else:
            yield from Visit(sources, by_address, publication, address).entries()


def _chosen(listed: Sequence[Publication], only: Sequence[str]) -> list[Publication]:
    known = {one.external_id for one in listed}
    unknown = [one for one in only if one not in known]
    if unknown:
        raise UnknownPublications(unknown)
    return [one for one in listed if not only or one.external_id in only]


def _by_address(listed: Iterable[Publication]) -> dict[str, Publication]:
    found: dict[str, Publication] = {}
    for one in listed:
        try:
            found.setdefault(public_address(one.address or ""), one)
        except AddressRefused:
            # It is reported when its turn comes.
            continue
    return found
