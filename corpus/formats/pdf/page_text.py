"""Reads the visible text of a page into runs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.formats.pdf import native
from corpus.formats.pdf.native import Box, Handle, Places
from corpus.formats.pdf.page import ARTIFACT, Run
from corpus.formats.pdf.turning import SLANTED, UPRIGHT, Turning, direction_of

_SMALLEST = 2.0
_WIDEST = 20_000
Point = tuple[float, float]

_NEVER_SHOWN = (3, 7)
_WORD = re.compile(r"[^\s\x00]+")
_ODD = re.compile("[\x00\x02\ufffe\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc]")
# Bullets of symbol fonts have no character of their own; a reader sees a bullet, or a tick.
_BULLETS = dict.fromkeys((0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8), "•")
_PLAIN = {0: " ", 2: "-", 0xFFFE: "-", 0xF0FC: "✓", **_BULLETS}
_BOLD_NAMES = ("bold", "black", "heavy")
_BOLD_WEIGHT = 600
_WIDE_GAP, _WIDE_GAP_BETWEEN = 1.0, 0.4


@dataclass(frozen=True, slots=True)
class _Look:
    """How one text object looks; `seen` is false for text that no reader of the page sees."""

    size: float
    bold: bool
    direction: int
    white: bool
    seen: bool
    role: str


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of one page: its runs, those in white, and those drawn invisibly."""

    runs: tuple[Run, ...]
    white: tuple[Run, ...]
    unseen: tuple[Run, ...]
    turning: Turning


