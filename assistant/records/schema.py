"""The tables of the database of records, as a list of steps from each form to the next."""

from __future__ import annotations

# Written into the file's header, so that another program's database is not taken for ours.
APPLICATION_ID = 0x50726F62

# Step n brings a file of form n to form n + 1. A step that has been released is never changed.
# Answers stand last in their rows: what lists questions does not read past them.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE conversations (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL,
            title TEXT NOT NULL DEFAULT '', renamed INTEGER NOT NULL DEFAULT 0,
            started_at TEXT NOT NULL, changed_at TEXT NOT NULL, place INTEGER NOT NULL)""",
        "CREATE UNIQUE INDEX conversations_of_owner ON conversations (owner, place)",
        """CREATE TABLE turns (
            conversation INTEGER NOT NULL REFERENCES conversations(key) ON DELETE CASCADE,
            number INTEGER NOT NULL, question TEXT NOT NULL, outcome TEXT NOT NULL,
            asked_at TEXT NOT NULL, seconds REAL NOT NULL, shown INTEGER, answer TEXT NOT NULL)""",
        "CREATE UNIQUE INDEX turns_in_order ON turns (conversation, number)",
        """CREATE TABLE feedback (
            key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            conversation INTEGER REFERENCES conversations(key) ON DELETE SET NULL, turn INTEGER,
            verdict TEXT NOT NULL, reasons TEXT NOT NULL, line TEXT NOT NULL,
            outcome TEXT NOT NULL, given_at TEXT NOT NULL, answer TEXT)""",
        "CREATE UNIQUE INDEX feedback_of_turn ON feedback (conversation, turn)",
    ),
)
