"""What is known about an official document: its publisher, its dates, whether it still applies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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

    Whatever a reader did not see stays `None`: a date, a publisher or an address is never guessed.
    `applies_from` and `applies_to` are the first and last day on which the text applies.
    `starter_note` marks a note of ours, which official text outranks.
    """

    title: str
    publisher: str | None = None
    address: str | None = None
    licence: str | None = None
    published: date | None = None
    updated: date | None = None
    status: Status = Status.CURRENT
    applies_from: date | None = None
    applies_to: date | None = None
    replaced_by: str | None = None
    language: str | None = None
    nation: str | None = None
    summary: str | None = None
    topics: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    starter_note: bool = False
    external_id: str | None = None
