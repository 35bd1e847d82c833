"""The chain of versions: what replaced what over time, laid out as one line, oldest first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from corpus.publication import Status
from corpus.written_date import PartialDate
from ui.web.library.holdings import Entry, Holdings

# A chain longer than this is shown from its newest end.
MOST_POINTS = 60


@dataclass(frozen=True, slots=True)
class Point:
    """One publication on the line of time.

    `begins` and `ends` are the first and last day of its time, as far as known; `applies` tells
    that `begins` is when it came to apply, not when it was published, and `withdrawn` that `ends`
    is when it was withdrawn. `still` is true for one that applies today. `gap` is the time before
    it in which nothing on the line is known to have applied.
    """

    entry: Entry
    here: bool
    begins: PartialDate | None
    ends: PartialDate | None
    applies: bool
    withdrawn: bool
    still: bool
    replaced: tuple[str, ...] = ()
    gap: tuple[PartialDate, PartialDate] | None = None


def timeline_of(entry: Entry, holdings: Holdings) -> tuple[Point, ...]:
    """Return everything that a publication replaced and that replaced it, step by step, with it.

    Loops and forks in what is known do no harm: each publication stands on the line once.
    """
    if entry.id not in holdings:
        return (_point(entry, entry.id, holdings),)
    names = _reached(entry.id, holdings.older) | _reached(entry.id, holdings.newer)
    points: list[Point] = []
    for name in in_order(names, holdings)[-MOST_POINTS:]:
        point = _point(holdings[name], entry.id, holdings)
        points.append(_after(point, points))
    return tuple(points)


def in_order(names: Iterable[str], holdings: Holdings) -> list[str]:
    """Return ids so that what is replaced comes first, by date where nothing else decides.

    Where a loop leaves no first one, the earliest is taken (Kahn 1962, with a way out).
    """
    left = set(names)
    waiting = {name: {one for one in holdings.older.get(name, ()) if one in left} for name in left}
    heap = [(_age(holdings[name]), name) for name in left if not waiting[name]]
    heapq.heapify(heap)
    ordered: list[str] = []
    while left:
        name = heapq.heappop(heap)[1] if heap else min(left, key=lambda one: _age(holdings[one]))
        if name not in left:
            continue
        left.discard(name)
        ordered.append(name)
        for newer in holdings.newer.get(name, ()):
            if newer in left:
                waiting[newer].discard(name)
                if not waiting[newer]:
                    heapq.heappush(heap, (_age(holdings[newer]), newer))
    return ordered


def _reached(start: str, links: Mapping[str, Sequence[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        for one in links.get(waiting.pop(), ()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found


def _age(entry: Entry) -> tuple[str, str]:
    begins = entry.publication.applies_from or entry.publication.published
    return begins.isoformat() if begins else "", entry.id


def _point(entry: Entry, here: str, holdings: Holdings) -> Point:
    publication = entry.publication
    begins = publication.applies_from or publication.published
    ends = publication.applies_to or publication.withdrawn_on
    return Point(
        entry,
        here=entry.id == here,
        begins=begins,
        ends=ends,
        applies=publication.applies_from is not None,
        withdrawn=publication.applies_to is None and ends is not None,
        still=publication.status is Status.CURRENT,
        replaced=holdings.older.get(entry.id, ()),
    )


def _after(point: Point, before: Sequence[Point]) -> Point:
    """Return the point with the gap between it and what came before, where there is one."""
    if not before or any(one.still for one in before):
        return point
    ends = [one.ends for one in before if one.ends and one.ends.day]
    begins = point.begins
    if len(ends) < len(before) or begins is None or begins.day is None or not point.applies:
        return point
    last = max(one.last_day for one in ends)
    if begins.first_day - last <= timedelta(days=1):
        return point
    gap = (
        PartialDate.of(last + timedelta(days=1)),
        PartialDate.of(begins.first_day - timedelta(days=1)),
    )
    return replace(point, gap=gap)
