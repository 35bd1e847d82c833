"""What is compared between a transcript and the file made of it."""

from __future__ import annotations

from collections.abc import Iterator

from ui.export.transcript import Line, Transcript


def squeezed(text: str) -> str:
    """Return text without the white space that layout may change."""
    return "".join(text.replace("\u200b", "").split())


def everything_said(transcript: Transcript) -> Iterator[str]:
    """Yield every text of a transcript that has to be in a file made of it."""
    yield from (transcript.title, transcript.product, transcript.closing.title)
    yield from _lines(transcript.about)
    yield from _lines(transcript.closing.lines)
    for turn in transcript.turns:
        yield from (turn.heading, turn.question, turn.said_how)
        yield from (*turn.about, *turn.wording, *turn.readings, *turn.notices)
        for said in turn.statements:
            numbers = "".join(f"[{one}]" for one in said.numbers)
            yield from (said.label, f"{said.text} {numbers}")
        for listing in turn.listings:
            yield listing.title
            yield from _lines(listing.lines)
    for reference in transcript.references:
        yield from (reference.heading, reference.trail, *reference.labels)
        yield from _lines(reference.lines)
        for quoted in reference.quotes:
            yield f"[{quoted.number}]"
            yield quoted.text
            yield from _lines(quoted.lines)


def addresses(transcript: Transcript) -> Iterator[str]:
    """Yield every address that a file has to lead to."""
    listings = [one for turn in transcript.turns for one in turn.listings]
    quotes = [quoted for one in transcript.references for quoted in one.quotes]
    lines = [line for one in (*transcript.references, *quotes, *listings) for line in one.lines]
    yield from (link.address for line in lines for link in line.links)


def _lines(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        yield from (line.name, line.words, *(link.words for link in line.links))
