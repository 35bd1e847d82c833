"""What a library knows of publications, held or not: the catalogue, and what people decided."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, replace
from datetime import date
from sqlite3 import Connection, Row

from corpus.catalogue import Catalogue
from corpus.currency import StatusDecision, ended_by, with_decision
from corpus.document import Document
from corpus.publication import Publication, Status
from corpus.records import publication_from, publication_record

LISTING_SCHEMA = """
CREATE TABLE IF NOT EXISTS publications (id TEXT PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS decisions (
    number INTEGER PRIMARY KEY, publication_id TEXT NOT NULL, status TEXT NOT NULL,
    decided_at TEXT NOT NULL, decided_by TEXT NOT NULL, starts TEXT, superseded_by TEXT,
    reason TEXT);
"""
# What the catalogue knows and a file or page does not say is filled in from it.
_FILLED = (
    *("publisher", "licence", "published", "updated", "applies_from", "kind", "nation"),
    *("replaces", "amends", "part_of", "topics", "formats", "languages", "seen_at", "summary"),
)
_HELD = (
    "SELECT publication FROM documents WHERE id IN"
    " (SELECT document_id FROM versions WHERE replaced_at IS NULL)"
    " AND json_extract(publication, '$.external_id') IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class _Known:
    stamp: str
    listed: Catalogue
    all: Catalogue
    decisions: dict[str, tuple[int, StatusDecision]]


class Listing:
    """The publications that a library knows of, with their status as it is to be believed.

    A person's decision comes first. Then whichever source says that a text is not current: a wrong
    "current" can harm, a wrong "superseded" is seen and mended.
    """

    def __init__(
        self,
        rows: Callable[..., Sequence[Row]],
        writing: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        """Read with `rows` and write within `writing`, both of the library."""
        self._rows = rows
        self._writing = writing
        self._guard = threading.Lock()
        self._known: _Known | None = None

    @property
    def stamp(self) -> str:
        """A text that changes whenever the status of anything may have changed."""
        row = self._rows(
            "SELECT (SELECT value FROM facts WHERE name = 'generation') || ':'"
            " || coalesce((SELECT value FROM facts WHERE name = 'listing'), '0') || ':'"
            " || (SELECT count(*) FROM decisions) AS stamp"
        )[0]
        return str(row["stamp"])

    def keep_catalogue(self, publications: Iterable[Publication]) -> None:
        """Keep the catalogue as it is now, in place of the one kept before."""
        records = [
            (one.external_id, json.dumps(publication_record(one), ensure_ascii=False))
            for one in publications
        ]
        with self._writing() as connection:
            connection.execute("DELETE FROM publications")
            connection.executemany("INSERT INTO publications VALUES (?, ?)", records)
            connection.execute(
                "INSERT INTO facts VALUES ('listing', '1') ON CONFLICT (name)"
                " DO UPDATE SET value = CAST(value AS INTEGER) + 1"
            )

    def decide(self, decision: StatusDecision) -> None:
        """Keep a person's decision; the ones before it stay in the audit."""
        names = [one.name for one in fields(StatusDecision)]
        values = [getattr(decision, name) for name in names]
        written = [one.isoformat() if isinstance(one, date) else one for one in values]
        with self._writing() as connection:
            connection.execute(
                f"INSERT INTO decisions ({', '.join(names)})"
                f" VALUES ({', '.join('?' * len(names))})",
                written,
            )

    def decisions(self, publication_id: str | None = None) -> list[StatusDecision]:
        """Return the audit, oldest first: of one publication, or of all."""
        where, values = (
            ("", []) if publication_id is None else (" WHERE publication_id = ?", [publication_id])
        )
        rows = self._rows(f"SELECT * FROM decisions{where} ORDER BY number", values)
        return [_decision_from(row) for row in rows]

    def publications(self) -> list[Publication]:
        """Return every publication of the catalogue, by id, with its status as believed."""
        known = self._now()
        return [
            self._believed(one, one.external_id or "", known) for one in known.listed.publications
        ]

    def get(self, publication_id: str) -> Publication | None:
        """Return a publication of the catalogue or a held one by its id, as believed."""
        known = self._now()
        found = known.all.get(publication_id)
        return self._believed(found, publication_id, known) if found else None

    def named(self, name: str) -> Publication | None:
        """Return a publication by its id, or by its title if no other one has that."""
        found = self._now().all.named(name)
        return self.get(found.external_id) if found and found.external_id else None

    def entry_of(self, publication: Publication) -> Publication | None:
        """Return the entry of the catalogue that a document's publication is, as believed.

        By its id, or else by its address; a part of a publication is another one.
        """
        listed = self._now().listed
        found = listed.get(publication.external_id or "")
        if found is None and publication.address and not publication.starter_note:
            found = listed.by_address(publication.address)
        return self.get(found.external_id) if found and found.external_id else None

    def described(self, document: Document) -> Document:
        """Return the document with everything that is known of its publication."""
        publication = self.believed(document.publication, document.id)
        return replace(document, publication=publication)

    def believed(self, publication: Publication, document_id: str) -> Publication:
        """Return a document's publication, filled in from the catalogue, as believed."""
        return self._believed(publication, document_id, self._now())

    def _believed(self, publication: Publication, document_id: str, known: _Known) -> Publication:
        entry = None if publication.starter_note else _entry_of(publication, known.listed)
        whole = _filled(publication, entry) if entry else publication
        listed = entry.external_id if entry else None
        own = whole.external_id or listed
        if not whole.starter_note:
            whole = _with_end(whole, (own, listed), known.all)
        decided = [
            known.decisions[name]
            for name in dict.fromkeys((document_id, own, listed))
            if name in known.decisions
        ]
        return with_decision(whole, max(decided)[1]) if decided else whole

    def _now(self) -> _Known:
        stamp = self.stamp
        with self._guard:
            if self._known is None or self._known.stamp != stamp:
                self._known = self._read(stamp)
            return self._known

    def _read(self, stamp: str) -> _Known:
        rows = self._rows("SELECT record FROM publications ORDER BY id")
        listed = [publication_from(json.loads(row["record"])) for row in rows]
        ids = {one.external_id for one in listed}
        held = [publication_from(json.loads(row["publication"])) for row in self._rows(_HELD)]
        own = [one for one in held if one.external_id not in ids and not one.starter_note]
        decisions = {
            one.publication_id: (number, one) for number, one in enumerate(self.decisions())
        }
        return _Known(stamp, Catalogue(listed), Catalogue([*listed, *own]), decisions)


def _entry_of(publication: Publication, listed: Catalogue) -> Publication | None:
    for name in (publication.external_id, publication.part_of):
        found = listed.get(name) if name else None
        if found:
            return found
    return listed.by_address(publication.address) if publication.address else None


def _filled(publication: Publication, entry: Publication) -> Publication:
    missing = {name: getattr(entry, name) for name in _FILLED if not getattr(publication, name)}
    filled = replace(publication, **missing)
    if entry.status is Status.CURRENT or publication.status is not Status.CURRENT:
        return filled
    return replace(
        filled,
        status=entry.status,
        applies_to=publication.applies_to or entry.applies_to,
        replaced_by=publication.replaced_by or entry.replaced_by,
        status_note=publication.status_note or entry.status_note,
    )


def _with_end(
    publication: Publication, names: tuple[str | None, str | None], known: Catalogue
) -> Publication:
    """Return the publication with its end, if another one replaces it or it says so itself."""
    by_name = (known.replacement_of(name) for name in dict.fromkeys(names) if name)
    replacement = next((one for one in by_name if one), None)
    if replacement is None and publication.replaced_by:
        replacement = known.named(publication.replaced_by)
    if replacement is not None:
        return _replaced(publication, replacement)
    if publication.replaced_by and publication.status is Status.CURRENT:
        return replace(publication, status=Status.SUPERSEDED)
    return publication


def _replaced(publication: Publication, replacement: Publication) -> Publication:
    """Return the publication as one that `replacement` replaces; a draft that is replaced too."""
    own = publication.external_id is not None and publication.external_id == replacement.external_id
    if own or replacement.status in (Status.DRAFT, Status.WITHDRAWN):
        return publication
    ended = publication.status in (Status.WITHDRAWN, Status.HISTORIC, Status.DRAFT)
    return replace(
        publication,
        status=publication.status if ended else Status.SUPERSEDED,
        applies_to=ended_by(publication, replacement),
        replaced_by=_name_of(publication.replaced_by, replacement),
    )


def _name_of(stated: str | None, replacement: Publication) -> str | None:
    """Return what replaces a publication as stated, but by its id where its title is stated."""
    if stated and stated.casefold() != replacement.title.casefold():
        return stated
    return replacement.external_id


def _decision_from(row: Row) -> StatusDecision:
    return StatusDecision(
        publication_id=row["publication_id"],
        status=Status(row["status"]),
        decided_at=row["decided_at"],
        decided_by=row["decided_by"],
        starts=date.fromisoformat(row["starts"]) if row["starts"] else None,
        superseded_by=row["superseded_by"],
        reason=row["reason"],
    )
