"""Documents as they are kept: a checksum over what was read, not over how it was sent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Document, document_id
from corpus.publication import Publication, Status
from corpus.records import publication_record

READING = 1
"""The version of the rules by which answers are read; with a new one, every page is asked anew."""

# Who publishes a page, under what licence, with which topics and what it is a part of may change
# without the text.
_READ = (
    *("external_id", "address", "title", "kind", "summary", "language", "nation"),
    *("published", "updated", "status", "status_note", "applies_to", "withdrawn_on"),
    "change_history",
)


def kept_document(read: Document, publication: Publication, source: str) -> Document:
    """Return what a reader made of a page as the document that `publication` tells of."""
    stated = publication_record(publication)
    facts = {name: stated[name] for name in _READ}
    return _made(read, publication, source, [facts, read.text, _blocks(read)])


def ended_document(held: Document, note: str) -> Document:
    """Return a held document as one that its publisher no longer shows, for the reason in `note`.

    What it says is untouched. The checksum rests on the text, so that ending it twice is the same.
    """
    publication = replace(held.publication, status=Status.WITHDRAWN, status_note=note)
    content = ["ended", note, publication.external_id, held.text, _blocks(held)]
    return _made(held, publication, held.source, content)


def _made(
    read: Document, publication: Publication, source: str, content: Sequence[object]
) -> Document:
    data = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    checksum = hashlib.sha256(data).hexdigest()
    return replace(
        read,
        id=document_id(publication.title, checksum),
        checksum=checksum,
        publication=publication,
        source=source,
    )


def _blocks(document: Document) -> list[list[object]]:
    return [
        [one.kind.value, one.start, one.end, one.level, one.anchor, one.page]
        for one in document.blocks
    ]
