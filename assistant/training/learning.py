"""Learning: which item comes next, what was answered, and how far a learner is in each topic."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from secrets import token_hex

from assistant.records.database import Connection, Records, Row
from assistant.records.rows import now, storable, written
from assistant.training.errors import UnknownPiece
from assistant.training.item import Item
from assistant.training.learners import Learner
from assistant.training.marking import chosen_texts, is_right
from assistant.training.pack import Pack
from assistant.training.spacing import SOON, spaced
from assistant.training.store import OpenedPack


class Why(StrEnum):
    """Why an item is asked now."""

    NEW = "new"
    DUE = "due"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Next:
    """The item to ask now, and how many are left: due ones, new ones and missed ones."""

    item: Item
    why: Why
    due: int
    new: int
    again: int
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer to an item, as it was given; `chosen` are the texts of what was chosen."""

    id: str
    item: str
    version: int
    tried_at: datetime
    correct: bool
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicProgress:
    """How far a learner is in one topic: items in it, answered once, and right at the last try."""

    topic: str
    items: int
    answered: int
    right: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a learner is: by topic, and what comes back when.

    `due` counts the items to be asked again now, `later` those that come back, of which the next
    one does at `next_due`. `first_right` counts items that were right at the first try.
    """

    topics: tuple[TopicProgress, ...]
    items: int
    answered: int
    right: int
    first_right: int
    due: int
    later: int
    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class _Card:
    item: str
    due_at: datetime
    missed: bool
    tries: int


class LearningStore:
    """The answers of all learners, and when each item comes back to each of them."""

    def __init__(self, records: Records) -> None:
        """Keep answers in `records`."""
        self._records = records

    def next_item(
        self,
        learner: Learner,
        pack: Pack,
        *,
        left_out: Collection[str] = (),
        at: datetime | None = None,
    ) -> Next | None:
        """Return the item to ask: what is due first, then new ones, then what was just missed.

        `left_out` are the items that are not asked now, since their grounds have changed. Nothing
        if all is answered and nothing comes back within minutes.
        """
        moment = at or now()
        items = {one.id: one for one in pack.shown_items if one.id not in left_out}
        cards = [one for one in self._cards(learner) if one.item in items]
        met = {one.item for one in cards}
        new = [one for one in items if one not in met]
        due = [one for one in cards if one.due_at <= moment]
        again = [one for one in cards if moment < one.due_at <= moment + SOON and one.missed]
        counts = (len(due), len(new), len(again))
        if due:
            return Next(items[due[0].item], Why.DUE, *counts, tries=due[0].tries)
        if new:
            return Next(items[new[0]], Why.NEW, *counts)
        if again:
            return Next(items[again[0].item], Why.AGAIN, *counts, tries=again[0].tries)
        return None

    def answer(
        self,
        learner: Learner,
        opened: OpenedPack,
        item: Item,
        chosen: Sequence[int],
        *,
        at: datetime | None = None,
    ) -> Attempt:
        """Keep an answer, on disk on return; raises `IncompleteAnswer`."""
        correct, moment = is_right(item, chosen), at or now()
        attempt = Attempt(
            id=token_hex(16),
            item=item.id,
            version=opened.pack.version,
            tried_at=moment,
            correct=correct,
            chosen=chosen_texts(item, chosen),
        )
        with self._records.writing() as connection:
            if not _is_there(connection, learner):
                # Deleted in another tab a moment ago.
                raise UnknownPiece(item.id)
            _keep_attempt(connection, learner, opened, attempt)
            _keep_card(connection, learner, attempt)
        return attempt

    def attempt(self, learner: Learner, attempt_id: str) -> Attempt:
        """Return one of a learner's own answers; raises `UnknownPiece`."""
        rows = self._records.rows(
            "SELECT * FROM attempts WHERE learner = ? AND id = ?",
            (learner.key, storable(attempt_id)),
        )
        if not rows:
            raise UnknownPiece(attempt_id)
        return _attempt(rows[0])

    def last_attempt(self, learner: Learner, item: str) -> tuple[int, Attempt | None]:
        """Return how often a learner has answered an item, and their last answer to it."""
        rows = self._records.rows(
            "SELECT * FROM attempts WHERE learner = ? AND item = ? ORDER BY key",
            (learner.key, storable(item)),
        )
        return len(rows), _attempt(rows[-1]) if rows else None

    def due_after(self, learner: Learner, item: str) -> datetime | None:
        """Return when an item comes back to a learner, nothing for one they have not met."""
        rows = self._records.rows(
            "SELECT due_at FROM cards WHERE learner = ? AND item = ?", (learner.key, item)
        )
        return datetime.fromisoformat(rows[0]["due_at"]) if rows else None

    def progress(
        self,
        learner: Learner,
        pack: Pack,
        *,
        left_out: Collection[str] = (),
        at: datetime | None = None,
    ) -> Progress:
        """Return how far a learner is in the items that are asked now."""
        moment = at or now()
        items = {one.id: one for one in pack.shown_items if one.id not in left_out}
        first, last = self._first_and_last(learner)
        cards = [one for one in self._cards(learner) if one.item in items]
        later = [one.due_at for one in cards if one.due_at > moment]
        return Progress(
            topics=_by_topic(items.values(), last),
            items=len(items),
            answered=sum(one in last for one in items),
            right=sum(last.get(one, False) for one in items),
            first_right=sum(first.get(one, False) for one in items),
            due=len(cards) - len(later),
            later=len(later),
            next_due=min(later, default=None),
        )

    def _cards(self, learner: Learner) -> list[_Card]:
        """Return what a learner has met, what is due first before the rest."""
        rows = self._records.rows(
            "SELECT c.*, (SELECT count(*) FROM attempts a WHERE a.learner = c.learner"
            " AND a.item = c.item) AS tries FROM cards c WHERE c.learner = ?"
            " ORDER BY c.due_at, c.item",
            (learner.key,),
        )
        return [
            _Card(
                row["item"],
                datetime.fromisoformat(row["due_at"]),
                bool(row["missed"]),
                row["tries"],
            )
            for row in rows
        ]

    def _first_and_last(self, learner: Learner) -> tuple[dict[str, bool], dict[str, bool]]:
        """Return whether each item was right at the first try, and at the last."""
        rows = self._records.rows(
            "SELECT item, correct FROM attempts WHERE learner = ? ORDER BY key", (learner.key,)
        )
        first: dict[str, bool] = {}
        last: dict[str, bool] = {}
        for row in rows:
            first.setdefault(row["item"], bool(row["correct"]))
            last[row["item"]] = bool(row["correct"])
        return first, last


