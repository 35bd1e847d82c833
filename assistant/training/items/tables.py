"""Items on tables: what stands in a row, and which row something stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from assistant.checking.figure import DURATIONS, Measure
from assistant.checking.figures import figures_in
from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.actors import kind_of_actor
from assistant.training.english.casing import opening
from assistant.training.english.verbs import Tense, forms
from assistant.training.english.words import content_of
from assistant.training.item import ItemKind
from assistant.training.items.choices import Choice, arranged
from assistant.training.items.draft import Bench, Draft
from assistant.training.material import Piece
from corpus.document import BlockKind

_ASKING = re.compile(r"^(?:who|what|which|when|where|how|whether|why)\b", re.IGNORECASE)
_OF_IT = re.compile(
    r"^(?P<asked>what|who|where|when|how(?: \w+)?) (?P<it>it|they|(?:the|an?) \w+) (?P<verb>\w+)"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
_DESCRIBING = re.compile(
    r"^(?:what (?:it|they) (?:is|are|means?|does|do)|meanings?|descriptions?|definition|what is"
    r"|who is in it|who it is for|what happens|what it covers|purpose|role|duties"
    r"|what they do|task)\b",
    re.IGNORECASE,
)
_PROVENANCE = re.compile(
    r"\b(?:sources?|where it comes from|status|standing|documents?|notes?|entry|link|address"
    r"|version|file|issue|report|text|publication|instruction|guidance|title|seen|read)\b",
    re.IGNORECASE,
)
_LONGEST_CELL, _LONGEST_KEY, _LONGEST_HEADER = 14, 10, 9
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with the header above it."""

    header: tuple[str, ...]
    cells: tuple[str, ...]
    piece: Piece


def tables_in(pieces: list[Piece]) -> list[list[Row]]:
    """Return the tables of the pieces, each as its rows; only those with a header."""
    rows = [row for piece in pieces if (row := row_of(piece)) is not None]
    return [
        list(group)
        for _, group in groupby(rows, key=lambda one: (one.piece.document.id, one.piece.unit.group))
    ]


def row_of(piece: Piece) -> Row | None:
    """Return the row that a piece is, nothing for another piece or a row without header."""
    if not piece.unit.is_row or not piece.unit.leads:
        return None
    block = next((one for one in piece.section.blocks if one.start == piece.unit.core[0]), None)
    if block is None or block.kind is not BlockKind.TABLE_ROW:
        return None
    start, end = piece.unit.leads[-1]
    header = [one.strip() for one in f" {piece.document.text[start:end]} ".split(" | ")]
    cells = [one.strip() for one in f" {piece.core} ".split(" | ")]
    if len(header) != len(cells) or len(cells) < 2 or not header[0]:
        return None
    return Row(tuple(header), tuple(cells), piece)


def table_drafts(pieces: list[Piece], bench: Bench) -> Iterator[Draft]:
    """Yield drafts for tables whose rows and columns say what they are."""
    for rows in tables_in(pieces):
        if _PROVENANCE.search(" ".join(rows[0].header)):
            continue
        if len(rows) < _FEWEST_ROWS or len({one.cells[0] for one in rows}) < len(rows):
            continue
        for column in range(1, len(rows[0].header)):
            header = rows[0].header[column]
            if not header or is_about_sources(header) or re.search(r"\d\.\d", header):
                continue
            for row in rows:
                yield from _what_stands(row, column, rows, bench)
                yield from _which_row(row, column, rows, bench)


def _what_stands(row: Row, column: int, rows: list[Row], bench: Bench) -> Iterator[Draft]:
    """Ask for a short cell; the wrong answers are cells of the same column."""
    cell, key = row.cells[column], row.cells[0]
    column_cells = [one.cells[column] for one in rows]
    if not _is_short(row, column) or column_cells.count(cell) > 1 or is_about_sources(cell):
        return
    if content_of(cell) <= content_of(key) and content_of(cell):
        return
    question = _question(row, column, bench)
    wrong = [
        Choice(opening(one.cells[column]), one.piece)
        for one in _by_nearness(rows, row)
        if len(one.cells[column].split()) <= _LONGEST_CELL
        and _has_same_form(one.cells[column], cell)
    ]
    found = arranged(opening(cell), wrong, question, bench)
    if found is None:
        return
    options, right = found
    yield Draft(
        kind=_kind(cell, row.header[column]),
        question=question,
        options=options,
        right=(right,),
        pieces=(row.piece,),
        explanation=f"In the row of “{key}” stands: {cell}.",
        worth=_worth(row, column),
        matter=f"{row.piece.document.id}:{row.piece.unit.core[0]}",
    )


