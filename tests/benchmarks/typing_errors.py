"""Measures whether a question with a typing error, or in other words, finds the same document.

    python tests/benchmarks/typing_errors.py QUESTIONS.jsonl [--home DIR] [--limit N] [--seed N]
    python tests/benchmarks/typing_errors.py PARAPHRASES.jsonl --paraphrases

A line has `question`, and with `--paraphrases` also `paraphrase`. One word of four letters or more
is changed by one edit: a letter put in, left out, replaced, or two exchanged. Without `--home`, the
starter notes are searched. What finds another first document is listed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import string
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from assistant.assembly import Assembly
from assistant.settings import Settings
from index.opening import Engine, OpenIndex
from index.search import Query, SearchSettings, search

_WORD = re.compile(r"[^\W\d_]{4,}")
_FLOOR = 0.9


def with_typing_error(question: str, chance: random.Random) -> str:
    """Return `question` with one edit in one word of four letters or more, as it is without one."""
    words = list(_WORD.finditer(question))
    if not words:
        return question
    start, end = chance.choice(words).span()
    wrong = question[start:end]
    while wrong == question[start:end]:
        wrong = _edited(question[start:end], chance)
    return question[:start] + wrong + question[end:]


def _edited(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    letter = chance.choice(string.ascii_lowercase)
    match chance.choice(("insert", "delete", "replace", "exchange")):
        case "insert":
            return word[:place] + letter + word[place:]
        case "delete":
            return word[:place] + word[place + 1 :]
        case "replace":
            return word[:place] + letter + word[place + 1 :]
        case _:
            place = min(place, len(word) - 2)
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def pairs_in(path: Path, *, paraphrases: bool, seed: int) -> Iterator[tuple[str, str]]:
    """Yield each question with its other form."""
    chance = random.Random(seed)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            record = json.loads(line)
            question = record["question"]
            yield (
                question,
                record["paraphrase"] if paraphrases else with_typing_error(question, chance),
            )


def main() -> None:
    """Search both forms of each question and print the share with the same first document."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--paraphrases", action="store_true")
    parser.add_argument(
        "--home", type=Path, help="a home to search; the starter notes if not given"
    )
    parser.add_argument("--limit", type=int, help="only so many questions")
    parser.add_argument("--seed", type=int, default=20260101)
    given = parser.parse_args()
    pairs = list(pairs_in(given.questions, paraphrases=given.paraphrases, seed=given.seed))
    with tempfile.TemporaryDirectory() as scratch:
        assembly = Assembly(Settings(home=given.home or Path(scratch)))
        if given.home is None:
            assembly.bring_starter_notes()
        with closing(assembly.keeper.open_index(Engine.EXACT, lambda _: None)) as opened:
            _report(assembly, opened, pairs[: given.limit])
        assembly.library.close()


def _report(assembly: Assembly, opened: OpenIndex, pairs: list[tuple[str, str]]) -> None:
    same = 0
    for question, other in pairs:
        first, second = (_first_document(assembly, opened, one) for one in (question, other))
        same += first == second
        if first != second:
            print(f"{question}\n  {other}\n  {first} → {second}")
    share = same / len(pairs)
    print(f"{same} of {len(pairs)} ({share:.1%}) find the same first document; floor {_FLOOR:.0%}")


def _first_document(assembly: Assembly, opened: OpenIndex, question: str) -> str:
    settings = SearchSettings(fold=True)
    query = Query(question)
    found = search(opened, assembly.library, assembly.embedder, query, limit=1, settings=settings)
    return found[0].passage.document_id if found else ""


if __name__ == "__main__":
    main()
