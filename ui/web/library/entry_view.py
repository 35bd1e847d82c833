"""What a list, a line of time or a page tells of one publication."""

from __future__ import annotations

from dataclasses import dataclass

from ui.web.language import Words
from ui.web.library.addresses import document_address, publication_address
from ui.web.library.holdings import Entry, Holdings
from ui.web.library.labels import label, nation_words
from ui.web.library.status_words import dated_status
from ui.web.rendering import web_address


@dataclass(frozen=True, slots=True)
class Named:
    """A title with its address, if there is one; `language` is the one of the title."""

    title: str
    address: str = ""
    language: str = "en"
    status: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One publication in a list; `read` are the documents held, `official` where it is not."""

    name: Named
    status: str
    status_words: str
    starter: bool
    about: tuple[str, ...]
    summary: str
    read: tuple[str, ...]
    official: str | None
    replaced_by: Named | None


def card_of(entry: Entry, holdings: Holdings, words: Words) -> Card:
    """Return what the list tells of an entry."""
    publication = entry.publication
    kind = label(words, "kind", publication.kind) if publication.kind else ""
    about = (publication.publisher or "", kind, nation_words(publication, words))
    return Card(
        name=name_of(entry),
        status=publication.status.value,
        status_words=dated_status(publication, words),
        starter=publication.starter_note,
        about=tuple(one for one in about if one),
        summary=publication.summary or "",
        read=tuple(document_address(one) for one in entry.documents),
        official=web_address(publication.address),
        replaced_by=replacement_of(entry, holdings),
    )


def name_of(entry: Entry) -> Named:
    """Return the title of an entry with the address of its page."""
    publication = entry.publication
    return Named(
        publication.title,
        publication_address(entry.id),
        publication.language or "en",
        publication.status.value,
    )


def names_of(ids: tuple[str, ...], holdings: Holdings) -> tuple[Named, ...]:
    """Return the publications with these ids; one that nobody knows has only its name."""
    return tuple(_named(one, holdings) for one in ids if one)


def replacement_of(entry: Entry, holdings: Holdings) -> Named | None:
    """Return what replaced an entry; only a title where it is in no list."""
    name = entry.publication.replaced_by
    return _named(name, holdings) if name else None


def _named(name: str, holdings: Holdings) -> Named:
    found = holdings.named(name)
    if found:
        return name_of(found)
    return Named(name, web_address(name) or "")
