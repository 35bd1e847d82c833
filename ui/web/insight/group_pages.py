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
from ui.web.language import Words
from ui.web.library.addresses import document_address, quote_address
from ui.web.visitor import Visit

GROUPS = f"{INSIGHT}/groups"
_PER_PAGE = 20
_EXAMPLES_SHOWN = 30
_ALONE_SHOWN = 100
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
            return to(INSIGHT)

        return shown(visit, make)

    @pages.get(f"{INSIGHT}/groups.csv")
    def groups_csv(visit: Visiting) -> Response:
        return shown(visit, lambda: _csv(visit.words, desk.room.groups.all()))

    @pages.get(f"{INSIGHT}/alone")
    def alone_page(visit: Visiting) -> Response:
        def make() -> Response:
            found = desk.room.groups.alone()
            return page(visit, "alone", examples=found[:_ALONE_SHOWN], count=len(found))

        return shown(visit, make)

    @pages.get(f"{GROUPS}/{{group_id}}")
    def group_page(visit: Visiting, group_id: str) -> Response:
        return shown(visit, lambda: _one(visit, desk.room.groups.get(group_id)))

    _add_decisions(pages, desk)


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
    return _one(replace(visit, back=address), group, still_open=True)


def _list(visit: Visit, desk: Desk, asked: _Asked) -> Response:
    groups = desk.room.groups.all()
    chosen = sorted(filter(asked.admits, groups), key=_ORDERS[asked.order])
    here = chosen[asked.first : asked.first + _PER_PAGE]
    following = asked.first + _PER_PAGE
    return page(
        visit,
        "list",
        groups=[_shown(one, visit.words) for one in here],
        asked=asked,
        states=[_OPEN, *(one.value for one in State), "all"],
        orders=list(_ORDERS),
        total=len(chosen),
        questions=sum(one.count for one in chosen),
        alone=len(desk.room.groups.alone()),
        following=following if following < len(chosen) else None,
        preceding=max(0, asked.first - _PER_PAGE) if asked.first else None,
    )


def _one(visit: Visit, group: Group, *, still_open: bool = False) -> Response:
    answer = group.answer
    return page(
        visit,
        "group",
        one=_shown(group, visit.words),
        examples=group.examples[:_EXAMPLES_SHOWN],
        more=max(0, len(group.examples) - _EXAMPLES_SHOWN),
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
    name = group.name or words("insight-nameless")
    return ShownGroup(group, name, trend, f"{GROUPS}/{group.id}")


_CSV = (
    *("group", "state", "owner", "questions", "conversations", "first", "last"),
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