def _by_topic(items: Collection[Item], last: dict[str, bool]) -> tuple[TopicProgress, ...]:
    topics = dict.fromkeys(one.topic for one in items)
    return tuple(
        TopicProgress(
            topic,
            items=len(own),
            answered=sum(one in last for one in own),
            right=sum(last.get(one, False) for one in own),
        )
        for topic in topics
        for own in ([one.id for one in items if one.topic == topic],)
    )


def _is_there(connection: Connection, learner: Learner) -> bool:
    found = connection.execute("SELECT 1 FROM learners WHERE key = ?", (learner.key,)).fetchone()
    return found is not None


def _keep_attempt(
    connection: Connection, learner: Learner, opened: OpenedPack, attempt: Attempt
) -> None:
    connection.execute(
        "INSERT INTO attempts (id, learner, event, item, version, tried_at, correct, chosen)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            attempt.id,
            learner.key,
            opened.event_key,
            attempt.item,
            attempt.version,
            written(attempt.tried_at),
            attempt.correct,
            json.dumps(attempt.chosen),
        ),
    )
    # The link that was used last is the one that leads back.
    connection.execute(
        "UPDATE learner_browsers SET token = ? WHERE learner = ? AND token != ?",
        (opened.token, learner.key, opened.token),
    )


def _keep_card(connection: Connection, learner: Learner, attempt: Attempt) -> None:
    row = connection.execute(
        "SELECT card FROM cards WHERE learner = ? AND item = ?", (learner.key, attempt.item)
    ).fetchone()
    after = spaced(row["card"] if row else None, correct=attempt.correct, at=attempt.tried_at)
    connection.execute(
        "INSERT INTO cards (learner, item, due_at, missed, card) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (learner, item) DO UPDATE SET due_at = excluded.due_at,"
        " missed = excluded.missed, card = excluded.card",
        (
            learner.key,
            attempt.item,
            written(after.due_at),
            not attempt.correct,
            after.card,
        ),
    )


def _attempt(row: Row) -> Attempt:
    return Attempt(
        id=row["id"],
        item=row["item"],
        version=row["version"],
        tried_at=datetime.fromisoformat(row["tried_at"]),
        correct=bool(row["correct"]),
        chosen=tuple(json.loads(row["chosen"])),
    )
