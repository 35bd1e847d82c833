"""Measures the reader on CLAPNQ by folds: each question by a reader that was not trained on it.

    python tests/benchmarks/reader/by_folds.py --folds FOLDER --clapnq DIR

FOLDER is what `train.py --folds FOLDER` wrote. Prints what `evaluate sentences` prints.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import process

from assistant.evaluation.sentences import evaluate_sentences
from assistant.settings import Settings
from index.reader import ReadablePassage, Reading
from index.trained_reader import TrainedReader

HELD_OUT_FILE = "held_out.json"


class ByFolds:
    """A reader of several: each question is read by the one that has not learnt from it.

    A question comes here as it was understood, with short forms told in full, so it is known by
    likeness.
    """

    name = "by folds"

    def __init__(self, folder: Path) -> None:
        """Load the readers in the folders of `folder`, each with the questions held out from it."""
        self._readers = []
        self._fold_of: dict[str, int] = {}
        for place, one in enumerate(sorted(folder.iterdir())):
            self._readers.append(TrainedReader(one))
            held_out = json.loads((one / HELD_OUT_FILE).read_text(encoding="utf-8"))
            self._fold_of.update(dict.fromkeys(held_out, place))

    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[Reading]:
        """Return one reading a passage, by the reader that has not learnt from the question."""
        nearest, _, _ = process.extractOne(question, list(self._fold_of))
        return self._readers[self._fold_of[nearest]].read(question, passages)

    def prepare(self, passage: ReadablePassage) -> bool:
        """Keep nothing."""
        del passage
        return False


def main() -> None:
    """Print what `evaluate sentences` finds, each question read by a reader new to it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--clapnq", type=Path, required=True)
    options = parser.parse_args()
    files = [options.clapnq / f"{name}.jsonl" for name in ("answerable", "unanswerable")]
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(home=Path(scratch))
        report = evaluate_sentences(files, settings=settings, reader=ByFolds(options.folds))
    print(report.as_markdown())


if __name__ == "__main__":
    main()
