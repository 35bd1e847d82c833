"""The styles of an OpenDocument file, each resolved through its parents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from corpus.formats.office.odf_names import length, q, whole
from corpus.formats.office.style import NO_STYLE, Style, is_contents_name, is_title_name, outline_of

_LONGEST_CHAIN = 30
_GROUPS = (q("office:styles"), q("office:automatic-styles"))
_NO_FILL = (None, "transparent", "#ffffff", "#FFFFFF")
_RAISED = re.compile(r"super|[1-9]\d?%")
_NAMED_CHARACTER = re.compile(r"_([0-9a-fA-F]{2,4})_")


class OdfStyles:
    """All styles of a file by family ("paragraph", "text", "table-cell") and name."""

    def __init__(self, roots: Iterable[etree._Element | None]) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._automatic: set[tuple[str, str]] = set()
        self._resolved: dict[tuple[str, str], Style] = {}
        self._ground = NO_STYLE
        self.lists: dict[str, etree._Element] = {}
        self.outline: etree._Element | None = None
        for root in roots:
            for group in () if root is None else root.iterchildren(*_GROUPS):
                self._collect(group)

    def _collect(self, group: etree._Element) -> None:
        for one in group:
            key = (one.get(q("style:family")) or "", one.get(q("style:name")) or "")
            if one.tag == q("style:style"):
                self._elements[key] = one
                if group.tag == q("office:automatic-styles"):
                    self._automatic.add(key)
            elif one.tag == q("style:default-style") and key[0] == "paragraph":
                self._ground = _own_style(one)
            elif one.tag == q("text:list-style"):
                self.lists[key[1]] = one
            elif one.tag == q("text:outline-style"):
                self.outline = one

    def paragraph(self, name: str | None) -> Style:
        """Return the paragraph style of that name over what applies everywhere."""
        return self.named("paragraph", name).over(self._ground)

    def named(self, family: str, name: str | None) -> Style:
        """Return a style with all that it inherits; empty if there is none of that name."""
        key = (family, name or "")
        if key not in self._elements:
            return NO_STYLE
        if key not in self._resolved:
            self._resolved[key] = self._inherited(key)
        return self._resolved[key]

    def _inherited(self, key: tuple[str, str]) -> Style:
        style, seen, names_count = NO_STYLE, 0, True
        while key in self._elements and seen < _LONGEST_CHAIN:
            element = self._elements[key]
            own = _own_style(element)
            if key not in self._automatic:
                name = element.get(q("style:display-name")) or _plain(key[1])
                own = replace(own, outline=_outline(element, name))
                if names_count:
                    # A style derived from that of titles need not be for titles.
                    titled, contents = is_title_name(name), is_contents_name(name)
                    own = replace(own, is_title=titled, is_contents=contents)
                names_count = False
            style = style.over(own)
            key, seen = (key[0], element.get(q("style:parent-style-name")) or ""), seen + 1
        return style


def _outline(element: etree._Element, name: str) -> int | None:
    stated = element.get(q("style:default-outline-level"))
    if stated is None:
        return outline_of(name)
    return (whole(stated) or 10) - 1


def _plain(name: str) -> str:
    return _NAMED_CHARACTER.sub(lambda found: chr(int(found[1], 16)), name)


def _own_style(element: etree._Element) -> Style:
    text = element.find(q("style:text-properties"))
    laid = element.find(q("style:paragraph-properties"))
    cell = element.find(q("style:table-cell-properties"))
    fills = (None if one is None else one.get(q("fo:background-color")) for one in (laid, cell))
    own = Style(
        list_id=element.get(q("style:list-style-name")),
        indent=None if laid is None else length(laid.get(q("fo:margin-left"))),
        shaded=True if any(one not in _NO_FILL for one in fills) else None,
    )
    return own if text is None else own.over(_text_style(text))


def _text_style(text: etree._Element) -> Style:
    display = text.get(q("text:display"))
    weight = text.get(q("fo:font-weight"))
    points = length(text.get(q("fo:font-size")))
    language = text.get(q("fo:language"))
    place = text.get(q("style:text-position"))
    return Style(
        hidden=None if display is None else display == "none",
        colour=(text.get(q("fo:color")) or "").lstrip("#") or None,
        shaded=True if text.get(q("fo:background-color")) not in _NO_FILL else None,
        bold=None if weight is None else weight in ("bold", "600", "700", "800", "900"),
        raised=None if place is None else _RAISED.match(place) is not None,
        size=None if points is None else points // 10,
        language=None if language in (None, "none", "zxx") else language,
    )
