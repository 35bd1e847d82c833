"""Reads PDF files into documents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from corpus.document import Document, TextBuilder, document_of
from corpus.errors import UnreadableFile
from corpus.file_name import title_from_name
from corpus.formats.pdf.cover import publication_of, title_of
from corpus.formats.pdf.headings import headings_of
from corpus.formats.pdf.hyphens import Words
from corpus.formats.pdf.opening import contents_of
from corpus.formats.pdf.page import Page
from corpus.formats.pdf.page_layout import body_size_of, regions_in
from corpus.formats.pdf.paragraphs import Leading, Paragraph, ParagraphBuilder, Piece
from corpus.formats.pdf.tables import Table
from corpus.formats.pdf.writing import Writer

_LONGEST_TITLE = 250
_FEWEST_LETTERS, _FEWEST_IN_TITLE = 3, 6


def read_pdf(data: bytes, *, name: str, source: str) -> Document:
    """Read a PDF; every block knows the page (from 1) on which it begins.

    Hidden text, running lines and tables of contents are left out. Raises `UnreadableFile` for a
    file that is encrypted, damaged, cut short, too long, without pages, or a scan without text.
    """
    contents = contents_of(data, name=name)
    _refuse_scan(contents.pages, name)
    pieces, body_size = _pieces(contents.pages)
    first_text = " ".join(_lines_of_first_pages(pieces))
    title = title_of(
        contents.title,
        largest=_largest(pieces, body_size),
        first_text=first_text,
        otherwise=title_from_name(name),
    )
    headings = headings_of(pieces, body_size=body_size, outline=contents.outline, title=title)
    content = TextBuilder()
    Writer(content, headings).write(pieces)
    publication = publication_of(
        _lines_of_first_pages(pieces), title=title, language=contents.language
    )
    return document_of(publication, content, data=data, source=source, media_type="application/pdf")


def _refuse_scan(pages: Sequence[Page], name: str) -> None:
    letters = (one for page in pages for run in page.runs for one in run.words if one.isalnum())
    if len(list(islice(letters, _FEWEST_LETTERS))) == _FEWEST_LETTERS:
        return
    if any(page.has_picture for page in pages):
        raise UnreadableFile(
            name, "is a scan without text that can be read; run text recognition (OCR) on it"
        )
    raise UnreadableFile(name, "has no text that can be read; save it as HTML or text")


def _pieces(pages: Sequence[Page]) -> tuple[list[Piece], float]:
    words = Words(run.words for page in pages for run in page.runs)
    body_size = body_size_of(pages)
    regions = regions_in(pages, words, body_size)
    builder = ParagraphBuilder(words, Leading(regions), body_size)
    for region in regions:
        builder.take(region)
    return builder.finished(), body_size


def _largest(pieces: Sequence[Piece], body_size: float) -> str:
    """Return the largest text of the first page, if it stands out."""
    on_first = [
        one
        for one in pieces
        if isinstance(one, Paragraph)
        and one.page == 1
        and len(one.words) <= _LONGEST_TITLE
        and sum(letter.isalpha() for letter in one.words) >= _FEWEST_IN_TITLE
    ]
    largest = max(on_first, key=lambda one: one.size, default=None)
    return largest.words if largest is not None and largest.size > 1.1 * body_size else ""


def _lines_of_first_pages(pieces: Sequence[Piece]) -> list[str]:
    lines: list[str] = []
    for piece in pieces:
        if piece.page > 2:
            break
        if isinstance(piece, Table):
            rows = [piece.header, *(cells for page, cells in piece.rows if page <= 2)]
            lines += [" ".join(cells) for cells in rows if cells]
        else:
            lines.append(piece.words)
    return lines
