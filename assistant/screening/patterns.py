"""Patterns that take time in proportion to the text, whatever is typed.

RE2 runs an automaton and cannot backtrack, so no pattern of ours and no text of anybody's can make
it slow: https://github.com/google/re2/wiki/WhyRE2. It has no look-around; what has to stand beside
a find is part of the pattern, and group 1 is the find itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import re2

Span = tuple[int, int]

_NOTHING = r"[^\s\S]"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled pattern."""

    source: str
    engine: Any

    def found_in(self, text: str) -> bool:
        """Tell whether the pattern stands anywhere in a text."""
        return self.engine.search(text) is not None

    def is_all_of(self, text: str) -> bool:
        """Tell whether the pattern is the whole of a text."""
        return self.engine.fullmatch(text) is not None

    def spans_in(self, text: str) -> Iterator[Span]:
        """Yield where the pattern stands, in code points: group 1 where it has one."""
        group = 1 if self.engine.groups else 0
        for match in self.engine.finditer(text):
            start, end = match.span(group)
            if start >= 0:
                yield start, end


@cache
def pattern(source: str, *, any_case: bool = True) -> Pattern:
    """Compile a pattern in RE2's syntax; raises `re2.error` where RE2 cannot run it."""
    options = re2.Options()
    options.case_sensitive = not any_case
    options.log_errors = False
    return Pattern(source, re2.compile(source, options))


def any_of(sources: Iterable[str], terms: Mapping[str, str], *, any_case: bool = False) -> Pattern:
    """Compile patterns into one, after putting in what the <terms> in them stand for.

    One search instead of dozens: each gives other threads the interpreter, and waits for it again.
    """
    either = [f"(?:{_filled(one, terms)})" for one in sources]
    return pattern("|".join(either) if either else _NOTHING, any_case=any_case)


def _filled(source: str, terms: Mapping[str, str]) -> str:
    # A term may use terms, two deep at most.
    for _ in range(3):
        for name, stands_for in terms.items():
            source = source.replace(f"<{name}>", stands_for)
    return source
