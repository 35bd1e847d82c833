"""What the rows of all stores have in common: whose they are, and how values are written."""

from __future__ import annotations

from datetime import UTC, datetime

from assistant.records.database import Connection, Row
from assistant.records.errors import UnknownConversation


def owned(connection: Connection, owner: str, conversation_id: str) -> Row:
    """Return the row of a conversation that `owner` has; raises `UnknownConversation`.

    It is the one check before anything of a conversation is read or changed.
    """
    row: Row | None = connection.execute(
        "SELECT * FROM conversations WHERE id = ? AND owner = ?", (storable(conversation_id), owner)
    ).fetchone()
    if row is None:
        raise UnknownConversation
    return row


def now() -> datetime:
    """Return the present moment in UTC, as precisely as rows keep it: to the millisecond."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def written(moment: datetime) -> str:
    """Return a moment as rows keep it; in this form, moments sort as text."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def storable(text: str) -> str:
    """Return text as SQLite can hold it: half a character, which a browser may send, is lost."""
    return text.encode("utf-8", "replace").decode("utf-8")
