"""The tables of the database of records, as a list of steps from each form to the next."""

from __future__ import annotations

from assistant.records.helpdesk_tables import HELPDESK
from assistant.records.insight_tables import INSIGHT, INSIGHT_OF_HELPDESK

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
    (
        # A pack is on one link for everybody who has it; each version is kept, compressed.
        """CREATE TABLE packs (
            key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL,
            title TEXT NOT NULL, version INTEGER NOT NULL, share TEXT UNIQUE,
            made_at TEXT NOT NULL, changed_at TEXT NOT NULL)""",
        "CREATE INDEX packs_of_owner ON packs (owner)",
        """CREATE TABLE pack_versions (
            pack INTEGER NOT NULL REFERENCES packs(key) ON DELETE CASCADE, number INTEGER NOT NULL,
            kept_at TEXT NOT NULL, step TEXT NOT NULL, content BLOB NOT NULL,
            PRIMARY KEY (pack, number))""",
        """CREATE TABLE events (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            pack INTEGER NOT NULL REFERENCES packs(key) ON DELETE CASCADE,
            token TEXT UNIQUE, name TEXT NOT NULL, version INTEGER NOT NULL,
            frozen_at TEXT NOT NULL)""",
        "CREATE INDEX events_of_pack ON events (pack)",
        """CREATE TABLE learners (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            pack INTEGER NOT NULL REFERENCES packs(key) ON DELETE CASCADE,
            name TEXT NOT NULL, folded_name TEXT NOT NULL, code TEXT NOT NULL,
            begun_at TEXT NOT NULL)""",
        "CREATE UNIQUE INDEX learners_by_name ON learners (pack, folded_name)",
        "CREATE UNIQUE INDEX learners_by_code ON learners (pack, code)",
        # Through which link a browser came, so that the pack is found again.
        """CREATE TABLE learner_browsers (
            owner TEXT NOT NULL, pack INTEGER NOT NULL REFERENCES packs(key) ON DELETE CASCADE,
            learner INTEGER NOT NULL REFERENCES learners(key) ON DELETE CASCADE,
            token TEXT NOT NULL, PRIMARY KEY (owner, pack))""",
        "CREATE INDEX browsers_of_learner ON learner_browsers (learner)",
        """CREATE TABLE attempts (
            key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            learner INTEGER NOT NULL REFERENCES learners(key) ON DELETE CASCADE,
            event INTEGER REFERENCES events(key), item TEXT NOT NULL,
            version INTEGER NOT NULL, tried_at TEXT NOT NULL, correct INTEGER NOT NULL,
            chosen TEXT NOT NULL)""",
        "CREATE INDEX attempts_of_learner ON attempts (learner, item, key)",
        """CREATE TABLE cards (
            learner INTEGER NOT NULL REFERENCES learners(key) ON DELETE CASCADE, item TEXT NOT NULL,
            due_at TEXT NOT NULL, missed INTEGER NOT NULL, card TEXT NOT NULL,
            PRIMARY KEY (learner, item))""",
    ),
    HELPDESK,
    INSIGHT,
    INSIGHT_OF_HELPDESK,
)
