"""Opens a PDF and reads its pages one by one, or says why that cannot be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from corpus.document import fold_space
from corpus.errors import UnreadableFile
from corpus.formats.pdf import native
from corpus.formats.pdf.drawn_bullets import with_drawn_bullets
from corpus.formats.pdf.native import PdfDocument, PdfiumError
from corpus.formats.pdf.page import Page, Run, Shade
from corpus.formats.pdf.page_drawing import Drawing, DrawingReader
from corpus.formats.pdf.page_text import PageText, TextReader
from corpus.formats.pdf.structure_tags import roles_on

MOST_PAGES = 3_000
MOST_CHARACTERS = 10_000_000
MOST_ON_PAGE = 100_000
_MOST_ENTRIES = 5_000
_TAIL = 4_096
_AGAIN = "download or export it again"
_SCAN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the outline: its words, its depth from 0, its page from 1 (0 if unknown)."""

    words: str
    depth: int
    page: int


@dataclass(frozen=True, slots=True)
class Contents:
    """All that is read from the file itself; `title` and `language` as the file states them."""

    pages: tuple[Page, ...]
    outline: tuple[OutlineEntry, ...]
    title: str
    language: str


def contents_of(data: bytes, *, name: str) -> Contents:
    """Read all pages of a PDF.

    Raises `UnreadableFile` for a file that is encrypted, damaged, cut short, too long or empty.
    """
    try:
        document = native.opened(data)
    except PdfiumError as error:
        raise UnreadableFile(name, _trouble(error, data)) from error
    try:
        _refuse_length(document, name)
        if b"startxref" not in data[-_TAIL:]:
            raise UnreadableFile(name, f"is cut short: its end is missing; {_AGAIN}")
        return Contents(
            pages=tuple(_pages(document, name)),
            outline=_outline(document),
            title=_title(document),
            language=native.language_of(document),
        )
    finally:
        document.close()


def _trouble(error: PdfiumError, data: bytes) -> str:
    if error.err_code == native.WRONG_PASSWORD:
        return "is encrypted with a password; save it without one"
    if error.err_code == native.UNKNOWN_SECURITY:
        return "is protected in a way that cannot be read; save it without protection"
    if b"startxref" not in data[-_TAIL:]:
        return f"is cut short: its end is missing; {_AGAIN}"
    if error.err_code == native.NO_OWN_ERROR:
        return f"has no pages that can be found; {_AGAIN}"
    return f"is damaged and cannot be opened as a PDF; {_AGAIN}"


def _refuse_length(document: PdfDocument, name: str) -> None:
    count = len(document)
    if count < 1:
        raise UnreadableFile(name, f"has no pages that can be found; {_AGAIN}")
    if count > MOST_PAGES:
        raise UnreadableFile(
            name, f"says it has {count:,} pages, over {MOST_PAGES:,}; part it into smaller files"
        )


def _pages(document: PdfDocument, name: str) -> Iterator[Page]:
    text, drawing = TextReader(), DrawingReader()
    tagged = bool(native.is_tagged(native.handle_of(document)))
    characters = 0
    for number in range(1, len(document) + 1):
        page = _page(document, number, name, (text, drawing), tagged=tagged)
        characters += sum(len(one.words) for one in page.runs)
        if characters > MOST_CHARACTERS:
            raise UnreadableFile(
                name, f"has over {MOST_CHARACTERS:,} characters; part it into smaller files"
            )
        yield page


def _page(
    document: PdfDocument,
    number: int,
    name: str,
    readers: tuple[TextReader, DrawingReader],
    *,
    tagged: bool,
) -> Page:
    try:
        page = document[number - 1]
        opened = page.get_textpage()
    except PdfiumError as error:
        raise UnreadableFile(name, f"is damaged: page {number} cannot be read; {_AGAIN}") from error
    try:
        handle = native.handle_of(page)
        left, bottom, right, top = page.get_bbox()
        roles = roles_on(handle) if tagged else None
        characters = native.handle_of(opened)
        _refuse_crowded(native.count_characters(characters), number, name)
        text = readers[0].read(characters, (left, right, bottom, top), roles)
        return _looked_at(number, text, readers[1].read(handle, text.turning))
    finally:
        opened.close()
        page.close()


def _refuse_crowded(count: int, number: int, name: str) -> None:
    if count > MOST_ON_PAGE:
        raise UnreadableFile(
            name,
            f"has {count:,} characters on page {number}, over {MOST_ON_PAGE:,}; save it as text",
        )


def _looked_at(number: int, text: PageText, drawing: Drawing) -> Page:
    width, height = text.turning.size
    return Page(
        number=number,
        width=width,
        height=height,
        runs=with_drawn_bullets(_visible(text, drawing.shades, width * height), drawing.dots),
        along=tuple(drawing.along),
        down=tuple(drawing.down),
        shades=tuple(drawing.shades),
        has_picture=any(one.picture for one in drawing.shades),
    )


def _visible(text: PageText, shades: list[Shade], area: float) -> tuple[Run, ...]:
    """Return what a reader sees: white only on a ground, the invisible only as text of a scan."""
    on_ground = [
        run
        for run in text.white
        if any(one.holds(run.left + 1, run.base - run.size * 0.3) for one in shades)
    ]
    seen = sorted([*text.runs, *on_ground], key=lambda run: run.order) if on_ground else text.runs
    is_scan = any(
        one.picture and (one.right - one.left) * (one.bottom - one.top) > _SCAN_SHARE * area
        for one in shades
    )
    return tuple(text.unseen) if is_scan and not seen else tuple(seen)


def _title(document: PdfDocument) -> str:
    try:
        return fold_space(str(document.get_metadata_value("Title")))
    except UnicodeError:
        # A title that is no text is as good as none.
        return ""


def _outline(document: PdfDocument) -> tuple[OutlineEntry, ...]:
    entries: list[OutlineEntry] = []
    try:
        for one in islice(document.get_toc(max_depth=6), _MOST_ENTRIES):
            target = one.get_dest()
            place = target.get_index() if target else None
            page = 0 if place is None else place + 1
            entries.append(OutlineEntry(fold_space(one.get_title()), one.level, page))
    except UnicodeError:
        # What was read of a broken outline still helps; the text does not rest on it.
        return tuple(entries)
    return tuple(entries)
