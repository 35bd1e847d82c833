"""Reads files: finds out what a file is by its content, then by its name, and has it read."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.file_name import ending_of
from corpus.formats.html_page import read_html
from corpus.formats.markdown_note import read_markdown
from corpus.formats.office.open_document import read_open_document
from corpus.formats.office.word_file import read_word
from corpus.formats.pdf.pdf_file import read_pdf
from corpus.formats.plain_text import read_plain_text
from corpus.formats.zip_bundle import begins, members_of, names_in

MAXIMUM_BYTES = 50 * 1024 * 1024

# Some 2,000 pages. Reading and indexing ten million took 2.3 GB of memory over all processes.
MAXIMUM_CHARACTERS = 7_000_000

MAXIMUM_BUNDLE_BYTES = 200 * 1024 * 1024

_SAVE_AS = "save it as PDF, DOCX, HTML or text"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_WORD = "a Word document"
_OPEN_TEXT = "an OpenDocument text"
_ZIP_HEADER_BYTES = 30
_OPEN_TEXT_TYPE = b"application/vnd.oasis.opendocument.text"
_OPEN_TEXT_START = b"mimetypeapplication/vnd.oasis.opendocument.text"
_SIGNATURES = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "an image, sound or film"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"PK\x05\x06", "a ZIP bundle with no files in it"),
    (b"\x1f\x8b", "a compressed file (GZIP)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"\x7fELF", "a program"),
)
_IN_ZIP = (
    ("xl/workbook", "a spreadsheet (XLSX)"),
    ("ppt/presentation", "a presentation (PPTX)"),
    ("META-INF/manifest.xml", "an OpenDocument file that is no text, or an e-book"),
)
_PDF = re.compile(rb"(?:\A|[\r\n])\s*%PDF-(?:\d|\Z)")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{1,40})", re.I
)
_PAGE_CHARSET = re.compile(
    r"(?:windows-|cp)\d{3,4}|iso-8859-\d{1,2}|koi8-[ru]|macintosh|gbk|gb2312|gb18030|big5"
    r"|shift_jis|euc-(?:jp|kr)"
)
_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,5000}-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PIECE_START = re.compile(
    r"\s*<(?:!--|(?:main|article|section|div|h[1-6]|p|table|ul|ol|dl|header|nav|meta|title|link)\b)",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][^<>]{0,2000}>", re.IGNORECASE)
_XML_START = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_NOTE_MARKS = (
    re.compile(r"\[[^\]\n]{1,300}\]\([^)\s]{1,500}\)"),
    re.compile(r"\*\*\S[^*\n]{0,300}\*\*"),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"^\|?\s*:?-{3,}:?\s*\|", re.MULTILINE),
)
_NOTE_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_LOOKED_AT = 200_000

Reader = Callable[..., Document]


def read_file(path: Path, *, name: str = "") -> Document:
    """Read the file at `path`; its full path is the document's source.

    `name` is what it is called where that is not its path: its ending and its title count.
    Raises `UnreadableFile` with what is wrong and what to do: for a folder, a file that is missing,
    forbidden, empty, too large or of a kind that cannot be read.
    """
    name = name or str(path)
    try:
        if path.is_dir():
            raise UnreadableFile(name, _folder_trouble(path))
        if path.exists() and not path.is_file():
            raise UnreadableFile(name, "is not an ordinary file; give a file or a folder")
        with path.open("rb") as file:
            data = file.read(MAXIMUM_BYTES + 1)
        return read_bytes(data, name=name, source=str(path.resolve()))
    except FileNotFoundError as error:
        raise UnreadableFile(name, "does not exist; check the spelling of its path") from error
    except PermissionError as error:
        raise UnreadableFile(
            name, "may not be read; give yourself permission to read it"
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(name, f"cannot be opened ({error}); check its path") from error


def _folder_trouble(path: Path) -> str:
    if not os.access(path, os.R_OK | os.X_OK):
        return "is a folder that may not be opened; give yourself permission to read it"
    return "is a folder; name a file in it"


def read_bytes(data: bytes, *, name: str, source: str) -> Document:
    """Read the content of a file called `name` that came from `source` (a path or an address).

    Raises `UnreadableFile` for anything but PDF, DOCX, ODT, HTML, Markdown and plain text with
    words in it. A bundle is refused: its files are read one by one, see `bundle_of`.
    """
    if len(data) > MAXIMUM_BYTES:
        most = MAXIMUM_BYTES // 1024 // 1024
        raise UnreadableFile(name, f"is larger than {most} MiB; part it into smaller files")
    if not data.strip():
        raise UnreadableFile(name, "is empty; check that it was saved or downloaded fully")
    document = _read(data, name=name, source=source)
    if len(document.text) > MAXIMUM_CHARACTERS:
        most = MAXIMUM_CHARACTERS // 1_000_000
        raise UnreadableFile(
            name, f"holds over {most} million characters of text; part it into smaller files"
        )
    if not any(one.isalnum() for one in document.text):
        raise UnreadableFile(name, f"has no words that can be read; open it, check, and {_SAVE_AS}")
    return document


@dataclass(frozen=True, slots=True)
class Bundle:
    """A ZIP bundle: its bytes, and the names of the files in it."""

    data: bytes
    names: tuple[str, ...]


def bundle_of(path: Path, *, name: str = "") -> Bundle | None:
    """Return the bundle at `path`, or `None` for any other file; raises `UnreadableFile`."""
    name = name or str(path)
    if not path.is_file():
        return None  # to open a pipe would be to wait for whoever writes to it
    try:
        with path.open("rb") as file:
            if not file.read(len(_ZIP)).startswith(_ZIP):
                return None
            file.seek(0)
            data = file.read(MAXIMUM_BUNDLE_BYTES + 1)
    except (OSError, ValueError):
        return None  # reading it as a file says what is wrong with it
    if _kind_in_zip(data) is not None:
        return None
    if len(data) > MAXIMUM_BUNDLE_BYTES:
        most = MAXIMUM_BUNDLE_BYTES // 1024 // 1024
        raise UnreadableFile(name, f"is a bundle larger than {most} MiB; part it into smaller ones")
    return Bundle(data, tuple(members_of(data, name=name)))


def _read(data: bytes, *, name: str, source: str) -> Document:
    if _PDF.search(data[:1024]):
        return read_pdf(data, name=name, source=source)
    if data.startswith(_ZIP):
        return _read_zip(data, name=name, source=source)
    if data.startswith(_OLE):
        # A Word document with a password is kept in such a file; the reader of Word tells which.
        return read_word(data, name=name, source=source)
    kind = next((kind for start, kind in _SIGNATURES if data.startswith(start)), None)
    if kind:
        raise UnreadableFile(name, f"is {kind}, which cannot be read; {_SAVE_AS}")
    text = _decoded(data, name)
    return _reader_for(text, name)(data, text, name=name, source=source)


def _read_zip(data: bytes, *, name: str, source: str) -> Document:
    kind = _kind_in_zip(data)
    if kind == _WORD:
        return read_word(data, name=name, source=source)
    if kind == _OPEN_TEXT:
        return read_open_document(data, name=name, source=source)
    if kind is None:
        raise UnreadableFile(name, "is a bundle within a bundle; unpack it and add its files")
    raise UnreadableFile(name, f"is {kind}, which cannot be read; {_SAVE_AS}")


def _kind_in_zip(data: bytes) -> str | None:
    """Return what a ZIP file is by the names of its parts, `None` for a bundle of files."""
    if data.startswith(_OPEN_TEXT_START, _ZIP_HEADER_BYTES):
        return _OPEN_TEXT
    names = names_in(data)
    if "mimetype" in names and begins(data, "mimetype").startswith(_OPEN_TEXT_TYPE):
        return _OPEN_TEXT  # put into the ZIP file anew, its type may be compressed
    if "[Content_Types].xml" in names and any(one.startswith("word/") for one in names):
        return _WORD
    return next((kind for part, kind in _IN_ZIP if any(part in one for one in names)), None)


def _decoded(data: bytes, name: str) -> str:
    """Return the text of `data` with line feeds only, by byte order mark, UTF-8 or declaration."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if encoding != "windows-1252" or not _CONTROL.search(text):
            break
    else:
        raise UnreadableFile(name, "is not text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8")
    if "\x00" in text:
        raise UnreadableFile(name, f"holds binary data, not text; {_SAVE_AS}")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encodings(data: bytes) -> list[str]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return [encoding]
    declared = _DECLARED.search(data[:4096])
    stated = declared[1].decode("ascii", "replace").lower() if declared else ""
    # Browsers read pages that claim Latin-1 as Windows-1252, and pages are made for browsers. What
    # is no character set of a web page (UTF-7, Punycode) is not obeyed either.
    obeyed = _PAGE_CHARSET.fullmatch(stated) and stated != "iso-8859-1"
    return ["utf-8", *([stated] if obeyed else []), "windows-1252"]


def _reader_for(text: str, name: str) -> Reader:
    start = text[:_LOOKED_AT]
    ending = ending_of(name)
    is_note = ending in (".md", ".markdown", ".mdown", ".mkd")
    if _PAGE_START.match(start):
        return read_html
    if _XML_START.match(start):
        raise UnreadableFile(name, f"is XML, which cannot be read yet; {_SAVE_AS}")
    if not is_note and (_PIECE_START.match(start) or _is_named_page(start, ending)):
        return read_html
    return read_markdown if is_note or _looks_like_note(start, ending) else read_plain_text


def _is_named_page(start: str, ending: str) -> bool:
    return ending in (".html", ".htm", ".xhtml") and _TAG.search(start) is not None


def _looks_like_note(start: str, ending: str) -> bool:
    if not _NOTE_HEADING.search(start):
        return False
    return ending not in (".txt", ".text") or any(mark.search(start) for mark in _NOTE_MARKS)
