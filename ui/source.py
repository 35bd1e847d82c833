"""A source: all that an answer cites from one place of the guidance, together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.answer import Citation, Footing


@dataclass(frozen=True, slots=True)
class Source:
    """The citations of one place that also stand alike, in the order they are given."""

    citations: tuple[Citation, ...]

    @property
    def first(self) -> Citation:
        """The citation that tells the place and status of all of them."""
        return self.citations[0]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that the text cites them by."""
        return tuple(one.number for one in self.citations)

    @property
    def footings(self) -> list[tuple[tuple[int, ...], tuple[Footing, ...]]]:
        """What the words rest on, each time with the numbers of those that rest on just that."""
        found: dict[tuple[Footing, ...], list[int]] = {}
        for one in self.citations:
            found.setdefault(one.rests_on, []).append(one.number)
        return [(tuple(numbers), footings) for footings, numbers in found.items()]


def sources_of(citations: Iterable[Citation]) -> list[Source]:
    """Return citations by place, each place where its first citation stood."""
    found: dict[Citation, list[Citation]] = {}
    for one in citations:
        found.setdefault(place_of(one), []).append(one)
    return [Source(tuple(them)) for them in found.values()]


def place_of(citation: Citation) -> Citation:
    """Return a citation without what belongs to its words alone.

    Document, headings, page, status and dates are left: words of one section that ceased to apply
    are another source than those that apply, so that neither has the other's label.
    """
    return replace(
        citation, number=0, passage_id="", url=None, quote="", start=0, end=0, rests_on=()
    )
