"""A made-up document of many pages, as it is after it has been read."""

from __future__ import annotations

from corpus.document import Document, TextBuilder
from tests.benchmarks.made_up_manual import pages_of_guidance
from tests.made_documents import made_document

_TITLE = "Manual of the Lantern Office"
_LIST = ("the contact plan", "the warning letter", "the home visit note", "the register")


def long_document(
    pages: int, *, least_blocks: int = 0, seed: int = 1, title: str = _TITLE, **publication: object
) -> Document:
    """Return a document of `pages` pages, filled up with list items to `least_blocks` blocks."""
    extra = max(0, least_blocks // pages - 7)

    def fill(content: TextBuilder) -> None:
        for one in pages_of_guidance(pages, seed):
            if one.chapter:
                content.heading(one.chapter, 1, page=one.number)
            content.heading(one.heading, 2, page=one.number)
            for words in one.paragraphs:
                content.paragraph(words, page=one.number)
            for number in range(extra):
                item = f"Page {one.number}, item {number}: {_LIST[number % len(_LIST)]}"
                content.list_item(item, marker=f"{number + 1}.", page=one.number)
            for place, row in enumerate(one.rows):
                content.table_row(row, header=place == 0, page=one.number)

    return made_document(title, fill, source=f"/manual/{pages}.pdf", **publication)
