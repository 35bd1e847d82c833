"""Reads a BEIR folder: documents, questions, and which documents people judged to answer which.

Such a folder holds `corpus.jsonl` (`_id`, `title`, `text`), `queries.jsonl` (`_id`, `text`) and
`qrels/<split>.tsv` (question, document, grade; parted by tabs). Thakur et al. 2021,
arXiv:2104.08663.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.evaluation.errors import UnusableBeirFolder
from corpus.document import Document, TextBuilder, document_of
from corpus.publication import Publication

CORPUS_FILE = "corpus.jsonl"
QUESTIONS_FILE = "queries.jsonl"
JUDGEMENTS_FOLDER = "qrels"

# Grows when records become other documents than before, so that no old index is taken for new.
_READING_VERSION = 1
_LAYOUT = (
    "A BEIR folder holds corpus.jsonl (_id, title, text), queries.jsonl (_id, text) "
    "and qrels/<split>.tsv (question, document, grade)."
)
_MARKED = re.compile(
    r"(?P<marker>\((?:\d{1,3}|[A-Za-z]{1,2}|[ivxlIVXL]{2,6})\)|(?:\d{1,3}|[A-Za-z]|[ivx]{2,5})\)"
    r"|\d{1,3}\.|[•◦▪■●○·*–—-])\s+(?P<words>\S.*)"
)


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the corpus as it stands in the file."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question with the grade of each document that answers it (1 or more)."""

    id: str
    text: str
    grades: dict[str, int]


@dataclass(frozen=True, slots=True)
class BeirSet:
    """A split of a BEIR folder; `checksum` changes when the documents made of it would.

    Left out of `questions` and counted: those without a text, and those of which no document that
    answers is in the corpus. `judgements_outside` counts grades of missing documents that remain.
    """

    name: str
    folder: Path
    split: str
    checksum: str
    records: tuple[Record, ...]
    questions: tuple[JudgedQuestion, ...]
    without_text: int
    without_document: int
    judgements_outside: int


def read_beir(folder: Path, split: str) -> BeirSet:
    """Read one split, questions in the order of their ids; raises `UnusableBeirFolder`."""
    if not folder.is_dir():
        raise UnusableBeirFolder(folder, "is not a folder", _LAYOUT)
    judgements = _judgements(folder, split)
    records = read_records(folder / CORPUS_FILE)
    texts = {one["_id"]: one["text"] for one in _entries(folder / QUESTIONS_FILE)}
    held = {one.id for one in records}
    asked = {one: grades for one, grades in judgements.items() if texts.get(one, "").strip()}
    questions = tuple(
        JudgedQuestion(one, texts[one], grades)
        for one, grades in sorted(asked.items())
        if not held.isdisjoint(grades)
    )
    if not questions:
        raise UnusableBeirFolder(
            folder,
            f"no question of the split {split!r} has a text and an answering document in "
            f"{CORPUS_FILE}",
            "Check that the ids in qrels are those of corpus.jsonl and queries.jsonl.",
        )
    return BeirSet(
        name=folder.resolve().name,
        folder=folder,
        split=split,
        checksum=_checksum(folder / CORPUS_FILE),
        records=records,
        questions=questions,
        without_text=len(judgements) - len(asked),
        without_document=len(asked) - len(questions),
        judgements_outside=sum(len(one.grades.keys() - held) for one in questions),
    )


def read_records(path: Path) -> tuple[Record, ...]:
    """Read the documents of a corpus file; one that is repeated word for word counts once.

    Raises `UnusableBeirFolder`.
    """
    records: dict[str, Record] = {}
    for entry in _entries(path):
        record = Record(entry["_id"], entry["title"], entry["text"])
        if records.setdefault(record.id, record) != record:
            raise UnusableBeirFolder(
                path, f"has two different documents with the id {record.id!r}", "Rename one."
            )
    if not records:
        raise UnusableBeirFolder(path, "has no documents", _LAYOUT)
    return tuple(records.values())


