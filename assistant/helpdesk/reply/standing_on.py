"""What a reply stands on, in the form in which a change to it is seen."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Citation
from assistant.parts import DocumentShelf
from assistant.training.grounds import Grounds
from corpus.errors import UnknownDocument


def grounds_of(citations: Iterable[Citation], documents: DocumentShelf) -> tuple[Grounds, ...]:
    """Return citations with the sources of their documents, by which newer versions are known."""
    return tuple(Grounds(_source_of(one.document_id, documents), (one,)) for one in citations)


def _source_of(document_id: str, documents: DocumentShelf) -> str:
    try:
        return documents.take(document_id).document.source
    except UnknownDocument:
        return ""  # it is then known by its id alone
