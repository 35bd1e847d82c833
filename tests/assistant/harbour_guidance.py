"""Guidance on kites and barrows, made up for the tests of what is quoted and found."""

from __future__ import annotations

from corpus.document import Document, TextBuilder
from tests.made_documents import made_document

CAUTION = "When the kite rule came into force was not verified."
HOLDS = "A kite permit lasts nine weeks."
FAR = "Gulls on the roof are left alone until the young have flown. " * 25


def _kites(content: TextBuilder) -> None:
    content.heading("Kites and barrows", 1)
    content.heading("How long a kite permit lasts", 2)
    content.paragraph(f"{HOLDS} The harbour desk keeps a list of all fliers. {CAUTION}")
    content.heading("When a barrow is refused", 2)
    content.paragraph(
        "A barrow is refused when any one exclusion is met. "
        "These exclusions were in use in May 2026:"
    )
    content.list_item("a broken wheel")
    content.list_item("a load of fish")
    content.paragraph(f"A barrow that is let through gets a blue label. {FAR}")
    content.heading("Can a person with a drone have a kite permit", 2)
    content.paragraph("No: a person with a drone cannot have a kite permit.")
    content.heading("Who paints the harbour wall", 2)
    content.paragraph("The harbour wall is painted by the warden in April.")
    content.paragraph(FAR)
    content.paragraph("Whether the colour of the sheds is still grey is not confirmed.")


def kites_document() -> Document:
    return made_document("Kites and barrows", _kites, source="/kites.md")
