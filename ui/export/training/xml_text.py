"""Elements of XML with text in them, its line breaks kept."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring


def add_text(parent: Element, text: str) -> Element:
    """Put text into an element, a `br` for each line break, and return the element."""
    first, *rest = text.split("\n")
    parent.text = first
    for one in rest:
        SubElement(parent, "br").tail = one
    return parent


def add(parent: Element, name: str, text: str = "", **values: str) -> Element:
    """Add an element with text in it, and return it."""
    return add_text(SubElement(parent, name, values), text)


def as_bytes(root: Element) -> bytes:
    """Return a whole XML file, in UTF-8."""
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))
