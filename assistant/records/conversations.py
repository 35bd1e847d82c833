"""Conversations: what each owner has asked, with the whole answers, until they delete it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex

from assistant.answer import Answer, Outcome
from assistant.records.database import Connection, Records, Row
from assistant.records.errors import UnknownTurn, UnreadableAnswer
from assistant.records.feedback import forget_texts, unlink_turns
from assistant.records.rows import now, owned, storable, written
from assistant.records.stored_answer import as_json, from_json
from assistant.records.titles import folded, given_title, title_from

# A conversation without a question is not listed, and after this long not kept either.
_EMPTY_KEPT = timedelta(days=1)
_MOST_SEARCH_WORDS = 12


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A question with its answer, numbered from 1 within its conversation.

    `question` is the masked one. `seconds` is how long the answer took; `shown` how many statements
    had arrived when the person stopped it, unset where all did. An answer that can no longer be
    read stands here as an `unavailable` one whose wording says why.
    """

    number: int
    question: str
    answer: Answer
    asked_at: datetime
    seconds: float
    shown: int | None = None


@dataclass(frozen=True, slots=True)
class KeptConversation:
    """Turns in order, all or the last ones; `turn_count` counts all. Times are in UTC."""

    id: str
    title: str
    started_at: datetime
    changed_at: datetime
    turns: tuple[KeptTurn, ...]
    turn_count: int
    renamed: bool = False


@dataclass(frozen=True, slots=True)
class ConversationEntry:
    """A conversation as a list shows it; `place` grows with each question and orders the list."""

    id: str
    title: str
    started_at: datetime
    changed_at: datetime
    turn_count: int
    place: int


class ConversationStore:
    """The conversations of all owners, each of whom sees and changes only their own.

    An owner is an opaque string. What an owner does not have raises the same `UnknownConversation`,
    whether somebody else has it or nobody. Nothing that a person typed is kept but the question as
    the answer path has masked it (`answer.question`), and titles, which are masked here.
    """

    def __init__(self, records: Records) -> None:
        """Keep conversations in `records`."""
        self._records = records

    def begin(self, owner: str) -> str:
        """Begin a conversation without questions and return its id, which cannot be guessed."""
        conversation_id, moment = token_hex(16), now()
        with self._records.writing() as connection:
            connection.execute(
                "DELETE FROM conversations WHERE owner = ? AND started_at < ? AND NOT EXISTS"
                " (SELECT 1 FROM turns WHERE conversation = key)",
                (owner, written(moment - _EMPTY_KEPT)),
            )
            connection.execute(
                "INSERT INTO conversations (id, owner, started_at, changed_at, place)"
                f" VALUES (?, ?, ?, ?, {_NEXT_PLACE})",
                (conversation_id, owner, written(moment), written(moment), owner),
            )
        return conversation_id

    def append(
        self,
        owner: str,
        conversation_id: str,
        answer: Answer,
        *,
        seconds: float = 0.0,
        shown: int | None = None,
    ) -> KeptTurn:
        """Keep a turn behind the others; it was asked `seconds` ago. It is on disk on return."""
        with self._records.writing() as connection:
            conversation = owned(connection, owner, conversation_id)
            number = _turn_count(connection, conversation) + 1
            turn = _turn(number, answer, seconds, shown)
            _keep(connection, conversation, turn)
        return turn

    def replace_from(
        self,
        owner: str,
        conversation_id: str,
        number: int,
        answer: Answer,
        *,
        seconds: float = 0.0,
        shown: int | None = None,
    ) -> KeptTurn:
        """Drop the turn `number` and all later ones, and keep `answer` in their place.

        What was said of a dropped answer stays with its copy of it until the conversation is
        deleted. Raises `UnknownTurn`.
        """
        turn = _turn(number, answer, seconds, shown)
        with self._records.writing(deletes=True) as connection:
            conversation = owned(connection, owner, conversation_id)
            if not 1 <= number <= _turn_count(connection, conversation):
                raise UnknownTurn(number)
            unlink_turns(connection, conversation["key"], number)
            connection.execute(
                "DELETE FROM turns WHERE conversation = ? AND number >= ?",
                (conversation["key"], number),
            )
            _keep(connection, conversation, turn)
        return turn

    def entries(
        self, owner: str, *, words: str = "", limit: int = 50, before: int | None = None
    ) -> list[ConversationEntry]:
        """List the conversations that have turns, the last used first; answers are not read.

        With `words`, those that have every one of them in their title or questions. The next page
        begins `before` the `place` of the last entry of this one.
        """
        wanted = folded(storable(words)).split()[:_MOST_SEARCH_WORDS]
        values: list[object] = [owner, *(one for word in wanted for one in (word, word))]
        if before is not None:
            values.append(before)
        rows = self._records.rows(
            "SELECT *, (SELECT count(*) FROM turns WHERE conversation = key) AS turn_count"
            " FROM conversations WHERE owner = ? AND turn_count > 0"
            f"{_HAS_WORD * len(wanted)}{'' if before is None else ' AND place < ?'}"
            " ORDER BY place DESC LIMIT ?",
            (*values, limit),
        )
        return [_entry(row) for row in rows]

    def get(self, owner: str, conversation_id: str, *, last: int | None = None) -> KeptConversation:
        """Return a conversation with all turns, or with the `last` ones; oldest first."""
        with self._records.reading() as connection:
            conversation = owned(connection, owner, conversation_id)
            count = _turn_count(connection, conversation)
            rows = connection.execute(
                "SELECT * FROM turns WHERE conversation = ? ORDER BY number DESC LIMIT ?",
                (conversation["key"], -1 if last is None else max(last, 0)),
            ).fetchall()
        return _kept_conversation(conversation, rows[::-1], count)

    def part(self, owner: str, conversation_id: str, *, first: int, most: int) -> KeptConversation:
        """Return a conversation with at most so many turns, from the turn `first` on."""
        with self._records.reading() as connection:
            conversation = owned(connection, owner, conversation_id)
            count = _turn_count(connection, conversation)
            rows = connection.execute(
                "SELECT * FROM turns WHERE conversation = ? AND number >= ?"
                " ORDER BY number LIMIT ?",
                (conversation["key"], first, most),
            ).fetchall()
        return _kept_conversation(conversation, rows, count)

    def turn(self, owner: str, conversation_id: str, number: int) -> KeptTurn:
        """Return one turn; raises `UnknownTurn`."""
        with self._records.reading() as connection:
            conversation = owned(connection, owner, conversation_id)
            row = connection.execute(
                "SELECT * FROM turns WHERE conversation = ? AND number = ?",
                (conversation["key"], number),
            ).fetchone()
        if row is None:
            raise UnknownTurn(number)
        return _kept_turn(row)

    def rename(self, owner: str, conversation_id: str, title: str) -> str:
        """Give a title and return it as it is kept: masked, and shortened if it is long.

        An empty one gives the conversation the title from its first question back.
        """
        given = given_title(storable(title))
        with self._records.writing() as connection:
            conversation = owned(connection, owner, conversation_id)
            kept = given or _own_title(connection, conversation)
            connection.execute(
                "UPDATE conversations SET title = ?, renamed = ? WHERE key = ?",
                (kept, bool(given), conversation["key"]),
            )
        return kept

    def delete(self, owner: str, conversation_id: str) -> None:
        """Delete a conversation for good; of its feedback only what holds no text stays."""
        with self._records.writing(deletes=True) as connection:
            _delete(connection, owned(connection, owner, conversation_id))

    def delete_all(self, owner: str) -> int:
        """Delete every conversation of an owner for good; return how many there were."""
        with self._records.writing(deletes=True) as connection:
            rows = connection.execute(
                "SELECT * FROM conversations WHERE owner = ?", (owner,)
            ).fetchall()
            for row in rows:
                _delete(connection, row)
        return len(rows)


