"""Parts the lines of a plain text into pieces: prose, list items, table rows, underlined headings.

Pages saved as text have lost their markup. What is left are blank lines, indents, markers, closing
punctuation and the width at which lines were wrapped, and those are what the rules here go by.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.written_date import date_in

_BULLET = re.compile(r"(?P<lead>\s*)(?P<marker>[•◦▪■‣●○∙·*–—-])\s+(?=\S)")
_NUMBER = re.compile(
    r"(?P<lead>\s*)(?P<marker>\((?:\d{1,3}|[A-Za-z]|[ivx]{2,5})\)|(?:\d{1,3}|[A-Za-z]|[ivx]{2,5})\)"
    r"|(?:\d{1,3}|[a-z]|[ivx]{2,5})\.)\s+(?=\S)"
)
_DASHES = "*–—-"
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,})\s*")
_ORNAMENT = re.compile(r"[\s=\-_*~#+.·•|:–—]+")
_DATED = re.compile(
    r"\s*(?:first\s+published|published|last\s+updated|updated)(?:\s+on)?\s*:?\s+(?=\d|[A-Z])",
    re.IGNORECASE,
)
_NUMBERED_TEXT = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})+\.?\s")
_LEAST_WIDTH = 45
_MOST_WIDTH = 130


class PieceKind(StrEnum):
    """What a piece of a plain text is."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    HEADER_ROW = "header_row"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of lines that belong together.

    `begins`: a blank line, or the edge of the text, stands before it; `alone`: after it as well.
    `indent` and `marker` are those of a list item, `level` that of an underlined heading, `cells`
    those of a row.
    """

    kind: PieceKind
    words: str
    begins: bool = False
    alone: bool = False
    indent: int = 0
    marker: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()


def pieces_of(text: str) -> list[Piece]:
    """Return the pieces of `text` (line feeds only) in order."""
    chunks = _chunks(text)
    width = _wrap_width(chunks)
    pieces: list[Piece] = []
    for chunk in chunks:
        found = list(_pieces_of_chunk(chunk, width))
        if found:
            found[0] = replace(found[0], begins=True, alone=len(found) == 1)
        if pieces and found and _continues_item(pieces[-1], chunk, found[0]):
            pieces[-1] = replace(pieces[-1], words=f"{pieces[-1].words} {found[0].words}")
            found = found[1:]
        pieces += found
    return pieces


def is_dated(line: str) -> bool:
    """Whether a line says when the page was published or updated: `Published 16 May 2019`."""
    lead = _DATED.match(line)
    return bool(lead and date_in(line[lead.end() : lead.end() + 30]))


def is_numbered_text(words: str) -> bool:
    """Whether words begin with the number of a paragraph or heading, such as 3.2."""
    return bool(_NUMBERED_TEXT.match(words))


def _chunks(text: str) -> list[list[str]]:
    """Part the text at blank lines, and drop lines of nothing but ornament."""
    chunks: list[list[str]] = [[]]
    for line in textwrap.dedent(text.replace("\f", "\n\n")).split("\n"):
        if not line.strip() or (not chunks[-1] and _ORNAMENT.fullmatch(line)):
            chunks.append([])
        else:
            chunks[-1].append(line.rstrip())
    return [chunk for chunk in chunks if chunk]


def _wrap_width(chunks: Sequence[Sequence[str]]) -> int:
    """Return the width at which lines seem to be wrapped; very large if they are not wrapped."""
    lengths = sorted(len(line) for chunk in chunks for line in chunk[:-1])
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    return max(usual, _LEAST_WIDTH) if usual <= _MOST_WIDTH else 1_000_000


def _continues_item(before: Piece, chunk: Sequence[str], first: Piece) -> bool:
    """Whether a chunk is a further paragraph of the item before it, by its indent."""
    inside = len(chunk[0]) - len(chunk[0].lstrip()) > before.indent + 1
    return before.kind is PieceKind.ITEM and first.kind is PieceKind.PROSE and inside


def _pieces_of_chunk(chunk: list[str], width: int) -> Iterator[Piece]:
    table = _table_separator(chunk)
    if table:
        yield from _rows(chunk, table)
        return
    dashes = sum(1 for line in chunk if _marked_by_dash(line))
    grown: _Growing | None = None
    last_line = ""
    for line in chunk:
        marked = _marked(line, grown.first if grown else None, last_line, dashes)
        if grown and grown.first.kind is PieceKind.PROSE and _UNDERLINE.fullmatch(line):
            yield grown.piece(heading_level=1 if "=" in line else 2)
            grown = None
        elif grown and not marked and _joins(grown.first, last_line, line, width):
            grown.lines.append(line.strip())
        elif not _ORNAMENT.fullmatch(line):
            if grown:
                yield grown.piece()
            grown = _Growing(marked or Piece(PieceKind.PROSE, line.strip()))
        last_line = line
    if grown:
        yield grown.piece()


class _Growing:
    """A piece while lines are still being added to it."""

    def __init__(self, first: Piece) -> None:
        self.first = first
        self.lines = [first.words]

    def piece(self, *, heading_level: int = 0) -> Piece:
        words = " ".join(self.lines)
        if heading_level:
            return Piece(PieceKind.HEADING, words, level=heading_level)
        return replace(self.first, words=words)


def _marked_by_dash(line: str) -> bool:
    bullet = _BULLET.match(line)
    return bool(bullet and bullet["marker"] in _DASHES)


def _marked(line: str, before: Piece | None, last_line: str, dashes: int) -> Piece | None:
    """Return the list item that a line begins, if it does.

    A dash at the start of a line may also be the middle of a sentence: it is a marker only at the
    start of a chunk, after a colon or an item, or when the chunk has several such lines.
    """
    found = _BULLET.match(line) or _NUMBER.match(line)
    if not found:
        return None
    begins = before is None or before.kind is PieceKind.ITEM or last_line.endswith(":")
    if found["marker"] in _DASHES and not begins and dashes < 2:
        return None
    return Piece(
        PieceKind.ITEM,
        line[found.end() :].strip(),
        indent=len(found["lead"].expandtabs(4)),
        marker=found["marker"],
    )


def _joins(before: Piece, last_line: str, line: str, width: int) -> bool:
    """Whether `line` goes on with the sentence or paragraph of the line before it."""
    if is_dated(line) or is_dated(last_line) or is_numbered_text(line):
        return False
    if _BULLET.match(line):
        # A dash that is no marker, by what _marked says, is the middle of a sentence.
        return True
    words = line.strip()
    indented = len(line) - len(line.lstrip()) > before.indent
    if before.kind is PieceKind.ITEM and indented:
        return True
    if words[0].islower() and last_line[-1] not in ".!?:":
        return True
    first_word = words.split(maxsplit=1)[0]
    return len(last_line) + 1 + len(first_word) >= width


def _table_separator(chunk: Sequence[str]) -> str | None:
    """Return what parts the cells if the chunk is a table: a bar, a tab, or nothing."""
    if len(chunk) < 2:
        return None
    if all("|" in line for line in chunk):
        return "|"
    tabbed = all("\t" in line.strip() for line in chunk)
    marked = any(_BULLET.match(one) or _NUMBER.match(one) or is_numbered_text(one) for one in chunk)
    same = len({len(_cells(line, "\t")) for line in chunk}) == 1
    return "\t" if tabbed and same and not marked else None


def _cells(line: str, separator: str) -> tuple[str, ...]:
    bare = line.strip(" ")
    if separator == "|":
        bare = bare.removeprefix("|").removesuffix("|")
    return tuple(cell.strip() for cell in bare.split(separator))


def _rows(chunk: Sequence[str], separator: str) -> Iterator[Piece]:
    rows = [_cells(line, separator) for line in chunk if not _ORNAMENT.fullmatch(line)]
    for place, cells in enumerate(rows):
        heads = place == 0 and len(rows) > 1 and all(re.search(r"[^\W\d]", one) for one in cells)
        kind = PieceKind.HEADER_ROW if heads else PieceKind.ROW
        yield Piece(kind, " ".join(cells), cells=cells)
