"""Conversations of the test's own: questions that nothing answered, on days of the past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from assistant.answer import Answer, NearestHeading, Outcome
from assistant.records.conversations import ConversationStore
from assistant.records.database import Records
from assistant.records.rows import now, written

HEADING = NearestHeading("made", "Kestrel County handbook", ("Handbook", "Hostels"), None)


def unanswered(question: str, *nearest: NearestHeading) -> Answer:
    """Return an answer that says that nothing answers."""
    return Answer(
        question,
        question,
        Outcome.NOT_IN_GUIDANCE,
        wording="Nothing held answers this.",
        nearest=nearest or (HEADING,),
    )


def keep(
    records: Records,
    answers: Sequence[Answer | str],
    *,
    owner: str = "ann",
    days_ago: float = 0.0,
    seconds: float = 0.5,
) -> str:
    """Keep a conversation of some answers, or of questions without one; return its id."""
    store = ConversationStore(records)
    made = store.begin(owner)
    for one in answers:
        answer = unanswered(one) if isinstance(one, str) else one
        store.append(owner, made, answer, seconds=seconds)
    if days_ago:
        put_back(records, made, now() - timedelta(days=days_ago))
    return made


def put_back(records: Records, conversation: str, when: datetime) -> None:
    """Let a conversation have taken place at another time."""
    with records.writing() as connection:
        key = connection.execute(
            "SELECT key FROM conversations WHERE id = ?", (conversation,)
        ).fetchone()["key"]
        connection.execute(
            "UPDATE conversations SET started_at = ?, changed_at = ? WHERE key = ?",
            (written(when), written(when), key),
        )
        connection.execute(
            "UPDATE turns SET asked_at = ? WHERE conversation = ?", (written(when), key)
        )
