"""The sources of a reply: each place once, numbered in the order in which it is first quoted."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Citation, Footing
from assistant.helpdesk.reply.draft import Source
from assistant.helpdesk.reply.words import said
from corpus.publication import Status


class SourceList:
    """Gives each place that is quoted a number, and the same one when it is quoted again."""

    def __init__(self, language: str) -> None:
        """Describe the sources in a language."""
        self._language = language
        self._places: dict[tuple[object, ...], list[Citation]] = {}

    def numbers_of(self, citations: Sequence[Citation]) -> tuple[int, ...]:
        """Return the numbers of the places that some citations are of, each once."""
        numbers: dict[int, None] = {}
        for one in citations:
            place = (one.document_id, one.heading_trail, one.page, one.url, one.status)
            self._places.setdefault(place, []).append(one)
            numbers[list(self._places).index(place) + 1] = None
        return tuple(numbers)

    @property
    def every(self) -> tuple[Source, ...]:
        """All places so far, in order."""
        return tuple(
            Source(
                number,
                tuple(dict.fromkeys(citations)),
                source_line(number, citations, self._language),
            )
            for number, citations in enumerate(self._places.values(), start=1)
        )


def source_line(number: int, citations: Sequence[Citation], language: str) -> str:
    """Return a source on one line: title, place, link, dates, and what a note of ours rests on."""
    first = citations[0]
    trail = [one for one in first.heading_trail if one != first.publication]
    about = [" › ".join((first.publication, *trail))]
    if first.page is not None:
        about.append(said("frame", "page", language, page=first.page))
    if first.url:
        about.append(first.url)
    line = f"[{number}] " + ", ".join(about)
    if states := _states(first, language):
        line += f" ({'; '.join(states)})"
    footings = dict.fromkeys(one for citation in citations for one in citation.rests_on)
    if footings:
        named = "; ".join(_footing(one, language) for one in footings)
        line += f" – {said('frame', 'rests_on', language, publications=named)}"
    return line


def _states(citation: Citation, language: str) -> list[str]:
    """Return what a reader has to know of a source: its dates, and how it stands."""
    told: list[str] = []
    if citation.starter_note:
        told.append(said("frame", "note_of_ours", language))
    for name in ("published", "updated"):
        when = getattr(citation, name)
        if when is not None:
            told.append(said("frame", name, language, day=when.in_words(language)))
    if citation.status != Status.CURRENT:
        told.append(said("frame", citation.status, language))
    return told


def _footing(footing: Footing, language: str) -> str:
    about = [footing.title]
    if footing.published is not None:
        about.append(footing.published.in_words(language))
    if footing.address and footing.address != footing.title:
        about.append(footing.address)
    return ", ".join(about)
