"""Items that ask for an order: steps of a process, and events in time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.checking.figure import Measure
from assistant.checking.figures import figures_in
from assistant.training.english.casing import opening
from assistant.training.english.words import content_of
from assistant.training.item import ItemKind, Option
from assistant.training.items.choices import are_near
from assistant.training.items.draft import Draft, shuffled
from assistant.training.items.tables import Row, tables_in
from assistant.training.material import Piece

_STEPS = re.compile(
    r"\b(?:steps?|stages?|in (?:this|the following) order|in turn|sequence|phases?)\b", re.I
)
_STEP_HEADER = re.compile(r"^(?:steps?|stages?|phases?)\b", re.IGNORECASE)
_DATE_HEADER = re.compile(r"^(?:dates?|when|years?|months?|time|day)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\(?\d{1,2}[.)]|\([a-z]\)|[a-z]\))\s$")
_MOST, _FEWEST = 5, 3
_LONGEST = 22


def order_drafts(pieces: list[Piece]) -> Iterator[Draft]:
    """Yield drafts for lists of steps, tables of steps and tables of dates."""
    for rows in tables_in(pieces):
        if _STEP_HEADER.match(rows[0].header[0]):
            yield from _of_step_rows(rows)
        elif _DATE_HEADER.match(rows[0].header[0]) and len(rows[0].header) == 2:
            yield from _of_events(rows)
    yield from _of_lists(pieces)


def _of_step_rows(rows: list[Row]) -> Iterator[Draft]:
    steps = [(opening(one.cells[0]), one.piece) for one in rows]
    yield from _draft(steps, _steps_question(rows[0].piece), 0.75)


def _of_events(rows: list[Row]) -> Iterator[Draft]:
    dated: list[tuple[str, str, Piece]] = []
    for row in rows:
        found = [one for one in figures_in(row.cells[0]) if one.measure is Measure.DATE]
        words = row.cells[1]
        told = any(one.measure is Measure.DATE for one in figures_in(words))
        is_dated = len(found) == 1 and "?" not in found[0].name[:7] and not told
        if is_dated and ";" not in words and 3 <= len(words.split()) <= _LONGEST:
            dated.append((found[0].name, words, row.piece))
    dated.sort(key=lambda one: one[0])
    apart = [one for at, one in enumerate(dated) if at == 0 or one[0][:7] != dated[at - 1][0][:7]]
    for begin in range(0, len(apart), _MOST):
        chosen = apart[begin : begin + _MOST]
        steps = [(opening(words), piece) for _, words, piece in chosen]
        question = "Put these events in the order in which they happened, the earliest first."
        yield from _draft(steps, question, 0.6)


def _of_lists(pieces: list[Piece]) -> Iterator[Draft]:
    lists: dict[tuple[str, int], list[Piece]] = {}
    for piece in pieces:
        if piece.unit.group >= 0 and not piece.unit.is_row and not piece.unit.introduces:
            lists.setdefault((piece.document.id, piece.unit.group), []).append(piece)
    for items in lists.values():
        first = items[0]
        start, end = first.unit.leads[0] if first.unit.leads else (0, 0)
        lead = first.document.text[start:end]
        numbered = all(_is_numbered(one) for one in items)
        if _STEPS.search(lead) and (numbered or re.search(r"order|in turn|sequence|steps", lead)):
            yield from _draft(
                [(opening(one.core.rstrip(";.,")), one) for one in items],
                _steps_question(first),
                0.75,
            )


def _is_numbered(piece: Piece) -> bool:
    start = piece.unit.core[0]
    return _NUMBERED.search(piece.document.text[max(0, start - 6) : start]) is not None


def _steps_question(piece: Piece) -> str:
    heading = piece.heading.rstrip("?:. ")
    if not heading:
        heading = piece.document.publication.title
    return f"“{heading}”: put these steps in order, the first one first."


def _draft(steps: Sequence[tuple[str, Piece]], question: str, worth: float) -> Iterator[Draft]:
    chosen = list(steps)[:_MOST]
    texts = [text for text, _ in chosen]
    near = any(are_near(one, other) for at, one in enumerate(texts) for other in texts[:at])
    if len(chosen) < _FEWEST or near or any(len(one.split()) > _LONGEST for one in texts):
        return
    if any(not content_of(one) for one in texts):
        return
    order = shuffled(question + "".join(texts), len(chosen))
    if order == sorted(order):
        order = order[1:] + order[:1]
    yield Draft(
        kind=ItemKind.ORDER,
        question=question,
        options=tuple(Option(texts[at]) for at in order),
        right=tuple(order.index(at) for at in range(len(chosen))),
        pieces=tuple(piece for _, piece in chosen),
        explanation="The guidance gives them in this order: " + "; ".join(texts) + ".",
        worth=worth,
        matter=f"{chosen[0][1].document.id}:order:{chosen[0][1].unit.core[0]}",
    )
