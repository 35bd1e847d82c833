"""Enquiries that are kept: each change is of one version, and all of them are told in a history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import token_hex

from assistant.answer import Answer
from assistant.helpdesk.enquiry import Enquiry
from assistant.helpdesk.reply.answered import AnsweredQuestion
from assistant.helpdesk.reply.due import arrived_at, due_at
from assistant.helpdesk.reply.errors import EnquiryChanged, UnknownEnquiry
from assistant.helpdesk.reply.kept import (
    Act,
    AskedQuestion,
    HistoryEntry,
    KeptEnquiry,
    Work,
    named,
)
from assistant.helpdesk.reply.message import without_personal_data
from assistant.helpdesk.reply.packed import MESSAGES, WORKS, packed_answer, unpacked_answer
from assistant.helpdesk.reply.queue import (
    Filters,
    Load,
    QueuePage,
    forget_words,
    keep_words,
    load_of,
    page_of,
)
from assistant.helpdesk.reply.states import OPEN, State
from assistant.records.database import Connection, Records, Row
from assistant.records.rows import now, storable, written
from assistant.records.titles import title_from
from assistant.screening.personal_data import masked

_LONGEST_SUBJECT = 200
_LONGEST_NOTE = 1000
_ENDED = (State.SENT, State.CLOSED)

Within = Callable[[Connection, int], None]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that somebody does with an enquiry; what is left out stays as it is."""

    by: str
    act: Act
    note: str = ""
    state: State | None = None
    person: str | None = None
    work: Work | None = None
    answers: tuple[Answer | None, ...] | None = None


class EnquiryStore:
    """The enquiries of the helpdesk, which all of its people share.

    Nothing is kept that tells who a sender is: messages come without personal data, and what people
    type is masked here again.
    """

    def __init__(self, records: Records) -> None:
        """Keep enquiries in `records`."""
        self._records = records

    def keep(self, enquiry: Enquiry, *, by: str, arrived: datetime | None = None) -> KeptEnquiry:
        """Keep a new enquiry under an id that cannot be guessed; raises `NoName`."""
        moment = arrived or now()
        clean = without_personal_data(enquiry)
        work = Work(tuple(AskedQuestion(one) for one in clean.questions))
        enquiry_id = token_hex(16)
        with self._records.writing() as connection:
            key = connection.execute(
                "INSERT INTO enquiries (id, version, state, is_open, route, sender, language,"
                " person, subject, question_count, open_count, arrived_at, changed_at,"
                " changed_by, due_at)"
                " VALUES (?, 1, ?, 1, ?, ?, ?, '', ?, ?, 0, ?, ?, ?, ?)",
                (
                    enquiry_id,
                    State.NEW.value,
                    clean.route.value,
                    clean.sender.value,
                    clean.message.language,
                    title_from(clean.message.subject, _LONGEST_SUBJECT),
                    len(clean.questions),
                    written(moment),
                    written(moment),
                    named(by),
                    written(due_at(clean.route, arrived_at(clean.message.received_at, moment))),
                ),
            ).lastrowid
            key = int(key or 0)
            connection.execute(
                "INSERT INTO enquiry_works (enquiry, message, work) VALUES (?, ?, ?)",
                (key, MESSAGES.pack(clean), WORKS.pack(work)),
            )
            keep_words(connection, key, clean.message, [one.text for one in clean.questions])
            _tell(connection, key, Change(by, Act.RECEIVED), State.NEW, State.NEW, moment)
        return self.get(enquiry_id)

    def get(self, enquiry_id: str) -> KeptEnquiry:
        """Return an enquiry with everything known of it; raises `UnknownEnquiry`."""
        with self._records.reading() as connection:
            return _kept(connection, _row(connection, enquiry_id))

    def change(
        self, enquiry_id: str, version: int, change: Change, *, within: Within | None = None
    ) -> KeptEnquiry:
        """Keep a change to the version that somebody has open, and return the next one.

        Raises `EnquiryChanged` if that is the latest no longer: two people do not undo each other.
        `within` is called with the row's key in the same transaction.
        """
        moment = now()
        with self._records.writing(deletes=change.work is not None) as connection:
            row = _row(connection, enquiry_id)
            if row["version"] != version:
                raise EnquiryChanged(version, row["version"], row["changed_by"])
            before = State(row["state"])
            after = change.state or before
            person = row["person"] if change.person is None else _short_name(change.person)
            reopened = after is State.REOPENED and before is not after
            enquiry = MESSAGES.unpack(_work_row(connection, row["key"])["message"])
            due = written(due_at(enquiry.route, moment)) if reopened else row["due_at"]
            connection.execute(
                "UPDATE enquiries SET version = version + 1, state = ?, is_open = ?, person = ?,"
                " due_at = ?, changed_at = ?, changed_by = ? WHERE key = ?",
                (
                    after.value,
                    after in OPEN,
                    person,
                    due,
                    written(moment),
                    named(change.by),
                    row["key"],
                ),
            )
            if change.work is not None:
                _keep_work(connection, row["key"], enquiry, change.work)
            if change.answers is not None:
                _keep_answers(connection, row["key"], change.answers)
            _tell(connection, row["key"], change, before, after, moment)
            if within is not None:
                within(connection, row["key"])
            return _kept(connection, _row(connection, enquiry_id))

    def page(
        self, filters: Filters | None = None, *, limit: int = 50, after: str = ""
    ) -> QueuePage:
        """Return a page of the queue, `after` the `place` of the last entry of the one before."""
        return page_of(self._records, filters or Filters(), limit=limit, after=after)

    def load(self) -> Load:
        """Return how much there is to do, by state and by person."""
        return load_of(self._records)

    def delete(self, enquiry_id: str) -> None:
        """Delete an enquiry for good, with its history and the approved answers from it."""
        with self._records.writing(deletes=True) as connection:
            key = _row(connection, enquiry_id)["key"]
            connection.execute("DELETE FROM approved_pairs WHERE enquiry = ?", (key,))
            _delete(connection, [key])

    def delete_older(self, days: int) -> int:
        """Delete what was sent or closed more than so many days ago; return how many those were.

        The approved answers from them stay, without telling which enquiry they are from.
        """
        before = written(now() - timedelta(days=days))
        with self._records.writing(deletes=True) as connection:
            rows = connection.execute(
                "SELECT key FROM enquiries WHERE state IN (?, ?) AND changed_at < ?",
                (*(one.value for one in _ENDED), before),
            ).fetchall()
            _delete(connection, [one["key"] for one in rows])
        return len(rows)


