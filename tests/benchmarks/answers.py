"""Asks a file of questions of a fresh home and prints what is said, to be read by a person.

    python tests/benchmarks/answers.py QUESTIONS.jsonl [--home DIR] [--csv OUT.csv]
    python tests/benchmarks/answers.py FACTS.md --table "Superseded or false statements"

A line of a JSONL file has `question`, and may have `id`, `history` and `expected`. Of a Markdown
file, the first column of the table under the heading is asked, and the second is what is expected.
Whether an answer is right is for the reader to say: nothing here judges it.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Turn
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.settings import Settings

_WIDTH = 110


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to ask, with the turns before it and what the reader may expect."""

    id: str
    question: str
    expected: str = ""
    history: tuple[Turn, ...] = field(default=())


def questions_in(path: Path, table: str | None) -> Iterator[Asked]:
    """Yield the questions of a JSONL file, or of a table in a Markdown file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if table is None:
        yield from (_from_record(json.loads(one)) for one in lines if one.strip())
        return
    start = next((at for at, one in enumerate(lines) if one.startswith("#") and table in one), None)
    if start is None:
        sys.exit(f"{path} has no heading with {table!r} in it.")
    rows = [one for one in _until_heading(lines[start + 1 :]) if one.startswith("|")][2:]
    for number, row in enumerate(rows, start=1):
        cells = [one.strip() for one in row.strip("|").split("|")]
        yield Asked(f"row {number}", cells[0], " | ".join(cells[1:]))


def _until_heading(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("#"):
            return
        yield line


def _from_record(record: dict[str, Any]) -> Asked:
    expected = record.get("expected", record.get("expect", ""))
    return Asked(
        id=str(record.get("id", "")),
        question=record["question"],
        expected=expected if isinstance(expected, str) else json.dumps(expected),
        history=tuple(Turn(one["role"], one["content"]) for one in record.get("history", ())),
    )


def show(asked: Asked, answer: Answer) -> None:
    """Print one question with what is said."""
    print(f"{asked.id} [{answer.outcome.value}] {' '.join(asked.question.split())}")
    if asked.expected:
        print(textwrap.fill(f"expected: {asked.expected}", _WIDTH, initial_indent="    "))
    for statement in answer.statements:
        label = f"[{statement.label}] " if statement.label else ""
        text = " / ".join(statement.text.split("\n"))
        print(textwrap.fill(label + text, _WIDTH, initial_indent="  > ", subsequent_indent="    "))
    print()


def main() -> None:
    """Ask all questions and print the answers and the count of outcomes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--table", help="words of the heading above the table, in a Markdown file")
    parser.add_argument("--home", type=Path, help="a home to ask; a fresh one if not given")
    parser.add_argument("--csv", type=Path, help="write a sheet to be judged by hand")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        assembly = Assembly(Settings(home=given.home or Path(scratch)))
        assembly.bring_starter_notes()
        outcomes: Counter[str] = Counter()
        rows: list[list[str]] = [
            ["id", "question", "expected", "outcome", "first statement", "right"]
        ]
        for asked in questions_in(given.questions, given.table):
            answer = ask(asked.question, assembly.parts, asked.history)
            show(asked, answer)
            outcomes[answer.outcome.value] += 1
            first = answer.statements[0].text if answer.statements else ""
            rows.append([asked.id, asked.question, asked.expected, answer.outcome.value, first, ""])
        assembly.parts.close()
    if given.csv:
        with given.csv.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    print(", ".join(f"{count} {name}" for name, count in outcomes.most_common()))


if __name__ == "__main__":
    main()
