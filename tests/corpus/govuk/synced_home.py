"""A home that is synced from a publisher on loopback, and a clock to turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpus.document import Document
from corpus.govuk.addresses import Base
from corpus.govuk.client import Limits, PoliteClient
from corpus.govuk.fetches import SqliteFetchRecords
from corpus.govuk.other_pages import Reading
from corpus.govuk.pacing import REQUESTS_PER_SECOND, Clock, Pacer
from corpus.govuk.report import Entry, Outcome
from corpus.govuk.shelf import LibraryShelf
from corpus.govuk.sync import Sources, sync
from corpus.library import Library
from corpus.publication import Publication
from corpus.reading import read_bytes
from corpus.split import CuttingRules, cut
from tests.corpus.govuk.publisher import Publisher

RULES = CuttingRules("words")


class TurnedClock:
    """A clock that only goes on when somebody sleeps; remembers for how long they did."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self._now = 0.0

    def now(self) -> float:
        return self._now

    def today(self) -> datetime:
        return datetime(2026, 11, 22, 9, 30, tzinfo=UTC) + timedelta(seconds=self._now)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._now += seconds


class ReadingHere:
    """Reads in this process, which is quicker than in one of its own."""

    def read_bytes(self, data: bytes, *, name: str, source: str) -> Document:
        return read_bytes(data, name=name, source=source)


class Home:
    """A library with its fetch records, synced from a publisher."""

    def __init__(self, folder: Path, publisher: Publisher) -> None:
        self.library = Library(folder / "library.sqlite3")
        self.records = SqliteFetchRecords(folder / "fetches.sqlite3")
        self.publisher = publisher
        self.clock: Clock = TurnedClock()
        self.publications: list[Publication] = []
        self.limits = Limits()
        self.per_second = REQUESTS_PER_SECOND
        self.reading: Reading = ReadingHere()

    def lists(self, external_id: str, address: str, **facts: object) -> None:
        """List a publication in the catalogue; a path is one of GOV.UK."""
        whole = f"https://www.gov.uk{address}" if address.startswith("/") else address
        title = str(facts.pop("title", external_id))
        one = Publication(title=title, external_id=external_id, address=whole, **facts)  # type: ignore[arg-type]
        self.publications.append(one)

    def sync(self, *only: str, dry_run: bool = False) -> dict[str, Entry]:
        """Sync and return what became of each page; the publisher forgets what it saw before."""
        self.publisher.seen.clear()
        client = PoliteClient(
            Base.of(self.publisher.address),
            self.clock,
            pacer=Pacer(self.clock, self.per_second),
            limits=self.limits,
        )
        sources = Sources(
            Base.of(self.publisher.address),
            client,
            self.records,
            LibraryShelf(self.library),
            self.reading,
            None if dry_run else self.keep,
        )
        entries = list(sync(self.publications, sources, only=only))
        client.close()
        assert len({one.external_id for one in entries}) == len(entries)
        return {one.external_id: one for one in entries}

    def close(self) -> None:
        self.library.close()

    def keep(self, documents: Sequence[Document]) -> None:
        self.library.add_all(
            [(one, cut(one, RULES, _words)) for one in documents], RULES.fingerprint
        )

    def held(self) -> dict[str, Document]:
        """Return the current documents by the ids of their publications."""
        return {one.publication.external_id or "": one for one in self.library.documents()}

    def state(self) -> list[tuple[object, ...]]:
        """Return everything that the library holds, without moments."""
        versions = [
            (one.source, one.number, one.document_id, one.replaced_at is None)
            for one in self.library.versions()
        ]
        documents = [
            (one.id, one.checksum, one.publication, one.text, one.blocks, one.source)
            for one in self.library.documents(all_versions=True)
        ]
        passages = [self.library.current_passages(RULES.fingerprint)]
        return [tuple(versions), tuple(documents), tuple(map(tuple, passages))]


def _words(texts: Sequence[str]) -> list[int]:
    return [len(one.split()) for one in texts]


def outcomes(entries: dict[str, Entry]) -> dict[str, Outcome]:
    return {name: one.outcome for name, one in entries.items()}
