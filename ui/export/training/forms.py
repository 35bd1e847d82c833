"""The forms that a training pack can be taken away in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """A form by the name that a person chooses it by."""

    DOCX = "docx"
    PDF = "pdf"
    PPTX = "pptx"
    GIFT = "gift"
    MOODLE = "moodle"
    QTI = "qti"
    ANKI = "anki"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class FormKind:
    """The end of a file's name, its media type, and whether it can be without the answers."""

    ending: str
    media_type: str
    answers_optional: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORM_KINDS = {
    Form.DOCX: FormKind(".docx", f"{_OFFICE}.wordprocessingml.document", answers_optional=True),
    Form.PDF: FormKind(".pdf", "application/pdf", answers_optional=True),
    Form.PPTX: FormKind(".pptx", f"{_OFFICE}.presentationml.presentation", answers_optional=True),
    Form.GIFT: FormKind("-gift.txt", "text/plain; charset=utf-8"),
    Form.MOODLE: FormKind("-moodle.xml", "application/xml"),
    Form.QTI: FormKind("-qti.zip", "application/zip"),
    Form.ANKI: FormKind(".apkg", "application/octet-stream"),
    Form.CSV: FormKind(".csv", "text/csv; charset=utf-8"),
}
