"""Enforces how long what belongs to a person is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from assistant.helpdesk.reply.store import EnquiryStore
from assistant.insight.grouping import forget_empty
from assistant.records.database import Records
from assistant.records.rows import now, written


@dataclass(frozen=True, slots=True)
class Swept:
    """How much was deleted because it was kept long enough."""

    conversations: int = 0
    feedback: int = 0
    enquiries: int = 0
    learners: int = 0


def sweep(records: Records, keep_days: int) -> Swept:
    """Delete what was not used for `keep_days` days; 0 keeps all.

    Those are conversations, feedback, enquiries that were sent or closed, and those who took part
    in a training pack, with their results. With a conversation or an enquiry goes everything that
    was made of it, and with the last question of a group the group; answers that were approved
    stay, and packs do. What is deleted is in no file of the database afterwards.
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
        learners = connection.execute(
            "DELETE FROM learners WHERE begun_at < ? AND NOT EXISTS"
            " (SELECT 1 FROM attempts WHERE learner = learners.key AND tried_at >= ?)",
            (before, before),
        ).rowcount
    enquiries = EnquiryStore(records).delete_older(keep_days)
    forget_empty(records)
    return Swept(conversations, feedback, enquiries, learners)
