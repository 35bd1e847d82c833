"""The piece that is searched and cited: text with its place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from corpus.sentences import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of one section of one document.

    `text` equals `document.text[start:end]`. `leads` are spans before `start` without which the
    text would mislead: the lead-in of a list, the header row of a table. `search_text` is what both
    arms of the search read: title, heading trail, leads and text; it fits the token limit.
    """

    id: str
    document_id: str
    heading_trail: tuple[str, ...]
    anchor: str | None
    page: int | None
    start: int
    end: int
    text: str
    leads: tuple[Span, ...]
    search_text: str

    @property
    def search_checksum(self) -> str:
        """The SHA-256 of `search_text`: equal texts share one vector."""
        return hashlib.sha256(self.search_text.encode()).hexdigest()


def passage_id(document_id: str, start: int, end: int) -> str:
    """Return the id of the passage of `document_id` at this span."""
    return f"{document_id}:{start}-{end}"


def document_of(passage: str) -> str:
    """Return the id of the document that the passage with this id is of."""
    return passage.rpartition(":")[0]
