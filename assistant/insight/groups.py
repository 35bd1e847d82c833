"""The groups of questions that nothing answers, as they are kept, read and decided on."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import numpy as np

from assistant.answer import NearestHeading
from assistant.insight.errors import NothingToReject, OwnerMissing, UnknownGroup
from assistant.insight.gather import NEAREST
from assistant.insight.group import FOUND_ANSWERS, Example, FoundAnswer, Group, State, Week
from assistant.insight.naming import WordCounts
from assistant.records.database import Records, Row
from assistant.records.rows import now, storable, written
from assistant.screening.personal_data import masked

WEEKS = 12
LONGEST_OWNER = 120
LONGEST_NOTE = 500
_NEAREST_SHOWN = 5


class GroupStore:
    """All groups of one home; what they tell is worked out from the questions that are kept."""

    def __init__(self, records: Records) -> None:
        """Read the groups of `records`."""
        self._records = records
        self._read: tuple[object, list[Group]] = (None, [])

    def all(self) -> list[Group]:
        """Return every group that has questions, the most asked first."""
        stamp = (now().date(), *(tuple(map(tuple, self._records.rows(one))) for one in _STAMPS))
        if self._read[0] != stamp:
            self._read = (stamp, self._all())
        return list(self._read[1])

    def _all(self) -> list[Group]:
        groups = {one["key"]: one for one in self._records.rows("SELECT * FROM insight_groups")}
        members: dict[int, list[Row]] = defaultdict(list)
        questions = self._records.rows(_QUESTIONS)
        for one in questions:
            if one["member_of"] in groups:
                members[one["member_of"]].append(one)
        counts = WordCounts([one["text"] for one in questions])
        today = now().date()
        found = [_group(groups[key], rows, counts, today) for key, rows in members.items()]
        return sorted(found, key=lambda one: (-one.count, one.first_at, one.id))

    def get(self, group_id: str) -> Group:
        """Return one group; raises `UnknownGroup`."""
        found = next((one for one in self.all() if one.id == group_id), None)
        if found is None:
            raise UnknownGroup
        return found

    def alone(self) -> list[Example]:
        """Return the questions that are like no other so far, the latest first."""
        rows = self._records.rows(f"{_QUESTIONS} WHERE q.member_of IS NULL ORDER BY asked_at DESC")
        return [_example(one) for one in rows]

    def give_to(self, group_id: str, owner: str, note: str = "") -> None:
        """Give a group to an owner; raises `OwnerMissing` and `UnknownGroup`."""
        named = " ".join(storable(owner).split())[:LONGEST_OWNER].strip()
        if not named:
            raise OwnerMissing
        self._decide(group_id, State.WITH_OWNER, note, "owner = ?, answer = NULL", named)

    def decline(self, group_id: str, note: str = "") -> None:
        """Say that no guidance will answer these questions; raises `UnknownGroup`."""
        self._decide(group_id, State.DECLINED, note, "answer = NULL")

    def open_again(self, group_id: str) -> None:
        """Make a group open again: with its owner, or new where it has none."""
        group = self.get(group_id)
        state = State.WITH_OWNER if group.owner else State.NEW
        self._decide(group_id, state, group.note, "answer = NULL")

    def reject_answer(self, group_id: str) -> None:
        """Say that the document found does not answer; it is not taken for this group again.

        Raises `NothingToReject` and `UnknownGroup`.
        """
        group = self.get(group_id)
        if group.answer is None:
            raise NothingToReject
        refused = sorted({*self.refused(group_id), group.answer.document_id})
        state = State.WITH_OWNER if group.owner else State.NEW
        changes = "answer = NULL, refused = ?"
        self._decide(group_id, state, group.note, changes, json.dumps(refused))

    def refused(self, group_id: str) -> frozenset[str]:
        """Return the documents that a person said do not answer a group."""
        rows = self._records.rows("SELECT refused FROM insight_groups WHERE id = ?", (group_id,))
        return frozenset(json.loads(rows[0]["refused"])) if rows else frozenset()

    def take_answer(self, group_id: str, build: str, found: FoundAnswer | None) -> None:
        """Note that a group was asked again of a build, and where a document answers it now."""
        with self._records.writing() as connection:
            connection.execute(
                "UPDATE insight_groups SET asked_of = ? WHERE id = ?", (build, group_id)
            )
            if found is not None:
                # Whoever has decided meanwhile has the last word.
                connection.execute(
                    "UPDATE insight_groups SET state = ?, answer = ?, changed_at = ?"
                    " WHERE id = ? AND state IN (?, ?)",
                    (
                        State.ANSWERED.value,
                        FOUND_ANSWERS.as_json(found),
                        written(found.found_at),
                        group_id,
                        State.NEW.value,
                        State.WITH_OWNER.value,
                    ),
                )

    def _decide(
        self, group_id: str, state: State, note: str, changes: str, *values: object
    ) -> None:
        told = masked(storable(note).strip()).text[:LONGEST_NOTE].rstrip()
        with self._records.writing(deletes=True) as connection:
            changed = connection.execute(
                f"UPDATE insight_groups SET state = ?, note = ?, changed_at = ?, {changes}"
                " WHERE id = ?",
                (state.value, told, written(now()), *values, storable(group_id)),
            ).rowcount
            if not changed:
                raise UnknownGroup


# What these return is another as soon as a group is: reading all anew takes longer.
_STAMPS = (
    "SELECT id, state, changed_at, asked_of FROM insight_groups ORDER BY key",
    "SELECT count(*), max(key), total(key * member_of) FROM insight_questions",
)
_QUESTIONS = (
    "SELECT q.key, q.member_of, q.conversation, q.enquiry, q.number, q.whole, q.text, q.nearest,"
    " q.vector, coalesce(t.asked_at, e.arrived_at) AS asked_at FROM insight_questions q"
    " LEFT JOIN turns t ON t.conversation = q.conversation AND t.number = q.number"
    " LEFT JOIN enquiries e ON e.key = q.enquiry"
)


def _group(kept: Row, rows: Sequence[Row], counts: WordCounts, today: date) -> Group:
    ordered = _from_the_middle(rows)
    days = [datetime.fromisoformat(one["asked_at"]) for one in rows]
    return Group(
        id=kept["id"],
        name=counts.name_of([one["text"] for one in ordered]),
        state=State(kept["state"]),
        owner=kept["owner"],
        note=kept["note"],
        count=len(rows),
        conversations=_how_many(rows, "conversation"),
        enquiries=_how_many(rows, "enquiry"),
        first_at=min(days),
        last_at=max(days),
        weeks=_weeks(days, today),
        examples=tuple(_example(one) for one in ordered),
        nearest=_nearest(ordered),
        answer=FOUND_ANSWERS.from_json(kept["answer"]) if kept["answer"] else None,
        asked_of=kept["asked_of"],
    )


def _how_many(rows: Sequence[Row], column: str) -> int:
    return len({one[column] for one in rows} - {None})


def _from_the_middle(rows: Sequence[Row]) -> list[Row]:
    """Return questions with the most typical one first."""
    vectors = [np.frombuffer(one["vector"], dtype="<f4") for one in rows]
    if len({len(one) for one in vectors}) != 1:
        return list(rows)  # of two models, until the next renewal
    stacked = np.stack(vectors)
    likeness = stacked @ stacked.mean(axis=0)
    return [rows[int(one)] for one in np.argsort(-likeness, kind="stable")]


def _weeks(days: Sequence[datetime], today: date) -> tuple[Week, ...]:
    monday = today - timedelta(days=today.weekday())
    begins = [monday - timedelta(weeks=ago) for ago in range(WEEKS - 1, -1, -1)]
    counted = Counter(one.date() - timedelta(days=one.weekday()) for one in days)
    return tuple(Week(one, counted[one]) for one in begins)


def _example(row: Row) -> Example:
    return Example(
        text=row["text"],
        asked_at=datetime.fromisoformat(row["asked_at"]),
        conversation=row["conversation"],
        enquiry=row["enquiry"],
        number=row["number"],
        whole=bool(row["whole"]),
    )


def _nearest(rows: Sequence[Row]) -> tuple[NearestHeading, ...]:
    """Return the headings that stood nearest to most of the questions."""
    counted: Counter[tuple[str, tuple[str, ...]]] = Counter()
    known: dict[tuple[str, tuple[str, ...]], NearestHeading] = {}
    for row in rows:
        for place, one in enumerate(NEAREST.from_json(row["nearest"]).headings):
            key = (one.publication, one.heading_trail)
            known.setdefault(key, one)
            counted[key] += 5 - min(place, 4)
    return tuple(known[key] for key, _ in counted.most_common(_NEAREST_SHOWN))
