"""Where the library shows a document, a quote, a heading, a publication; and its official place."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

# From so many words on, a quote is found by its first and last ones.
_MOST_WORDS = 10
_EDGE_WORDS = 5
_MARKER = re.compile(r"[^\w\s]+|\(?\w{1,3}[.)]")
_BETWEEN_CELLS = " | "


def document_address(document_id: str) -> str:
    """Return the address of a document's page."""
    return f"/documents/{quote(document_id, safe='')}"


def quote_address(document_id: str, start: int, end: int) -> str:
    """Return the address of a quote in its document, which the reader marks and scrolls to."""
    return f"{document_address(document_id)}?start={start}&end={end}#quote"


def heading_address(document_id: str, place: int | None) -> str:
    """Return the address of the heading that begins at `place`, of the document if unknown."""
    address = document_address(document_id)
    return f"{address}#at-{place}" if place is not None else address


def page_address(document_id: str, page: int) -> str:
    """Return the address of a page of a document, counted from 1."""
    return f"{document_address(document_id)}#page-{page}"


def publication_address(publication_id: str) -> str:
    """Return the address of the page on a publication, or on a document by its id."""
    return f"/library/publications/{quote(publication_id, safe='')}"


def comparison_address(older_id: str, newer_id: str) -> str:
    """Return the address of what changed between two documents."""
    return f"/library/compare?{urlencode({'older': older_id, 'newer': newer_id})}"


def asking_address(document_id: str) -> str:
    """Return the address where questions about one document are asked."""
    return f"/?{urlencode({'document': document_id})}"


def official_place(address: str | None, page: int | None, quoted: str = "") -> str | None:
    """Return the address of a quote at its publisher's, as near as a browser can be led to it.

    A PDF is opened at `page`, counted from 1; any other page at the words of the quote, by a text
    fragment (https://wicg.github.io/scroll-to-text-fragment/). A browser that knows neither opens
    the text at its beginning. Nothing for an address that is none of the web.
    """
    if not address or not address.lower().startswith(("https://", "http://")):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        # Brackets that enclose no IPv6 address: no browser would follow it.
        return None
    fragment = parts.fragment.partition(":~:")[0]
    if parts.path.lower().endswith(".pdf"):
        fragment = f"page={page}" if page is not None and page > 0 else fragment
    elif directive := _text_directive(quoted):
        fragment += f":~:text={directive}"
    return urlunsplit(parts._replace(fragment=fragment))


def _text_directive(quoted: str) -> str:
    """Return `first words,last words` of a quote, or all of a short one; empty without words.

    What stands in two blocks is two runs of words to a browser, and markers of lists are no words
    of the page, so the first and the last block are taken apart from what is between them.
    """
    lines = [words for line in quoted.splitlines() for words in _runs_of_words(line)]
    if not lines:
        return ""
    first, last = lines[0], lines[-1]
    if len(lines) == 1 and len(first) <= _MOST_WORDS:
        return _encoded(first)
    return f"{_encoded(first[:_EDGE_WORDS])},{_encoded(last[-_EDGE_WORDS:])}"


def _runs_of_words(line: str) -> list[list[str]]:
    """Return the words of each cell of a line, without the marker of a list item."""
    cells = [one.split() for one in line.split(_BETWEEN_CELLS)]
    if cells[0] and len(cells[0]) > 1 and _MARKER.fullmatch(cells[0][0]):
        cells[0] = cells[0][1:]
    return [one for one in cells if any(character.isalnum() for character in "".join(one))]


def _encoded(words: list[str]) -> str:
    """Encode words for a text fragment, in which a hyphen and a comma have a meaning too."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