class TextReader:
    """Reads the text of the pages of one document, one page after another."""

    def __init__(self) -> None:
        self._places = Places()
        self._bold_fonts: dict[Handle, bool] = {}
        self._looks: dict[_Look, _Look] = {}

    def read(self, text: Handle, box: Box, roles: Mapping[int, str] | None) -> PageText:
        """Read a text page; `roles` are the tags of marked content by number, if it has tags."""
        self._bold_fonts.clear()
        words = _Words(text)
        looks = self._looks_of(text, words, roles)
        directions: Counter[int] = Counter()
        for word in words.found:
            directions[looks[word.object].direction] += word.end - word.start
        directions.pop(SLANTED, None)
        turning = Turning(box, max(directions, key=directions.__getitem__, default=0))
        return self._sorted_out(self._runs(text, words, looks, turning), turning)

    def _sorted_out(self, runs: Iterable[tuple[_Look, Run]], turning: Turning) -> PageText:
        kinds: tuple[list[Run], list[Run], list[Run]] = ([], [], [])
        width, height = turning.size
        for look, run in runs:
            # Broken files have places without end, or none; these must not get any further.
            has_end = run.left - _WIDEST < run.right < width + _WIDEST
            on_page = has_end and -2 < run.left < width and 0 < run.base < height + 2
            if on_page and look.size >= _SMALLEST:
                kinds[2 if not look.seen else 1 if look.white else 0].append(run)
        return PageText(tuple(kinds[0]), tuple(kinds[1]), tuple(kinds[2]), turning)

    def _looks_of(
        self, text: Handle, words: _Words, roles: Mapping[int, str] | None
    ) -> dict[Handle, _Look]:
        """Return how each object looks; within a word, one in the same font looks the same."""
        looks: dict[Handle, _Look] = {}
        before: tuple[object, ...] = ()
        look: _Look | None = None
        for word in words.found:
            if word.object in looks:
                continue
            font, size = native.font_of(word.object), native.font_size_at(text, word.start)
            same = (font, size, self._places.character_matrix(text, word.start)[:4])
            if look is None or not word.glued or same != before:
                look = self._look(text, word.object, word.start, roles)
            looks[word.object], before = look, same
        return looks

    def _look(
        self, text: Handle, one: Handle, start: int, roles: Mapping[int, str] | None
    ) -> _Look:
        matrix = self._places.character_matrix(text, start)
        size = native.font_size_at(text, start) * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        mode = native.render_mode(one)
        colour = self._places.fill_colour(one)
        stroked_only = mode == 1
        look = _Look(
            size=round(size, 2),
            bold=mode == 2 or self._is_bold(text, one, start),
            direction=direction_of(matrix),
            white=not stroked_only and colour is not None and min(colour[:3]) >= 245,
            seen=mode not in _NEVER_SHOWN and (colour is None or stroked_only or colour[3] > 8),
            role="" if roles is None else _role(one, roles),
        )
        return self._looks.setdefault(look, look)

    def _is_bold(self, text: Handle, one: Handle, start: int) -> bool:
        font = native.font_of(one)
        if font not in self._bold_fonts:
            name = native.font_name(font).lower()
            named = any(part in name for part in _BOLD_NAMES)
            self._bold_fonts[font] = named or native.weight_at(text, start) >= _BOLD_WEIGHT
        return self._bold_fonts[font]

    def _runs(
        self, text: Handle, words: _Words, looks: Mapping[Handle, _Look], turning: Turning
    ) -> Iterator[tuple[_Look, Run]]:
        """Yield runs in file order: words that look the same and stand side by side."""
        run: list[_Word] = []
        origin = before = (0.0, 0.0)
        for word in words.found:
            look = looks[word.object]
            if look.direction != turning.direction:
                continue
            origin, before = self._places.origin(text, word.start), origin
            same = bool(run) and look is looks[run[-1].object]
            if run and not (same and self._goes_on(text, (run[-1], word), (before, origin), look)):
                yield looks[run[0].object], self._run(text, words, run, looks, turning)
                run = []
            run.append(word)
        if run:
            yield looks[run[0].object], self._run(text, words, run, looks, turning)

    def _goes_on(
        self, text: Handle, words: tuple[_Word, _Word], origins: tuple[Point, Point], look: _Look
    ) -> bool:
        """Whether two words that look the same stand side by side without a wide gap."""
        (x, y), (next_x, next_y) = origins
        before, word = words
        one_object = before.object == word.object
        if look.direction == UPRIGHT and next_x < x:
            return False
        if not one_object and (look.direction != UPRIGHT or abs(next_y - y) > 0.1 * look.size):
            return False
        step = abs(next_x - x) + abs(next_y - y)
        if step < (0.5 * (before.end - before.start) + 0.7) * look.size and (
            one_object or word.glued
        ):
            return True
        end = self._places.character(text, before.end - 1)
        start = self._places.character(text, word.start)
        across = max(start[0] - end[1], end[0] - start[1])
        along = max(start[2] - end[3], end[2] - start[3])
        widest = _WIDE_GAP if one_object else _WIDE_GAP_BETWEEN
        return max(across, along) <= look.size * widest

    def _run(
        self,
        text: Handle,
        words: _Words,
        run: Sequence[_Word],
        looks: Mapping[Handle, _Look],
        turning: Turning,
    ) -> Run:
        first, last = run[0], run[-1]
        look = looks[first.object]
        left, base = turning.point(*self._places.origin(text, first.start))
        right = max(left, turning.area(self._places.character(text, last.end - 1))[1])
        spelt = words.spelt(first.start, last.end)
        return Run(
            spelt, left, right, base, look.size, look.bold, first.start, first.glued, look.role
        )


def _role(one: Handle, roles: Mapping[int, str]) -> str:
    number = native.marked_content(one)
    if number >= 0:
        return roles.get(number, "")
    names = (native.mark_name(native.mark_at(one, n)) for n in range(native.count_marks(one)))
    return ARTIFACT if ARTIFACT in names else ""


@dataclass(frozen=True, slots=True)
class _Word:
    """Characters `start` to `end` of a page, all of one object, without white space."""

    object: Handle
    start: int
    end: int
    glued: bool


class _Words:
    """The characters of a page and its words in file order."""

    def __init__(self, text: Handle) -> None:
        self._characters = native.characters(text, native.count_characters(text))
        self.found = tuple(self._parted(text))

    def spelt(self, start: int, end: int) -> str:
        """Return the characters with single spaces and plain hyphens."""
        words = self._characters[start:end]
        if _ODD.search(words):
            words = words.translate(_PLAIN)
        return " ".join(words.split())

    def _parted(self, text: Handle) -> Iterator[_Word]:
        object_at = native.object_at
        for word in _WORD.finditer(self._characters):
            start, end = word.span()
            first = object_at(text, start)
            if first == object_at(text, end - 1):
                if first:
                    yield _Word(first, start, end, glued=False)
                continue
            objects = [object_at(text, place) for place in range(start, end)]
            at = start
            for one, same in groupby(objects):
                until = at + len(list(same))
                if one:
                    yield _Word(one, at, until, glued=at > start)
                at = until
