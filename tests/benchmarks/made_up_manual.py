"""A made-up manual of dense guidance, as PDF, DOCX and ODT: as many pages as wanted."""

from __future__ import annotations

import io
import random
import textwrap
import zipfile
from dataclasses import dataclass

from tests.corpus.formats.office import odf_maker, word_maker
from tests.corpus.formats.pdf.made_pdf import MadePdf, cells, ruled, text

_TITLE = "Manual of the Lantern Office"
_WHO = ("officer", "case manager", "duty desk", "panel", "clerk", "area lead", "reviewing officer")
_DOES = ("record", "confirm", "send", "check", "sign", "copy", "lodge", "review", "file")
_WHAT = ("travel permit", "contact plan", "warning letter", "report", "home visit note", "register")
_WHEN = ("appointment", "hearing", "transfer", "complaint", "release", "review meeting", "refusal")
_UNITS = ("working days", "hours", "calendar days", "weeks")
_PAGES_A_CHAPTER = 10
_PAGES_A_TABLE = 4
_ROWS = 6
_PARAGRAPHS = 5
_SENTENCES = 4
_SENTENCES_BESIDE_TABLE = 2
_CHARACTERS_A_LINE = 84
_LEFT, _TOP = 60.0, 90.0
_LEADING, _GAP, _ROW = 14.0, 9.0, 20.0
_COLUMNS = (60.0, 240.0, 390.0, 535.0)
_TABLE_HEAD = ("Step", "Who takes it", "Time limit")


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page: headings, numbered paragraphs, and perhaps a table."""

    number: int
    chapter: str
    heading: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def pages_of_guidance(count: int, seed: int = 1) -> list[Page]:
    """Return `count` pages, the same each time; no two paragraphs are equal."""
    chance = random.Random(seed)
    return [_page(number, chance) for number in range(1, count + 1)]


def pdf_of(pages: list[Page]) -> bytes:
    """Return a PDF file of the pages, with a header and a footer on each."""
    return MadePdf([_drawn(one, len(pages)) for one in pages], title=_TITLE).bytes()


def word_of(pages: list[Page]) -> bytes:
    """Return a DOCX file of the same headings, paragraphs and tables."""
    body = ""
    for one in pages:
        body += word_maker.paragraph(one.chapter, "Heading1") if one.chapter else ""
        body += word_maker.paragraph(one.heading, "Heading2")
        body += "".join(word_maker.paragraph(words) for words in one.paragraphs)
        body += word_maker.table(*(word_maker.row(*row) for row in one.rows)) if one.rows else ""
    return word_maker.word_bytes(body)


def open_document_of(pages: list[Page]) -> bytes:
    """Return an ODT file of the same headings, paragraphs and tables."""
    body = ""
    for one in pages:
        body += odf_maker.h(one.chapter, 1) if one.chapter else ""
        body += odf_maker.h(one.heading, 2)
        body += "".join(odf_maker.p(words) for words in one.paragraphs)
        body += odf_maker.table(*(odf_maker.tr(*row) for row in one.rows)) if one.rows else ""
    return _as_published(odf_maker.odf_bytes(body))


def _as_published(data: bytes) -> bytes:
    """Return an ODT whose first part is not compressed, so that it is known by its first bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(held, "w") as package:
        for name in made.namelist():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(name, made.read(name), packed)
    return held.getvalue()


def _page(number: int, chance: random.Random) -> Page:
    chapter, place = divmod(number - 1, _PAGES_A_CHAPTER)
    section = f"{chapter + 1}.{place + 1}"
    has_table = number % _PAGES_A_TABLE == 0
    sentences = _SENTENCES_BESIDE_TABLE if has_table else _SENTENCES
    return Page(
        number,
        f"{chapter + 1} Duties of the {chance.choice(_WHO)}" if place == 0 else "",
        f"{section} The {chance.choice(_WHAT)} after a {chance.choice(_WHEN)}",
        tuple(
            f"{section}.{one} " + " ".join(_sentence(chance) for _ in range(sentences))
            for one in range(1, _PARAGRAPHS + 1)
        ),
        (_TABLE_HEAD, *(_row(chance) for _ in range(_ROWS))) if has_table else (),
    )


def _sentence(chance: random.Random) -> str:
    return (
        f"The {chance.choice(_WHO)} must {chance.choice(_DOES)} the {chance.choice(_WHAT)} within "
        f"{chance.randint(2, 999)} {chance.choice(_UNITS)} of the {chance.choice(_WHEN)}, unless "
        f"the {chance.choice(_WHO)} has agreed in writing to {chance.choice(_DOES)} it later."
    )


def _row(chance: random.Random) -> tuple[str, ...]:
    return (
        f"{chance.choice(_DOES).capitalize()} the {chance.choice(_WHAT)}",
        f"The {chance.choice(_WHO)}",
        f"{chance.randint(2, 999)} {chance.choice(_UNITS)}",
    )


def _drawn(page: Page, count: int) -> str:
    drawn = text(_LEFT, 40, _TITLE, size=9)
    drawn += text(_LEFT, 810, f"Page {page.number} of {count}", size=9)
    y = _TOP
    for words, size in ((page.chapter, 20), (page.heading, 15)):
        if words:
            drawn += text(_LEFT, y, words, size=size, bold=True)
            y += 2 * size
    for words in page.paragraphs:
        for line in textwrap.wrap(words, _CHARACTERS_A_LINE):
            drawn += text(_LEFT, y, line)
            y += _LEADING
        y += _GAP
    return drawn + _drawn_table(page, y)


def _drawn_table(page: Page, top: float) -> str:
    if not page.rows:
        return ""
    ys = [top + _ROW * one for one in range(len(page.rows) + 1)]
    rows = [
        cells(_COLUMNS, y + 14, row, bold=row is page.rows[0])
        for y, row in zip(ys, page.rows, strict=False)
    ]
    return ruled(_COLUMNS, ys) + "\n".join(rows)
