"""Reads the turns that were not read yet: what they cite, and what of them nothing answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, NearestHeading, Outcome
from assistant.records.database import Connection, Records, Row
from assistant.records.errors import UnreadableAnswer
from assistant.records.plain_values import PlainValues
from assistant.records.rows import storable
from assistant.records.stored_answer import from_json
from assistant.wording import LANGUAGES, wording_for
from index.exported_model import Embedder, Vectors

_AT_A_TIME = 100
# Stands for the words of the question while the wording around them is looked at.
_HERE = "\x00"


@dataclass(frozen=True, slots=True)
class Nearest:
    """The places that were nearest to a question, in their order."""

    headings: tuple[NearestHeading, ...]


NEAREST = PlainValues(Nearest)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What nothing answered: as it was asked, and with the questions before it."""

    text: str
    alone: str


@dataclass(frozen=True, slots=True)
class _ReadTurn:
    row: Row
    answer: Answer | None
    open_questions: tuple[OpenQuestion, ...]


def gather(records: Records, embedder: Embedder) -> int:
    """Read all turns that were not read yet; return how many there were."""
    count = 0
    while rows := records.rows(
        "SELECT conversation, number, answer FROM turns t WHERE NOT EXISTS (SELECT 1 FROM"
        " insight_turns i WHERE i.conversation = t.conversation AND i.number = t.number) LIMIT ?",
        (_AT_A_TIME,),
    ):
        _keep(records, [_read(one) for one in rows], embedder)
        count += len(rows)
    return count


def renew_vectors(records: Records, embedder: Embedder) -> int:
    """Make the vectors of another embedding model anew; return how many there were."""
    model, count = embedder.identity.fingerprint, 0
    while rows := records.rows(
        "SELECT key, alone FROM insight_questions WHERE model <> ? LIMIT ?", (model, _AT_A_TIME)
    ):
        vectors = embedder.embed_questions([one["alone"] for one in rows])
        with records.writing(deletes=True) as connection:
            connection.executemany(
                "UPDATE insight_questions SET model = ?, vector = ? WHERE key = ?",
                [(model, _blob(v), one["key"]) for one, v in zip(rows, vectors, strict=True)],
            )
        count += len(rows)
    return count


def open_questions_of(answer: Answer) -> tuple[OpenQuestion, ...]:
    """Return what of a question the guidance did not answer.

    Questions about persons, emergencies and the like are none: no guidance should answer them.
    """
    if answer.outcome is Outcome.NOT_IN_GUIDANCE and answer.question.strip():
        return (OpenQuestion(answer.question, answer.searched_for or answer.question),)
    if answer.outcome is Outcome.PARTIAL:
        return tuple(OpenQuestion(one, one) for one in _open_parts(answer))
    return ()


def _open_parts(answer: Answer) -> Iterator[str]:
    for notice in answer.notices:
        if notice.kind == "open_part":
            language = answer.language if answer.language in LANGUAGES else "en"
            before, _, after = wording_for("open_part", language, asked=_HERE).partition(_HERE)
            told = notice.text.removeprefix(before).removesuffix(after).strip()
            if told:
                yield told


def _read(row: Row) -> _ReadTurn:
    try:
        answer = from_json(row["answer"])
    except UnreadableAnswer:
        # Written by another version: it counts as read, and tells nothing.
        return _ReadTurn(row, None, ())
    return _ReadTurn(row, answer, open_questions_of(answer))


def _keep(records: Records, turns: list[_ReadTurn], embedder: Embedder) -> None:
    alone = [one.alone for turn in turns for one in turn.open_questions]
    vectors: Iterator[Vectors] = iter(embedder.embed_questions(alone) if alone else ())
    model = embedder.identity.fingerprint
    with records.writing() as connection:
        for turn in turns:
            kept = [next(vectors) for _ in turn.open_questions]
            if _is_there(connection, turn):
                _keep_turn(connection, turn)
                _keep_questions(connection, turn, model, kept)


def _is_there(connection: Connection, turn: _ReadTurn) -> bool:
    """Tell whether a turn is still as it was read: it may have been deleted or asked anew."""
    found = connection.execute(
        "SELECT 1 FROM turns WHERE conversation = ? AND number = ? AND answer = ?",
        (turn.row["conversation"], turn.row["number"], turn.row["answer"]),
    ).fetchone()
    return found is not None


def _keep_turn(connection: Connection, turn: _ReadTurn) -> None:
    place = (turn.row["conversation"], turn.row["number"])
    answer = turn.answer
    as_at = bool(answer and answer.as_at)
    connection.execute("INSERT OR IGNORE INTO insight_turns VALUES (?, ?, ?)", (*place, as_at))
    if answer is not None:
        connection.executemany(
            "INSERT OR IGNORE INTO insight_citations VALUES (?, ?, ?, ?, ?)",
            [
                (*place, one.document_id, storable(one.publication), one.status)
                for one in answer.citations
            ],
        )


def _keep_questions(
    connection: Connection, turn: _ReadTurn, model: str, vectors: Sequence[Vectors]
) -> None:
    if turn.answer is None:
        return
    nearest = NEAREST.as_json(Nearest(turn.answer.nearest))
    connection.executemany(
        "INSERT OR IGNORE INTO insight_questions"
        " (conversation, number, part, text, alone, nearest, model, vector)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                turn.row["conversation"],
                turn.row["number"],
                part,
                storable(one.text),
                storable(one.alone),
                storable(nearest),
                model,
                _blob(vectors[part]),
            )
            for part, one in enumerate(turn.open_questions)
        ],
    )


def _blob(vector: Vectors) -> bytes:
    return vector.astype("<f4").tobytes()
