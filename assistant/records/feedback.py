"""Feedback: what people say of an answer, kept with the answer as long as its conversation is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from secrets import token_hex

from assistant.answer import Answer, Outcome
from assistant.records.database import Connection, Records, Row
from assistant.records.errors import UnknownTurn, UnreadableAnswer
from assistant.records.rows import now, owned, storable, written
from assistant.records.stored_answer import from_json
from assistant.screening.personal_data import masked

LONGEST_LINE = 2000
_AT_A_TIME = 50


class Verdict(StrEnum):
    """Whether an answer helped."""

    HELPFUL = "helpful"
    NOT_HELPFUL = "not_helpful"


class Reason(StrEnum):
    """Why an answer did not help, or did only in part."""

    WRONG = "wrong"
    OUT_OF_DATE = "out_of_date"
    BESIDE_THE_POINT = "beside_the_point"
    INCOMPLETE = "incomplete"
    HARD_TO_UNDERSTAND = "hard_to_understand"
    SOURCE_WRONG = "source_wrong"
    SHOULD_HAVE_ANSWERED = "should_have_answered"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one person said of one answer; who it was is not told.

    `turn_number` is unset once the turn has been replaced, and `conversation_id` too once the
    conversation has been deleted: then `line` is empty.
    """

    id: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    line: str
    outcome: Outcome
    given_at: datetime
    conversation_id: str | None = None
    turn_number: int | None = None


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """Feedback with the whole answer and its trace; without, once the conversation is deleted."""

    feedback: Feedback
    answer: Answer | None


class FeedbackStore:
    """What owners of conversations say of the answers in them.

    The whole answer is stored beside the verdict, so that it stays as it was judged when the turn
    is replaced. Deleting the conversation deletes that copy and the free line; verdict, reasons,
    outcome and day stay, with nothing that leads back to the person or holds a word of theirs.
    """

    def __init__(self, records: Records) -> None:
        """Keep feedback in `records`."""
        self._records = records

    def give(
        self,
        owner: str,
        conversation_id: str,
        turn_number: int,
        verdict: Verdict,
        reasons: Iterable[Reason] = (),
        line: str = "",
    ) -> str:
        """Keep what `owner` says of one of their turns, in place of what they said before.

        Personal data is taken out of the line, which is cut at `LONGEST_LINE` characters. Raises
        `UnknownConversation` and `UnknownTurn`.
        """
        feedback_id = token_hex(16)
        told = json.dumps([Reason(one).value for one in dict.fromkeys(reasons)])
        with self._records.writing(deletes=True) as connection:
            key = owned(connection, owner, conversation_id)["key"]
            _withdraw(connection, key, turn_number)
            kept = connection.execute(
                "INSERT INTO feedback (id, conversation, turn, verdict, reasons, line, outcome,"
                " given_at, answer) SELECT ?, conversation, number, ?, ?, ?, outcome, ?, answer"
                " FROM turns WHERE conversation = ? AND number = ?",
                (
                    feedback_id,
                    Verdict(verdict).value,
                    told,
                    _kept_line(line),
                    written(now()),
                    key,
                    turn_number,
                ),
            ).rowcount
            if not kept:
                raise UnknownTurn(turn_number)
        return feedback_id

    def withdraw(self, owner: str, conversation_id: str, turn_number: int) -> bool:
        """Delete what `owner` said of a turn; return whether there was anything."""
        with self._records.writing(deletes=True) as connection:
            key = owned(connection, owner, conversation_id)["key"]
            return _withdraw(connection, key, turn_number)

    def of_turns(self, owner: str, conversation_id: str) -> dict[int, Feedback]:
        """Return what `owner` says of the turns of a conversation, by turn number."""
        with self._records.reading() as connection:
            key = owned(connection, owner, conversation_id)["key"]
            rows = connection.execute(
                f"{_SELECT} WHERE conversation = ? AND turn IS NOT NULL ORDER BY turn", (key,)
            ).fetchall()
        return {row["turn"]: _feedback(row) for row in rows}

    def all(
        self, *, verdict: Verdict | None = None, since: datetime | None = None
    ) -> Iterator[JudgedAnswer]:
        """Yield all feedback, the latest first, with the answers it is about.

        An answer that can no longer be read is left out, its feedback is not.
        """
        asked = {
            " AND f.verdict = ?": verdict and verdict.value,
            " AND f.given_at >= ?": since and written(since),
        }
        wanted = {condition: value for condition, value in asked.items() if value}
        before = _AFTER_ALL
        # In portions, so that no transaction stays open while a reader thinks.
        while rows := self._records.rows(
            f"{_SELECT_WITH_ANSWER} WHERE f.key < ?{''.join(wanted)} ORDER BY f.key DESC LIMIT ?",
            (before, *wanted.values(), _AT_A_TIME),
        ):
            yield from (JudgedAnswer(_feedback(row), _answer(row["answer"])) for row in rows)
            before = rows[-1]["key"]


_AFTER_ALL = 2**62
_SELECT = (
    "SELECT f.key, f.id, f.turn, f.verdict, f.reasons, f.line, f.outcome, f.given_at,"
    " c.id AS conversation_id FROM feedback f LEFT JOIN conversations c ON c.key = f.conversation"
)
_SELECT_WITH_ANSWER = _SELECT.replace("SELECT ", "SELECT f.answer, ", 1)


def unlink_turns(connection: Connection, key: int, number: int) -> None:
    """Part what was said of the turns from `number` on from turns that take their numbers."""
    connection.execute(
        "UPDATE feedback SET turn = NULL WHERE conversation = ? AND turn >= ?", (key, number)
    )


def forget_texts(connection: Connection, key: int) -> None:
    """Take every text and every link out of what was said in the conversation `key`."""
    connection.execute(
        "UPDATE feedback SET conversation = NULL, turn = NULL, line = '', answer = NULL"
        " WHERE conversation = ?",
        (key,),
    )


def _withdraw(connection: Connection, key: int, number: int) -> bool:
    found = connection.execute(
        "DELETE FROM feedback WHERE conversation = ? AND turn = ?", (key, number)
    )
    return found.rowcount > 0


def _kept_line(line: str) -> str:
    return masked(storable(line).strip()).text[:LONGEST_LINE].rstrip()


def _feedback(row: Row) -> Feedback:
    return Feedback(
        id=row["id"],
        verdict=Verdict(row["verdict"]),
        reasons=tuple(Reason(one) for one in json.loads(row["reasons"])),
        line=row["line"],
        outcome=Outcome(row["outcome"]),
        given_at=datetime.fromisoformat(row["given_at"]),
        conversation_id=row["conversation_id"],
        turn_number=row["turn"],
    )


def _answer(text: str | None) -> Answer | None:
    try:
        return from_json(text) if text else None
    except UnreadableAnswer:
        return None
