"""Entries of a batch as documents: under which source, with which facts, and to what effect."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from assistant.uploads.batch import Batch, Entry
from assistant.uploads.facts import corrected, with_facts
from corpus.document import Document
from corpus.library import Library
from corpus.publication import Publication
from corpus.records import publication_from
from corpus.versions import Change, Foreseen

PREFIX = "upload:"


def source_of(batch: Batch, entry: Entry) -> str:
    """Return the source by which the versions of an entry follow each other."""
    if not entry.apart:
        return entry.source
    return f"{PREFIX}{batch.id}/{entry.source.removeprefix(PREFIX)}"


def outline(batch: Batch, entry: Entry) -> Document:
    """Return the document of an entry as it will go in, but without its text."""
    assert entry.look is not None
    read = Document(
        id=entry.look.document_id,
        checksum=entry.look.checksum,
        publication=publication_from(entry.look.publication),
        text="",
        blocks=(),
        source=source_of(batch, entry),
        media_type=entry.look.media_type,
        read_at=datetime.now(UTC),
    )
    return corrected(read, entry.facts)


def whole(batch: Batch, entry: Entry, read: Document) -> Document:
    """Return the document `read` of an entry as it will go in."""
    return replace(corrected(read, entry.facts), source=source_of(batch, entry))


def publication_of(entry: Entry) -> Publication:
    """Return the publication of an entry as it was read and corrected."""
    assert entry.look is not None
    return with_facts(publication_from(entry.look.publication), entry.facts)


def foresee(batch: Batch, entry: Entry, library: Library) -> Foreseen:
    """Return what putting an entry in would do, by what the library holds now."""
    return library.batches.foresee(outline(batch, entry))


def that_change(batch: Batch, library: Library) -> tuple[Entry, ...]:
    """Return the chosen entries that would change the library."""
    return tuple(
        one for one in batch.chosen if foresee(batch, one, library).change is not Change.UNCHANGED
    )
