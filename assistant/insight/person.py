"""Everything of one person: what is kept under the name of their browser, given out or deleted.

With the name that they typed at the helpdesk, what they did there too.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.insight.colleague import ColleagueStore
from assistant.insight.grouping import forget_empty
from assistant.records.conversations import ConversationStore
from assistant.records.database import Connection, Records, Row
from assistant.records.rows import storable
from assistant.training.pack_file import pack_as_json
from assistant.training.store import PackStore

_FORM = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept of one person.

    `learners` is in how many packs they take part, `enquiries` on how many they worked.
    """

    conversations: int
    questions: int
    feedback: int
    packs: int
    learners: int
    enquiries: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is kept."""
        return not (self.conversations or self.packs or self.learners or self.enquiries)


class PersonStore:
    """What the stores of one home keep under the name of one owner."""

    def __init__(self, records: Records, packs: PackStore) -> None:
        """Look in `records`; `packs` reads the packs there."""
        self._records = records
        self._conversations = ConversationStore(records)
        self._packs = packs
        self._colleagues = ColleagueStore(records)

    def kept(self, owner: str, colleague: str = "") -> Kept:
        """Return how much is kept of a person, with what they did as a `colleague`."""
        enquiries = len(self._colleagues.export(colleague)) if colleague else 0
        name = storable(owner)
        with self._records.reading() as connection:
            return Kept(
                conversations=_count(connection, _CONVERSATIONS, name),
                questions=_count(connection, _TURNS, name),
                feedback=_count(connection, _FEEDBACK, name),
                packs=_count(connection, _PACKS, name),
                learners=_count(connection, _BROWSERS, name),
                enquiries=enquiries,
            )

    def export(self, owner: str, colleague: str = "") -> bytes:
        """Return a ZIP with everything of a person as JSON, a file for each conversation."""
        name, file = storable(owner), io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in self._files(name):
                archive.writestr(path, content)
            if colleague:
                worked = self._colleagues.export(colleague)
                archive.writestr("helpdesk.json", _json({"worked_on": worked}))
        return file.getvalue()

    def delete(self, owner: str, colleague: str = "") -> Kept:
        """Delete everything of a person for good; return how much there was.

        Enquiries stay, with a number in place of the name of the `colleague`.
        """
        name, before = storable(owner), self.kept(owner, colleague)
        with self._records.writing(deletes=True) as connection:
            # What is said of their answers goes as a whole: without it, verdicts would stay.
            connection.execute(
                "DELETE FROM feedback WHERE conversation IN"
                " (SELECT key FROM conversations WHERE owner = ?)",
                (name,),
            )
            connection.execute(
                "DELETE FROM learners WHERE key IN"
                " (SELECT learner FROM learner_browsers WHERE owner = ?)",
                (name,),
            )
            connection.execute("DELETE FROM learner_browsers WHERE owner = ?", (name,))
        for entry in self._packs.entries(name):
            self._packs.delete(name, entry.id)
        self._conversations.delete_all(name)
        if colleague:
            self._colleagues.forget(colleague)
        forget_empty(self._records)
        return before

    def _files(self, owner: str) -> Iterator[tuple[str, str]]:
        yield "about.json", _json({"form": _FORM, "owner": owner})
        rows = self._records.rows(
            "SELECT key, id, title, started_at, changed_at FROM conversations WHERE owner = ?"
            " ORDER BY place",
            (owner,),
        )
        for row in rows:
            yield f"conversations/{row['id']}.json", _json(self._conversation(row))
        for entry in self._packs.entries(owner):
            pack = self._packs.get(owner, entry.id).pack
            yield f"packs/{entry.id}.json", pack_as_json(pack)
        learned = [self._learner(one) for one in self._records.rows(_LEARNERS, (owner,))]
        if learned:
            yield "learning.json", _json({"taken_part_in": learned})

    def _conversation(self, row: Row) -> dict[str, object]:
        turns = self._records.rows(
            "SELECT * FROM turns WHERE conversation = ? ORDER BY number", (row["key"],)
        )
        said = self._records.rows(
            "SELECT turn, verdict, reasons, line, given_at FROM feedback WHERE conversation = ?"
            " ORDER BY key",
            (row["key"],),
        )
        return {
            **{name: row[name] for name in ("id", "title", "started_at", "changed_at")},
            "questions": [
                {
                    **{name: one[name] for name in _OF_A_TURN},
                    "answer": json.loads(one["answer"])["answer"],
                }
                for one in turns
            ],
            "feedback": [{**dict(one), "reasons": json.loads(one["reasons"])} for one in said],
        }

    def _learner(self, row: Row) -> dict[str, object]:
        tries = self._records.rows(
            "SELECT item, version, tried_at, correct, chosen FROM attempts WHERE learner = ?"
            " ORDER BY key",
            (row["key"],),
        )
        cards = self._records.rows(
            "SELECT item, due_at, missed FROM cards WHERE learner = ? ORDER BY item", (row["key"],)
        )
        return {
            **{name: row[name] for name in ("pack", "name", "begun_at")},
            "tries": [dict(one) for one in tries],
            "asked_again": [dict(one) for one in cards],
        }


_OF_A_TURN = ("number", "question", "outcome", "asked_at", "seconds", "shown")
_CONVERSATIONS = "SELECT count(*) AS n FROM conversations WHERE owner = ?"
_TURNS = "SELECT count(*) AS n FROM turns JOIN conversations ON key = conversation WHERE owner = ?"
_FEEDBACK = (
    "SELECT count(*) AS n FROM feedback f JOIN conversations c ON c.key = f.conversation"
    " WHERE c.owner = ?"
)
_PACKS = "SELECT count(*) AS n FROM packs WHERE owner = ?"
_BROWSERS = "SELECT count(*) AS n FROM learner_browsers WHERE owner = ?"
_LEARNERS = (
    "SELECT l.key, p.title AS pack, l.name, l.begun_at FROM learner_browsers b"
    " JOIN learners l ON l.key = b.learner JOIN packs p ON p.key = b.pack WHERE b.owner = ?"
)


def _count(connection: Connection, query: str, owner: str) -> int:
    return int(connection.execute(query, (owner,)).fetchone()["n"])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
