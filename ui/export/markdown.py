"""A transcript as Markdown (CommonMark): everything in it that is not ours is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ui.export.transcript import Line, Link, Listing, Reference, Said, Transcript, WrittenTurn

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$^{}@#]")
# Only at the beginning of a line do these make a list, a rule or the underline of a heading.
_AT_START = re.compile(r"^(\d{0,9})([+=:.)-])")
# Some readers make a link of every address they see.
_BARE_LINK = re.compile(r"(?i)\b(www)\.|(https?|ftp|mailto|xmpp):")
_HARD_BREAK = "  \n"


def as_markdown(transcript: Transcript) -> str:
    """Return the whole transcript as one Markdown text that ends with a line break."""
    return "\n\n".join(one for one in _blocks(transcript) if one) + "\n"


def _blocks(transcript: Transcript) -> Iterator[str]:
    yield f"# {_text(transcript.title)}"
    yield _text(transcript.product)
    yield _list(transcript.about)
    for turn in transcript.turns:
        yield from _turn(turn, transcript.words.notice)
    if transcript.references:
        yield f"## {_text(transcript.words.sources)}"
        for one in transcript.references:
            yield from _reference(one)
    yield from _listing(transcript.closing, level=2)


def _turn(turn: WrittenTurn, notice: str) -> Iterator[str]:
    yield f"## {_text(turn.heading)}"
    yield _lines(turn.question)
    yield f"*{_text('. '.join(turn.about))}*"
    yield from (_text(one) for one in turn.wording)
    yield "\n".join(f"- {_text(one)}" for one in turn.readings)
    yield f"**{_text(turn.said_how)}**" if turn.said_how else ""
    yield from (_said(one) for one in turn.statements)
    yield from (f"**{_text(notice)}** {_text(one)}" for one in turn.notices)
    for one in turn.listings:
        yield from _listing(one, level=3)


def _said(statement: Said) -> str:
    label = f"**{_text(statement.label)}:**{_HARD_BREAK}" if statement.label else ""
    return f"{label}{_lines(statement.text)} {_numbers(statement.numbers)}".rstrip()


def _numbers(numbers: Sequence[int]) -> str:
    return "".join(rf"\[{one}\]" for one in numbers)


def _reference(reference: Reference) -> Iterator[str]:
    yield f"### {_text(reference.heading)}"
    yield _text(reference.trail)
    yield f"**{_text('. '.join(reference.labels))}**" if reference.labels else ""
    yield _list(reference.lines) if reference.several else ""
    for quoted in reference.quotes:
        yield f"**{_numbers((quoted.number,))}**" if reference.several else ""
        yield "\n".join(f"> {one}" if one else ">" for one in _lines(quoted.text).split("\n"))
        yield _list(quoted.lines)
    yield "" if reference.several else _list(reference.lines)


def _listing(listing: Listing, *, level: int) -> Iterator[str]:
    yield f"{'#' * level} {_text(listing.title)}"
    yield _list(listing.lines)


def _list(lines: Sequence[Line]) -> str:
    return "\n".join(f"- {_line(one)}" for one in lines)


def _line(line: Line) -> str:
    told = ", ".join([*([_text(line.words)] if line.words else []), *map(_link, line.links)])
    return f"**{_text(line.name)}:** {told}" if line.name else told


def _link(link: Link) -> str:
    if link.words == link.address:
        return f"<{link.address}>"
    return f"[{_text(link.words)}](<{link.address}>)"


def _lines(text: str) -> str:
    """Return text with its line breaks kept; an empty line parts two paragraphs."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(
        _HARD_BREAK.join(_text(line) for line in one.split("\n") if line.strip())
        for one in paragraphs
    )


def _text(text: str) -> str:
    """Return one line of text that no reader of Markdown takes for markup."""
    escaped = _MARKUP.sub(r"\\\g<0>", text.strip())
    escaped = _BARE_LINK.sub(
        lambda found: f"{found[1]}\\." if found[1] else f"{found[2]}\\:", escaped
    )
    return _AT_START.sub(r"\1\\\2", escaped)
