"""The parts that the steps of the answer path work with."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from threading import Lock, local
from typing import Protocol

from assistant.checking.checker import Checker
from assistant.contacts import Contacts
from assistant.headings import Headings
from assistant.held_changes import HeldChanges
from assistant.language_model.role import LanguageModel
from assistant.scope import Scope
from assistant.settings import Settings
from corpus.currency import standing_of
from corpus.document import Document
from corpus.library import Library
from corpus.section import Section, sections_of
from index.close_reader import CloseReader
from index.exported_model import Embedder, Vectors
from index.opening import OpenIndex
from index.reader import Reader
from index.rerank import Reranker
from index.search import Match, Query, SearchSettings, query_vector, search
from index.understand import Understood, understand

_DOCUMENTS_KEPT = 256
_SCOPES_KEPT = 64


class IndexSource(Protocol):
    """Lends the build in use for the length of a block."""

    @contextmanager
    def lease(self) -> Iterator[OpenIndex]:
        """Lend the build in use."""

    @property
    def is_in_use(self) -> bool:
        """Whether it is lent to anybody just now."""

    def close(self) -> None:
        """Close the build in use."""


@dataclass(frozen=True, slots=True)
class LentIndex:
    """An index that is lent already: the same one to whoever asks for it."""

    opened: OpenIndex
    is_in_use: bool = True

    @contextmanager
    def lease(self) -> Iterator[OpenIndex]:
        """Lend it again."""
        yield self.opened

    def close(self) -> None:
        """Leave it to whoever has lent it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that an answer is made with; put together in `assembly`."""

    settings: Settings
    library: Library
    embedder: Embedder
    reader: Reader
    close_reader: CloseReader
    reranker: Reranker
    index: IndexSource
    contacts: Contacts
    documents: DocumentShelf
    headings: Headings
    changes: HeldChanges
    model: LanguageModel
    checker: Checker

    @contextmanager
    def at_one_moment(self) -> Iterator[Parts]:
        """Lend parts that see one state of index and library for the length of a block.

        An answer is of one build then, and what does not change is not looked up at each step.
        """
        with self.index.lease() as opened, self.documents.at_one_moment():
            yield replace(self, index=LentIndex(opened))

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
        self._moment = local()

    def applying(self, as_at: date | None) -> frozenset[str]:
        """Return the ids of the current documents that apply today, or on the day `as_at`."""
        today, news = datetime.now(UTC).date(), self._news()
        with self._guard:
            self._forget_old_news(news)
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
        news = self._news()
        with self._guard:
            self._forget_old_news(news)
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
        news = self._news()
        with self._guard:
            self._forget_old_news(news)
            if self._official is None:
                self._official = frozenset(
                    document_id
                    for document_id, publication in self._library.held_publications().items()
                    if not publication.starter_note
                )
            return self._official

    def take(self, document_id: str) -> ShelvedDocument:
        """Return a document with its sections; raises `UnknownDocument`."""
        news = self._news()
        with self._guard:
            self._forget_old_news(news)
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

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Let this thread see one state of what is known for the length of a block."""
        self._moment.news = self._news()
        try:
            yield
        finally:
            self._moment.news = None

    def _news(self) -> str:
        """Return a text that changes when anything known of publications, or the day, has."""
        held: str | None = getattr(self._moment, "news", None)
        return held or f"{self._library.listing.stamp} {datetime.now(UTC).date()}"

    def _forget_old_news(self, stamp: str) -> None:
        if stamp != self._stamp:
            self._stamp = stamp
            self._kept.clear()
            self._applying.clear()
            self._admitted.clear()
            self._official = None
