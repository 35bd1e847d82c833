"""Fits how likely a unit belongs to an answer, and says how well answers are cut to length by it.

Fitted apart for questions that one fact, or yes or no, settles, and for open ones, on CLAPNQ, where
people marked what belongs to an answer (each question read by readers that have not learnt from
it), and on half of the passages kept back from the reader's training. Tested by folds on CLAPNQ,
and on the other half of the passages.

    python tests/benchmarks/choice.py --clapnq DIR --folds DIR --close-folds DIR [--write]

The folds are what `reader/train.py` and `reader/train_close.py` wrote there.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from reader.by_folds import readers_by_folds
from reader.examples import HELD_OUT, SEED, cut_to_length, folds, own_passages
from sklearn.linear_model import LogisticRegression

from assistant import breadth
from assistant.breadth import Belonging, belonging_signals, breadth_of, worth_quoting
from assistant.evaluation.chosen import chosen_sentences
from assistant.evaluation.measures import choice
from assistant.evaluation.one_document import with_documents
from assistant.evaluation.own_home import Readers, own_home, records_checksum, silent
from assistant.evaluation.sentence_set import MarkedPassage, read_sentences
from assistant.evaluation.steps import run_steps, steps_before
from assistant.settings import Settings
from assistant.working import Working

_FOLDS = 5
_MOST = 5
_MARGINS = (0.05, 0.1, 0.15, 0.2, 0.3)


@dataclass(frozen=True, slots=True)
class Scored:
    """The units of a question's passage, best first: their scores, and the sentences they hold."""

    scores: tuple[float, ...]
    sentences: tuple[frozenset[int], ...]
    marked: frozenset[int]
    settled: bool

    def signals(self) -> list[list[float]]:
        """Return what the regression reads, a row a unit."""
        return [list(one.values()) for one in belonging_signals(self.scores)]

    def labels(self) -> list[bool]:
        """Return whether each unit holds a marked sentence."""
        return [bool(one & self.marked) for one in self.sentences]

    def f1(self, count: int) -> float:
        """Return the F1 of the sentences of the first `count` units."""
        return choice(frozenset().union(*self.sentences[:count]), self.marked).f1


def main() -> None:
    """Fit, report, and with `--write` keep the weights beside `assistant/breadth.py`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--clapnq", type=Path, required=True)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--close-folds", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    files = [options.clapnq / f"{name}.jsonl" for name in ("answerable", "unanswerable")]
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        readers = readers_by_folds(options.folds, options.close_folds)
        wiki = _scored(read_sentences(files).questions, home, readers)
        own = _scored(_kept_back(), home, None)
    told = {}
    for name, settled in (("settled", True), ("open", False)):
        marked, written = ([one for one in some if one.settled is settled] for some in (wiki, own))
        trained, tested = written[::2], written[1::2]
        _report(f"clapnq, {name}, by folds", marked, _by_folds(marked, trained))
        _report(f"kept back, {name}", tested, _counts(tested, _fitted([*marked, *trained])))
        every = [*marked, *written]
        told[name] = {"trained_on": len(every), "weights": _weights(_fitted(every))}
    print(json.dumps(told, indent=1))
    if options.write:
        place = Path(breadth.__file__).with_name("belonging.json")
        place.write_text(json.dumps(told, indent=1) + "\n")


def _kept_back() -> list[MarkedPassage]:
    """Return the questions of the passages that `reader/train.py` keeps back."""
    every = list(cut_to_length(own_passages(Path(__file__).parent / "reader" / "passages")))
    return [
        MarkedPassage(
            id=f"own-{number}",
            question=one.question,
            title=one.passage.heading,
            text=" ".join(one.passage.pieces),
            sentences=one.passage.pieces,
            marked=frozenset(at for at, label in enumerate(one.labels) if label),
            answerable=one.answered,
        )
        for number, one in enumerate(folds(every, HELD_OUT, SEED)[0])
    ]


def _scored(asked: Sequence[MarkedPassage], home: Path, readers: Readers | None) -> list[Scored]:
    records = [one.record for one in asked]
    checksum, settings = records_checksum(records), Settings(home=home)
    found = []
    with own_home("choice", checksum, records, settings, silent, readers=readers) as opened:
        for one in asked:
            if not (one.answerable and one.marked):
                continue
            document_id = opened.ids[one.id]
            working = run_steps(
                Working(question=one.question), opened.parts, steps_before("find", "stand_alone")
            )
            given = with_documents(working, opened.parts, [document_id])
            units = run_steps(given, opened.parts, ("read",)).units
            text = opened.parts.library.document(document_id).text
            held = [chosen_sentences(text, one.sentences, [unit.core]) for unit in units]
            scores, settled = tuple(unit.score for unit in units), breadth_of(one.question).settled
            found.append(Scored(scores, tuple(held), one.marked, settled))
    return found


def _fitted(some: Sequence[Scored]) -> LogisticRegression:
    signals = np.array([row for one in some for row in one.signals()])
    return LogisticRegression(C=100, max_iter=2000).fit(
        signals, np.array([label for one in some for label in one.labels()])
    )


def _weights(model: LogisticRegression) -> dict[str, float]:
    weights = dict(zip(belonging_signals([0.0])[0], model.coef_[0].tolist(), strict=True))
    told = {"constant": float(model.intercept_[0]), **weights}
    return {name: round(value, 4) for name, value in told.items()}


def _counts(some: Sequence[Scored], model: LogisticRegression) -> list[int]:
    belonging = Belonging(**_weights(model))
    return [worth_quoting(one.scores, _MOST, belonging) for one in some]


def _by_folds(some: Sequence[Scored], others: Sequence[Scored]) -> list[int]:
    counts = [0] * len(some)
    for fold in range(_FOLDS):
        rest = [one for at, one in enumerate(some) if at % _FOLDS != fold]
        tested = some[fold::_FOLDS]
        counts[fold::_FOLDS] = _counts(tested, _fitted([*rest, *others]))
    return counts


def _report(name: str, some: Sequence[Scored], counts: Sequence[int]) -> None:
    chosen = np.mean([one.f1(count) for one, count in zip(some, counts, strict=True)])
    margins = {margin: round(_by_margin(some, margin), 3) for margin in _MARGINS}
    print(f"{name}: {len(some)} questions, F1 {chosen:.3f}, {np.mean(counts):.2f} units")
    print(f"  by a margin below the best: {margins}", flush=True)


def _by_margin(some: Sequence[Scored], margin: float) -> float:
    found = []
    for one in some:
        near = sum(score >= one.scores[0] - margin for score in one.scores)
        found.append(one.f1(min(_MOST, near)))
    return float(np.mean(found))


if __name__ == "__main__":
    main()
