"""What a person asks the list of publications for, as it stands in the address of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Protocol
from urllib.parse import urlencode

from corpus.document import fold_space

LIBRARY = "/library"
SORTS = ("newest", "title")
MOST_CHARACTERS = 200
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_YES = "yes"
# The names in the address, where they differ from those of the fields.
_NAMES = {"year_from": "from", "year_to": "to"}


class Query(Protocol):
    """The values of an address by name."""

    def get(self, name: str, default: str, /) -> str:
        """Return the value of a name."""

    def getlist(self, name: str, /) -> list[str]:
        """Return all values of a name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Search words, filters and order; an empty one asks for everything.

    Years are texts of four digits. `held` and `official` are "yes" or empty.
    """

    words: str = ""
    status: tuple[str, ...] = ()
    publisher: str = ""
    nation: str = ""
    topic: str = ""
    kind: str = ""
    year_from: str = ""
    year_to: str = ""
    held: str = ""
    official: str = ""
    sort: str = ""

    @property
    def ordered_by(self) -> str:
        """The order of the list: the one asked for, or the best match, official text first."""
        return self.sort or "usual"

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """The name and value of everything that narrows the list."""
        narrowing = [one.name for one in fields(self) if one.name not in ("status", "sort")]
        single = [(name, getattr(self, name)) for name in narrowing if getattr(self, name)]
        return (*single, *(("status", one) for one in self.status))

    def without(self, name: str, value: str) -> Asked:
        """Return what is asked without one of its filters."""
        if name == "status":
            return replace(self, status=tuple(one for one in self.status if one != value))
        left = {one.name: getattr(self, one.name) for one in fields(self)} | {name: ""}
        return Asked(**left)

    def address(self, page: int = 1) -> str:
        """Return the address of a page of the list that is asked for."""
        return f"{LIBRARY}{self.query(page)}#results"

    def query(self, page: int = 1) -> str:
        """Return what is asked as the query of an address, with its question mark."""
        values = [
            (_NAMES.get(one.name, one.name), getattr(self, one.name))
            for one in fields(self)
            if getattr(self, one.name)
        ]
        if page > 1:
            values.append(("page", str(page)))
        return f"?{urlencode(values, doseq=True)}" if values else ""


def asked_from(query: Query) -> Asked:
    """Read what is asked from the query of an address; nothing in it can fail."""
    single = {
        one.name: fold_space(query.get(_NAMES.get(one.name, one.name), ""))
        for one in fields(Asked)
        if one.name != "status"
    }
    status = tuple(dict.fromkeys(fold_space(one) for one in query.getlist("status") if one.strip()))
    asked = Asked(**single, status=status)
    return replace(
        asked,
        held=_YES if asked.held == _YES else "",
        official=_YES if asked.official == _YES else "",
        sort=asked.sort if asked.sort in SORTS else "",
    )


def problems_of(asked: Asked) -> Mapping[str, str]:
    """Return the message on each field that cannot be searched for, by the name of the field."""
    problems: dict[str, str] = {}
    if len(asked.words) > MOST_CHARACTERS:
        problems["words"] = "library-problem-words"
    for name in ("year_from", "year_to"):
        if getattr(asked, name) and not _is_year(getattr(asked, name)):
            problems[name] = "library-problem-year"
    given = asked.year_from and asked.year_to and not problems
    if given and int(asked.year_from) > int(asked.year_to):
        problems["year_to"] = "library-problem-years"
    others = (asked.publisher, asked.nation, asked.topic, asked.kind, *asked.status)
    if any(len(one) > MOST_CHARACTERS for one in others) or len(asked.status) > len(SORTS) * 10:
        problems["filters"] = "library-problem-filters"
    return problems


def with_chosen(known: Iterable[str], chosen: str | Sequence[str]) -> list[str]:
    """Return what can be chosen, with what was chosen even if there is nothing of it."""
    own = [chosen] if isinstance(chosen, str) else chosen
    return list(dict.fromkeys([*known, *(one for one in own if one)]))


def _is_year(given: str) -> bool:
    digits = given.isascii() and given.isdigit() and len(given) == 4
    return digits and _FIRST_YEAR <= int(given) <= _LAST_YEAR
