"""Reads the ruled lines, filled areas and pictures of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.formats.pdf import native
from corpus.formats.pdf.native import Box, Handle, Matrix, Places
from corpus.formats.pdf.page import Rule, Shade
from corpus.formats.pdf.turning import Turning

_MOST_OBJECTS = 30_000
_MOST_SEGMENTS = 400
_MOST_RULES = 4_000
_DEEPEST_FORM = 4
_THIN = 3.0
_SMALLEST_SHADE = 4.0
_SMALLEST_DOT, _LARGEST_DOT = 1.2, 8.0


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page besides text, in the places of the page as it is looked at."""

    along: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    shades: list[Shade] = field(default_factory=list)
    dots: list[Shade] = field(default_factory=list)


class DrawingReader:
    """Reads the drawings of the pages of one document, one page after another."""

    def __init__(self) -> None:
        self._places = Places()
        self._turning = Turning((0, 0, 0, 0))
        self._drawing = Drawing()

    def read(self, page: Handle, turning: Turning) -> Drawing:
        """Read a page; of a page with very many objects only the first ones."""
        self._turning = turning
        self._drawing = Drawing()
        for one, kind, matrices in self._objects(page):
            if kind == native.IMAGE:
                self._add_shade(one, matrices, picture=True)
            elif kind == native.PATH:
                self._add_path(one, matrices)
            if len(self._drawing.along) + len(self._drawing.down) > _MOST_RULES:
                break
        return self._drawing

    def _objects(self, page: Handle) -> Iterator[tuple[Handle, int, tuple[Matrix, ...]]]:
        """Yield the objects of a page and of the forms on it, with the matrices around each."""
        left = _MOST_OBJECTS
        waiting: list[tuple[Handle, tuple[Matrix, ...], int]] = [(page, (), 0)]
        while waiting and left > 0:
            holder, matrices, deep = waiting.pop()
            count = native.count_in_form(holder) if deep else native.count_objects(holder)
            at = native.object_in_form if deep else native.object_on_page
            for place in range(min(count, left)):
                one = at(holder, place)
                kind = native.object_type(one)
                if kind == native.FORM and deep < _DEEPEST_FORM:
                    matrix = self._places.object_matrix(one)
                    waiting.append((one, (matrix, *matrices), deep + 1))
                elif kind != native.TEXT:
                    yield one, kind, matrices
            left -= count

    def _add_path(self, path: Handle, matrices: tuple[Matrix, ...]) -> None:
        filled, stroked = self._places.draw_mode(path)
        if not filled and not stroked:
            return
        box = self._box(path, matrices)
        if box is None:
            return
        left, right, top, bottom = box
        if _is_dot(right - left, bottom - top):
            self._drawing.dots.append(Shade(*box))
            return
        if bottom - top <= _THIN:
            self._add_line((left, (top + bottom) / 2), (right, (top + bottom) / 2))
            return
        if right - left <= _THIN:
            self._add_line(((left + right) / 2, top), ((left + right) / 2, bottom))
            return
        colour = self._places.fill_colour(path)
        is_shade = filled and not (colour and (min(colour[:3]) >= 245 or colour[3] < 8))
        if is_shade:
            self._add_shade(path, matrices)
        if is_shade or stroked:
            self._add_segments(path, matrices)

    def _add_segments(self, path: Handle, matrices: tuple[Matrix, ...]) -> None:
        count = native.count_segments(path)
        if count > _MOST_SEGMENTS:
            return
        own = self._places.object_matrix(path)
        start = before = (0.0, 0.0)
        for place in range(count):
            segment = native.segment_at(path, place)
            point = self._turned(_moved(self._places.point(segment), (own, *matrices)))
            kind = native.segment_type(segment)
            if kind == native.MOVE_TO:
                start = point
            elif kind == native.LINE_TO:
                self._add_line(before, point)
            if native.segment_closes(segment):
                self._add_line(point, start)
            before = point

    def _add_line(self, first: tuple[float, float], second: tuple[float, float]) -> None:
        width, height = abs(first[0] - second[0]), abs(first[1] - second[1])
        if height <= 1 and width > 1:
            ends = sorted((first[0], second[0]))
            self._drawing.along.append(Rule((first[1] + second[1]) / 2, *ends))
        elif width <= 1 and height > 1:
            ends = sorted((first[1], second[1]))
            self._drawing.down.append(Rule((first[0] + second[0]) / 2, *ends))

    def _add_shade(
        self, one: Handle, matrices: tuple[Matrix, ...], *, picture: bool = False
    ) -> None:
        box = self._box(one, matrices)
        if box and min(box[1] - box[0], box[3] - box[2]) >= _SMALLEST_SHADE:
            self._drawing.shades.append(Shade(*box, picture=picture))

    def _box(self, one: Handle, matrices: tuple[Matrix, ...]) -> Box | None:
        box = self._places.bounds(one)
        if box is None:
            return None
        if matrices:
            corners = [_moved((x, y), matrices) for x in box[:2] for y in box[2:]]
            across, up = [x for x, _ in corners], [y for _, y in corners]
            box = min(across), max(across), min(up), max(up)
        return self._turning.area(box)

    def _turned(self, point: tuple[float, float]) -> tuple[float, float]:
        return self._turning.point(*point)


def _is_dot(width: float, height: float) -> bool:
    smallest, largest = sorted((width, height))
    return smallest >= _SMALLEST_DOT and largest <= _LARGEST_DOT and largest < 1.4 * smallest


def _moved(point: tuple[float, float], matrices: tuple[Matrix, ...]) -> tuple[float, float]:
    x, y = point
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y
