"""Tables of an OpenDocument file: data or layout, merged cells, header rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from corpus.formats.html_table import Cell, Row
from corpus.formats.office.odf_names import members, q, whole
from corpus.formats.office.odf_styles import OdfStyles
from corpus.formats.office.table import CellReader, with_header

_TABLE, _ROW, _CELL = q("table:table"), q("table:table-row"), q("table:table-cell")
_HEAD = q("table:table-header-rows")
_MOST_LAYOUT_COLUMNS = 2


def rows_in(table: etree._Element) -> Iterator[etree._Element]:
    """Go through the rows that are shown."""
    for row in members(table):
        if row.tag == _ROW and row.get(q("table:visibility"), "visible") == "visible":
            yield row


def cells_in(row: etree._Element) -> Iterator[etree._Element]:
    """Go through the cells, without the places that a merged cell covers."""
    return row.iterchildren(_CELL)


def is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges text: one column, tables in it, or headings down its side."""
    if len(list(islice(table.iter(_TABLE), 2))) > 1:
        return True
    widest = max((len(list(cells_in(row))) for row in rows_in(table)), default=0)
    below = islice(rows_in(table), 1, None)
    headings = any(next(row.iter(q("text:h")), None) is not None for row in below)
    return widest <= 1 or (widest <= _MOST_LAYOUT_COLUMNS and headings)


def is_on_fill(cell: etree._Element, styles: OdfStyles) -> bool:
    """Whether a cell has a coloured ground, on which white words can be read."""
    return bool(styles.named("table-cell", cell.get(q("table:style-name"))).shaded)


def rows_of(table: etree._Element, styles: OdfStyles, read: CellReader) -> list[Row]:
    """Return the rows of a table of data; `read` returns the words of a cell."""
    rows: list[Row] = []
    fills: list[bool] = []
    for row in rows_in(table):
        cells = list(cells_in(row))
        parent = row.getparent()
        in_head = parent is not None and parent.tag == _HEAD
        fills.append(all(is_on_fill(one, styles) for one in cells))
        rows.append(Row(tuple(_cell(one, styles, read) for one in cells), in_head))
    return with_header(rows, by_look=len(fills) > 1 and fills[0] and not fills[1])


def _cell(element: etree._Element, styles: OdfStyles, read: CellReader) -> Cell:
    text = read(element, is_on_fill(element, styles))
    spanned = whole(element.get(q("table:number-columns-spanned"))) or 1
    repeated = whole(element.get(q("table:number-columns-repeated"))) or 1
    return Cell(
        words=text.words,
        is_header=text.is_bold,
        columns=max(spanned, repeated),
        rows=whole(element.get(q("table:number-rows-spanned"))) or 1,
    )
