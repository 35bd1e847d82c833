"""Writes paragraphs, lists, headings and tables into the canonical text."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import TextBuilder
from corpus.formats.flow import BULLET
from corpus.formats.pdf.headings import Headings
from corpus.formats.pdf.markers import MarkerKind
from corpus.formats.pdf.paragraphs import Paragraph, Piece
from corpus.formats.pdf.tables import Table

_SAME_DEPTH = 5.0
_DEEPEST = 9


class Writer:
    """Writes pieces in order; it knows how deep the list is that it is in."""

    def __init__(self, content: TextBuilder, headings: Headings) -> None:
        self._content = content
        self._headings = headings
        self._lefts: list[float] = []
        self._before = ""

    def write(self, pieces: Sequence[Piece]) -> None:
        """Write all pieces."""
        for place, piece in enumerate(pieces):
            level = self._headings.levels.get(place)
            if isinstance(piece, Table):
                self._end_list()
                self._write_table(piece)
            elif level is not None:
                self._end_list()
                self._content.heading(piece.words, level, page=piece.page)
            elif self._is_item(piece):
                self._write_item(piece)
            else:
                if not piece.footnote:
                    self._end_list()
                self._content.paragraph(piece.words, page=piece.page)
            self._before = piece.words

    def _end_list(self) -> None:
        self._lefts.clear()

    def _is_item(self, piece: Paragraph) -> bool:
        """Whether a marker makes a list item; `12.` at the margin numbers a whole paragraph."""
        marker = piece.marker
        if marker is None or marker.kind is MarkerKind.NUMBER or piece.footnote:
            return False
        if marker.kind is MarkerKind.BULLET or not marker.words[0].isdigit():
            return True
        indented = piece.left > piece.region.left + _SAME_DEPTH
        return indented or bool(self._lefts) or self._before.endswith(":")

    def _write_item(self, piece: Paragraph) -> None:
        marker = piece.marker
        if marker is None:
            return
        while self._lefts and piece.left < self._lefts[-1] - _SAME_DEPTH:
            self._lefts.pop()
        if not self._lefts or piece.left > self._lefts[-1] + _SAME_DEPTH:
            self._lefts.append(piece.left)
        words = piece.words[len(marker.words) :]
        shown = BULLET if marker.kind is MarkerKind.BULLET else marker.words
        depth = min(len(self._lefts), _DEEPEST)
        self._content.list_item(words, depth=depth, marker=shown, page=piece.page)

    def _write_table(self, table: Table) -> None:
        if table.header:
            self._content.table_row(table.header, header=True, page=table.page)
        for page, cells in table.rows:
            self._content.table_row(cells, page=page)