def _which_row(row: Row, column: int, rows: list[Row], bench: Bench) -> Iterator[Draft]:
    """Ask for the first cell of a row by what it is said to be."""
    cell, key = row.cells[column], row.cells[0]
    if not _DESCRIBING.match(row.header[column]) or len(cell.split()) < 4 or len(key.split()) > 6:
        return
    if content_of(key) & content_of(cell) or is_about_sources(cell):
        return
    name = row.header[0].rstrip("s") if row.header[0].endswith("s") else row.header[0]
    question = f"Which {bench.casing.inside(name)} is this: “{cell}”?"
    wrong = [Choice(one.cells[0], one.piece) for one in _by_nearness(rows, row)]
    found = arranged(key, wrong, question, bench)
    if found is None:
        return
    options, right = found
    yield Draft(
        kind=ItemKind.WHICH,
        question=question,
        options=options,
        right=(right,),
        pieces=(row.piece,),
        explanation=f"This is said of {key}.",
        worth=0.7,
        matter=f"{row.piece.document.id}:{row.piece.unit.core[0]}",
    )


def _question(row: Row, column: int, bench: Bench) -> str:
    heading = row.piece.heading.rstrip("?:. ")
    asked = bench.casing.inside(row.header[column])
    key = row.cells[0]
    table = (
        f"In the table “{heading}”" if heading else f"In “{row.piece.document.publication.title}”"
    )
    if _ASKING.match(asked) and len(asked.split()) > 1:
        return f"{table}, for “{key}”: {_turned(asked.rstrip('?'))}?"
    return f"{table}, what stands under “{row.header[column]}” for “{key}”?"


def _turned(asked: str) -> str:
    """Turn the head of a column into a question: "what it does" into "what does it do"."""
    found = _OF_IT.match(asked)
    if found is None:
        return asked
    verb = forms().get(found["verb"])
    if found["verb"] in ("is", "are", "was", "were"):
        return f"{found['asked']} {found['verb']} {found['it']}{found['rest']}"
    if found["verb"] in ("does", "do"):
        return f"{found['asked']} {found['verb']} {found['it']} do{found['rest']}"
    if verb is None and found["it"] != "they" and re.fullmatch(r"[a-z]{3,}[^s]s", found["verb"]):
        return f"{found['asked']} does {found['it']} {found['verb'][:-1]}{found['rest']}"
    if verb is None:
        return asked
    helper = "do" if found["it"] == "they" else "did" if verb.tense is Tense.PAST else "does"
    return f"{found['asked']} {helper} {found['it']} {verb.base}{found['rest']}"


def _is_short(row: Row, column: int) -> bool:
    return (
        len(row.cells[column].split()) <= _LONGEST_CELL
        and len(row.cells[0].split()) <= _LONGEST_KEY
        and len(row.header[column].split()) <= _LONGEST_HEADER
        and bool(row.cells[column])
        and bool(row.cells[0])
    )


def _by_nearness(rows: list[Row], row: Row) -> list[Row]:
    at = rows.index(row)
    return sorted(
        (one for one in rows if one is not row), key=lambda one: abs(rows.index(one) - at)
    )


def _has_same_form(one: str, other: str) -> bool:
    """Tell whether two cells may stand as answers beside each other: figures beside figures."""
    some, others = figures_in(one), figures_in(other)
    if not some and not others:
        return True
    lengths = len(one.split()), len(other.split())
    return [it.measure for it in some] == [it.measure for it in others] and (
        abs(lengths[0] - lengths[1]) <= 1
    )


def _worth(row: Row, column: int) -> float:
    cell, header = row.cells[column], row.header[column]
    worth = 0.5 if figures_in(cell) or _ASKING.match(header) else 0.4
    return worth - 0.05 * len(row.cells[0].split()) / 4 - 0.1 * (";" in cell)


def _kind(cell: str, header: str) -> ItemKind:
    found = figures_in(cell)
    if found and len(cell.split()) <= 7:
        measure = found[0].measure
        if measure in DURATIONS or measure is Measure.RATE:
            return ItemKind.DURATION
        if measure is Measure.DATE:
            return ItemKind.DATE
        if measure in (Measure.COUNT, Measure.SHARE, Measure.POUND):
            return ItemKind.NUMBER
    if kind_of_actor(cell) or header.lower().startswith("who"):
        return ItemKind.WHO
    return ItemKind.WHICH
