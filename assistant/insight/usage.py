"""How the service is used, and how good it is: numbers of what is kept, and no names."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from assistant.answer import Outcome
from assistant.insight.group import Week
from assistant.records.database import Connection, Records, Row
from assistant.records.feedback import Reason, Verdict
from assistant.records.rows import now
from corpus.library import Library
from corpus.publication import Status

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many questions were asked on one day."""

    day: date
    count: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A document with the number of answers that cite it."""

    document_id: str
    publication: str
    answers: int


@dataclass(frozen=True, slots=True)
class Outdated:
    """Text that does not apply, and how many of those who asked for today's rules were shown it."""

    document_id: str
    publication: str
    status: str
    answers: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """A question that took an overtaken rule for granted, personal data masked."""

    text: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class WeekTimes:
    """How long answers took in one week, in seconds; `half` is the median, `most` the 95th."""

    week: Week
    half: float
    most: float


@dataclass(frozen=True, slots=True)
class DeskCount:
    """Enquiries that came to the helpdesk, the questions in them, and those that stayed open."""

    enquiries: int
    questions: int
    open: int


@dataclass(frozen=True, slots=True)
class Usage:
    """Everything told about the days from `since` to `until`, both included.

    `never` are documents held today that no answer of these days cites.
    """

    since: date
    until: date
    questions: int
    conversations: int
    days: tuple[DayCount, ...]
    outcomes: dict[Outcome, int]
    verdicts: dict[Verdict, int]
    reasons: dict[Reason, int]
    cited: tuple[Cited, ...]
    never: tuple[Cited, ...]
    outdated: tuple[Outdated, ...]
    corrected: tuple[Corrected, ...]
    half: float
    most: float
    times: tuple[WeekTimes, ...]
    helpdesk: DeskCount


def usage_of(records: Records, library: Library, days: int) -> Usage:
    """Return what is told about the last `days` days, today included."""
    until = now().date()
    since = until - timedelta(days=days - 1)
    start = since.isoformat()  # moments are kept in a form that sorts as text
    with records.reading() as connection:
        turns = connection.execute(
            "SELECT conversation, question, outcome, asked_at, seconds FROM turns"
            " WHERE asked_at >= ? ORDER BY asked_at",
            (start,),
        ).fetchall()
        given = connection.execute(
            "SELECT verdict, reasons FROM feedback WHERE given_at >= ?", (start,)
        ).fetchall()
        cited = _cited(connection, start)
        outdated = _outdated(connection, start)
        helpdesk = _helpdesk(connection, start)
    counted = Counter(_day(one) for one in turns)
    timed = [one for one in turns if one["seconds"] > 0]
    seconds = [one["seconds"] for one in timed]
    return Usage(
        since=since,
        until=until,
        questions=len(turns),
        conversations=len({one["conversation"] for one in turns}),
        days=tuple(
            DayCount(day, counted[day]) for day in (since + timedelta(days=n) for n in range(days))
        ),
        outcomes=_most_first(Counter(Outcome(one["outcome"]) for one in turns)),
        verdicts=_most_first(Counter(Verdict(one["verdict"]) for one in given)),
        reasons=_most_first(Counter(_reasons(given))),
        cited=cited,
        never=_never(library, cited),
        outdated=outdated,
        corrected=tuple(
            Corrected(one["question"], datetime.fromisoformat(one["asked_at"]))
            for one in reversed(turns)
            if one["outcome"] == Outcome.PREMISE_CORRECTED.value
        ),
        half=share_below(seconds, 0.5),
        most=share_below(seconds, 0.95),
        times=_times(timed),
        helpdesk=helpdesk,
    )


def share_below(values: Sequence[float], share: float) -> float:
    """Return the value that so large a share of the values does not exceed; 0 for none."""
    ordered = sorted(values)
    if not ordered:
        return 0.0
    # The nearest rank: always a value that was measured.
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _cited(connection: Connection, start: str) -> tuple[Cited, ...]:
    rows = connection.execute(
        "SELECT c.document, max(c.publication) AS publication,"
        " count(DISTINCT c.conversation || ' ' || c.number) AS answers"
        f" FROM insight_citations c {_ASKED_SINCE} GROUP BY c.document"
        " ORDER BY answers DESC, publication",
        (start,),
    )
    return tuple(Cited(one["document"], one["publication"], one["answers"]) for one in rows)


def _outdated(connection: Connection, start: str) -> tuple[Outdated, ...]:
    """Return text without force that was shown to those who did not ask for an earlier day."""
    rows = connection.execute(
        "SELECT c.document, max(c.publication) AS publication, c.status, count(*) AS answers"
        f" FROM insight_citations c {_ASKED_SINCE} AND c.status <> ? AND EXISTS (SELECT 1"
        " FROM insight_turns i WHERE i.conversation = c.conversation AND i.number = c.number"
        " AND i.as_at = 0) GROUP BY c.document, c.status ORDER BY answers DESC, publication",
        (start, Status.CURRENT.value),
    )
    return tuple(
        Outdated(one["document"], one["publication"], one["status"], one["answers"]) for one in rows
    )


_ASKED_SINCE = (
    "JOIN turns t ON t.conversation = c.conversation AND t.number = c.number WHERE t.asked_at >= ?"
)


def _helpdesk(connection: Connection, start: str) -> DeskCount:
    row = connection.execute(
        "SELECT count(*), total(question_count), total(open_count) FROM enquiries"
        " WHERE arrived_at >= ?",
        (start,),
    ).fetchone()
    return DeskCount(*map(int, row))


def _never(library: Library, cited: Sequence[Cited]) -> tuple[Cited, ...]:
    known = {one.document_id for one in cited}
    held = library.held_publications()
    left = [Cited(key, one.title, 0) for key, one in held.items() if key not in known]
    return tuple(sorted(left, key=lambda one: one.publication.casefold()))


def _times(turns: Sequence[Row]) -> tuple[WeekTimes, ...]:
    by_week: dict[date, list[float]] = defaultdict(list)
    for one in turns:
        by_week[_day(one) - timedelta(days=_day(one).weekday())].append(one["seconds"])
    return tuple(
        WeekTimes(Week(begins, len(those)), share_below(those, 0.5), share_below(those, 0.95))
        for begins, those in sorted(by_week.items())
    )


def _reasons(given: Sequence[Row]) -> list[Reason]:
    return [Reason(reason) for one in given for reason in json.loads(one["reasons"])]


def _most_first(counted: Counter[_Kind]) -> dict[_Kind, int]:
    return dict(counted.most_common())


def _day(row: Row) -> date:
    return datetime.fromisoformat(row["asked_at"]).date()