def _row(connection: Connection, enquiry_id: str) -> Row:
    row: Row | None = connection.execute(
        "SELECT * FROM enquiries WHERE id = ?", (storable(enquiry_id),)
    ).fetchone()
    if row is None:
        raise UnknownEnquiry
    return row


def _work_row(connection: Connection, key: int) -> Row:
    row: Row = connection.execute(
        "SELECT * FROM enquiry_works WHERE enquiry = ?", (key,)
    ).fetchone()
    return row


def _short_name(person: str) -> str:
    return named(person) if person.strip() else ""


def _keep_work(connection: Connection, key: int, enquiry: Enquiry, work: Work) -> None:
    connection.execute(
        "UPDATE enquiry_works SET work = ? WHERE enquiry = ?",
        (WORKS.pack(replace(work, text=storable(work.text))), key),
    )
    connection.execute(
        "UPDATE enquiries SET question_count = ? WHERE key = ?", (len(work.questions), key)
    )
    forget_words(connection, [key])
    keep_words(connection, key, enquiry.message, [one.question.text for one in work.questions])


def _keep_answers(connection: Connection, key: int, answers: Sequence[Answer | None]) -> None:
    connection.execute("DELETE FROM enquiry_answers WHERE enquiry = ?", (key,))
    connection.executemany(
        "INSERT INTO enquiry_answers (enquiry, number, answer) VALUES (?, ?, ?)",
        [
            (key, number, packed_answer(one))
            for number, one in enumerate(answers, start=1)
            if one is not None
        ],
    )
    left = sum(one is not None and not one.statements for one in answers)
    connection.execute("UPDATE enquiries SET open_count = ? WHERE key = ?", (left, key))


def _tell(
    connection: Connection,
    key: int,
    change: Change,
    before: State,
    after: State,
    moment: datetime,
) -> None:
    """Add an entry to the history, behind all others."""
    connection.execute(
        "INSERT INTO enquiry_history (enquiry, number, at, by, act, before, after, note)"
        " SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ? FROM enquiry_history"
        " WHERE enquiry = ?",
        (
            key,
            written(moment),
            named(storable(change.by)),
            change.act.value,
            before.value,
            after.value,
            _note(change),
            key,
        ),
    )


def _note(change: Change) -> str:
    """Return the note of a change without personal data; whom an enquiry is given to is told."""
    note = storable(change.note)
    return (note if change.act is Act.ASSIGNED else masked(note).text)[:_LONGEST_NOTE]


def _delete(connection: Connection, keys: Sequence[int]) -> None:
    forget_words(connection, keys, for_good=True)
    connection.executemany("DELETE FROM enquiries WHERE key = ?", [(one,) for one in keys])


def _kept(connection: Connection, row: Row) -> KeptEnquiry:
    found = _work_row(connection, row["key"])
    work = WORKS.unpack(found["work"])
    history = connection.execute(
        "SELECT * FROM enquiry_history WHERE enquiry = ? ORDER BY number", (row["key"],)
    ).fetchall()
    return KeptEnquiry(
        id=row["id"],
        version=row["version"],
        state=State(row["state"]),
        enquiry=MESSAGES.unpack(found["message"]),
        person=row["person"],
        arrived_at=datetime.fromisoformat(row["arrived_at"]),
        changed_at=datetime.fromisoformat(row["changed_at"]),
        due_at=datetime.fromisoformat(row["due_at"]),
        questions=_questions(connection, row["key"], work),
        draft=work.draft,
        text=work.text,
        ticks=work.ticks,
        history=tuple(map(_entry, history)),
    )


def _questions(connection: Connection, key: int, work: Work) -> tuple[AnsweredQuestion, ...]:
    rows = connection.execute(
        "SELECT number, answer FROM enquiry_answers WHERE enquiry = ?", (key,)
    ).fetchall()
    packed = {row["number"]: row["answer"] for row in rows}
    return tuple(
        AnsweredQuestion(
            one.question,
            unpacked_answer(packed[number], one.question.text) if number in packed else None,
            one.banked,
        )
        for number, one in enumerate(work.questions, start=1)
    )


def _entry(row: Row) -> HistoryEntry:
    return HistoryEntry(
        number=row["number"],
        at=datetime.fromisoformat(row["at"]),
        by=row["by"],
        act=Act(row["act"]),
        before=State(row["before"]),
        after=State(row["after"]),
        note=row["note"],
    )
