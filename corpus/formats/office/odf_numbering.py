"""The numbering of an OpenDocument file: lists, lists that go on, and the outline of headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from corpus.formats.office.numbers import Counter, Level
from corpus.formats.office.odf_names import length, q, whole
from corpus.formats.office.odf_styles import OdfStyles

_FORMATS = {
    "": "none", "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
    "I": "upperRoman", "1st": "ordinal", "One": "cardinalText", "First": "ordinalText",
    "01, 02, 03, ...": "decimalZero",
}  # fmt: skip
_NUMBERED = (q("text:list-level-style-number"), q("text:outline-level-style"))
_PLACE_HOLDER = re.compile(r"%([0-9]{1,2})%")

Levels = dict[int, Level]


@dataclass(slots=True)
class OpenList:
    """A list that is being read: its levels and its count, which a later list may go on with."""

    id: str
    style_name: str | None
    levels: Levels
    counter: Counter = field(default_factory=Counter)


class OdfNumbering:
    """The list styles of a file, and the lists met so far."""

    def __init__(self, styles: OdfStyles) -> None:
        self._styles = styles
        self._levels: dict[str, Levels] = {}
        self._by_id: dict[str | None, OpenList] = {}
        self._last: dict[str | None, OpenList] = {}
        self._count = 0
        outline = styles.outline
        self.outline = OpenList("outline", None, {} if outline is None else levels_of(outline))

    def levels(self, style_name: str | None) -> Levels:
        """Return the levels of a list style; empty if there is none of that name."""
        element = self._styles.lists.get(style_name or "")
        if style_name is None or element is None:
            return {}
        if style_name not in self._levels:
            self._levels[style_name] = levels_of(element)
        return self._levels[style_name]

    def begin(self, element: etree._Element, style_name: str | None) -> OpenList:
        """Begin an outermost list, which may go on with the count of an earlier one."""
        earlier = self._by_id.get(element.get(q("text:continue-list")))
        if earlier is None and element.get(q("text:continue-numbering")) == "true":
            earlier = self._last.get(style_name)
        style_name = style_name or (earlier.style_name if earlier else None)
        self._count += 1
        levels = self.levels(style_name)
        begun = OpenList(str(self._count), style_name, levels)
        if earlier:
            begun.id, begun.counter = earlier.id, earlier.counter
        if element.get(q("xml:id")):
            self._by_id[element.get(q("xml:id"))] = begun
        self._last[style_name] = begun
        return begun


def levels_of(style: etree._Element) -> Levels:
    """Return the levels, from 0, that a list style or the outline style defines."""
    formats: dict[int, str] = {}
    for one in style:
        formats[(whole(one.get(q("text:level"))) or 1) - 1] = _format(one)
    return {
        (whole(one.get(q("text:level"))) or 1) - 1: _level_of(one, formats)
        for one in style
        if one.get(q("text:level"))
    }


def _format(element: etree._Element) -> str:
    if element.tag not in _NUMBERED:
        return "bullet"
    stated = element.get(q("style:num-format")) or ""
    found = _FORMATS.get(stated, "decimal")
    counted = element.get(q("style:num-letter-sync")) != "true"
    return f"{found}Counted" if counted and found.endswith("Letter") else found


def _level_of(element: etree._Element, formats: dict[int, str]) -> Level:
    level = (whole(element.get(q("text:level"))) or 1) - 1
    start = whole(element.get(q("text:start-value")))
    is_bullet = formats[level] == "bullet"
    return Level(
        number_format=formats[level],
        pattern="•" if is_bullet else _pattern(element, level, formats),
        start=1 if start is None else start,
        indent=_indent(element),
    )


def _pattern(element: etree._Element, level: int, formats: dict[int, str]) -> str:
    """Return the text around the numbers, such as "%1.%2)"."""
    if formats[level] == "none":
        return ""
    written = element.get(q("loext:num-list-format")) or element.get(q("style:num-list-format"))
    if written is not None:
        return _PLACE_HOLDER.sub(r"%\1", written)
    shown = min(whole(element.get(q("text:display-levels"))) or 1, level + 1)
    places = range(level + 1 - shown, level + 1)
    numbers = [f"%{place + 1}" for place in places if formats.get(place) not in (None, "none")]
    before = (element.get(q("style:num-prefix")) or "").replace("%", "")
    behind = (element.get(q("style:num-suffix")) or "").replace("%", "")
    return before + ".".join(numbers) + behind


def _indent(element: etree._Element) -> int | None:
    for one in element.iter(q("style:list-level-label-alignment")):
        return length(one.get(q("fo:margin-left")))
    for one in element.iter(q("style:list-level-properties")):
        before = length(one.get(q("text:space-before"))) or 0
        return before + (length(one.get(q("text:min-label-width"))) or 0)
    return None
