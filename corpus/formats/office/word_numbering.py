"""The numbering of a Word file: which marker each numbered paragraph shows."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace

from lxml import etree

from corpus.formats.office.blocks import Place
from corpus.formats.office.numbers import Counter, Level
from corpus.formats.office.style import Style
from corpus.formats.office.word_names import ALTERNATIVES, CHOICE, switch, value_of, w, whole
from corpus.formats.office.word_styles import Styles, indent_of

_DEEPEST = 8


@dataclass(slots=True)
class _Scheme:
    """An abstract list: its levels and the styles tied to them."""

    id: str
    levels: dict[int, Level]
    level_of_style: dict[str, int]


@dataclass(slots=True)
class _List:
    id: str
    scheme: _Scheme
    levels: dict[int, Level]
    restarts: dict[int, int]


class Numbering:
    """Counts the numbered paragraphs of a file in reading order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._elements: dict[str, etree._Element] = {}
        self._abstract: dict[str, etree._Element] = {}
        self._schemes: dict[str, _Scheme] = {}
        self._counters: dict[str, Counter] = {}
        self._restarted: set[tuple[str, int]] = set()
        if root is not None:
            for one in root.iterchildren(w("num")):
                self._elements[one.get(w("numId")) or ""] = one
            for one in root.iterchildren(w("abstractNum")):
                self._abstract[one.get(w("abstractNumId")) or ""] = one

    def marker(self, own: Style, style: Style) -> tuple[Place, str] | None:
        """Count a paragraph and return its place and marker; nothing if it is not numbered.

        `own` is what the paragraph itself says and `style` what its style says.
        """
        found = self._list(own.list_id or style.list_id)
        if found is None:
            return None
        level = self._level(own, style, found)
        place = Place(found.scheme.id, level, _indent(own, style, found.levels.get(level)))
        counter = self._counters.setdefault(found.scheme.id, Counter())
        return place, counter.next(found.levels, level, self._restart(found, level))

    def _restart(self, found: _List, level: int) -> int | None:
        """Return where the first paragraph of a list begins the count of its level anew."""
        if (found.id, level) in self._restarted:
            return None
        self._restarted.add((found.id, level))
        return found.restarts.get(level)

    def afresh(self) -> Numbering:
        """Return the same lists with nothing counted: text boxes and notes count on their own."""
        fresh = copy(self)
        fresh._counters, fresh._restarted = {}, set()
        return fresh

    def _level(self, own: Style, style: Style, found: _List) -> int:
        level = own.list_level
        if level is None and not own.list_id and style.numbered_by:
            level = found.scheme.level_of_style.get(style.numbered_by, style.list_level)
        return min(max(level or 0, 0), _DEEPEST)

    def _list(self, list_id: str | None) -> _List | None:
        if not list_id or list_id == "0" or list_id not in self._elements:
            return None
        if list_id not in self._lists:
            element = self._elements[list_id]
            scheme = self._scheme(value_of(element, "abstractNumId"))
            if scheme is None:
                return None
            self._lists[list_id] = _overridden(list_id, element, scheme)
        return self._lists[list_id]

    def _scheme(self, abstract_id: str | None) -> _Scheme | None:
        element = self._abstract.get(abstract_id or "")
        linked = value_of(element, "numStyleLink")
        if linked:
            # The list is defined in a style, which points to another list.
            other = self._elements.get(self._styles.numbering_of(linked) or "")
            other_id = value_of(other, "abstractNumId")
            if other_id in self._abstract and other_id != abstract_id:
                abstract_id, element = other_id, self._abstract[other_id or ""]
        if element is None or abstract_id is None:
            return None
        if abstract_id not in self._schemes:
            self._schemes[abstract_id] = _scheme_of(element, abstract_id)
        return self._schemes[abstract_id]


def _scheme_of(element: etree._Element, abstract_id: str) -> _Scheme:
    levels: dict[int, Level] = {}
    tied: dict[str, int] = {}
    for one in element.iterchildren(w("lvl")):
        place = whole(one.get(w("ilvl"))) or 0
        levels[place] = _level_of(one)
        tied.setdefault(value_of(one, "pStyle") or "", place)
    return _Scheme(abstract_id, levels, tied)


def _overridden(list_id: str, element: etree._Element, scheme: _Scheme) -> _List:
    levels = dict(scheme.levels)
    restarts: dict[int, int] = {}
    for one in element.iterchildren(w("lvlOverride")):
        place = whole(one.get(w("ilvl"))) or 0
        anew = one.find(w("lvl"))
        start = whole(value_of(one, "startOverride"))
        if anew is not None:
            levels[place] = _level_of(anew)
        if start is not None:
            restarts[place] = start
            levels[place] = replace(levels.get(place, Level("decimal", "")), start=start)
    return _List(list_id, scheme, levels, restarts)


def _level_of(element: etree._Element) -> Level:
    number_format = value_of(element, "numFmt") or _alternative(element) or "decimal"
    text = element.find(w("lvlText"))
    start = whole(value_of(element, "start"))
    return Level(
        number_format=number_format,
        pattern="" if text is None else text.get(w("val")) or "",
        start=0 if start is None else start,
        restart=whole(value_of(element, "lvlRestart")),
        all_decimal=bool(switch(element, "isLgl")),
        indent=indent_of(element.find(w("pPr"))),
    )


def _alternative(element: etree._Element) -> str | None:
    return value_of(element.find(f"{ALTERNATIVES}/{CHOICE}"), "numFmt")


def _indent(own: Style, style: Style, level: Level | None) -> int:
    by_style = None if own.list_id else style.indent
    by_level = level.indent if level else None
    for one in (own.indent, by_style, by_level, style.indent):
        if one is not None:
            return max(one, 0)
    return 0
