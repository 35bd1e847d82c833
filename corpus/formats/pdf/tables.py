"""Reads ruled tables: which words stand in which cell, and which rows are the header."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.formats.pdf.hyphens import Words
from corpus.formats.pdf.lines import lines_of, segments_of
from corpus.formats.pdf.page import Page, Run, Shade
from corpus.formats.pdf.table_grid import Grid, Place, grids_of
from corpus.formats.pdf.table_rows import with_split_rows

_LONGEST_REPEAT = 120
_LONGEST_CELL = 3_000
_FILLED = 0.4
_REGULAR = 0.3
_MOST_HEADER_ROWS = 3
_LONGEST_LABEL = 60
_SAME_COLUMN = 8.0

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its header (empty if it has none), its rows with their pages, its place."""

    header: Row
    rows: tuple[tuple[int, Row], ...]
    columns: tuple[float, ...]
    left: float
    right: float
    base: float
    bottom: float
    order: int
    page: int
    words: str = ""

    def goes_on_as(self, other: Table) -> bool:
        """Whether `other`, later on, has the columns of this table; its margin may be another."""
        return len(self.columns) == len(other.columns) and all(
            abs((one - self.left) - (two - other.left)) <= _SAME_COLUMN
            for one, two in zip(self.columns, other.columns, strict=True)
        )

    def joined(self, other: Table) -> Table:
        """Return this table with the rows of its continuation, whose header is not repeated."""
        rows = list(other.rows)
        if other.header and other.header != self.header:
            rows.insert(0, (other.page, other.header))
        while rows and rows[0][1] == self.header:
            del rows[0]
        own = list(self.rows)
        if rows and own and _runs_over(own[-1][1], rows[0][1]):
            own[-1] = (own[-1][0], _added(own[-1][1], rows.pop(0)[1]))
        return replace(self, rows=(*own, *rows))


def _runs_over(last: Row, first: Row) -> bool:
    """Whether the first row of a page is the rest of the row before: its first cell is empty."""
    return len(last) == len(first) > 1 and bool(last[0]) and not first[0]


def _added(last: Row, rest: Row) -> Row:
    return tuple(f"{one} {two}".strip() for one, two in zip(last, rest, strict=True))


def without_tables(page: Page, words: Words) -> tuple[list[Table], list[Run]]:
    """Return the ruled tables of a page, and the runs that stand outside of them."""
    tables: list[Table] = []
    runs = list(page.runs)
    for grid in grids_of(page.along, page.down):
        cells, outside = _sorted_in(grid, runs)
        table = _table(grid, cells, page, words)
        if table is not None:
            tables.append(table)
            runs = outside
    return tables, runs


def _sorted_in(grid: Grid, runs: Sequence[Run]) -> tuple[dict[Place, list[Run]], list[Run]]:
    cells: defaultdict[Place, list[Run]] = defaultdict(list)
    outside: list[Run] = []
    for run in runs:
        place = grid.area_at((run.left + run.right) / 2, run.base - 0.3 * run.size)
        (outside if place is None else cells[place]).append(run)
    return cells, outside


def _table(grid: Grid, cells: dict[Place, list[Run]], page: Page, words: Words) -> Table | None:
    grid, cells = with_split_rows(grid, cells, page.number)
    texts = {place: _text(runs, page.number, words) for place, runs in cells.items()}
    if not _holds_data(grid, texts):
        return None
    rows = [_row(grid, n, texts, wide=False) for n in range(len(grid.rows) - 1)]
    own = {row for (row, _), text in texts.items() if text}
    kept = [n for n in range(len(rows)) if n in own]
    heads = _header_rows(grid, cells, page.shades, kept)
    for n in kept[:heads] if heads > 1 else ():
        rows[n] = _row(grid, n, texts, wide=True)
    filled = [n for n in range(len(grid.columns) - 1) if any(rows[m][n] for m in kept)]
    laid_out = [_across([rows[n][m] for m in filled], grid, n) for n in kept]
    if not heads and has_labels(laid_out):
        heads = 1
    return Table(
        header=_joined(laid_out[:heads]),
        rows=tuple((page.number, row) for row in laid_out[heads:]),
        columns=tuple(grid.columns),
        left=grid.columns[0],
        right=grid.columns[-1],
        base=grid.rows[0],
        bottom=grid.rows[-1],
        order=min(run.order for runs in cells.values() for run in runs),
        page=page.number,
    )


