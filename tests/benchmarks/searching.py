"""Measures how well the search finds passages, in conversations above all, and prints tables.

    python tests/benchmarks/searching.py --mtrag DIR [--home DIR]
    python tests/benchmarks/searching.py --policyqa dev.json [--home DIR] [--limit N]

MTRAG (IBM, Apache-2.0): the last question of a conversation with the turns before it, over the
passages of all collections together. PolicyQA (MIT): the paragraphs of one website's policy that
hold an answer, among those of that website. With `--home`, an index made before is used again.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.assembly import Assembly
from assistant.evaluation.beir import Record, document_from_record
from assistant.evaluation.measures import MEASURES, measured
from assistant.settings import Settings
from index.opening import Engine, OpenIndex
from index.search import Query, SearchSettings, search
from tests.benchmarks.program import print_table

_SHOWN = ("recall@5", "nDCG@5", "recall@10", "MAP@10")
_DEPTH = 10
_PASSAGES = 60
_SEED = 20260101
_DENSE = replace(SearchSettings(), dense_weight=1.0)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the documents that answer it; only those `among` count, if any are named."""

    question: str
    earlier: tuple[str, ...]
    grades: dict[str, int]
    group: str
    among: frozenset[str] = field(default=frozenset())


# A way to search: the query that is made of a question, and the settings.
Way = tuple[Callable[[Asked], Query], SearchSettings]
_WAYS: dict[str, Way] = {
    "dense, last turn": (lambda one: Query(one.question), _DENSE),
    "both arms, last turn": (lambda one: Query(one.question), SearchSettings()),
    "earlier turns always at 0.3": (
        lambda one: Query(one.question, one.earlier, earlier_weight=0.3),
        SearchSettings(),
    ),
    "as it is searched": (lambda one: Query(one.question, one.earlier), SearchSettings()),
}


def main() -> None:
    """Index, search each way, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--mtrag", type=Path)
    parser.add_argument("--policyqa", type=Path)
    parser.add_argument("--home", type=Path, help="where the indexes are kept")
    parser.add_argument("--limit", type=int, help="so many questions, drawn by chance")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = given.home or Path(scratch)
        if given.mtrag:
            records = [
                Record(one["_id"], one["title"], one["text"])
                for one in _lines(given.mtrag / "corpus.jsonl")
            ]
            questions = list(conversations(given.mtrag / "conversations.jsonl"))
            _measure("MTRAG", home / "mtrag", records, _drawn(questions, given.limit))
        if given.policyqa:
            records, questions = policies(given.policyqa)
            _measure("PolicyQA", home / "policyqa", records, _drawn(questions, given.limit))


def conversations(path: Path) -> Iterator[Asked]:
    """Yield the questions of MTRAG that some passage answers."""
    for one in _lines(path):
        if one["passages"]:
            yield Asked(
                one["question"],
                tuple(turn["content"] for turn in one["history"] if turn["role"] == "user"),
                dict.fromkeys(one["passages"], 1),
                one["collection"].removeprefix("mt-rag-").split("-")[0],
            )


def policies(path: Path) -> tuple[list[Record], list[Asked]]:
    """Return the paragraphs of PolicyQA, and the questions asked of each website's."""
    records: dict[str, Record] = {}
    questions: list[Asked] = []
    for site in json.loads(path.read_text(encoding="utf-8"))["data"]:
        answering: dict[str, dict[str, int]] = {}
        own: set[str] = set()
        for paragraph in site["paragraphs"]:
            key = f"{site['title']}#{paragraph['index']}"
            own.add(key)
            records[key] = Record(key, site["title"], paragraph["context"])
            for one in paragraph["qas"]:
                answering.setdefault(one["question"], {})[key] = 1
        questions += [
            Asked(question, (), grades, "policies", frozenset(own))
            for question, grades in answering.items()
        ]
    return list(records.values()), questions


def _measure(name: str, home: Path, records: Iterable[Record], asked: Sequence[Asked]) -> None:
    assembly = Assembly(Settings(home=home, starter_notes=False))
    if not any(assembly.library.documents()):
        assembly.keeper.add_documents(document_from_record(one) for one in records)
    assembly.keeper.build()
    rows = []
    with closing(assembly.keeper.open_index(Engine.EXACT, lambda _: None)) as opened:
        for label, way in _WAYS.items():
            found, milliseconds = _found(assembly, opened, asked, way)
            values = measured([one.grades for one in asked], found)
            for group in _groups(asked):
                kept = [at for at, one in enumerate(asked) if group in ("all", one.group)]
                means = values[kept].mean(axis=0)
                shown = [f"{means[MEASURES.index(one)]:.3f}" for one in _SHOWN]
                rows.append([label, group, len(kept), *shown, f"{milliseconds:.1f}"])
    print(f"{name}: {len(asked)} questions")
    print_table(["search", "group", "questions", *_SHOWN, "ms"], rows)
    assembly.library.close()


def _groups(asked: Sequence[Asked]) -> list[str]:
    groups = sorted({one.group for one in asked})
    return ["all", *groups] if len(groups) > 1 else ["all"]


def _found(
    assembly: Assembly, opened: OpenIndex, asked: Sequence[Asked], way: Way
) -> tuple[list[list[str]], float]:
    """Return the documents found for each question, and the median time in milliseconds."""
    names = {one.id: one.publication.external_id or one.id for one in assembly.library.documents()}
    query_of, settings = way
    found: list[list[str]] = []
    times: list[float] = []
    for one in asked:
        limit = len(opened.ids) if one.among else _PASSAGES
        started = time.perf_counter()
        matches = search(
            opened,
            assembly.library,
            assembly.embedder,
            query_of(one),
            limit=limit,
            settings=settings,
        )
        times.append(time.perf_counter() - started)
        ranked = dict.fromkeys(names[match.passage.document_id] for match in matches)
        kept = [document for document in ranked if not one.among or document in one.among]
        found.append(kept[:_DEPTH])
    return found, float(np.median(times)) * 1000


def _drawn(asked: Sequence[Asked], limit: int | None) -> list[Asked]:
    if limit is None or limit >= len(asked):
        return list(asked)
    return random.Random(_SEED).sample(list(asked), limit)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
