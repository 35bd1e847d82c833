"""The tables of the helpdesk, one step of the database of records."""

from __future__ import annotations

# What lists enquiries reads narrow rows only; what is long stands in tables beside.
HELPDESK: tuple[str, ...] = (
    """CREATE TABLE enquiries (
        key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
        state TEXT NOT NULL, is_open INTEGER NOT NULL, route TEXT NOT NULL, sender TEXT NOT NULL,
        language TEXT NOT NULL, person TEXT NOT NULL, subject TEXT NOT NULL,
        question_count INTEGER NOT NULL, open_count INTEGER NOT NULL, arrived_at TEXT NOT NULL,
        changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, due_at TEXT NOT NULL)""",
    "CREATE INDEX enquiries_by_due ON enquiries (is_open, due_at, key)",
    "CREATE INDEX enquiries_by_state ON enquiries (state, due_at, key)",
    "CREATE INDEX enquiries_of_person ON enquiries (person, is_open, due_at, key)",
    "CREATE INDEX enquiries_by_change ON enquiries (state, changed_at)",
    """CREATE TABLE enquiry_works (
        enquiry INTEGER PRIMARY KEY REFERENCES enquiries(key) ON DELETE CASCADE,
        message BLOB NOT NULL, work BLOB NOT NULL)""",
    """CREATE TABLE enquiry_answers (
        enquiry INTEGER NOT NULL REFERENCES enquiries(key) ON DELETE CASCADE,
        number INTEGER NOT NULL, answer BLOB NOT NULL, PRIMARY KEY (enquiry, number))""",
    """CREATE TABLE enquiry_history (
        enquiry INTEGER NOT NULL REFERENCES enquiries(key) ON DELETE CASCADE,
        number INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, act TEXT NOT NULL,
        before TEXT NOT NULL, after TEXT NOT NULL, note TEXT NOT NULL,
        PRIMARY KEY (enquiry, number))""",
    """CREATE TRIGGER enquiry_history_stays BEFORE UPDATE ON enquiry_history
        BEGIN SELECT RAISE(ABORT, 'history is only added to'); END""",
    # Words are found without accents, and by their beginning.
    """CREATE VIRTUAL TABLE enquiry_words USING fts5(
        subject, body, questions, tokenize='unicode61 remove_diacritics 2', prefix='3')""",
    """CREATE TABLE approved_pairs (
        key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
        enquiry INTEGER REFERENCES enquiries(key) ON DELETE SET NULL, route TEXT NOT NULL,
        nation TEXT NOT NULL, language TEXT NOT NULL, approved_at TEXT NOT NULL,
        recalled_at TEXT, cause TEXT, model TEXT NOT NULL, vector BLOB NOT NULL,
        question TEXT NOT NULL, pair BLOB NOT NULL)""",
    "CREATE INDEX pairs_of_enquiry ON approved_pairs (enquiry)",
    "CREATE INDEX pairs_offered ON approved_pairs (recalled_at, key)",
)