def _text(runs: Sequence[Run], page: int, words: Words) -> str:
    text = ""
    for line in lines_of(segments_of(runs), page):
        text = words.joined(text, line.words)
    return text


def _holds_data(grid: Grid, texts: dict[Place, str]) -> bool:
    """Whether lines and words make a table, and not a chart, a form or a box of text."""
    filled = {place: text for place, text in texts.items() if text}
    own_rows = {row for row, _ in filled}
    areas = sum(1 for row, _ in set(grid.owner.values()) if row in own_rows)
    slots = (len(grid.rows) - 1) * (len(grid.columns) - 1)
    if len(set(grid.owner.values())) < _REGULAR * slots:
        return False
    if len({column for _, column in filled}) < 2 or len(filled) < _FILLED * areas:
        return False
    longest = max(len(text) for text in filled.values())
    return longest <= _LONGEST_CELL or len(own_rows) > 1


def _row(grid: Grid, row: int, texts: dict[Place, str], *, wide: bool) -> list[str]:
    """Return the words of a row; a short cell over several rows is said in each of them.

    `wide` says that a cell across several columns is said in each of these too.
    """
    cells: list[str] = []
    for column in range(len(grid.columns) - 1):
        owner = grid.owner[row, column]
        text = texts.get(owner, "")
        from_above = owner[0] != row and len(text) <= _LONGEST_REPEAT
        from_left = owner[1] != column
        said = owner == (row, column) or (from_above and not from_left) or (from_left and wide)
        cells.append(text if said else "")
    return cells


def _across(cells: list[str], grid: Grid, row: int) -> Row:
    """Say a cell across the whole table once."""
    owners = {grid.owner[row, column] for column in range(len(grid.columns) - 1)}
    return (cells[0],) if len(owners) == 1 else tuple(cells)


def _header_rows(
    grid: Grid, cells: dict[Place, list[Run]], shades: Sequence[Shade], kept: Sequence[int]
) -> int:
    """Count the first rows that are set in bold or tagged as header; or one row that is shaded."""
    count = 0
    while count < len(kept) and _is_bold(grid, cells, kept[count]):
        count += 1
    if 0 < count <= _MOST_HEADER_ROWS and count < len(kept):
        return count
    if count or len(kept) < 2:
        return 0
    first, second = (_is_shaded(grid, shades, row) for row in kept[:2])
    return 1 if first and not second else 0


def _is_bold(grid: Grid, cells: dict[Place, list[Run]], row: int) -> bool:
    columns = range(len(grid.columns) - 1)
    runs = [run for column in columns for run in cells.get((row, column), ())]
    return bool(runs) and all(run.role == "TH" or run.bold for run in runs)


def _is_shaded(grid: Grid, shades: Sequence[Shade], row: int) -> bool:
    middle = (grid.rows[row] + grid.rows[row + 1]) / 2
    behind = [
        one
        for one in shades
        if not one.picture and one.top <= middle <= one.bottom < grid.rows[-1] - 2
    ]
    return all(
        any(one.left <= (left + right) / 2 <= one.right for one in behind)
        for left, right in zip(grid.columns, grid.columns[1:], strict=False)
    )


def has_labels(rows: Sequence[Row]) -> bool:
    """Whether the first of several rows holds a short label for each of three columns or more."""
    if len(rows) < 3 or len(rows[0]) < 3 or any(len(row) < 2 for row in rows):
        return False
    return all(
        0 < len(one) <= _LONGEST_LABEL and not any(letter.isdigit() for letter in one)
        for one in rows[0]
    )


def _joined(heads: Sequence[Row]) -> Row:
    """Join the rows of a header column by column, without saying anything twice."""
    if not heads:
        return ()
    width = max(len(row) for row in heads)
    columns = ([row[n] for row in heads if n < len(row) and row[n]] for n in range(width))
    return tuple(" ".join(dict.fromkeys(parts)) for parts in columns)
