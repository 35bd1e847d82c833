"""Rows of a table that are known by a number or letter: "B | …" under "Tier | …" is tier B."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checking.amounts import numbered_in
from assistant.checking.figure import Figure

_NUMBER = re.compile(r"\b(?:\d{1,3}[A-Z]?|[A-G]\d?)\b", re.IGNORECASE)
_ONLY_NUMBERS = re.compile(rf"{_NUMBER.pattern}(?:\s?(?:,|and|or|to|-|–)\s?{_NUMBER.pattern})*")


def rows_of_table(text: str) -> Iterator[Figure]:
    """Yield the numbered things that the rows of a table in `text` are, by its first column."""
    heading = ""
    for line in text.splitlines():
        first, bar, _ = line.strip().lstrip("|").partition("|")
        first = first.strip()
        if not bar:
            heading = ""
        elif heading and _ONLY_NUMBERS.fullmatch(first):
            for number in _NUMBER.findall(first):
                yield from numbered_in(f"{heading} {number}")
        elif not heading and first:
            heading = first.split()[-1].lower()
