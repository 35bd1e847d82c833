"""A long list in pages, with the links between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

One = TypeVar("One")

_NEIGHBOURS = 2
_LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page of the list; without a `number` it stands for the pages left out."""

    number: int | None = None
    address: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Paged(Generic[One]):
    """One page of a list; `first` and `last` count its things from 1 among all `total`."""

    things: tuple[One, ...]
    number: int
    pages: int
    first: int
    last: int
    total: int
    links: tuple[PageLink, ...] = ()
    before: str = ""
    after: str = ""


def paged(
    things: Sequence[One], number: int, size: int, address_of: Callable[[int], str]
) -> Paged[One]:
    """Return page `number` of `things`; one that there is not gives the nearest one."""
    pages = max(1, -(-len(things) // size))
    number = min(max(number, 1), pages)
    start = (number - 1) * size
    shown = tuple(things[start : start + size])
    return Paged(
        shown,
        number,
        pages,
        first=start + 1 if shown else 0,
        last=start + len(shown),
        total=len(things),
        links=tuple(_links(number, pages, address_of)) if pages > 1 else (),
        before=address_of(number - 1) if number > 1 else "",
        after=address_of(number + 1) if number < pages else "",
    )


def number_of(given: str) -> int:
    """Return the number of a page as it was asked for, 1 for anything that is none.

    Of a number that no list has pages for, the first digits will do.
    """
    if not (given.isascii() and given.isdigit()):
        return 1
    return int(given[:_LONGEST_NUMBER])


def _links(number: int, pages: int, address_of: Callable[[int], str]) -> list[PageLink]:
    near = range(number - _NEIGHBOURS, number + _NEIGHBOURS + 1)
    links: list[PageLink] = []
    for one in range(1, pages + 1):
        if one in (1, pages) or one in near:
            links.append(PageLink(one, address_of(one), here=one == number))
        elif links[-1].number is not None:
            links.append(PageLink())
    return links