_NEXT_PLACE = "(SELECT coalesce(max(place), 0) + 1 FROM conversations WHERE owner = ?)"
_HAS_WORD = (
    " AND (instr(folded(title), ?) OR EXISTS (SELECT 1 FROM turns"
    " WHERE conversation = key AND instr(folded(question), ?)))"
)


def _kept_conversation(
    conversation: Row, turns: Sequence[Row], turn_count: int
) -> KeptConversation:
    return KeptConversation(
        id=conversation["id"],
        title=conversation["title"],
        started_at=datetime.fromisoformat(conversation["started_at"]),
        changed_at=datetime.fromisoformat(conversation["changed_at"]),
        turns=tuple(map(_kept_turn, turns)),
        turn_count=turn_count,
        renamed=bool(conversation["renamed"]),
    )


def _turn_count(connection: Connection, conversation: Row) -> int:
    row = connection.execute(
        "SELECT count(*) AS n FROM turns WHERE conversation = ?", (conversation["key"],)
    ).fetchone()
    return int(row["n"])


def _turn(number: int, answer: Answer, seconds: float, shown: int | None) -> KeptTurn:
    asked_at = now() - timedelta(milliseconds=round(seconds * 1000))
    return KeptTurn(number, answer.question, answer, asked_at, seconds, shown)


def _keep(connection: Connection, conversation: Row, turn: KeptTurn) -> None:
    connection.execute(
        "INSERT INTO turns (conversation, number, question, outcome, asked_at, seconds, shown,"
        " answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            conversation["key"],
            turn.number,
            storable(turn.question),
            turn.answer.outcome.value,
            written(turn.asked_at),
            turn.seconds,
            turn.shown,
            as_json(turn.answer),
        ),
    )
    title = conversation["title"]
    if turn.number == 1 and not conversation["renamed"]:
        title = _own_title(connection, conversation)
    connection.execute(
        f"UPDATE conversations SET title = ?, changed_at = ?, place = {_NEXT_PLACE} WHERE key = ?",
        (title, written(now()), conversation["owner"], conversation["key"]),
    )


def _own_title(connection: Connection, conversation: Row) -> str:
    row = connection.execute(
        "SELECT question FROM turns WHERE conversation = ? AND number = 1", (conversation["key"],)
    ).fetchone()
    return title_from(row["question"]) if row else ""


def _delete(connection: Connection, conversation: Row) -> None:
    forget_texts(connection, conversation["key"])
    connection.execute("DELETE FROM conversations WHERE key = ?", (conversation["key"],))


def _entry(row: Row) -> ConversationEntry:
    return ConversationEntry(
        id=row["id"],
        title=row["title"],
        started_at=datetime.fromisoformat(row["started_at"]),
        changed_at=datetime.fromisoformat(row["changed_at"]),
        turn_count=row["turn_count"],
        place=row["place"],
    )


def _kept_turn(row: Row) -> KeptTurn:
    try:
        answer = from_json(row["answer"])
    except UnreadableAnswer as problem:
        answer = Answer(row["question"], "", Outcome.UNAVAILABLE, wording=str(problem))
    return KeptTurn(
        number=row["number"],
        question=answer.question,
        answer=answer,
        asked_at=datetime.fromisoformat(row["asked_at"]),
        seconds=row["seconds"],
        shown=row["shown"],
    )
