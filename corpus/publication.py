"""What is known about an official document: its publisher, its dates, whether it still applies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.written_date import PartialDate


class Status(StrEnum):
    """Whether a publication may be relied on."""

    CURRENT = "current"
    DRAFT = "draft"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    HISTORIC = "historic"


@dataclass(frozen=True, slots=True)
class Publication:
    """An official document as its publisher lists it.

    Whatever a reader did not see stays `None`: a date, a publisher or an address is never guessed,
    and a date is only as precise as its source. `applies_from` and `applies_to` are the first and
    last day on which the text applies. `replaces`, `amends` and `part_of` are ids of publications;
    `replaced_by` is one too, or a title where no id is known. `seen_at` is where the text was read
    if not at its own `address`, and `seen` how: read, part, mirror, named or repository.
    `change_history` holds (day in ISO form, note) as the publisher gives them, and
    `first_published_version` whether it is the first one. `rests_on` names
    what a starter note, which is a note of ours that official text outranks, has its facts from.
    """

    title: str
    publisher: str | None = None
    address: str | None = None
    licence: str | None = None
    published: PartialDate | None = None
    updated: PartialDate | None = None
    status: Status = Status.CURRENT
    applies_from: PartialDate | None = None
    applies_to: PartialDate | None = None
    replaced_by: str | None = None
    status_note: str | None = None
    language: str | None = None
    nation: str | None = None
    summary: str | None = None
    topics: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    starter_note: bool = False
    external_id: str | None = None
    kind: str | None = None
    replaces: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    part_of: str | None = None
    seen_at: str | None = None
    seen: str | None = None
    formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    attribution: str | None = None
    change_history: tuple[tuple[str, str], ...] = ()
    withdrawn_on: PartialDate | None = None
    first_published_version: bool | None = None
