"""A transcript as a PDF."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files
from typing import Any

from ui.export.pdf_paper import as_pdf_paper
from ui.export.transcript import Line, Transcript


def as_pdf_document(transcript: Transcript) -> bytes:
    """Return the whole transcript as the bytes of a PDF file.

    A line at the end says so where characters had to be left undrawn.
    """
    template = files(__package__).joinpath("conversation.typ")
    return as_pdf_paper(
        template, lambda undrawn: _data(transcript, undrawn), transcript.exported_at
    )


def _data(transcript: Transcript, undrawn: bool) -> dict[str, Any]:
    data = asdict(transcript)
    del data["exported_at"]
    data["page"] = transcript.words.page
    if undrawn:
        data["closing"]["lines"] += (asdict(Line(words=transcript.words.undrawn)),)
    return data
