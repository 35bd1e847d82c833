"""Reads the answers that were not read yet: what they cite, and what of them nothing answered.

Answers stand in two places: in the turns of conversations, and at the questions of enquiries to the
helpdesk. What stayed open in either is a question that nothing answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, NearestHeading, Outcome
from assistant.helpdesk.reply.packed import unpacked_answer
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
class _Source:
    """A place where answers are kept: what is unread there, and how it is noted as read.

    `column` is what a question of it is known by, beside its number.
    """

    column: str
    unread: str
    same: str
    answer: Callable[[Row], Answer | None]
    note: Callable[[Connection, int, int, Answer | None], None]


@dataclass(frozen=True, slots=True)
class _Read:
    row: Row
    answer: Answer | None
    open_questions: tuple[OpenQuestion, ...]


def gather(records: Records, embedder: Embedder) -> int:
    """Read all answers that were not read yet; return how many there were."""
    return sum(_gather(records, embedder, one) for one in (_TURNS, _ENQUIRIES))


def _gather(records: Records, embedder: Embedder, source: _Source) -> int:
    count = 0
    while rows := records.rows(source.unread, (_AT_A_TIME,)):
        answers = [source.answer(one) for one in rows]
        read = [
            _Read(row, one, open_questions_of(one) if one else ())
            for row, one in zip(rows, answers, strict=True)
        ]
        _keep(records, source, read, embedder)
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


def _of_turn(row: Row) -> Answer | None:
    try:
        return from_json(row["answer"])
    except UnreadableAnswer:
        return None  # written by another version: it counts as read, and tells nothing


def _of_enquiry(row: Row) -> Answer | None:
    return unpacked_answer(row["answer"], "")


def _note_turn(connection: Connection, key: int, number: int, answer: Answer | None) -> None:
    as_at = bool(answer and answer.as_at)
    connection.execute("INSERT OR IGNORE INTO insight_turns VALUES (?, ?, ?)", (key, number, as_at))
    if answer is not None:
        connection.executemany(
            "INSERT OR IGNORE INTO insight_citations VALUES (?, ?, ?, ?, ?)",
            [
                (key, number, one.document_id, storable(one.publication), one.status)
                for one in answer.citations
            ],
        )


def _note_enquiry(connection: Connection, key: int, number: int, _: Answer | None) -> None:
    connection.execute("INSERT OR IGNORE INTO insight_enquiries VALUES (?, ?)", (key, number))


_TURNS = _Source(
    column="conversation",
    unread="SELECT conversation AS key, number, answer FROM turns t WHERE NOT EXISTS (SELECT 1"
    " FROM insight_turns i WHERE i.conversation = t.conversation AND i.number = t.number) LIMIT ?",
    same="SELECT 1 FROM turns WHERE conversation = ? AND number = ? AND answer = ?",
    answer=_of_turn,
    note=_note_turn,
)
_ENQUIRIES = _Source(
    column="enquiry",
    unread="SELECT enquiry AS key, number, answer FROM enquiry_answers a WHERE NOT EXISTS (SELECT 1"
    " FROM insight_enquiries i WHERE i.enquiry = a.enquiry AND i.number = a.number) LIMIT ?",
    same="SELECT 1 FROM enquiry_answers WHERE enquiry = ? AND number = ? AND answer = ?",
    answer=_of_enquiry,
    note=_note_enquiry,
)


def _keep(records: Records, source: _Source, read: list[_Read], embedder: Embedder) -> None:
    alone = [one.alone for answer in read for one in answer.open_questions]
    vectors: Iterator[Vectors] = iter(embedder.embed_questions(alone) if alone else ())
    model = embedder.identity.fingerprint
    with records.writing() as connection:
        for one in read:
            kept = [next(vectors) for _ in one.open_questions]
            place = (one.row["key"], one.row["number"])
            # It may have been deleted or asked anew meanwhile.
            if connection.execute(source.same, (*place, one.row["answer"])).fetchone():
                source.note(connection, *place, one.answer)
                _keep_questions(connection, source, one, model, kept)


def _keep_questions(
    connection: Connection, source: _Source, read: _Read, model: str, vectors: Sequence[Vectors]
) -> None:
    if read.answer is None:
        return
    nearest = storable(NEAREST.as_json(Nearest(read.answer.nearest)))
    whole = read.answer.outcome is Outcome.NOT_IN_GUIDANCE
    connection.executemany(
        f"INSERT OR IGNORE INTO insight_questions ({source.column},"
        " number, part, whole, text, alone, nearest, model, vector)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                read.row["key"],
                read.row["number"],
                part,
                whole,
                storable(one.text),
                storable(one.alone),
                nearest,
                model,
                _blob(vectors[part]),
            )
            for part, one in enumerate(read.open_questions)
        ],
    )


def _blob(vector: Vectors) -> bytes:
    return vector.astype("<f4").tobytes()
