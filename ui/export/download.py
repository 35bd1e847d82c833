"""The kinds of file that a transcript can become, with name and media type."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.records.titles import folded
from ui.export.markdown import as_markdown
from ui.export.pdf_document import as_pdf_document
from ui.export.transcript import Transcript
from ui.export.word_document import as_word_document

_LONGEST_NAME = 60
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


class FileKind(StrEnum):
    """A kind of file, by the ending of its name."""

    MARKDOWN = "md"
    WORD = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Download:
    """A file to hand out; `name` is plain ASCII and safe on every system."""

    name: str
    media_type: str
    content: bytes


def download_of(transcript: Transcript, kind: FileKind) -> Download:
    """Return a transcript as a file of `kind`."""
    media_type, write = _WRITERS[kind]
    name = file_name(transcript.title, transcript.exported_at, otherwise="conversation")
    return Download(f"{name}.{kind}", media_type, write(transcript))


def file_name(title: str, moment: datetime, *, otherwise: str) -> str:
    """Return a name for a file, without its ending, from a title and a day."""
    words = _NOT_IN_NAMES.sub("-", folded(title)).strip("-")[:_LONGEST_NAME].strip("-")
    return f"{words or otherwise}-{moment.astimezone():%Y-%m-%d}"


def _markdown(transcript: Transcript) -> bytes:
    return as_markdown(transcript).encode("utf-8")


_WRITERS: dict[FileKind, tuple[str, Callable[[Transcript], bytes]]] = {
    FileKind.MARKDOWN: ("text/markdown; charset=utf-8", _markdown),
    FileKind.WORD: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        as_word_document,
    ),
    FileKind.PDF: ("application/pdf", as_pdf_document),
}
