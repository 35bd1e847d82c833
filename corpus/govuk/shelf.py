"""What the library holds of the publications that are synced."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.document import Document
from corpus.library import Library
from corpus.versions import version_key

_KEY = "id:"


class Shelf(Protocol):
    """The documents held, by the ids of their publications."""

    def held(self, external_id: str) -> Document | None:
        """Return the current document of a publication."""

    def ids_under(self, external_id: str) -> list[str]:
        """Return the ids of held parts and translations of a publication, sorted."""

    def pages(self) -> list[str]:
        """Return the ids of held publications that are named by their path, sorted."""

    def took(self, documents: Sequence[Document]) -> None:
        """Learn that `documents` are the current ones of their publications now."""


class LibraryShelf:
    """The documents of a library, as it stood at the start, with what has been taken since."""

    def __init__(self, library: Library) -> None:
        """Look up what `library` holds now."""
        self._library = library
        self._ids = {
            one.source.removeprefix(_KEY): one.document_id
            for one in library.versions()
            if one.replaced_at is None and one.source.startswith(_KEY)
        }

    def held(self, external_id: str) -> Document | None:
        """Return the current document of a publication."""
        document_id = self._ids.get(external_id)
        return self._library.document(document_id) if document_id else None

    def ids_under(self, external_id: str) -> list[str]:
        """Return the ids of held parts and translations of a publication, sorted."""
        starts = (f"{external_id}/", f"{external_id}.cy")
        return sorted(one for one in self._ids if one.startswith(starts))

    def pages(self) -> list[str]:
        """Return the ids of held publications that are named by their path, sorted."""
        named = sorted(one for one in self._ids if one.startswith("/"))
        return [one for one in named if (held := self.held(one)) and not held.publication.part_of]

    def took(self, documents: Sequence[Document]) -> None:
        """Learn that `documents` are the current ones of their publications now."""
        for one in documents:
            self._ids[version_key(one).removeprefix(_KEY)] = one.id
