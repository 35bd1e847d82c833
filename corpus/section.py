"""Sections of a document: each heading with what stands under it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Block, BlockKind, Document


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks directly under it, up to the next heading of any depth.

    `trail` is the headings from the outermost to this one; empty before the first heading.
    `start` and `end` span the blocks (without the heading) in `Document.text`.
    """

    trail: tuple[str, ...]
    anchor: str | None
    blocks: tuple[Block, ...]
    start: int
    end: int


def sections_of(document: Document) -> list[Section]:
    """Return the sections that hold text, in reading order."""
    sections: list[Section] = []
    open_headings: list[Block] = []
    body: list[Block] = []
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING:
            body.append(block)
            continue
        _close(sections, document, open_headings, body)
        body = []
        open_headings = [one for one in open_headings if one.level < block.level] + [block]
    _close(sections, document, open_headings, body)
    return sections


def _close(
    sections: list[Section], document: Document, headings: list[Block], body: list[Block]
) -> None:
    if not body:
        return
    trail = tuple(document.text[one.start : one.end] for one in headings)
    anchor = next((one.anchor for one in reversed(headings) if one.anchor), None)
    sections.append(Section(trail, anchor, tuple(body), body[0].start, body[-1].end))
