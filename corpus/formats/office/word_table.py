"""Tables of a Word file: data or layout, merged cells, header rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from corpus.formats.html_table import Allowance, Cell, Row
from corpus.formats.office.style import BODY_TEXT
from corpus.formats.office.table import CellReader, CellText, with_header
from corpus.formats.office.word_names import members, switch, value_of, w, whole
from corpus.formats.office.word_styles import Styles, is_fill

_TABLE, _ROW, _CELL, _PARAGRAPH = w("tbl"), w("tr"), w("tc"), w("p")
_MOST_LAYOUT_COLUMNS = 2


def rows_in(table: etree._Element) -> Iterator[etree._Element]:
    """Go through the rows that have not been deleted."""
    for row in members(table):
        if row.tag == _ROW and row.find(f"{w('trPr')}/{w('del')}") is None:
            yield row


def cells_in(row: etree._Element) -> Iterator[etree._Element]:
    """Go through the cells that have not been deleted."""
    for cell in members(row):
        if cell.tag == _CELL and cell.find(f"{w('tcPr')}/{w('cellDel')}") is None:
            yield cell


def is_layout(table: etree._Element, styles: Styles) -> bool:
    """Whether a table only arranges text: one column, tables in it, or headings down its side."""
    if len(list(islice(table.iter(_TABLE), 2))) > 1:
        return True
    widths = [len(list(cells_in(row))) for row in rows_in(table)]
    widest = max(widths, default=0)
    if widest <= 1:
        return True
    return widest <= _MOST_LAYOUT_COLUMNS and _has_headings(table, styles)


def _has_headings(table: etree._Element, styles: Styles) -> bool:
    """Whether headings stand below the first row, where they cannot just head the columns."""
    below = islice(rows_in(table), 1, None)
    outlines = (
        styles.paragraph(value_of(one.find(w("pPr")), "pStyle")).outline
        for row in below
        for one in row.iter(_PARAGRAPH)
    )
    return any(one is not None and one < BODY_TEXT for one in outlines)


def has_fill(table: etree._Element, styles: Styles) -> bool:
    """Whether a table has a coloured ground by its style or as a whole."""
    properties = table.find(w("tblPr"))
    by_name = styles.named(value_of(properties, "tblStyle"))
    return bool(by_name.shaded) or _is_filled(properties)


def is_on_fill(cell: etree._Element) -> bool:
    """Whether a cell has a coloured ground of its own, on which white words can be read."""
    return _is_filled(cell.find(w("tcPr")))


def _is_filled(properties: etree._Element | None) -> bool:
    shading = None if properties is None else properties.find(w("shd"))
    return shading is not None and is_fill(shading)


def rows_of(
    table: etree._Element, styles: Styles, allowance: Allowance, read: CellReader
) -> list[Row]:
    """Return the rows of a table of data; merged cells are repeated, header rows are marked.

    `read` returns the words of a cell; it is called once for each, in reading order.
    """
    on_fill = has_fill(table, styles)
    above: dict[int, str] = {}
    rows: list[Row] = []
    fills: list[bool] = []
    for row in rows_in(table):
        cells = list(_cells(row, on_fill, read))
        fills.append(all(one.on_fill for one in cells))
        laid = tuple(_laid(cells, above, allowance))
        rows.append(Row(laid, in_head=bool(switch(row.find(w("trPr")), "tblHeader"))))
    return with_header(rows, by_look=_first_row_differs(table, styles, fills))


@dataclass(frozen=True, slots=True)
class _Placed:
    text: CellText
    column: int
    columns: int
    continues: bool
    on_fill: bool


def _cells(row: etree._Element, table_on_fill: bool, read: CellReader) -> Iterator[_Placed]:
    column = min(whole(value_of(row.find(w("trPr")), "gridBefore")) or 0, 60)
    for place in range(column):
        yield _Placed(CellText("", False), place, 1, continues=False, on_fill=False)
    for cell in cells_in(row):
        properties = cell.find(w("tcPr"))
        span = max(whole(value_of(properties, "gridSpan")) or 1, 1)
        merge = None if properties is None else properties.find(w("vMerge"))
        continues = merge is not None and merge.get(w("val")) != "restart"
        on_fill = table_on_fill or is_on_fill(cell)
        yield _Placed(read(cell, on_fill), column, span, continues, on_fill)
        column += span


def _laid(cells: list[_Placed], above: dict[int, str], allowance: Allowance) -> Iterator[Cell]:
    for one in cells:
        words = one.text.words
        if one.continues and not words.strip():
            carried = above.get(one.column, "")
            words = carried if allowance.take(carried) else ""
        above[one.column] = words
        yield Cell(words, is_header=one.text.is_bold, columns=one.columns)


def _first_row_differs(table: etree._Element, styles: Styles, fills: list[bool]) -> bool:
    """Whether the first row looks like a header by the table's style or by its ground."""
    properties = table.find(w("tblPr"))
    look = None if properties is None else properties.find(w("tblLook"))
    styled = styles.named(value_of(properties, "tblStyle")).heads_first_row
    if styled and look is not None and _heads_first_row(look):
        return True
    return len(fills) > 1 and fills[0] and not fills[1]


def _heads_first_row(look: etree._Element) -> bool:
    stated = look.get(w("firstRow"))
    if stated is not None:
        return stated in ("1", "true", "on")
    try:
        return bool(int(look.get(w("val")) or "0", 16) & 0x20)
    except ValueError:
        # A look that is no number asks for nothing.
        return False
