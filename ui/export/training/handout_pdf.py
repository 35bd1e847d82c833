"""A handout as a PDF that can be read aloud."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files
from typing import Any

from ui.export.pdf_paper import as_pdf_paper
from ui.export.training.handout import Block, BlockKind, Handout


def as_handout_pdf(handout: Handout) -> bytes:
    """Return a handout as the bytes of a PDF file, which says where a character is undrawn."""
    template = files(__package__).joinpath("handout.typ")
    return as_pdf_paper(template, lambda undrawn: _data(handout, undrawn), handout.made_at)


def _data(handout: Handout, undrawn: bool) -> dict[str, Any]:
    data = asdict(handout)
    del data["made_at"]
    if undrawn:
        data["blocks"] += (asdict(Block(BlockKind.WORDS, handout.undrawn)),)
    return data
