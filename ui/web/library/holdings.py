"""All publications known and all documents held, as one list that is made once per change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from threading import Lock

from corpus.currency import status_on
from corpus.library import HeldVersion, Library
from corpus.publication import Publication


@dataclass(frozen=True, slots=True)
class Entry:
    """A publication with the documents held of it.

    `id` is the publication's, or the document's where it states none. The status is the one of
    today. `documents` are the ids of the present versions.
    """

    id: str
    publication: Publication
    documents: tuple[str, ...] = ()


class Holdings(Mapping[str, Entry]):
    """The entries by id, with what leads from one to another."""

    def __init__(self, entries: Iterable[Entry], versions: Iterable[HeldVersion] = ()) -> None:
        """Hold `entries`, and the `versions` of all documents ever held."""
        self._by_id = {one.id: one for one in entries}
        self._of_document = {name: one.id for one in self._by_id.values() for name in one.documents}
        self._sources: dict[str, list[HeldVersion]] = defaultdict(list)
        for version in versions:
            self._sources[version.source].append(version)

    def __getitem__(self, entry_id: str) -> Entry:
        return self._by_id[entry_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def of_document(self, document_id: str) -> Entry | None:
        """Return the entry that a document held is of."""
        return self.get(self._of_document.get(document_id, ""))

    def named(self, name: str | None) -> Entry | None:
        """Return the entry with the id `name`, or the only one with that title."""
        if not name:
            return None
        return self.get(name) or self.get(self._titles.get(name.strip().casefold(), ""))

    def histories(self, entry: Entry) -> list[list[HeldVersion]]:
        """Return the versions of each document of an entry, oldest first, the gone ones too."""
        own = {f"id:{name}" for name in (entry.id, entry.publication.external_id) if name}
        found = {
            source: versions
            for source, versions in self._sources.items()
            if source in own or any(one.document_id in entry.documents for one in versions)
        }
        return [found[source] for source in sorted(found)]

    @cached_property
    def compared(self) -> tuple[tuple[HeldVersion, HeldVersion], ...]:
        """Each version that replaced one, behind the one that it replaced; the newest first."""
        pairs = [
            (older, newer)
            for versions in self._sources.values()
            for older, newer in pairwise(versions)
        ]
        return tuple(sorted(pairs, key=lambda pair: pair[1].added_at, reverse=True))

    @cached_property
    def newer(self) -> dict[str, tuple[str, ...]]:
        """The ids of what replaced each entry."""
        links: dict[str, list[str]] = defaultdict(list)
        for entry in self._by_id.values():
            by = self.named(entry.publication.replaced_by)
            if by:
                links[entry.id].append(by.id)
            for name in entry.publication.replaces:
                links[name].append(entry.id)
        return {
            name: tuple(one for one in dict.fromkeys(ids) if one != name)
            for name, ids in links.items()
            if name in self
        }

    @cached_property
    def older(self) -> dict[str, tuple[str, ...]]:
        """The ids of what each entry replaced."""
        return _turned(self.newer)

    @cached_property
    def resting(self) -> dict[str, tuple[str, ...]]:
        """The ids of the starter notes that rest on each entry."""
        rests = {one.id: one.publication.rests_on for one in self._by_id.values()}
        return _turned(rests)

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """The ids of the parts of each entry."""
        above = {one.id: (one.publication.part_of or "",) for one in self._by_id.values()}
        return _turned(above)

    @cached_property
    def amending(self) -> dict[str, tuple[str, ...]]:
        """The ids of what amends each entry."""
        return _turned({one.id: one.publication.amends for one in self._by_id.values()})

    @cached_property
    def _titles(self) -> dict[str, str]:
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self._by_id.values():
            found[entry.publication.title.strip().casefold()].append(entry.id)
        return {title: ids[0] for title, ids in found.items() if len(ids) == 1}


class HoldingsKept:
    """The holdings of a library, made again when anything in it has changed, or the day has."""

    def __init__(self, library: Library) -> None:
        """Keep the holdings of `library`."""
        self._library = library
        self._guard = Lock()
        self._stamp: tuple[str, date] | None = None
        self._holdings = Holdings(())

    @property
    def stamp(self) -> tuple[str, date]:
        """What changes whenever the holdings may have changed."""
        return self._library.listing.stamp, date.today()

    def now(self) -> Holdings:
        """Return the holdings as they are; raises `LibraryDamaged`."""
        stamp = self.stamp
        with self._guard:
            if self._stamp != stamp:
                entries = entries_of(self._library, stamp[1])
                self._holdings = Holdings(entries, self._library.versions())
                self._stamp = stamp
            return self._holdings


def entries_of(library: Library, today: date) -> list[Entry]:
    """Return all publications of the catalogue, and all held that are none of these."""
    known = {one.external_id or "": one for one in library.listing.publications()}
    held: dict[str, list[str]] = defaultdict(list)
    for document_id, publication in library.held_publications().items():
        entry = library.listing.entry_of(publication)
        name = (entry.external_id if entry else publication.external_id) or document_id
        known.setdefault(name, publication)
        held[name].append(document_id)
    return [
        Entry(name, standing_today(one, today), tuple(sorted(held.get(name, ()))))
        for name, one in known.items()
    ]


def standing_today(publication: Publication, today: date) -> Publication:
    """Return a publication with the status that it has today, by its stated one and its dates."""
    return replace(publication, status=status_on(publication, today))


def _turned(links: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, others in links.items():
        for other in others:
            found[other].append(name)
    return {name: tuple(dict.fromkeys(ones)) for name, ones in found.items()}
