"""Tables of a web page: cells that span rows and columns, laid out into plain rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import TextBuilder

_WIDEST = 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the page holds it: its words, and how many columns and rows it covers."""

    words: str
    is_header: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the page holds it; `in_head` if it stands in the head of its table."""

    cells: tuple[Cell, ...]
    in_head: bool = False


@dataclass(slots=True)
class Allowance:
    """How many characters a page may still gain from repeating cells.

    Without it a small hostile table could ask for gigabytes of text.
    """

    characters: int = 1_000_000

    def take(self, words: str) -> bool:
        """Take the cost of repeating `words` once; false when nothing is left."""
        self.characters -= len(words) + 3
        return self.characters > 0


def write_table(content: TextBuilder, rows: Sequence[Row], allowance: Allowance) -> None:
    """Write the header, several rows of it as one, and the rows of a table."""
    heads = _head_count(rows)
    grid = _laid_out(rows, allowance)
    if heads:
        content.table_row(_joined(grid[:heads]), header=True)
    for cells in grid[heads:]:
        content.table_row(cells)


def _head_count(rows: Sequence[Row]) -> int:
    count = 0
    while count < len(rows) and rows[count].in_head:
        count += 1
    if count or not rows:
        return count
    first = rows[0].cells
    labels = [cell for cell in first if cell.words.strip()]
    all_labels = bool(labels) and all(cell.is_header for cell in labels)
    return 1 if all_labels and len(first) > 1 and len(rows) > 1 else 0


def _joined(heads: Sequence[Sequence[str]]) -> list[str]:
    """Join the rows of a header column by column, without saying anything twice."""
    width = max(len(row) for row in heads)
    columns: list[str] = []
    for place in range(width):
        words = [row[place].strip() for row in heads if place < len(row)]
        columns.append(" ".join(dict.fromkeys(one for one in words if one)))
    return columns


def _laid_out(rows: Sequence[Row], allowance: Allowance) -> list[list[str]]:
    """Repeat each cell in all the columns and rows that it covers."""
    grid: list[list[str]] = []
    from_above: dict[int, tuple[str, int]] = {}
    for row in rows:
        line: list[str] = []
        for cell in row.cells:
            _fill_from_above(line, from_above, allowance)
            _place(line, cell, from_above, alone=len(row.cells) == 1, allowance=allowance)
        _fill_from_above(line, from_above, allowance)
        grid.append(line)
    return grid


def _fill_from_above(
    line: list[str], from_above: dict[int, tuple[str, int]], allowance: Allowance
) -> None:
    while len(line) in from_above:
        words, rows_left = from_above.pop(len(line))
        if rows_left > 1 and allowance.take(words):
            from_above[len(line)] = (words, rows_left - 1)
        line.append(words)


def _place(
    line: list[str],
    cell: Cell,
    from_above: dict[int, tuple[str, int]],
    *,
    alone: bool,
    allowance: Allowance,
) -> None:
    # A cell alone in its row is a caption across the table: saying it once is enough.
    columns = 1 if alone else min(max(cell.columns, 1), _WIDEST)
    for number in range(columns):
        if number and not allowance.take(cell.words):
            break
        if cell.rows > 1 and allowance.take(cell.words):
            from_above[len(line)] = (cell.words, cell.rows - 1)
        line.append(cell.words)
