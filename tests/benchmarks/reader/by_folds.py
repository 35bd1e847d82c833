"""Measures both readers on CLAPNQ by folds: each question by readers that have not learnt from it.

    python tests/benchmarks/reader/by_folds.py --folds FOLDER --close-folds FOLDER --clapnq DIR

The folders are what `train.py --folds FOLDER` and `train_close.py --folds FOLDER` wrote. Prints
what `evaluate sentences` prints.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from rapidfuzz import process

from assistant.evaluation.own_home import Readers
from assistant.evaluation.sentences import evaluate_sentences
from assistant.settings import Settings
from index.close_reader import TrainedCloseReader
from index.reader import ReadablePassage
from index.trained_reader import TrainedReader

HELD_OUT_FILE = "held_out.json"
Told = TypeVar("Told", covariant=True)


class _Reads(Protocol[Told]):
    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[Told]:
        """Return one reading a passage."""


class ByFolds(Generic[Told]):
    """A reader of several: each question is read by the one that has not learnt from it.

    A question comes here as it was understood, with short forms told in full, so it is known by
    likeness.
    """

    name = "by folds"

    def __init__(self, folder: Path, load: Callable[[Path], _Reads[Told]]) -> None:
        """Load the readers in the folders of `folder`, each with the questions held out from it."""
        self._readers = []
        self._fold_of: dict[str, int] = {}
        for place, one in enumerate(sorted(folder.iterdir())):
            self._readers.append(load(one))
            held_out = json.loads((one / HELD_OUT_FILE).read_text(encoding="utf-8"))
            self._fold_of.update(dict.fromkeys(held_out, place))

    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[Told]:
        """Return one reading a passage, by the reader that has not learnt from the question."""
        nearest, _, _ = process.extractOne(question, list(self._fold_of))
        return self._readers[self._fold_of[nearest]].read(question, passages)

    def prepare(self, passage: ReadablePassage) -> bool:
        """Keep nothing."""
        del passage
        return False


def readers_by_folds(folds: Path, close_folds: Path) -> Readers:
    """Return both readers by folds, from what the two trainings wrote."""
    return Readers(ByFolds(folds, TrainedReader), ByFolds(close_folds, TrainedCloseReader))


def main() -> None:
    """Print what `evaluate sentences` finds, each question read by readers new to it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--close-folds", type=Path, required=True)
    parser.add_argument("--clapnq", type=Path, required=True)
    options = parser.parse_args()
    files = [options.clapnq / f"{name}.jsonl" for name in ("answerable", "unanswerable")]
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(home=Path(scratch))
        readers = readers_by_folds(options.folds, options.close_folds)
        report = evaluate_sentences(files, settings=settings, readers=readers)
    print(report.as_markdown())


if __name__ == "__main__":
    main()
