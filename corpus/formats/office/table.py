"""What tables of all office files have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from corpus.formats.html_table import Row


@dataclass(frozen=True, slots=True)
class CellText:
    """The words of a cell, and whether all of them are bold."""

    words: str
    is_bold: bool


CellReader = Callable[[etree._Element, bool], CellText]


def with_header(rows: list[Row], *, by_look: bool) -> list[Row]:
    """Mark the rows that head a table; `by_look` if the first looks like a header.

    Where every row claims to be a header, only the first is one.
    """
    heads = 0
    while heads < len(rows) and rows[heads].in_head:
        heads += 1
    if heads == len(rows) and rows:
        heads = 1 if len(rows) > 1 else 0
    marked = [replace(row, in_head=place < heads) for place, row in enumerate(rows)]
    if by_look and not heads and marked:
        labelled = tuple(replace(cell, is_header=True) for cell in marked[0].cells)
        marked[0] = replace(marked[0], cells=labelled)
    return marked
