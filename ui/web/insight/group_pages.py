"""The pages of what nothing answers: the groups, one group, and what was asked once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from fastapi import APIRouter
from starlette.responses import Response

from assistant.insight.again import never
from assistant.insight.group import Group, State
from assistant.insight.groups import LONGEST_NOTE, LONGEST_OWNER, WEEKS, GroupStore
from ui.web.insight.answers import (
    INSIGHT,
    Desk,
    Form,
    Typed,
    Visiting,
    number_from,
    page,
    shown,
    to,
)
from ui.web.insight.charts import Columns, columns
from ui.web.insight.csv_file import csv_file
from ui.web.insight.paging import part_of
from ui.web.language import Words
from ui.web.library.addresses import document_address, quote_address
from ui.web.visitor import Visit

GROUPS = f"{INSIGHT}/groups"
_PER_PAGE = 20
_EXAMPLES_SHOWN = 30
_ALONE_SHOWN = 50
_OPEN = "open"
_ORDERS: dict[str, Callable[[Group], tuple[float, ...]]] = {
    "count": lambda one: (-one.count,),
    "lately": lambda one: (-one.lately, -one.count),
    "last": lambda one: (-one.last_at.timestamp(),),
}


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group with its trend drawn, and where it is."""

    group: Group
    name: str
    trend: Columns
    address: str
    found_in: str

    @property
    def state(self) -> str:
        """The state as the end of a message."""
        return self.group.state.value.replace("_", "-")


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which groups are asked for, and in which order."""

    state: str
    order: str
    first: int

    def admits(self, group: Group) -> bool:
        if self.state == _OPEN:
            return group.state in (State.NEW, State.WITH_OWNER)
        return self.state == "all" or group.state.value == self.state


def add_groups(pages: APIRouter, desk: Desk) -> None:
    """Add the list of groups, and what is done with one."""

    @pages.get(INSIGHT)
    def list_page(
        visit: Visiting, state: str = _OPEN, order: str = "count", first: str = ""
    ) -> Response:
        known = (_OPEN, "all", *map(str, State))
        asked = _Asked(
            state if state in known else _OPEN,
            order if order in _ORDERS else "count",
            number_from(first),
        )
        return shown(visit, lambda: _list(visit, desk, asked))

    @pages.post(f"{INSIGHT}/renew")
    def renew(visit: Visiting) -> Response:
        def make() -> Response:
            # The watch asks again: a person should not wait for all groups.
            desk.room.renew(never)
            desk.call_watch()
            return to(INSIGHT)

        return shown(visit, make)

    @pages.get(f"{INSIGHT}/groups.csv")
    def groups_csv(visit: Visiting) -> Response:
        return shown(visit, lambda: _csv(visit.words, desk.room.groups.all()))

    _add_questions(pages, desk)
    _add_decisions(pages, desk)


def _add_questions(pages: APIRouter, desk: Desk) -> None:
    @pages.get(f"{INSIGHT}/alone")
    def alone_page(visit: Visiting, first: str = "") -> Response:
        def make() -> Response:
            found = desk.room.groups.alone()
            part = part_of(found, number_from(first), _ALONE_SHOWN)
            return page(visit, "alone", part=part, count=len(found), here=f"{INSIGHT}/alone")

        return shown(visit, make)

    @pages.get(f"{GROUPS}/{{group_id}}")
    def group_page(visit: Visiting, group_id: str, first: str = "") -> Response:
        def make() -> Response:
            return _one(visit, desk.room.groups.get(group_id), number_from(first))

        return shown(visit, make)


def _add_decisions(pages: APIRouter, desk: Desk) -> None:
    @pages.post(f"{GROUPS}/{{group_id}}/ask")
    def ask_again(visit: Visiting, group_id: str) -> Response:
        return shown(visit, lambda: _ask_again(visit, desk, group_id), f"{GROUPS}/{group_id}")

    @pages.post(f"{GROUPS}/{{group_id}}/{{decision}}")
    def decide(visit: Visiting, group_id: str, decision: str, form: Form) -> Response:
        def make() -> Response:
            _DECISIONS.get(decision, _nothing)(desk.room.groups, group_id, form)
            return to(f"{GROUPS}/{group_id}")

        return shown(visit, make, f"{GROUPS}/{group_id}")


def _nothing(*_: object) -> None:
    """Decide nothing: the page is shown as it is."""


_DECISIONS: dict[str, Callable[[GroupStore, str, Typed], None]] = {
    "owner": lambda groups, key, form: groups.give_to(key, form.one("owner"), form.one("note")),
    "decline": lambda groups, key, form: groups.decline(key, form.one("note")),
    "open": lambda groups, key, _: groups.open_again(key),
    "reject": lambda groups, key, _: groups.reject_answer(key),
}


def _ask_again(visit: Visit, desk: Desk, group_id: str) -> Response:
    group, address = desk.room.groups.get(group_id), f"{GROUPS}/{group_id}"
    if desk.room.again.one(group) is not None:
        return to(address)
    return _one(replace(visit, back=address), group, 0, still_open=True)


def _list(visit: Visit, desk: Desk, asked: _Asked) -> Response:
    groups = desk.room.groups.all()
    chosen = sorted(filter(asked.admits, groups), key=_ORDERS[asked.order])
    part = part_of(chosen, asked.first, _PER_PAGE)
    return page(
        visit,
        "list",
        groups=[_shown(one, visit.words) for one in part.shown],
        part=part,
        asked=asked,
        states=[_OPEN, *(one.value for one in State), "all"],
        orders=list(_ORDERS),
        total=len(chosen),
        questions=sum(one.count for one in chosen),
        alone=len(desk.room.groups.alone()),
        here=f"{INSIGHT}?state={asked.state}&order={asked.order}",
    )


def _one(visit: Visit, group: Group, first: int, *, still_open: bool = False) -> Response:
    answer = group.answer
    one = _shown(group, visit.words)
    return page(
        visit,
        "group",
        one=one,
        part=part_of(group.examples, first, _EXAMPLES_SHOWN),
        here=one.address,
        nearest=[(one, document_address(one.document_id)) for one in group.nearest],
        answered_at=quote_address(answer.document_id, answer.start, answer.end) if answer else "",
        still_open=still_open,
        longest_owner=LONGEST_OWNER,
        longest_note=LONGEST_NOTE,
    )


def _shown(group: Group, words: Words) -> ShownGroup:
    counts = [one.count for one in group.weeks]
    trend = columns(
        counts,
        most=words("insight-number", number=max(counts, default=0)),
        ends=(words.day(group.weeks[0].begins), words.day(group.weeks[-1].begins)),
        said=words("insight-trend", weeks=WEEKS, lately=group.lately, before=group.before),
    )
    name = group.name[:1].upper() + group.name[1:] or words("insight-nameless")
    return ShownGroup(group, name, trend, f"{GROUPS}/{group.id}", _found_in(group, words))


def _found_in(group: Group, words: Words) -> str:
    """Return in how many conversations and enquiries the questions of a group were asked."""
    places = []
    if group.conversations:
        places.append(words("insight-conversations", count=group.conversations))
    if group.enquiries:
        places.append(words("insight-enquiries", count=group.enquiries))
    questions = words("insight-questions", count=group.count)
    if len(places) == 2:
        return words("insight-in-both", questions=questions, first=places[0], second=places[1])
    return words("insight-in", questions=questions, places=places[0])


_CSV = (
    *("group", "state", "owner", "questions", "conversations", "enquiries", "first", "last"),
    *("lately", "before", "example", "nearest", "answered-by"),
)


def _csv(words: Words, groups: list[Group]) -> Response:
    rows = [
        (
            one.name,
            words(f"insight-state-{one.state.replace('_', '-')}"),
            one.owner,
            one.count,
            one.conversations,
            one.enquiries,
            one.first_at.date().isoformat(),
            one.last_at.date().isoformat(),
            one.lately,
            one.before,
            one.examples[0].text,
            " › ".join(one.nearest[0].heading_trail) if one.nearest else "",
            one.answer.publication if one.answer else "",
        )
        for one in groups
    ]
    return csv_file("open-questions", [words(f"insight-column-{one}") for one in _CSV], rows)
