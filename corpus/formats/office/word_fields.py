"""Fields of a Word file: their results are read, their instructions and contents lists are not."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from lxml import etree

from corpus.formats.office.word_names import FALLBACK, w

_LEFT_OUT = frozenset(("TOC", "INDEX", "TOA", "PAGE", "NUMPAGES", "SECTIONPAGES"))
_DEEPEST = 50
_MARK = w("fldChar")
_KIND = w("fldCharType")
_UNSEEN = frozenset((w("del"), w("moveFrom"), FALLBACK))


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    in_result: bool = False

    @property
    def is_unseen(self) -> bool:
        return not self.in_result or is_contents(self.instruction)


class Fields:
    """The fields that are open at one place of a text, outermost first.

    `unmatched` are the marks that begin a field which never ends: they must not swallow the rest.
    """

    def __init__(self, unmatched: Set[etree._Element]) -> None:
        self._unmatched = unmatched
        self._open: list[_Field] = []
        self._beyond = 0

    @property
    def is_unseen(self) -> bool:
        """Whether text at this place is not shown, or is a list of contents."""
        return any(one.is_unseen for one in self._open)

    def mark(self, mark: etree._Element) -> None:
        """Take the mark that begins, divides or ends a field."""
        kind = mark.get(_KIND)
        if kind == "begin":
            self._begin(mark)
        elif kind == "end" and self._beyond:
            self._beyond -= 1
        elif self._beyond:
            return
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def _begin(self, mark: etree._Element) -> None:
        if mark in self._unmatched:
            return
        if len(self._open) < _DEEPEST:
            self._open.append(_Field())
        else:
            self._beyond += 1

    def instruct(self, words: str) -> None:
        """Take a piece of a field's instruction."""
        if self._open and len(self._open[-1].instruction) < 100:
            self._open[-1].instruction += words

    def leave_contents(self) -> None:
        """End all fields that hide text: a heading or a table stands in none of them."""
        self._open = [one for one in self._open if not one.is_unseen]


def is_contents(instruction: str) -> bool:
    """Whether a field's result is a list of contents, an index or the number of a page."""
    return next(iter(instruction.upper().split()), "") in _LEFT_OUT


def unmatched_marks(root: etree._Element) -> set[etree._Element]:
    """Return the marks in `root` that begin a field without an end."""
    begun: list[etree._Element] = []
    for mark in root.iter(_MARK):
        kind = mark.get(_KIND)
        if kind not in ("begin", "end") or _is_unseen(mark):
            continue
        if kind == "begin":
            begun.append(mark)
        elif begun:
            begun.pop()
    return set(begun)


def _is_unseen(mark: etree._Element) -> bool:
    return any(one.tag in _UNSEEN for one in mark.iterancestors())
