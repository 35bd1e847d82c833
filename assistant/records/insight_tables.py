"""The tables of what the questions tell, one step of the database of records.

All that stands here about a question goes when the question goes.
"""

from __future__ import annotations

_OF_A_TURN = (
    "FOREIGN KEY (conversation, number) REFERENCES turns(conversation, number) ON DELETE CASCADE"
)

INSIGHT: tuple[str, ...] = (
    # `answer` is where a new document answers; `refused` the documents that a person said do not.
    """CREATE TABLE insight_groups (
        key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL, owner TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
        made_at TEXT NOT NULL, changed_at TEXT NOT NULL, answer TEXT,
        refused TEXT NOT NULL DEFAULT '[]', asked_of TEXT NOT NULL DEFAULT '')""",
    # One row for each turn that has been read; what its answer cites stands below.
    f"""CREATE TABLE insight_turns (
        conversation INTEGER NOT NULL, number INTEGER NOT NULL, as_at INTEGER NOT NULL,
        PRIMARY KEY (conversation, number), {_OF_A_TURN}) WITHOUT ROWID""",
    f"""CREATE TABLE insight_citations (
        conversation INTEGER NOT NULL, number INTEGER NOT NULL, document TEXT NOT NULL,
        publication TEXT NOT NULL, status TEXT NOT NULL,
        PRIMARY KEY (conversation, number, document, status), {_OF_A_TURN}) WITHOUT ROWID""",
    # `text` is what nothing answered, of a question of several parts that part alone; `alone` is
    # what was searched for, the questions before it included.
    f"""CREATE TABLE insight_questions (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation INTEGER NOT NULL, number INTEGER NOT NULL, part INTEGER NOT NULL,
        member_of INTEGER REFERENCES insight_groups(key) ON DELETE SET NULL,
        text TEXT NOT NULL, alone TEXT NOT NULL, nearest TEXT NOT NULL,
        model TEXT NOT NULL, vector BLOB NOT NULL, {_OF_A_TURN})""",
    "CREATE UNIQUE INDEX insight_questions_of_turn"
    " ON insight_questions (conversation, number, part)",
    "CREATE INDEX insight_questions_of_group ON insight_questions (member_of)",
)

# What nothing answered in an enquiry to the helpdesk is a question like one that was asked in a
# conversation: it is of one or the other. `whole` tells it from a part of a question.
INSIGHT_OF_HELPDESK: tuple[str, ...] = (
    """CREATE TABLE insight_enquiries (
        enquiry INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (enquiry, number),
        FOREIGN KEY (enquiry, number) REFERENCES enquiry_answers(enquiry, number)
        ON DELETE CASCADE) WITHOUT ROWID""",
    f"""CREATE TABLE insight_all_questions (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation INTEGER, enquiry INTEGER, number INTEGER NOT NULL, part INTEGER NOT NULL,
        whole INTEGER NOT NULL, member_of INTEGER REFERENCES insight_groups(key) ON DELETE SET NULL,
        text TEXT NOT NULL, alone TEXT NOT NULL, nearest TEXT NOT NULL,
        model TEXT NOT NULL, vector BLOB NOT NULL, {_OF_A_TURN},
        FOREIGN KEY (enquiry, number) REFERENCES enquiry_answers(enquiry, number) ON DELETE CASCADE,
        CHECK ((conversation IS NULL) <> (enquiry IS NULL)))""",
    "INSERT INTO insight_all_questions SELECT q.key, q.conversation, NULL, q.number, q.part,"
    " t.outcome <> 'partial', q.member_of, q.text, q.alone, q.nearest, q.model, q.vector"
    " FROM insight_questions q JOIN turns t"
    " ON t.conversation = q.conversation AND t.number = q.number",
    "DROP TABLE insight_questions",
    "ALTER TABLE insight_all_questions RENAME TO insight_questions",
    "CREATE UNIQUE INDEX insight_questions_of_turn"
    " ON insight_questions (conversation, number, part)",
    "CREATE UNIQUE INDEX insight_questions_of_enquiry ON insight_questions (enquiry, number, part)",
    "CREATE INDEX insight_questions_of_group ON insight_questions (member_of)",
)
