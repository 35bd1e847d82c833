"""The bank of approved answers: found when the like is asked again, recalled when it must be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex
from threading import Lock

import numpy as np

from assistant.answer import Answer
from assistant.helpdesk.enquiry import Route
from assistant.helpdesk.reply.errors import UnknownPair
from assistant.helpdesk.reply.likeness import NEAR_WITH_SAME_WORDS, is_like, quoted_in
from assistant.helpdesk.reply.pair import PAIRS, ApprovedPair, Offer, Pair
from assistant.helpdesk.reply.standing_on import grounds_of
from assistant.parts import Parts
from assistant.records.database import Connection, Records, Row
from assistant.records.rows import now, storable, written
from assistant.training.stale import StaleWatch
from index.exported_model import Vectors

_MOST_OFFERS = 3
_MOST_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class ReadyPair:
    """A pair that has only to be written down."""

    pair: Pair
    language: str
    vector: bytes
    model: str


@dataclass(frozen=True, slots=True)
class _Shelf:
    stamp: tuple[int, ...]
    keys: tuple[int, ...]
    vectors: Vectors


class AnswerBank:
    """Approved answers to questions, all of them on today's guidance.

    A pair is offered for a question of the same nation that asks the same (see `likeness`), as long
    as all that it cites stands as it stood on the day of its approval: that is looked up each time.
    """

    def __init__(self, records: Records, parts: Callable[[], Parts], watch: StaleWatch) -> None:
        """Keep pairs in `records`; `watch` tells what of their sources has changed."""
        self._records = records
        self._parts = parts
        self._watch = watch
        self._guard = Lock()
        self._shelf: _Shelf | None = None

    def made_ready(self, pairs: Iterable[tuple[Pair, str]]) -> list[ReadyPair]:
        """Return pairs with the vectors of their questions and the sources of their citations."""
        parts, ready = self._parts(), list[ReadyPair]()
        for pair, language in pairs:
            grounds = grounds_of(pair.citations, parts.documents)
            sources = tuple(one.source for one in grounds)
            vector = self._vector(pair.question).astype(np.float32).tobytes()
            model = parts.embedder.identity.fingerprint
            ready.append(ReadyPair(replace(pair, sources=sources), language, vector, model))
        return ready

    def put(self, connection: Connection, enquiry: int, pairs: Sequence[ReadyPair]) -> None:
        """Put the pairs of an approved reply in, in place of earlier ones from the same enquiry."""
        self.take_out(connection, enquiry)
        moment = written(now())
        connection.executemany(
            "INSERT INTO approved_pairs (id, enquiry, route, nation, language, approved_at, model,"
            " vector, question, pair) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    token_hex(8),
                    enquiry,
                    Route.GUIDANCE.value,
                    _nation(one.pair),
                    one.language,
                    moment,
                    one.model,
                    one.vector,
                    storable(one.pair.question),
                    PAIRS.pack(one.pair),
                )
                for one in pairs
            ],
        )

    def take_out(self, connection: Connection, enquiry: int) -> None:
        """Take the pairs of an enquiry out whose approval no longer holds."""
        connection.execute("DELETE FROM approved_pairs WHERE enquiry = ?", (enquiry,))

    def offers(self, question: str, answer: Answer) -> tuple[Offer, ...]:
        """Return the pairs that were approved for the like, nearest first, none that is recalled.

        `answer` is what the guidance answers to the question today. A pair whose sources have
        changed is recalled on the way.
        """
        if answer.as_at is not None:
            return ()
        found: list[Offer] = []
        for key, likeness in self._near(question):
            row = self._row("key = ? AND recalled_at IS NULL", key)
            if row is None or not _fits(row, answer):
                continue
            approved = _approved(row)
            if not is_like(
                likeness,
                question,
                approved.pair.question,
                cited=quoted_in(answer),
                held=approved.pair.citations,
            ):
                continue
            if not self._recalled_now(row["key"], approved.pair):
                found.append(Offer(approved, round(likeness, 3)))
        return tuple(found[:_MOST_OFFERS])

    def get(self, pair_id: str) -> ApprovedPair:
        """Return a pair that still stands; raises `UnknownPair`."""
        row = self._row("id = ? AND recalled_at IS NULL", storable(pair_id))
        if row is None or self._recalled_now(row["key"], _approved(row).pair):
            raise UnknownPair
        return _approved(row)

    def every(self, *, recalled: bool = False, limit: int = 200) -> tuple[ApprovedPair, ...]:
        """Return the pairs that are offered, or the recalled ones, the latest first."""
        rows = self._records.rows(
            f"SELECT * FROM approved_pairs WHERE recalled_at IS {'NOT ' if recalled else ''}NULL"
            " ORDER BY coalesce(recalled_at, approved_at) DESC, key DESC LIMIT ?",
            (limit,),
        )
        return tuple(map(_approved, rows))

    def recall_changed(self) -> tuple[ApprovedPair, ...]:
        """Recall every pair that cites what has been replaced, withdrawn or changed; return them.

        To be called when documents have come in; asking looks at what it finds in any case.
        """
        rows = self._records.rows("SELECT * FROM approved_pairs WHERE recalled_at IS NULL")
        gone = [one["id"] for one in rows if self._recalled_now(one["key"], _approved(one).pair)]
        again = (self._row("id = ?", one) for one in gone)
        return tuple(_approved(one) for one in again if one is not None)

    def _recalled_now(self, key: int, pair: Pair) -> bool:
        """Tell whether what a pair cites has changed; if it has, the pair is recalled."""
        cause = next((one for one in self._watch.causes(pair.grounds) if one), None)
        if cause is None:
            return False
        with self._records.writing() as connection:
            connection.execute(
                "UPDATE approved_pairs SET recalled_at = ?, cause = ?"
                " WHERE key = ? AND recalled_at IS NULL",
                (written(now()), cause.value, key),
            )
        return True

    def _row(self, condition: str, value: object) -> Row | None:
        rows = self._records.rows(f"SELECT * FROM approved_pairs WHERE {condition}", (value,))
        return rows[0] if rows else None

    def _near(self, question: str) -> list[tuple[int, float]]:
        shelf = self._filled_shelf()
        if not shelf.keys:
            return []
        likeness = shelf.vectors @ self._vector(question)
        order = np.argsort(-likeness)[:_MOST_LOOKED_AT]
        return [
            (shelf.keys[place], float(likeness[place]))
            for place in order
            if likeness[place] >= NEAR_WITH_SAME_WORDS
        ]

    def _filled_shelf(self) -> _Shelf:
        """Return the vectors of all pairs that are offered, read again only when some changed."""
        counted = self._records.rows(
            "SELECT count(*), coalesce(max(key), 0), count(recalled_at) FROM approved_pairs"
        )[0]
        stamp = tuple(counted)
        with self._guard:
            if self._shelf is not None and self._shelf.stamp == stamp:
                return self._shelf
        rows = self._records.rows(
            "SELECT key, question, model, vector FROM approved_pairs WHERE recalled_at IS NULL"
        )
        vectors = [self._vector_of(one) for one in rows]
        shelf = _Shelf(
            stamp,
            tuple(one["key"] for one in rows),
            np.array(vectors, dtype=np.float32) if vectors else np.zeros((0, 1), np.float32),
        )
        with self._guard:
            self._shelf = shelf
        return shelf

    def _vector_of(self, row: Row) -> Vectors:
        """Return the vector that a pair was kept with; one of another model is made anew."""
        if row["model"] == self._parts().embedder.identity.fingerprint:
            return np.frombuffer(row["vector"], dtype=np.float32)
        return self._vector(row["question"])

    def _vector(self, question: str) -> Vectors:
        """Return the vector of a question, its short forms told in full."""
        parts = self._parts()
        found: Vectors = parts.embedder.embed_questions([parts.understood(question).text])[0]
        return found


def _fits(row: Row, answer: Answer) -> bool:
    """Tell whether a pair is of the nation asked for, and in the language or in quotes only."""
    nation = answer.scope.nation.value if answer.scope.nation else ""
    if row["nation"] != nation:
        return False
    return row["language"] == answer.language or all(
        one.exact for one in PAIRS.unpack(row["pair"]).statements
    )


def _nation(pair: Pair) -> str:
    return pair.scope.nation.value if pair.scope.nation else ""


def _approved(row: Row) -> ApprovedPair:
    recalled = row["recalled_at"]
    return ApprovedPair(
        id=row["id"],
        pair=PAIRS.unpack(row["pair"]),
        language=row["language"],
        approved_at=datetime.fromisoformat(row["approved_at"]),
        recalled_at=datetime.fromisoformat(recalled) if recalled else None,
        cause=row["cause"] or "",
    )
