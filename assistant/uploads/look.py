"""Looks over what was read, so that a person can decide whether it goes in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from assistant.screening.numbers import numbers_in
from assistant.uploads.batch import Caution, Look
from corpus.document import BlockKind, Document
from corpus.records import publication_record

_LOOKED_AT = 5_000_000
_FEW_CHARACTERS_A_PAGE = 150
_LONG_ENOUGH_FOR_HEADINGS = 3_000
_TOLD_PAGES = 8
_BUNDLE = b"PK"
# Characters that nobody sees and that no text needs: overrides of direction, tags, zero widths.
_INVISIBLE = re.compile("[\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\U000e0000-\U000e007f]")
_UNSEEN = re.compile(
    r"<[a-z][a-z0-9]{0,10}\b[^<>]{0,500}?(?:\shidden[\s>=]|display\s{0,3}:\s{0,3}none"
    r"|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0)",
    re.IGNORECASE,
)


def look_over(document: Document, file: Path, passages: int) -> Look:
    """Return what a person is told of a document that was read from `file`."""
    pages = {one.page for one in document.blocks if one.page is not None}
    return Look(
        document_id=document.id,
        checksum=document.checksum,
        media_type=document.media_type,
        publication=publication_record(document.publication),
        pages=max(pages, default=0),
        headings=sum(one.kind is BlockKind.HEADING for one in document.blocks),
        passages=passages,
        characters=len(document.text),
        cautions=tuple(_cautions(document, file, pages)),
    )


def _cautions(document: Document, file: Path, pages: set[int]) -> Iterator[tuple[Caution, str]]:
    count = max(pages, default=0)
    empty = [one for one in range(1, count + 1) if one not in pages]
    if empty:
        yield Caution.PAGES_WITHOUT_TEXT, _page_list(empty)
    if count and len(document.text) < _FEW_CHARACTERS_A_PAGE * count:
        yield Caution.LITTLE_TEXT, ""
    yield from _hidden(document, file)
    kinds = sorted({kind.value for kind, _ in numbers_in(document.text[:_LOOKED_AT])})
    if kinds:
        yield Caution.PERSONAL_NUMBERS, ", ".join(kinds)
    if len(document.text) > _LONG_ENOUGH_FOR_HEADINGS and not any(
        one.kind is BlockKind.HEADING for one in document.blocks
    ):
        yield Caution.NO_HEADINGS, ""
    if document.publication.replaces:
        yield Caution.REPLACES, ", ".join(document.publication.replaces)


def _hidden(document: Document, file: Path) -> Iterator[tuple[Caution, str]]:
    """Tell of hidden text in formats that are text themselves; it is never read in any format."""
    if not document.media_type.startswith("text/"):
        return
    with file.open("rb") as opened:
        data = opened.read(_LOOKED_AT)
    if data.startswith(_BUNDLE):
        return
    text = data.decode("utf-8", "replace")
    if _INVISIBLE.search(text):
        yield Caution.HIDDEN_CHARACTERS, ""
    if document.media_type in ("text/html", "text/markdown") and _UNSEEN.search(text):
        yield Caution.HIDDEN_TEXT, ""


def _page_list(pages: list[int]) -> str:
    told = ", ".join(str(one) for one in pages[:_TOLD_PAGES])
    return f"{told}, …" if len(pages) > _TOLD_PAGES else told
