"""The queue of enquiries: filters, search by words, pages, and how much there is to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.helpdesk.enquiry import Message, Route, SenderKind
from assistant.helpdesk.reply.kept import EnquiryEntry
from assistant.helpdesk.reply.states import State
from assistant.records.database import Connection, Records, Row
from assistant.records.rows import now, storable, written
from assistant.records.titles import folded

_MOST_SEARCH_WORDS = 12
_LONGEST_WORD = 40
_MOST_A_PAGE = 200
# Danger stands before whatever has waited longer: 0 for what tells of it and is open, else 1.
_LATER = f"(is_open = 0 OR route NOT IN ('{Route.THREAT.value}', '{Route.VICTIM_AT_RISK.value}'))"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which enquiries are wanted: all that there is something to do about, if nothing is said.

    `states` says which states instead. `person` is who has it, empty for nobody; unset for anybody.
    Every one of `words` has to begin a word of subject, message or questions.
    """

    states: frozenset[State] = frozenset()
    route: Route | None = None
    sender: SenderKind | None = None
    person: str | None = None
    language: str = ""
    overdue: bool = False
    words: str = ""
    closed_too: bool = False


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of the queue, danger first, then due first first; `total` counts all that fit."""

    entries: tuple[EnquiryEntry, ...]
    total: int
    next: str = ""


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """What one person has to do; an empty name stands for what nobody has."""

    person: str
    open: int
    overdue: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Load:
    """How many enquiries are in each state, and what each person has to do, most first."""

    states: dict[State, int]
    people: tuple[PersonLoad, ...]


def page_of(records: Records, filters: Filters, *, limit: int, after: str) -> QueuePage:
    """Return a page of the enquiries that fit the filters."""
    moment = written(now())
    where, values = _conditions(filters, moment)
    place, place_values = "", list[object]()
    match after.split("|"):
        case [("0" | "1") as later, due, key] if key.isdigit():
            place = f" AND ({_LATER}, due_at, key) > (?, ?, ?)"
            place_values = [int(later), due, int(key)]
    wanted = max(1, min(limit, _MOST_A_PAGE))
    with records.reading() as connection:
        rows = connection.execute(
            f"SELECT *, {_LATER} AS later FROM enquiries WHERE {where}{place}"
            f" ORDER BY {_LATER}, due_at, key LIMIT ?",
            (*values, *place_values, wanted + 1),
        ).fetchall()
        total = connection.execute(
            f"SELECT count(*) FROM enquiries WHERE {where}", values
        ).fetchone()[0]
    entries = tuple(_entry(one, moment) for one in rows[:wanted])
    return QueuePage(entries, total, entries[-1].place if len(rows) > wanted else "")


def load_of(records: Records) -> Load:
    """Return how many enquiries are in each state, and what each person has to do."""
    with records.reading() as connection:
        states = connection.execute(
            "SELECT state, count(*) AS count FROM enquiries GROUP BY state"
        ).fetchall()
        people = connection.execute(
            "SELECT person, count(*) AS open, sum(due_at < ?) AS overdue,"
            " sum(state = ?) AS waiting FROM enquiries WHERE is_open = 1 GROUP BY person"
            " ORDER BY open DESC, person",
            (written(now()), State.WAITING.value),
        ).fetchall()
    return Load(
        states={State(one["state"]): one["count"] for one in states},
        people=tuple(
            PersonLoad(one["person"], one["open"], one["overdue"], one["waiting"]) for one in people
        ),
    )


def keep_words(
    connection: Connection, key: int, message: Message, questions: Sequence[str]
) -> None:
    """Let an enquiry be found by the words of its subject, its message and its questions."""
    body = "\n".join((message.body, *message.earlier))
    connection.execute(
        "INSERT INTO enquiry_words (rowid, subject, body, questions) VALUES (?, ?, ?, ?)",
        (key, storable(message.subject), storable(body), storable("\n".join(questions))),
    )


def forget_words(connection: Connection, keys: Sequence[int], *, for_good: bool = False) -> None:
    """Let enquiries be found by their words no longer.

    Words of a deleted row stay in the index until its pieces are merged; `for_good` does it now.
    """
    connection.executemany("DELETE FROM enquiry_words WHERE rowid = ?", [(one,) for one in keys])
    if for_good and keys:
        connection.execute("INSERT INTO enquiry_words (enquiry_words) VALUES ('optimize')")


def _conditions(filters: Filters, moment: str) -> tuple[str, list[object]]:
    found = list(_each_condition(filters, moment))
    where = " AND ".join(condition for condition, _ in found) or "1"
    return where, [value for _, values in found for value in values]


def _each_condition(filters: Filters, moment: str) -> Iterator[tuple[str, list[object]]]:
    if filters.states:
        states = sorted(one.value for one in filters.states)
        yield f"state IN ({', '.join('?' * len(states))})", list(states)
    elif not filters.closed_too:
        yield "is_open = 1", []
    for column, wanted in (
        ("route", filters.route and filters.route.value),
        ("sender", filters.sender and filters.sender.value),
        ("person", filters.person),
        ("language", filters.language or None),
    ):
        if wanted is not None:
            yield f"{column} = ?", [storable(wanted)]
    if filters.overdue:
        yield "is_open = 1 AND due_at < ?", [moment]
    if query := search_query(filters.words):
        yield "key IN (SELECT rowid FROM enquiry_words WHERE enquiry_words MATCH ?)", [query]


def search_query(words: str) -> str:
    """Return what is searched for typed words: each in quotation marks, by its beginning."""
    kept = (one for one in _letters(folded(storable(words))).split())
    return " ".join(f'"{one[:_LONGEST_WORD]}"*' for one in list(kept)[:_MOST_SEARCH_WORDS])


def _letters(text: str) -> str:
    return "".join(one if one.isalnum() else " " for one in text)


def _entry(row: Row, moment: str) -> EnquiryEntry:
    return EnquiryEntry(
        id=row["id"],
        subject=row["subject"],
        state=State(row["state"]),
        route=Route(row["route"]),
        sender=SenderKind(row["sender"]),
        language=row["language"],
        person=row["person"],
        arrived_at=datetime.fromisoformat(row["arrived_at"]),
        changed_at=datetime.fromisoformat(row["changed_at"]),
        due_at=datetime.fromisoformat(row["due_at"]),
        question_count=row["question_count"],
        open_count=row["open_count"],
        overdue=bool(row["is_open"]) and row["due_at"] < moment,
        place=f"{row['later']}|{row['due_at']}|{row['key']}",
    )
