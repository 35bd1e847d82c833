"""Reads web pages into documents: the main content, without what surrounds or hides in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from lxml import etree

from corpus.document import Document, TextBuilder, document_of
from corpus.errors import UnreadableFile
from corpus.file_name import title_from_name
from corpus.formats.flow import Flow, Numbering
from corpus.formats.html_metadata import PageFacts, publication_of
from corpus.formats.html_table import Allowance, Cell, Row, write_table

_NEVER = frozenset((
    "script", "style", "noscript", "template", "head", "title", "nav", "aside", "button",
    "input", "select", "option", "textarea", "object", "embed", "iframe", "svg", "canvas",
    "audio", "video", "map", "del", "s", "strike", "rp"
))  # fmt: skip
_ROLES = frozenset((
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog"
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dialog", "div", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "main", "p", "pre",
    "section", "summary", "details", "td", "th", "tr", "caption"
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_GOVSPEAK = frozenset(("govspeak", "govuk-govspeak", "gem-c-govspeak"))
_UNSEEN_CLASSES = frozenset(("visually-hidden", "govuk-visually-hidden", "sr-only"))
_NOTICES = frozenset(("govuk-notification-banner", "gem-c-notice"))
_LABELLED = frozenset(("gem-c-metadata", "app-c-metadata", "govuk-metadata"))
_UNSEEN_STYLE = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|opacity\s*:\s*0*(?:\.0*)?%?\s*(?:[;!]|$)"
    r"|font-size\s*:\s*(?:0*(?:\.0*)?[a-z%]*|0*1(?:px|pt))\s*(?:[;!]|$))",
    re.IGNORECASE,
)
_MOST_NOTICES = 5
_MOST_LINKS = 20
_MOST_ATTRIBUTES = 1000
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{2000,}")
_OWN_LISTS = frozenset(("ul", "ol", "menu", "dir"))


def read_html(data: bytes, text: str, *, name: str, source: str) -> Document:
    """Read a web page; `text` is `data` decoded, with line feeds only.

    Nothing is fetched and no entity of the page's own is expanded. Raises `UnreadableFile` for a
    page that is nested too deeply or otherwise beyond the limits of the parser.
    """
    page = _parsed(text, name)
    content = TextBuilder()
    for root in _main_content(page):
        _Walk(content, root).read()
    publication = publication_of(_facts(page), title=title_from_name(name))
    return document_of(publication, content, data=data, source=source, media_type="text/html")


def _parsed(text: str, name: str) -> etree._Element:
    if any(_is_overloaded(one[0]) for one in _LONG_TAG.finditer(text)):
        raise UnreadableFile(
            name, f"is HTML with over {_MOST_ATTRIBUTES:,} attributes in one tag; save it as text"
        )
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        page: etree._Element | None = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        raise UnreadableFile(name, "cannot be read as HTML; save it as text") from error
    # The parser stops at its limits without an error, and what comes after them would be lost.
    if any(one.type_name == "ERR_RESOURCE_LIMIT" for one in parser.error_log):
        raise UnreadableFile(
            name,
            "is HTML nested more than 255 deep or with a single text of over 10 million "
            "characters; save it as text or in parts",
        )
    if page is None:
        raise UnreadableFile(name, "is HTML without any content; save the page again")
    return page


def _is_overloaded(tag: str) -> bool:
    """Whether a tag has so many attributes that the parser would take minutes over it."""
    names = re.sub(r"\"[^\"]*\"|'[^']*'", "=", tag).split()
    return len(names) > _MOST_ATTRIBUTES


def _main_content(page: etree._Element) -> list[etree._Element]:
    """Return the elements that hold the content, the most telling kind that has words."""
    kinds: tuple[Callable[[etree._Element], bool], ...] = (
        lambda one: not _GOVSPEAK.isdisjoint(_classes(one)),
        lambda one: one.tag == "main",
        lambda one: one.tag == "article",
        lambda one: one.get("role") == "main",
    )
    for wanted in kinds:
        found = [one for one in _outermost(page, wanted) if _visible_words(one)]
        if found:
            return found
    body = page.find("body")
    return [page if body is None else body]


def _outermost(
    page: etree._Element, wanted: Callable[[etree._Element], bool]
) -> list[etree._Element]:
    found: list[etree._Element] = []
    walk = etree.iterwalk(page, events=("start",))
    for _, element in walk:
        if _is_unseen(element):
            walk.skip_subtree()
        elif wanted(element):
            found.append(element)
            walk.skip_subtree()
    return found


class _Walk:
    """Walks through one piece of main content in document order and writes blocks.

    The walk keeps its own stack of lists and never recurses, so depth cannot exhaust anything.
    """

    def __init__(self, content: TextBuilder, root: etree._Element) -> None:
        self._content = content
        self._root = root
        self._flow = Flow(content)
        self._terms: list[str] = []
        self._terms_used = False
        self._allowance = Allowance()

    def read(self) -> None:
        """Write all blocks of the piece."""
        left_out: etree._Element | None = None
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if self._is_left_out(element) or self._is_written_whole(element):
                    left_out = element
                    walk.skip_subtree()
                    continue
                self._open(element)
                self._flow.add(element.text or "")
                continue
            if element is not left_out:
                self._close(element)
            left_out = None
            if element is not self._root:
                self._flow.add(element.tail or "")
        self._flow.break_off()

    def _is_left_out(self, element: etree._Element) -> bool:
        if element is self._root:
            return False
        if element.tag in ("header", "footer") and self._root.tag in ("body", "html"):
            around = {one.tag for one in element.iterancestors()}
            return around.isdisjoint(("article", "main", "blockquote"))
        if element.tag == "form":
            # Some sites wrap the whole page in one form.
            return element.find(".//h1") is None
        return _is_left_out(element)

    def _is_written_whole(self, element: etree._Element) -> bool:
        """Write a table of data at once; tables that only lay a page out are walked through."""
        if element.tag != "table" or not _holds_data(element):
            return False
        self._flow.break_off()
        for caption in element.findall("caption"):
            self._content.paragraph(_visible_words(caption))
        write_table(self._content, list(_rows(element)), self._allowance)
        return True

    def _open(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _HEADINGS or tag == "dt":
            self._flow.break_off()
        elif tag in _OWN_LISTS or tag == "dl":
            self._flow.open_list(_numbering(element), start=_number(element.get("start"), 1))
        elif tag == "li":
            value = element.get("value")
            self._flow.open_item(_number(value, 1) if value else None)
        elif tag == "dd":
            self._flow.open_item()
            self._flow.add(self._term())
        elif tag == "br":
            self._flow.add(" ")
        elif tag in _BLOCKS:
            self._flow.end_block()

    def _close(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _HEADINGS:
            words, level = self._flow.taken(), int(tag[1])
            self._content.heading(words, level, anchor=_anchor(element))
        elif tag in _OWN_LISTS:
            self._flow.close_list()
        elif tag == "dl":
            self._write_terms()
            self._flow.close_list()
        elif tag in ("li", "dd"):
            self._flow.close_item()
        elif tag == "dt":
            self._terms = [] if self._terms_used else self._terms
            self._terms.append(self._flow.taken())
            self._terms_used = False
        elif tag in _BLOCKS:
            self._flow.end_block()

    def _term(self) -> str:
        """Return the terms that a description belongs to; several descriptions repeat them."""
        words = ", ".join(" ".join(one.split()).rstrip(":") for one in self._terms)
        self._terms_used = True
        return f"{words}: " if words else ""

    def _write_terms(self) -> None:
        if self._terms and not self._terms_used:
            self._flow.open_item()
            self._flow.add(self._term().removesuffix(": "))
            self._flow.close_item()
        self._terms = []


def _is_left_out(element: etree._Element) -> bool:
    if element.tag in _NEVER or not isinstance(element.tag, str) or _is_unseen(element):
        return True
    label = (element.get("aria-label") or "").lower()
    return element.get("role") in _ROLES or "cookie" in label


def _is_unseen(element: etree._Element) -> bool:
    if not element.attrib:
        return False
    if element.get("hidden", "until-found") != "until-found":
        return True
    if element.get("aria-hidden") == "true" or not _UNSEEN_CLASSES.isdisjoint(_classes(element)):
        return True
    style = element.get("style")
    return bool(style and _UNSEEN_STYLE.search(re.sub(r"/\*.*?\*/", "", style)))


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()


def _visible_words(element: etree._Element) -> str:
    """Return all words inside `element` that a reader of the page sees, on one line."""
    words: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        apart = " " if one.tag in _BLOCKS or one.tag in ("br", "li", "dt", "dd") else ""
        if event == "start":
            if one is not element and _is_left_out(one):
                walk.skip_subtree()
            else:
                words += (apart, one.text or "")
            continue
        words += (apart, "" if one is element else one.tail or "")
    return " ".join("".join(words).split())


def _numbering(element: etree._Element) -> Numbering:
    # GOV.UK's legislative lists hide the browser's numbers and hold their own in the text.
    if element.tag != "ol" or "legislative-list" in _classes(element):
        return Numbering.BULLET
    kind = element.get("type")
    return Numbering(kind) if kind in list(Numbering)[1:] else Numbering.DECIMAL


def _number(value: str | None, otherwise: int) -> int:
    found = re.fullmatch(r"\s*(\d{1,6})\s*", value or "")
    return int(found[1]) if found else otherwise


def _anchor(heading: etree._Element) -> str | None:
    inner = heading.iter("a", "span")
    named = (one.get("id") or one.get("name") for one in (heading, *inner))
    return next((one for one in named if one and re.fullmatch(r"\S{1,200}", one)), None)


def _holds_data(table: etree._Element) -> bool:
    if table.get("role") in ("presentation", "none"):
        return False
    return table.find(".//table") is None and next(table.iter(*_HEADINGS), None) is None


def _rows(table: etree._Element) -> Iterator[Row]:
    for row in table.iter("tr"):
        if not _is_left_out(row):
            cells = [one for one in row if one.tag in ("td", "th") and not _is_left_out(one)]
            parent = row.getparent()
            in_head = parent is not None and parent.tag == "thead"
            yield Row(tuple(_cell(one) for one in cells), in_head)


def _cell(element: etree._Element) -> Cell:
    return Cell(
        words=_visible_words(element),
        is_header=element.tag == "th",
        columns=_number(element.get("colspan"), 1),
        rows=_number(element.get("rowspan"), 1),
    )


def _facts(page: etree._Element) -> PageFacts:
    """Collect what the page says about itself, without judging it."""
    facts = PageFacts(language=page.get("lang"))
    for element in page.iter("meta", "link", "a", "title", "h1", "script", "dl", "section", "div"):
        tag = element.tag
        if tag == "meta":
            key = element.get("property") or element.get("name") or element.get("itemprop") or ""
            facts.stated.setdefault(key.strip().lower(), (element.get("content") or "").strip())
        elif tag == "link" and element.get("rel") == "canonical":
            facts.addresses.append(element.get("href") or "")
        elif tag in ("link", "a") and "license" in (element.get("rel") or "").split():
            facts.licences.append(_visible_words(element) or element.get("href") or "")
        elif tag == "script" and element.get("type") == "application/ld+json":
            facts.linked_data.append(element.text or "")
        else:
            _note_visible(facts, element)
    return facts


def _note_visible(facts: PageFacts, element: etree._Element) -> None:
    classes = _classes(element)
    if element.tag == "title":
        facts.window_titles.append(_visible_words(element))
    elif element.tag == "h1" and not _is_unseen(element):
        around = {one.tag for one in element.iterancestors()}
        logo = "header" in around and around.isdisjoint(("main", "article"))
        (facts.logos if logo else facts.headings).append(_visible_words(element))
    elif not _NOTICES.isdisjoint(classes) and len(facts.notices) < _MOST_NOTICES:
        facts.notices.append(_visible_words(element))
    elif element.tag == "dl" and not _LABELLED.isdisjoint(classes) and not facts.labelled:
        _note_labels(facts, element)


def _note_labels(facts: PageFacts, element: etree._Element) -> None:
    label = ""
    for one in element.iterchildren("dt", "dd"):
        if one.tag == "dt":
            label = _visible_words(one).rstrip(":").lower()
        else:
            links = [_visible_words(link) for link in islice(one.iter("a"), _MOST_LINKS)]
            facts.labelled.setdefault(label, [_visible_words(one), *links])
