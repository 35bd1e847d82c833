"""The styles of a Word file: what a paragraph or run looks like and counts as by its style."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from corpus.formats.office.style import NO_STYLE, Style, is_contents_name, is_title_name, outline_of
from corpus.formats.office.word_names import VALUE, is_on, value_of, w, whole

_NO_FILL = ("auto", "FFFFFF", "ffffff", None)
_LONGEST_CHAIN = 30
_SAID_OF_RUNS: dict[object, str] = {
    w(name): name
    for name in ("vanish", "color", "highlight", "shd", "b", "vertAlign", "sz", "lang")
}


class Styles:
    """All styles of a file, each resolved through the styles it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default_id: str | None = None
        self._ground = NO_STYLE
        if root is not None:
            self._collect(root)

    def _collect(self, root: etree._Element) -> None:
        for element in root.iterchildren(w("style")):
            style_id = element.get(w("styleId")) or ""
            self._elements[style_id] = element
            is_default = element.get(w("default")) in ("1", "true", "on")
            if is_default and element.get(w("type")) == "paragraph":
                self._default_id = style_id
        defaults = root.find(w("docDefaults"))
        if defaults is not None:
            self._ground = run_style(defaults.find(f"{w('rPrDefault')}/{w('rPr')}"))

    @property
    def ground(self) -> Style:
        """What applies where nothing else does."""
        return self.named(self._default_id).over(self._ground)

    def paragraph(self, style_id: str | None) -> Style:
        """Return the paragraph style of that id, or the style of ordinary paragraphs."""
        known = style_id if style_id in self._elements else self._default_id
        return self.named(known).over(self._ground)

    def named(self, style_id: str | None) -> Style:
        """Return the style of that id with all that it inherits; empty if there is none."""
        if not style_id or style_id not in self._elements:
            return NO_STYLE
        if style_id not in self._resolved:
            self._resolved[style_id] = self._inherited(style_id)
        return self._resolved[style_id]

    def _inherited(self, style_id: str) -> Style:
        style, next_id, seen = NO_STYLE, style_id, 0
        while next_id in self._elements and seen < _LONGEST_CHAIN:
            element = self._elements[next_id]
            own = _own_style(element, next_id)
            if seen:
                own = replace(own, is_title=None, is_contents=None)
            style = style.over(own)
            next_id, seen = value_of(element, "basedOn") or "", seen + 1
        return style

    def numbering_of(self, style_id: str | None) -> str | None:
        """Return the list id that a numbering style points to."""
        return self.named(style_id).list_id


def _own_style(element: etree._Element, style_id: str) -> Style:
    kind = element.get(w("type"))
    name = (value_of(element, "name") or style_id).strip()
    ran = run_style(element.find(w("rPr")))
    if kind == "table":
        return Style(shaded=_has_fill(element), heads_first_row=_has_first_row(element))
    if kind == "character":
        return ran
    style = paragraph_style(element.find(w("pPr"))).over(ran)
    return replace(
        style,
        outline=outline_of(name) if style.outline is None else style.outline,
        numbered_by=style_id if style.list_id or style.list_level is not None else None,
        is_title=is_title_name(name),
        is_contents=is_contents_name(name),
    )


def paragraph_style(properties: etree._Element | None) -> Style:
    """Return what the properties of a paragraph say."""
    if properties is None:
        return NO_STYLE
    numbering = properties.find(w("numPr"))
    return Style(
        outline=whole(value_of(properties, "outlineLvl")),
        list_id=value_of(numbering, "numId"),
        list_level=whole(value_of(numbering, "ilvl")),
        indent=indent_of(properties),
        shaded=True if _fill(properties) else None,
    )


def run_style(properties: etree._Element | None) -> Style:
    """Return what the properties of a run say."""
    if properties is None:
        return NO_STYLE
    # One pass over the few properties there are: a long file has tens of thousands of runs.
    held = {_SAID_OF_RUNS[one.tag]: one for one in properties if one.tag in _SAID_OF_RUNS}
    values = {name: one.get(VALUE) for name, one in held.items()}
    highlight = values.get("highlight") not in (None, "none", "white")
    return Style(
        hidden=is_on(held["vanish"]) if "vanish" in held else None,
        colour=values.get("color"),
        shaded=True if highlight or ("shd" in held and is_fill(held["shd"])) else None,
        bold=is_on(held["b"]) if "b" in held else None,
        raised=values["vertAlign"] == "superscript" if "vertAlign" in held else None,
        size=whole(values.get("sz")),
        language=values.get("lang"),
    )


def indent_of(properties: etree._Element | None) -> int | None:
    """Return how far to the right paragraphs with these properties begin."""
    found = None if properties is None else properties.find(w("ind"))
    if found is None:
        return None
    return whole(found.get(w("left")) or found.get(w("start")))


def _fill(properties: etree._Element) -> bool:
    shading = properties.find(w("shd"))
    return shading is not None and is_fill(shading)


def is_fill(shading: etree._Element) -> bool:
    """Whether a shading shows, so that white words on it can be read."""
    solid = shading.get(VALUE) not in ("clear", "nil", None) and shading.get(w("color")) != "FFFFFF"
    return shading.get(w("fill")) not in _NO_FILL or solid


def _has_fill(table_style: etree._Element) -> bool | None:
    return True if any(is_fill(one) for one in table_style.iter(w("shd"))) else None


def _has_first_row(table_style: etree._Element) -> bool | None:
    special = table_style.iterchildren(w("tblStylePr"))
    return True if any(one.get(w("type")) == "firstRow" for one in special) else None
