"""The parts that the steps of the answer path work with."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from assistant.answer import Contact
from assistant.settings import Settings
from corpus.document import Document
from corpus.library import Library
from corpus.section import Section, sections_of
from index.exported_model import Embedder, Vectors
from index.opening import OpenIndex
from index.search import Match, Query, query_vector, search

_DOCUMENTS_KEPT = 64


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
    index: IndexSource
    contacts: tuple[Contact, ...]
    documents: DocumentShelf

    def find(self, opened: OpenIndex, query: Query, limit: int) -> list[Match]:
        """Return the best matches for `query`."""
        return search(opened, self.library, self.embedder, query, limit=limit)

    def question_vector(self, query: Query) -> Vectors:
        """Return the vector that `query` is searched with, earlier questions mixed in."""
        return query_vector(self.embedder, query)

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
    """The documents read last, kept at hand: a document never changes under its id."""

    def __init__(self, library: Library) -> None:
        """Take documents from `library`."""
        self._library = library
        self._kept: OrderedDict[str, ShelvedDocument] = OrderedDict()
        self._guard = Lock()

    def take(self, document_id: str) -> ShelvedDocument:
        """Return a document with its sections; raises `UnknownDocument`."""
        with self._guard:
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
