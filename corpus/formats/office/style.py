"""What a style says, or a paragraph or run itself, in whichever office file it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from operator import attrgetter

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|titulo|kop|rubrik|overskrift|otsikko|pennawd)"
    r"\s*([1-9])\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:(?:document|doc|main|report|cover|front)[ -]?(?:page )?)?title|titel|titre|título|titolo"
    r"|teitl",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"(?:toc|contents|verzeichnis|tm|inhopg)\s*\d|(?:toc|contents|toa) heading|table of figures"
    r"|table of authorities|index \d|index heading",
    re.IGNORECASE,
)
BODY_TEXT = 9

_WHITEST = 0xFA
_SMALLEST = 2


@dataclass(frozen=True, slots=True)
class Style:
    """What a style, or a paragraph or run itself, says; `None` where it says nothing.

    `outline` counts from 0; 9 means body text. `indent` is in twentieths of a point and `size` in
    half points. `numbered_by` is the id of the style that sets the numbering.
    """

    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    numbered_by: str | None = None
    indent: int | None = None
    hidden: bool | None = None
    colour: str | None = None
    shaded: bool | None = None
    bold: bool | None = None
    raised: bool | None = None
    size: int | None = None
    language: str | None = None
    is_title: bool | None = None
    is_contents: bool | None = None
    heads_first_row: bool | None = None

    def over(self, other: Style) -> Style:
        """Return this style with what it leaves open taken from `other`."""
        if self is NO_STYLE or other is NO_STYLE:
            return other if self is NO_STYLE else self
        pairs = zip(_values(self), _values(other), strict=True)
        return Style(*(theirs if own is None else own for own, theirs in pairs))

    @property
    def is_heading(self) -> bool:
        """Whether paragraphs in this style are headings."""
        return self.outline is not None and 0 <= self.outline < BODY_TEXT

    @property
    def is_unseen(self) -> bool:
        """Whether text in this style is hidden, white on white or too small to be seen."""
        if self.hidden or (self.size is not None and self.size <= _SMALLEST):
            return True
        return not self.shaded and _is_white(self.colour)


def _is_white(colour: str | None) -> bool:
    if not colour or not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return False
    return all(part >= _WHITEST for part in bytes.fromhex(colour))


NO_STYLE = Style()
_values = attrgetter(*(one.name for one in fields(Style)))


def outline_of(name: str) -> int | None:
    """Return the outline level, from 0, that the name of a style means: "Heading 2" is 1."""
    named = _HEADING.match(name)
    return int(named[1]) - 1 if named else None


def is_title_name(name: str) -> bool:
    """Whether a style of that name is for the title of the document."""
    return _TITLE.fullmatch(name) is not None


def is_contents_name(name: str) -> bool:
    """Whether a style of that name is for a list of contents or an index."""
    return _CONTENTS.match(name) is not None
