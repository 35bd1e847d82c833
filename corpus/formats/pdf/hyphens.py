"""Joins lines of text, with or without the hyphen at the end of the first."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPLIT = re.compile(r"([^\W\d_]+)(?:-|\u00ad)$")
_START = re.compile(r"[^\W\d_]+")
_COMPOUND_END = re.compile(r"(?:[^\W\d_]+-)*[^\W\d_]+-$")
_COMPOUND_START = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[-/_=?&]$")
_JOINING = "-/_=?&\u00ad\u2010\u2011"
_HYPHENS = ("-", "\u00ad", "\u2010", "\u2011")
_LONGEST_WORD = 120
_DASHES = str.maketrans("\u2010\u2011", "--")


class Words:
    """The words of a document, which tell whether a hyphen at a line's end belongs to the word."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._known: set[str] = set()
        broken = False
        for text in texts:
            found = _WORD.findall(text.lower().translate(_DASHES))
            # Half a word must not count as a word of its own.
            whole = found[1:] if broken else found
            broken = text[-1:] in _HYPHENS
            self._known.update(whole[:-1] if broken else whole)

    def joined(self, before: str, after: str) -> str:
        """Join two lines; a word broken at the end of the first becomes whole again.

        The hyphen stays where the document writes the word so elsewhere, or where it uses both
        halves as words of their own ("decision-making").
        """
        if not before or not after:
            return before or after
        if before.endswith("\u00ad"):
            return before[:-1] + after
        if before[-1] not in _JOINING:
            return f"{before} {after}"
        end = before[-_LONGEST_WORD:]
        if _ADDRESS.search(end):
            return before + after
        split, start = _SPLIT.search(end), _START.match(after)
        if not split or not start or not start[0][0].islower():
            joins = before[-1] in "-/\u2010\u2011" and before[-2:-1].strip() != ""
            return before + ("" if joins else " ") + after
        keeps = self._keeps_hyphen(end, after, (split[1].lower(), start[0].lower()))
        return before + after if keeps else before[:-1] + after

    def _keeps_hyphen(self, before: str, after: str, halves: tuple[str, str]) -> bool:
        """Whether the hyphen between two halves, perhaps of a longer compound, is the word's."""
        first, second = halves
        if first + second in self._known:
            return False
        compound_end, compound_start = _COMPOUND_END.search(before), _COMPOUND_START.match(after)
        whole = (compound_end[0] if compound_end else "") + (compound_start or [""])[0]
        if {f"{first}-{second}", whole.lower()} & self._known:
            return True
        # "out-of-hours" has short words in it; a pair of them alone would often be syllables.
        shortest = 2 if whole.count("-") > 1 else 3
        return min(len(first), len(second)) >= shortest and {first, second} <= self._known
