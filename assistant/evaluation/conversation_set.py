"""Reads a folder of conversations in the form of MTRAG, with judged passages and references.

`corpus.jsonl` holds the passages (`_id`, `title`, `text`), `conversations.jsonl` one question a
line with the turns before it. Katsis et al. 2025, arXiv:2501.03468.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from assistant.answer import Turn
from assistant.evaluation.beir import Record, read_records
from assistant.evaluation.errors import UnusableSet
from assistant.evaluation.json_lines import Line, checksum_of, lines_of, refuse_repeated

CORPUS_FILE = "corpus.jsonl"
QUESTIONS_FILE = "conversations.jsonl"

_LAYOUT = (
    "A folder of conversations holds corpus.jsonl (_id, title, text) and conversations.jsonl "
    "(id, collection, answerability, history, question, passages, reference)."
)


class Answerability(StrEnum):
    """Whether the passages answer a question, as people judged."""

    ANSWERABLE = "ANSWERABLE"
    PARTIAL = "PARTIAL"
    UNANSWERABLE = "UNANSWERABLE"
    CONVERSATIONAL = "CONVERSATIONAL"


@dataclass(frozen=True, slots=True)
class JudgedTurn:
    """The last question of a conversation; `passages` are ids of those judged to answer it."""

    id: str
    collection: str
    answerability: Answerability
    history: tuple[Turn, ...]
    question: str
    passages: tuple[str, ...]
    reference: str

    @property
    def is_answered(self) -> bool:
        """Whether the passages answer it, at least in part."""
        return self.answerability in (Answerability.ANSWERABLE, Answerability.PARTIAL)


@dataclass(frozen=True, slots=True)
class ConversationSet:
    """Conversations and their corpus; `passages_outside` counts judged ones that are not in it."""

    name: str
    checksum: str
    records: tuple[Record, ...]
    turns: tuple[JudgedTurn, ...]
    passages_outside: int


def read_conversations(folder: Path) -> ConversationSet:
    """Read a folder of conversations, in the order of the file; raises `UnusableSet`."""
    if not folder.is_dir():
        raise UnusableSet(folder, "is not a folder", _LAYOUT)
    lines = refuse_repeated(lines_of(folder / QUESTIONS_FILE, _LAYOUT))
    if not lines:
        raise UnusableSet(folder / QUESTIONS_FILE, "has no questions", _LAYOUT)
    if not (folder / CORPUS_FILE).is_file():
        raise UnusableSet(folder / CORPUS_FILE, "is missing", _LAYOUT)
    records = tuple(_without_title(one) for one in read_records(folder / CORPUS_FILE))
    held = {one.id for one in records}
    judged = [_turn(one) for one in lines]
    return ConversationSet(
        name=folder.resolve().name,
        checksum=checksum_of([folder / CORPUS_FILE, folder / QUESTIONS_FILE]),
        records=records,
        turns=tuple(replace(one, passages=_in(held, one.passages)) for one in judged),
        passages_outside=sum(len(set(one.passages) - held) for one in judged),
    )


def _turn(line: Line) -> JudgedTurn:
    judged = line.words("answerability")
    if judged not in list(Answerability):
        allowed = ", ".join(Answerability)
        raise line.wrong(f"has an answerability {judged!r}, which is none of {allowed}")
    return JudgedTurn(
        id=line.words("id"),
        collection=line.text("collection") or "all",
        answerability=Answerability(judged),
        history=line.turns("history"),
        question=line.words("question"),
        passages=line.texts("passages"),
        reference=line.text("reference"),
    )


def _in(held: set[str], passages: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(passages) if one in held)


def _without_title(record: Record) -> Record:
    """Leave out the lines that only repeat the title, which every text of this form begins with."""
    lines = record.text.split("\n")
    kept = [one for one in lines if one.strip() != record.title.strip()]
    return replace(record, text="\n".join(kept))
