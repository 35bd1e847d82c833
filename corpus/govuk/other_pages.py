"""Files, and pages of publishers other than GOV.UK, read into documents."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol
from urllib.parse import unquote, urlsplit

from corpus.document import Document
from corpus.govuk.facts import Wanted
from corpus.govuk.hosts import allowed_host
from corpus.govuk.kept import kept_document
from corpus.publication import Publication


class Reading(Protocol):
    """Reads the content of files, whatever they do to their reader."""

    def read_bytes(self, data: bytes, *, name: str, source: str) -> Document:
        """Read a file called `name` that came from `source`; raises `UnreadableFile`."""


def file_document(data: bytes, wanted: Wanted, address: str, reading: Reading) -> Document:
    """Read a file that a publication is attached as; raises `UnreadableFile`."""
    read = reading.read_bytes(data, name=_name(address), source=address)
    return kept_document(read, file_publication(wanted, address), address)


def file_publication(wanted: Wanted, address: str) -> Publication:
    """Return what the page that lists a file states about it: dates, status, publisher."""
    ending = _name(address).rpartition(".")[2].upper()
    return replace(
        wanted.listed,
        title=wanted.title or wanted.listed.title,
        address=address,
        external_id=wanted.external_id,
        part_of=wanted.part_of,
        summary=None,
        formats=(ending,),
        change_history=(),
    )


def page_document(data: bytes, wanted: Wanted, address: str, reading: Reading) -> Document:
    """Read a page of another publisher, titled as the catalogue does; raises `UnreadableFile`."""
    read = reading.read_bytes(data, name=_name(address), source=address)
    stated, listed = read.publication, wanted.listed
    host = allowed_host(urlsplit(address).hostname)
    publication = replace(
        stated,
        title=listed.title,
        publisher=stated.publisher or listed.publisher,
        address=address,
        licence=stated.licence or (host.licence if host else None),
        attribution=host.attribution if host else None,
        external_id=wanted.external_id,
        part_of=wanted.part_of,
        kind=listed.kind,
        topics=listed.topics,
    )
    return kept_document(read, publication, address)


def _name(address: str) -> str:
    parts = urlsplit(address)
    return unquote(parts.path.rstrip("/").rpartition("/")[2]) or (parts.hostname or address)
