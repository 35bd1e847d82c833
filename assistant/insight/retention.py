"""Enforces how long conversations and feedback are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from assistant.insight.grouping import forget_empty
from assistant.records.database import Records
from assistant.records.rows import now, written


@dataclass(frozen=True, slots=True)
class Swept:
    """How much was deleted because it was kept long enough."""

    conversations: int = 0
    feedback: int = 0


def sweep(records: Records, keep_days: int) -> Swept:
    """Delete conversations not used for `keep_days` days, and older feedback; 0 keeps all.

    With a conversation goes everything that was made of it, and with the last question of a group
    the group. What is deleted is in no file of the database afterwards.
    """
    if keep_days <= 0:
        return Swept()
    before = written(now() - timedelta(days=keep_days))
    with records.writing(deletes=True) as connection:
        # Feedback first: what is said of a conversation that goes, goes with it.
        feedback = connection.execute(
            "DELETE FROM feedback WHERE given_at < ? OR conversation IN"
            " (SELECT key FROM conversations WHERE changed_at < ?)",
            (before, before),
        ).rowcount
        conversations = connection.execute(
            "DELETE FROM conversations WHERE changed_at < ?", (before,)
        ).rowcount
    forget_empty(records)
    return Swept(conversations, feedback)
