"""All figures of a text, each character read once: the longest and surest reading first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.checking.amounts import (
    amounts_in,
    long_ordinals_in,
    numbered_in,
    ordinals_in,
    parted_in,
    rates_in,
    shares_in,
)
from assistant.checking.dates import dates_in
from assistant.checking.figure import Figure, Measure
from corpus.sentences import Span
from index.references import references_in

_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b0\d{2,4}(?: ?\d{3,4}){2}\b"
    r"|\b(?:[\w-]+\.)+(?:uk|org|com|net)\b(?:/[\w./-]*)?",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm)\b", re.IGNORECASE)
_READ = "\x00"


def figures_in(text: str) -> list[Figure]:
    """Return the figures of `text` in order; several may share a span ("14 or 28 days")."""
    rest = text
    found: list[Figure] = []
    for find in _FINDERS:
        taken: list[Span] = []
        for one in find(rest):
            if one.span in taken or not _overlaps(one.span, taken):
                taken.append(one.span)
                found.append(one)
        rest = _without(rest, taken)
    return sorted(found, key=lambda one: one.span)


def _addresses_in(text: str) -> Iterator[Figure]:
    for one in _ADDRESS.finditer(text):
        name = one[0].lower() if "." in one[0] else one[0].replace(" ", "")
        yield Figure(one.span(), Measure.ADDRESS, name=name)


def _times_in(text: str) -> Iterator[Figure]:
    for one in _TIME.finditer(text):
        name = one[0].lower().replace(" ", "").replace(".", ":")
        yield Figure(one.span(), Measure.NUMBERED, name=name)


def _references_in(text: str) -> Iterator[Figure]:
    for one in references_in(text):
        yield Figure(one.span, Measure.REFERENCE, name=one.name)


_FINDERS: tuple[Callable[[str], Iterator[Figure]], ...] = (
    _addresses_in,
    _times_in,
    _references_in,
    dates_in,
    numbered_in,
    parted_in,
    shares_in,
    rates_in,
    long_ordinals_in,
    amounts_in,
    ordinals_in,
)


def _overlaps(span: Span, taken: list[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _without(text: str, taken: list[Span]) -> str:
    for start, end in taken:
        text = text[:start] + _READ * (end - start) + text[end:]
    return text
