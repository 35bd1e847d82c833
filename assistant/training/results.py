"""What a group has learned, for its trainer: by item and by learner, and what is missed most."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from assistant.records.database import Records, Row
from assistant.training.pack import Pack
from assistant.training.store import owned_pack


@dataclass(frozen=True, slots=True)
class ItemResult:
    """How a group did with one item.

    `answered` counts learners, `first_right` those of them who were right at their first try.
    `often_chosen` is the wrong answer given most often, with how often; empty if there was none.
    """

    item: str
    answered: int = 0
    first_right: int = 0
    tries: int = 0
    often_chosen: tuple[str, ...] = ()
    often_chosen_count: int = 0

    @property
    def missed(self) -> int:
        """How many learners were wrong at their first try."""
        return self.answered - self.first_right


@dataclass(frozen=True, slots=True)
class LearnerResult:
    """How one learner did, by the name they chose; `last_at` is unset before the first answer."""

    name: str
    answered: int
    first_right: int
    right_now: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupResults:
    """The results of all learners of a pack, or of those at one event."""

    learners: tuple[LearnerResult, ...]
    items: dict[str, ItemResult]

    @property
    def most_missed(self) -> tuple[ItemResult, ...]:
        """The items that were missed at a first try, those with the greatest share of it first."""
        missed = [one for one in self.items.values() if one.missed]
        return tuple(sorted(missed, key=lambda one: (-one.missed / one.answered, -one.missed)))


@dataclass(slots=True)
class _Tally:
    first: list[bool] = field(default_factory=list)
    tries: int = 0
    wrong: Counter[tuple[str, ...]] = field(default_factory=Counter)


class ResultsDesk:
    """Reads the results of a trainer's own packs."""

    def __init__(self, records: Records) -> None:
        """Read from `records`."""
        self._records = records

    def of(self, owner: str, pack: Pack, *, event_key: int | None = None) -> GroupResults:
        """Return the results of a trainer's own pack, or of one event; raises `UnknownPack`."""
        narrowed = "" if event_key is None else " AND a.event = ?"
        with self._records.reading() as connection:
            key = owned_pack(connection, owner, pack.id)["key"]
            learners = connection.execute(
                "SELECT key, name FROM learners WHERE pack = ? ORDER BY folded_name", (key,)
            ).fetchall()
            attempts = connection.execute(
                "SELECT a.* FROM attempts a JOIN learners l ON l.key = a.learner"
                f" WHERE l.pack = ?{narrowed} ORDER BY a.key",
                (key,) if event_key is None else (key, event_key),
            ).fetchall()
        asked = {one.id for one in pack.items}
        attempts = [one for one in attempts if one["item"] in asked]
        return GroupResults(_by_learner(learners, attempts, event_key), _by_item(attempts))


def _by_item(attempts: Sequence[Row]) -> dict[str, ItemResult]:
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    met: set[tuple[int, str]] = set()
    for row in attempts:
        tally, who = tallies[row["item"]], (row["learner"], row["item"])
        tally.tries += 1
        if who not in met:
            met.add(who)
            tally.first.append(bool(row["correct"]))
        if not row["correct"]:
            tally.wrong[tuple(json.loads(row["chosen"]))] += 1
    return {item: _item_result(item, tally) for item, tally in tallies.items()}


def _item_result(item: str, tally: _Tally) -> ItemResult:
    chosen, count = tally.wrong.most_common(1)[0] if tally.wrong else ((), 0)
    return ItemResult(item, len(tally.first), sum(tally.first), tally.tries, chosen, count)


def _by_learner(
    learners: Sequence[Row], attempts: Sequence[Row], event_key: int | None
) -> tuple[LearnerResult, ...]:
    own: dict[int, list[Row]] = defaultdict(list)
    for row in attempts:
        own[row["learner"]].append(row)
    # Who was not at the event is none of its learners.
    here = [one for one in learners if event_key is None or one["key"] in own]
    return tuple(_learner_result(one["name"], own[one["key"]]) for one in here)


def _learner_result(name: str, attempts: Sequence[Row]) -> LearnerResult:
    first: dict[str, bool] = {}
    last: dict[str, bool] = {}
    for row in attempts:
        first.setdefault(row["item"], bool(row["correct"]))
        last[row["item"]] = bool(row["correct"])
    return LearnerResult(
        name=name,
        answered=len(first),
        first_right=sum(first.values()),
        right_now=sum(last.values()),
        last_at=datetime.fromisoformat(attempts[-1]["tried_at"]) if attempts else None,
    )