def document_from_record(record: Record) -> Document:
    """Return a record as a document: lines as paragraphs and list items, its title if it is empty.

    Its id is part of the bytes that stand for it, so equal texts remain two documents.
    """
    title = record.title.strip() or record.id
    content = TextBuilder()
    for line in record.text.splitlines():
        marked = _MARKED.fullmatch(line.strip())
        if marked:
            content.list_item(marked["words"], marker=marked["marker"])
        else:
            content.paragraph(line)
    if not content.blocks:
        content.paragraph(title)
    return document_of(
        Publication(title=title, external_id=record.id),
        content,
        data=json.dumps([record.id, record.title, record.text], ensure_ascii=False).encode(),
        source=f"beir:{record.id}",
        media_type="text/plain",
    )


def _entries(path: Path) -> Iterator[dict[str, str]]:
    """Yield `_id`, `title` and `text` of each line that is not blank; absent ones are empty."""
    for number, line in _lines(path):
        try:
            told = json.loads(line)
        except ValueError as problem:
            raise _bad_line(path, number, f"is not JSON ({problem})") from problem
        if not isinstance(told, dict) or told.get("_id") in (None, ""):
            raise _bad_line(path, number, "is not an object with an _id")
        yield {name: _plain(told.get(name)) for name in ("_id", "title", "text")}


def _plain(value: Any) -> str:
    """Return a value as text that can be stored: half of a surrogate pair becomes "?"."""
    text = "" if value is None else str(value)
    return text.encode("utf-8", "replace").decode()


def _judgements(folder: Path, split: str) -> dict[str, dict[str, int]]:
    """Return for each question the grades above zero; a first line of headings is passed over."""
    path = folder / JUDGEMENTS_FOLDER / f"{split}.tsv"
    if not path.is_file():
        raise _unknown_split(folder, split)
    judgements: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        fields = line.split("\t")
        if number == 1 and not _is_whole_number(fields[-1]):
            continue
        if len(fields) != 3 or not _is_whole_number(fields[2]):
            raise _bad_line(path, number, "is not question, document and whole grade, by tabs")
        if int(fields[2]) > 0:
            judgements.setdefault(fields[0], {})[fields[1]] = int(fields[2])
    if not judgements:
        raise UnusableBeirFolder(path, "judges no document to answer a question", _LAYOUT)
    return judgements


def _is_whole_number(text: str) -> bool:
    return re.fullmatch(r"\s*[+-]?\d+\s*", text) is not None


def _unknown_split(folder: Path, split: str) -> UnusableBeirFolder:
    known = sorted(one.stem for one in (folder / JUDGEMENTS_FOLDER).glob("*.tsv"))
    what_next = f"Splits there: {', '.join(known)}." if known else _LAYOUT
    reason = f"has no split {split!r} ({JUDGEMENTS_FOLDER}/{split}.tsv is missing)"
    return UnusableBeirFolder(folder, reason, what_next)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank with their numbers from 1, without line ends."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line.rstrip("\n")
    except FileNotFoundError as problem:
        raise UnusableBeirFolder(path, "is missing", _LAYOUT) from problem
    except UnicodeDecodeError as problem:
        raise UnusableBeirFolder(
            path, f"is not UTF-8 ({problem})", "Save it as UTF-8."
        ) from problem
    except OSError as problem:
        raise UnusableBeirFolder(
            path, f"cannot be read ({problem})", "Check the file."
        ) from problem


def _bad_line(path: Path, number: int, reason: str) -> UnusableBeirFolder:
    return UnusableBeirFolder(path, f"line {number} {reason}", "Correct or remove that line.")


def _checksum(path: Path) -> str:
    digest = hashlib.sha256(f"{_READING_VERSION}\n".encode())
    with path.open("rb") as file:
        while portion := file.read(1 << 20):
            digest.update(portion)
    return digest.hexdigest()
