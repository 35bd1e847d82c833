"""The list of all publications known and documents held, searched and filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from starlette.responses import HTMLResponse

from corpus.publication import Publication, Status
from ui.web.language import Words
from ui.web.library.asked import LIBRARY, SORTS, Asked, problems_of, with_chosen
from ui.web.library.entry_view import card_of
from ui.web.library.holdings import Holdings
from ui.web.library.labels import label, shortened
from ui.web.library.paging import paged
from ui.web.library.searching import Found, Searcher, nations_of
from ui.web.rendering import room_page
from ui.web.visitor import Visit

PAGE_SIZE = 25
_YES_OR_NO = ("held", "official")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen in the form, with how many publications have it."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that is set, in words, with the address of the list without it."""

    words: str
    address: str


def list_page(
    visit: Visit, asked: Asked, number: int, holdings: Holdings, searcher: Searcher
) -> HTMLResponse:
    """Return the page of the list that is asked for, or the form with what cannot be asked."""
    words = visit.words
    problems = problems_of(asked)
    found = Found(()) if problems else searcher.find(asked)
    shown = paged(found.entries, number, PAGE_SIZE, asked.address)
    return room_page(
        visit,
        "library/list.html",
        room="library",
        code=400 if problems else 200,
        asked=asked,
        form=_form(asked, holdings, words),
        filters=[_filter(asked, one, words) for one in asked.filters],
        everything=LIBRARY,
        problems={
            name: words(message, typed=getattr(asked, name, ""))
            for name, message in problems.items()
        },
        read_as=[(shortened(typed), shortened(read)) for typed, read in found.read_as],
        shown=shown,
        cards=[card_of(one, holdings, words) for one in shown.things],
        known=len(holdings),
        held=sum(bool(one.documents) for one in holdings.values()),
    )


def _form(asked: Asked, holdings: Holdings, words: Words) -> Mapping[str, list[Choice]]:
    publications = [one.publication for one in holdings.values()]

    def choices(group: str, has: Callable[[Publication], Iterable[str | None]]) -> list[Choice]:
        counts = Counter(value for one in publications for value in has(one) if value)
        chosen = getattr(asked, group)
        made = [
            Choice(value, label(words, group, value), counts[value], value == chosen)
            for value in with_chosen(counts, chosen)
        ]
        return sorted(made, key=lambda one: one.words.casefold())

    return {
        "status": _statuses(asked, publications, words),
        "publisher": choices("publisher", lambda one: (one.publisher,)),
        "nation": choices("nation", nations_of),
        "topic": choices("topic", lambda one: one.topics),
        "kind": choices("kind", lambda one: (one.kind,)),
        "sort": [
            Choice(one, words(f"library-sort-{one or 'usual'}"), 0, one == asked.sort)
            for one in ("", *SORTS)
        ],
    }


def _statuses(asked: Asked, publications: Iterable[Publication], words: Words) -> list[Choice]:
    counts = Counter(one.status.value for one in publications)
    return [
        Choice(one, label(words, "status", one), counts[one], one in asked.status)
        for one in with_chosen(tuple(Status), asked.status)
    ]


def _filter(asked: Asked, one: tuple[str, str], words: Words) -> Filter:
    name, value = one
    said = words(f"library-{name.replace('_', '-')}")
    if name not in _YES_OR_NO:
        told = shortened(label(words, name, value))
        told = words("library-quoted", words=told) if name == "words" else told
        said = words("library-filter", name=said, value=told)
    return Filter(said, asked.without(name, value).address())
