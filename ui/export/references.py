"""The sources of a conversation: each quote numbered once, and listed with those of its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import Citation, Footing
from ui.export.characters import harmless, one_line, web_address
from ui.export.transcript import Line, Link, Quoted, Reference, Say
from ui.source import Source, sources_of

_CURRENT = "current"
_DATES = ("published", "updated", "applies_from", "applies_to")


class References:
    """Gives each quote a number when it is first cited, and the same one when it is again."""

    def __init__(self, say: Say) -> None:
        """Describe the sources in the words of `say`."""
        self._say = say
        self._numbers: dict[tuple[object, ...], int] = {}
        self._cited: list[Citation] = []

    def number_of(self, citation: Citation) -> int:
        """Return the number of what is cited, which goes on through the whole conversation."""
        # The same words may have applied on one day asked for and not on another.
        key = (citation.document_id, citation.start, citation.end, citation.quote, citation.status)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._cited.append(replace(citation, number=self._numbers[key]))
        return self._numbers[key]

    @property
    def every(self) -> tuple[Reference, ...]:
        """Every place that was cited, with all its quotes, in the order of the first ones."""
        return tuple(reference_of(one, self._say) for one in sources_of(self._cited))


def reference_of(source: Source, say: Say) -> Reference:
    """Return a source with everything that a reader needs to find it, in words."""
    told = [tuple(_lines(one, say)) for one in source.citations]
    shared = tuple(line for line in told[0] if all(line in lines for lines in told))
    return Reference(
        publication=one_line(source.first.publication),
        trail=trail_of(source.first.heading_trail, source.first.publication),
        labels=tuple(labels_of(source.first, say)),
        quotes=tuple(
            Quoted(
                one.number, harmless(one.quote), tuple(line for line in lines if line not in shared)
            )
            for one, lines in zip(source.citations, told, strict=True)
        ),
        lines=shared,
    )


def trail_of(headings: tuple[str, ...], publication: str) -> str:
    """Return headings in one line, without a first one that only repeats the title."""
    shown = headings[1:] if headings and headings[0] == publication else headings
    return " › ".join(one_line(one) for one in shown)


def labels_of(citation: Citation, say: Say) -> Iterator[str]:
    """Yield what a reader has to know of words before reading them."""
    if citation.status != _CURRENT:
        yield say(f"export-status-{citation.status}")
    if citation.starter_note:
        yield say("export-starter-note")


def _lines(citation: Citation, say: Say) -> Iterator[Line]:
    if citation.publisher:
        yield Line(say("export-publisher"), one_line(citation.publisher))
    yield Line(say("export-status"), standing_of(citation, say))
    if citation.page is not None:
        yield Line(say("export-source-page"), str(citation.page))
    if address := web_address(citation.url):
        yield Line(say("export-official-page"), links=(Link(address, address),))
    yield from footings_of(citation, say)
    if licence := citation.attribution or citation.licence:
        yield Line(say("export-licence"), one_line(licence))


def footings_of(citation: Citation, say: Say) -> Iterator[Line]:
    """Yield what replaced the words that are cited, and what they rest on."""
    if citation.replaced_by:
        name = say("export-replaced-by")
        if citation.replaced_on:
            name = say("export-replaced-on-by", day=say.day(citation.replaced_on))
        yield _footing(name, citation.replaced_by, say)
    for one in citation.rests_on:
        yield _footing(say("export-rests-on"), one, say)


def standing_of(citation: Citation, say: Say) -> str:
    """Return a status with the dates that are known: `Current, updated 8 June 2021`."""
    said = [say(f"export-status-{citation.status}")]
    for name in _DATES:
        when = getattr(citation, name)
        if when:
            said.append(say(f"export-{name.replace('_', '-')}", day=say.day(when)))
    return ", ".join(said)


def _footing(name: str, footing: Footing, say: Say) -> Line:
    about = [footing.title, footing.publisher, footing.published and say.day(footing.published)]
    if footing.status and footing.status != _CURRENT:
        about.append(say(f"export-status-{footing.status}"))
    address = web_address(footing.address)
    words = ", ".join(one_line(one) for one in about if one)
    if address and footing.title == footing.address:
        words = ""  # all that is known of it is where it is
    return Line(name, words, (Link(address, address),) if address else ())
