"""The parts that the steps of the answer path work with."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Lock
from typing import Protocol

from assistant.contacts import Contacts
from assistant.held_changes import HeldChanges
from assistant.scope import Scope
from assistant.settings import Settings
from corpus.currency import standing_of
from corpus.document import Document
from corpus.library import Library
from corpus.section import Section, sections_of
from index.exported_model import Embedder, Vectors
from index.opening import OpenIndex
from index.reader import Reader
from index.rerank import Reranker
from index.search import Match, Query, SearchSettings, query_vector, search
from index.understand import Understood, understand

_DOCUMENTS_KEPT = 64
_SCOPES_KEPT = 64


class IndexSource(Protocol):
    """Lends the build in use for the length of a block."""

    @contextmanager
    def lease(self) -> Iterator[OpenIndex]:
        """Lend the build in use."""

    def close(self) -> None:
        """Close the build in use."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that an answer is made with; put together in `assembly`."""

    settings: Settings
    library: Library
    embedder: Embedder
    reader: Reader
    reranker: Reranker
    index: IndexSource
    contacts: Contacts
    documents: DocumentShelf
    changes: HeldChanges

    def find(
        self, opened: OpenIndex, query: Query, limit: int, scope: Scope | None = None
    ) -> list[Match]:
        """Return the best matches for `query`, first of all from what applies on the day."""
        scope = scope or Scope()
        admitted = self.documents.admitted(scope)
        settings = SearchSettings(
            admits=admitted.__contains__ if admitted is not None else None,
            applies=self.documents.applying(scope.as_at).__contains__,
            official=self.documents.official().__contains__,
            fold=True,
            reranker=self.reranker,
        )
        return search(opened, self.library, self.embedder, query, limit=limit, settings=settings)

    def matches_in(self, document_id: str, query: Query, limit: int = 50) -> list[Match]:
        """Return the passages of one document, with the scores that a search of all gives them."""
        with self.index.lease() as opened:
            settings = SearchSettings(width=len(opened.ids), applies=document_id.__eq__)
            found = search(
                opened, self.library, self.embedder, query, limit=limit, settings=settings
            )
        return [one for one in found if one.passage.document_id == document_id]

    def match_at(self, document_id: str, place: int) -> Match | None:
        """Return the passage that holds the character at `place`, as a match without scores."""
        with self.index.lease() as opened:
            cutting = opened.manifest.cutting
        passage = self.library.passage_at(document_id, place, cutting)
        return Match(passage, 0.0, {}) if passage else None

    def question_vector(self, query: Query) -> Vectors:
        """Return the vector that `query` is searched with, earlier questions mixed in."""
        with self.index.lease() as opened:
            return query_vector(self.embedder, query, opened)

    def understood(self, question: str) -> Understood:
        """Return a question as the search reads it: errors forgiven, short forms told in full."""
        with self.index.lease() as opened:
            return understand(question, opened.lexicon, self.embedder)

    def close(self) -> None:
        """Close index and library."""
        self.index.close()
        self.library.close()


@dataclass(frozen=True, slots=True)
class ShelvedDocument:
    """A document with its sections."""

    document: Document
    sections: tuple[Section, ...]

    def section_at(self, place: int) -> Section | None:
        """Return the section whose text holds the character at `place`."""
        return next((one for one in self.sections if one.start <= place < one.end), None)


class DocumentShelf:
    """The documents read last, kept at hand until what is known of publications changes."""

    def __init__(self, library: Library) -> None:
        """Take documents from `library`."""
        self._library = library
        self._kept: OrderedDict[str, ShelvedDocument] = OrderedDict()
        self._applying: dict[date | None, frozenset[str]] = {}
        self._admitted: dict[Scope, frozenset[str]] = {}
        self._official: frozenset[str] | None = None
        self._stamp = ""
        self._guard = Lock()

    def applying(self, as_at: date | None) -> frozenset[str]:
        """Return the ids of the current documents that apply today, or on the day `as_at`."""
        today = datetime.now(UTC).date()
        with self._guard:
            self._forget_old_news(f"{self._library.listing.stamp} {today}")
            if as_at not in self._applying:
                self._applying[as_at] = frozenset(
                    document_id
                    for document_id, publication in self._library.held_publications().items()
                    if standing_of(publication, as_at or today, today=as_at is None).is_current
                )
            return self._applying[as_at]

    def admitted(self, scope: Scope) -> frozenset[str] | None:
        """Return the ids of the current documents that a scope admits, nothing if all are."""
        if not scope.is_narrowed:
            return None
        with self._guard:
            self._forget_old_news(f"{self._library.listing.stamp} {datetime.now(UTC).date()}")
            if scope not in self._admitted:
                while len(self._admitted) >= _SCOPES_KEPT:
                    self._admitted.pop(next(iter(self._admitted)))
                self._admitted[scope] = frozenset(
                    document_id
                    for document_id, publication in self._library.held_publications().items()
                    if scope.admits(document_id, publication)
                )
            return self._admitted[scope]

    def official(self) -> frozenset[str]:
        """Return the ids of the documents that are no starter notes."""
        with self._guard:
            self._forget_old_news(f"{self._library.listing.stamp} {datetime.now(UTC).date()}")
            if self._official is None:
                self._official = frozenset(
                    document_id
                    for document_id, publication in self._library.held_publications().items()
                    if not publication.starter_note
                )
            return self._official

    def take(self, document_id: str) -> ShelvedDocument:
        """Return a document with its sections; raises `UnknownDocument`."""
        with self._guard:
            self._forget_old_news(f"{self._library.listing.stamp} {datetime.now(UTC).date()}")
            if document_id in self._kept:
                self._kept.move_to_end(document_id)
                return self._kept[document_id]
        document = self._library.document(document_id)
        shelved = ShelvedDocument(document, tuple(sections_of(document)))
        with self._guard:
            self._kept[document_id] = shelved
            while len(self._kept) > _DOCUMENTS_KEPT:
                self._kept.popitem(last=False)
        return shelved

    def _forget_old_news(self, stamp: str) -> None:
        if stamp != self._stamp:
            self._stamp = stamp
            self._kept.clear()
            self._applying.clear()
            self._admitted.clear()
            self._official = None
