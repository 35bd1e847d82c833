"""The names that Word gives the elements of its XML, and ways through wrappers around them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
ALTERNATIVES, CHOICE, FALLBACK = (
    f"{_MC}{name}" for name in ("AlternateContent", "Choice", "Fallback")
)
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
DIAGRAM_DATA = f"{_RELATION}dm"


def w(name: str) -> str:
    """Return the full name of an element or attribute of Word's own."""
    return _W + name


VALUE = w("val")
_WRAPPERS = frozenset((
    w("sdt"), w("sdtContent"), w("customXml"), w("smartTag"), w("ins"), w("moveTo"),
    ALTERNATIVES, CHOICE, FALLBACK
))  # fmt: skip
_GALLERY = f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}"


def value_of(parent: etree._Element | None, name: str) -> str | None:
    """Return the value of the child `name` of `parent`, or nothing if there is none."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(VALUE)


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """Return whether the property `name` is switched on; nothing if it is not mentioned."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else is_on(child)


def is_on(property_: etree._Element) -> bool:
    """Whether a property that can be on or off is on, as it is where it says nothing."""
    return property_.get(VALUE, "true") not in ("0", "false", "off", "none")


def whole(text: str | None) -> int | None:
    """Return a whole number of up to seven figures, or nothing."""
    if text is None or not text.lstrip("-").isascii() or len(text) > 8:
        return None
    try:
        return int(text)
    except ValueError:
        return None


def members(parent: etree._Element) -> Iterator[etree._Element]:
    """Go through the children of `parent` and through whatever is only wrapped around some."""
    waiting = [iter(parent)]
    while waiting:
        one = next(waiting[-1], None)
        if one is None:
            waiting.pop()
        elif one.tag not in _WRAPPERS:
            yield one
        elif not is_left_out(one):
            waiting.append(iter(one))


def is_left_out(wrapper: etree._Element) -> bool:
    """Whether a wrapper holds a table of contents, or what another alternative says already."""
    if wrapper.tag in (CHOICE, FALLBACK):
        return any(one.tag == CHOICE for one in wrapper.itersiblings(preceding=True))
    if wrapper.tag != w("sdt"):
        return False
    gallery = wrapper.find(_GALLERY)
    return gallery is not None and gallery.get(VALUE) == "Table of Contents"
