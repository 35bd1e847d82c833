"""The names that OpenDocument gives the elements of its XML, and ways through wrappers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
DRAWING = f"{{{_SPACES['draw']}}}"


def q(name: str) -> str:
    """Return the full name of an element or attribute that is written as "text:p"."""
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


_WRAPPERS = frozenset((
    q("text:section"), q("text:index-body"), q("text:bibliography"), q("text:user-index"),
    q("table:table-header-rows"), q("table:table-rows"), q("table:table-row-group")
))  # fmt: skip
_TWENTIETHS = {"cm": 1440 / 2.54, "mm": 144 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0}
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,9})?)(cm|mm|in|pt|pc)")


def members(parent: etree._Element) -> Iterator[etree._Element]:
    """Go through the children of `parent` and through whatever is only wrapped around some."""
    waiting = [iter(parent)]
    while waiting:
        one = next(waiting[-1], None)
        if one is None:
            waiting.pop()
        elif one.tag not in _WRAPPERS and not str(one.tag).startswith(DRAWING):
            yield one
        elif not _is_hidden(one):
            waiting.append(iter(one))


def _is_hidden(section: etree._Element) -> bool:
    if section.get(q("text:is-hidden")) is not None:
        return section.get(q("text:is-hidden")) == "true"
    return section.get(q("text:display")) == "none"


def length(text: str | None) -> int | None:
    """Return a length such as "1.27cm" in twentieths of a point; nothing for other units."""
    found = _LENGTH.fullmatch(text or "")
    return round(float(found[1]) * _TWENTIETHS[found[2]]) if found else None


def whole(text: str | None) -> int | None:
    """Return a whole number of up to seven figures, or nothing."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,7}", text) else None
