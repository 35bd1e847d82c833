"""Puts questions that were not grouped yet into the groups there are, or into new ones.

A question that is in a group stays there, so that groups keep their ids, owners and states from day
to day. What is near no group waits until another question like it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from secrets import token_hex

import numpy as np

from assistant.insight.cluster import Questions, laid_out
from assistant.insight.group import State
from assistant.records.database import Connection, Records, Row
from assistant.records.rows import now, written

# Grouping takes the square of these; where more wait, they come in portions.
_AT_ONCE = 3000
_LEAST = 2
_STAMP = "SELECT count(*), max(key), max(model) FROM insight_questions"


class Grouper:
    """Groups what has come since it did so last; where nothing has, there is nothing to read."""

    def __init__(self, records: Records) -> None:
        """Group the questions of `records`."""
        self._records = records
        self._seen: object = None

    def group_new(self) -> int:
        """Group what can be grouped, drop groups without questions; return how many joined one."""
        forget_empty(self._records)
        seen = tuple(self._records.rows(_STAMP)[0])
        if seen == self._seen:
            return 0
        joined = 0
        while found := _group_portion(self._records):
            joined += found
        self._seen = seen
        return joined


def group_new(records: Records) -> int:
    """Group what can be grouped once; `Grouper` does so time and again."""
    return Grouper(records).group_new()


def forget_empty(records: Records) -> None:
    """Delete the groups whose questions are all deleted."""
    with records.writing(deletes=True) as connection:
        connection.execute(
            "DELETE FROM insight_groups WHERE NOT EXISTS"
            " (SELECT 1 FROM insight_questions WHERE member_of = insight_groups.key)"
        )


def _group_portion(records: Records) -> int:
    rows = records.rows("SELECT key, member_of, alone, vector FROM insight_questions ORDER BY key")
    loose = [place for place, one in enumerate(rows) if one["member_of"] is None]
    if not loose:
        return 0
    vectors = np.stack([np.frombuffer(one["vector"], dtype="<f4") for one in rows])
    questions = laid_out(vectors, [one["alone"] for one in rows])
    joins = _joining(rows, questions, loose)
    # The newest first: those that have waited longest have waited in vain.
    rest = [place for place in loose if place not in joins][-_AT_ONCE:]
    return _keep(records, rows, joins, _clusters(questions, rest))


def _joining(rows: list[Row], questions: Questions, loose: list[int]) -> dict[int, int]:
    """Return the key of the group that each loose question joins, by its place."""
    members: dict[int, list[int]] = {}
    for place, one in enumerate(rows):
        if one["member_of"] is not None:
            members.setdefault(one["member_of"], []).append(place)
    keys = list(members)
    found = questions.nearest_group(loose, list(members.values()))
    return {place: keys[one] for place, one in zip(loose, found, strict=True) if one >= 0}


def _clusters(questions: Questions, places: list[int]) -> list[list[int]]:
    by_number: dict[int, list[int]] = {}
    for place, number in zip(places, questions.clusters(places), strict=True):
        by_number.setdefault(number, []).append(place)
    return [one for one in by_number.values() if len(one) >= _LEAST]


def _keep(
    records: Records, rows: list[Row], joins: dict[int, int], clusters: list[list[int]]
) -> int:
    moment = written(now())
    with records.writing() as connection:
        for place, key in joins.items():
            _join(connection, [rows[place]["key"]], key, moment)
        for places in clusters:
            made = connection.execute(
                "INSERT INTO insight_groups (id, state, made_at, changed_at) VALUES (?, ?, ?, ?)",
                (token_hex(8), State.NEW.value, moment, moment),
            )
            _join(connection, [rows[one]["key"] for one in places], made.lastrowid or 0, moment)
    return len(joins) + sum(map(len, clusters))


def _join(connection: Connection, questions: Iterable[int], group: int, moment: str) -> None:
    """Put questions into a group; one that was answered, and is asked again in vain, is open."""
    connection.executemany(
        "UPDATE insight_questions SET member_of = ? WHERE key = ? AND EXISTS"
        " (SELECT 1 FROM insight_groups WHERE key = ?)",
        [(group, one, group) for one in questions],
    )
    connection.execute(
        "UPDATE insight_groups SET changed_at = ?, answer = NULL,"
        " state = CASE WHEN owner <> '' THEN ? ELSE ? END WHERE key = ? AND state = ?",
        (moment, State.WITH_OWNER.value, State.NEW.value, group, State.ANSWERED.value),
    )
