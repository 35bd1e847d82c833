"""What a person may correct of a document before it goes in: as typed, checked, put in place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from corpus.document import Document, document_id, fold_space
from corpus.publication import Publication, Status
from corpus.records import publication_from, publication_record
from corpus.written_date import PartialDate, typed_date

TEXTS = ("title", "publisher", "address", "nation")
DATES = ("published", "updated", "applies_from", "applies_to")
FIELDS = ("title", "publisher", "status", *DATES, "address", "nation")
_LONGEST = 300
_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class TypedFacts:
    """What was typed, the record fields it stands for, and what is wrong with it, by field.

    A problem is a word for the page to say: `missing`, `too_long`, `no_date`, `no_address`,
    `no_status` or `ends_before_it_begins`.
    """

    typed: dict[str, str]
    record: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def typed_of(publication: Publication) -> dict[str, str]:
    """Return the facts of a publication as a person would type them."""
    values = {name: getattr(publication, name) for name in FIELDS}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def read_facts(typed: Mapping[str, str]) -> TypedFacts:
    """Check what was typed; dates may be written as `31 March 2026`, `31/3/2026` or in ISO form."""
    plain = {name: fold_space(typed.get(name, "")) for name in FIELDS}
    facts = TypedFacts(plain)
    for name in TEXTS:
        _read_text(name, plain[name], facts)
    for name in DATES:
        _read_date(name, plain[name], facts)
    if plain["status"] not in tuple(Status):
        facts.problems["status"] = "no_status"
    facts.record["status"] = plain["status"]
    _check_order(facts)
    return facts


def with_facts(publication: Publication, facts: Mapping[str, Any]) -> Publication:
    """Return a publication with the record fields that a person has corrected."""
    return publication_from(publication_record(publication) | dict(facts))


def corrected(document: Document, facts: Mapping[str, Any]) -> Document:
    """Return a document as a person has corrected it.

    Equal bytes are one document, so one with other facts is another: its checksum is over the
    checksum of the bytes and the facts.
    """
    publication = with_facts(document.publication, facts)
    if publication == document.publication:
        return document
    told = json.dumps(publication_record(publication), sort_keys=True, ensure_ascii=False)
    checksum = hashlib.sha256(f"{document.checksum}\n{told}".encode()).hexdigest()
    name = document_id(publication.title, checksum)
    return replace(document, publication=publication, checksum=checksum, id=name)


def changed_facts(publication: Publication, facts: TypedFacts) -> dict[str, Any]:
    """Return the fields in which what was typed differs from what was read."""
    own = publication_record(publication)
    return {name: value for name, value in facts.record.items() if own[name] != value}


def _read_text(name: str, words: str, facts: TypedFacts) -> None:
    longest = _LONGEST_ADDRESS if name == "address" else _LONGEST
    if len(words) > longest:
        facts.problems[name] = "too_long"
    elif name == "title" and not words:
        facts.problems[name] = "missing"
    elif name == "address" and words and not _is_address(words):
        facts.problems[name] = "no_address"
    facts.record[name] = words or None


def _read_date(name: str, words: str, facts: TypedFacts) -> None:
    day = typed_date(words) if words else None
    if words and day is None:
        facts.problems[name] = "no_date"
    facts.record[name] = day.isoformat() if day else None


def _check_order(facts: TypedFacts) -> None:
    begins, ends = facts.record["applies_from"], facts.record["applies_to"]
    if begins and ends:
        first, last = PartialDate.fromisoformat(begins), PartialDate.fromisoformat(ends)
        if last.last_day < first.first_day:
            facts.problems["applies_to"] = "ends_before_it_begins"


def _is_address(words: str) -> bool:
    try:
        parts = urlsplit(words)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in words
    except ValueError:
        # A port or an IPv6 address that cannot be: no address at all.
        return False
