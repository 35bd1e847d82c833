"""Trains the reader, says how well it reads what it never saw, and writes it into the project.

    python tests/benchmarks/reader/train.py --policyqa dev.json --clapnq DIR [--folds FOLDER]
        [--write] [--threads 2]

First on passages and questions written for this purpose (`passages/`), on questions about the
starter notes (`notes_questions.jsonl`) with near passages that the search itself finds, and on
PolicyQA (MIT); next on these again with the questions in other words too (`other_words.jsonl`);
then on the questions asked of the notes and in mails, with the passages that the search found for
them, judged (`asked/`); last, shortly, on CLAPNQ (Apache-2.0) with some of all these. What is
reported on CLAPNQ is of readers trained without the fold that they are tested on; `--folds` keeps
them for `by_folds.py` and `evidence.py`. MTRAG and ObliQA are never trained on. An hour and a
quarter on two cores.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from asked import Part, examples_in_letters, examples_of
from by_folds import HELD_OUT_FILE
from examples import (
    HELD_OUT,
    SEED,
    Example,
    OtherWords,
    answered_array,
    clapnq,
    cut_to_length,
    folds,
    notes,
    of_other_passages,
    own_passages,
    policyqa,
)
from network import ReaderNetwork, minilm_folder, write_onnx
from sklearn.metrics import roc_auc_score
from training import Plan, groups_of, predict, train, tuned
from vocabulary import english_tokenizer
from written_model import write_note

from assistant.assembly import Assembly
from assistant.settings import OFF, Settings
from index.exported_model import Embedder
from index.model_folder import TOKENIZER_FILE
from index.reading_layout import Layout
from index.trained_reader import (
    BUNDLED_READER,
    ENCODER_FILE,
    HEAD_FILE,
    TrainedReader,
)

T = TypeVar("T")
_HERE = Path(__file__).parent
_OF_OTHERS = 0.35
_FOLDS = 4
# Of passages; the notes have so many questions each that a few of them are as much again.
_REHEARSED, _REHEARSED_OF_NOTES = 200, 40
_OTHER_WORDS = Plan(epochs=1, rate=4e-5, head_rate=4e-4, misses=0.25)
# What the search found and does not answer is the miss to learn from.
_ASKED = Plan(epochs=1, rate=4e-5, head_rate=4e-4, misses=0.0)
_AGAIN_WITH_ASKED = 0.4
_TUNING = Plan(epochs=1, rate=3e-5, head_rate=2.4e-4)
_THRESHOLDS = (-2.0, -1.5, -1.0, -0.5, 0.0)
_MOST_QUOTED = 4


def main() -> None:
    """Train, report, and with `--write` put the reader where the program finds it."""
    options = _options()
    torch.set_num_threads(options.threads)
    layout = Layout(minilm_folder() / "tokenizer.json")
    plan = Plan(epochs=options.epochs)
    training, held_out = examples_for_training(options.policyqa)
    print(f"{len(training)} examples, {sum(one.answered for one in training)} answered", flush=True)
    judged = [*examples_of(Part.TRAIN), *examples_in_letters(Part.TRAIN)]
    asked = list(cut_to_length(judged))
    held_out["asked"] = [one for one in examples_of(Part.TEST) if one.weight == 1.0]
    network = _trained(training, asked, held_out, layout, options)
    marked = list(clapnq(options.clapnq))
    again = [*_rehearsed(training, _REHEARSED), *_rehearsed(asked, _REHEARSED_OF_NOTES)]
    report("clapnq before training on it", marked, *predict(network, marked, layout))
    report_by_folds(
        marked,
        lambda rest: tuned(network, [*rest, *again], layout, _TUNING),
        lambda found, fold: predict(found, fold, layout),
        lambda found, folder, rest: _write(folder, found, [*again, *rest], _TUNING),
        options.folds,
    )
    final = tuned(network, [*marked, *again], layout, _TUNING)
    for name, examples in held_out.items():
        report(f"{name}, after CLAPNQ", examples, *predict(final, examples, layout))
    if options.write:
        _write(BUNDLED_READER, final, [*training, *asked, *marked], plan)
        _compare(final, held_out["own"], layout)


def _trained(
    training: Sequence[Example],
    asked: Sequence[Example],
    held_out: dict[str, list[Example]],
    layout: Layout,
    options: argparse.Namespace,
) -> ReaderNetwork:
    """Train on the questions as they were asked, then in other words too, then as it is used.

    Not together from the start: that words are alike is the first thing to be learnt, and in other
    words the passages that do not answer are the more alike. Together, it learnt nothing (AUC on
    passages kept back 0.29).
    """
    as_asked = [one for one in training if not one.in_other_words]
    some = random.Random(SEED).sample(training, int(_AGAIN_WITH_ASKED * len(training)))

    def at_first(network: ReaderNetwork) -> ReaderNetwork:
        train(network, groups_of(as_asked, layout), Plan(epochs=options.epochs))
        return network

    stages: dict[str, Callable[[ReaderNetwork], ReaderNetwork]] = {
        "as_asked": at_first,
        "in_other_words": lambda network: tuned(network, training, layout, _OTHER_WORDS),
        "asked": lambda network: tuned(network, [*asked, *some], layout, _ASKED),
    }
    network = ReaderNetwork()
    for name, stage in stages.items():
        kept = options.weights / f"{name}.pt" if options.weights else None
        if kept is not None and kept.is_file():
            network.load_state_dict(torch.load(kept))
            continue
        network = stage(network)
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            torch.save(network.state_dict(), kept)
        for source, examples in held_out.items():
            report(f"{source}, after {name}", examples, *predict(network, examples, layout))
    return network


def report_by_folds(
    marked: Sequence[Example],
    trained: Callable[[list[Example]], T],
    predicted: Callable[[T, list[Example]], tuple[np.ndarray, list[np.ndarray]]],
    write: Callable[[T, Path, list[Example]], None],
    folder: Path | None,
) -> None:
    """Train on CLAPNQ without each fold in turn, report on that fold, and keep each in `folder`."""
    held_out = folds(list(marked), _FOLDS, SEED)
    answers: list[np.ndarray] = []
    pieces: list[np.ndarray] = []
    for place, fold in enumerate(held_out):
        rest = [one for other in held_out if other is not fold for one in other]
        found = trained(rest)
        in_fold, of_pieces = predicted(found, fold)
        answers.append(in_fold)
        pieces += of_pieces
        if folder is not None:
            write(found, folder / str(place), rest)
            questions = json.dumps([one.question for one in fold])
            (folder / str(place) / HELD_OUT_FILE).write_text(questions + "\n")
    every = [one for fold in held_out for one in fold]
    report("clapnq, by folds", every, np.concatenate(answers), pieces)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--policyqa", type=Path, required=True)
    parser.add_argument("--clapnq", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--weights", type=Path, help="a folder; stages kept there are taken from it"
    )
    parser.add_argument("--folds", type=Path, help="where the readers by folds are written")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def examples_for_training(policies: Path) -> tuple[list[Example], dict[str, list[Example]]]:
    others = OtherWords(_HERE / "other_words.jsonl")
    own = list(own_passages(_HERE / "passages"))
    as_asked, again = _notes(_HERE / "notes_questions.jsonl", others)
    sources = {
        "own": list(cut_to_length([*own, *others.of(own)])),
        "notes": [*as_asked, *again],
    }
    training: list[Example] = []
    held_out: dict[str, list[Example]] = {}
    for name, examples in sources.items():
        held, *rest = folds(examples, HELD_OUT, SEED)
        held_out[name] = [one for one in held if not one.in_other_words]
        held_out[f"{name}, in other words"] = [one for one in held if one.in_other_words]
        training += [one for fold in rest for one in fold]
        if name == "own":
            first = [one for one in training if not one.in_other_words]
            training += of_other_passages(first, _embedder(), _OF_OTHERS, SEED)
    training += policyqa(policies, 1000, SEED)
    random.Random(SEED).shuffle(training)
    return training, held_out


def _notes(path: Path, others: OtherWords) -> tuple[list[Example], list[Example]]:
    """Return the questions on the notes as asked, and in other words."""
    with tempfile.TemporaryDirectory() as scratch:
        assembly = Assembly(Settings(home=Path(scratch), reader=OFF, vectors="exact"))
        assembly.bring_starter_notes()
        assembly.keeper.build()
        try:
            return list(notes(path, assembly.parts)), list(others.of_notes(path, assembly.parts))
        finally:
            assembly.parts.close()


def report(
    name: str, examples: Sequence[Example], answers: np.ndarray, pieces: list[np.ndarray]
) -> None:
    answered = answered_array(list(examples))
    best = np.array([one.max() for one in pieces])
    chosen = {at: round(_f1(examples, pieces, at), 3) for at in _THRESHOLDS}
    by_passage, by_piece = roc_auc_score(answered, answers), roc_auc_score(answered, best)
    print(
        f"{name}: {len(examples)} questions, AUC by passage {by_passage:.3f}, "
        f"by best piece {by_piece:.3f}, F1 of pieces by threshold {chosen}",
        flush=True,
    )


def _f1(examples: Sequence[Example], pieces: list[np.ndarray], threshold: float) -> float:
    """Return the mean F1 of the pieces above a threshold: at least one, at most four."""
    found = []
    for example, scores in zip(examples, pieces, strict=True):
        if not example.answered:
            continue
        order = np.argsort(-scores)
        chosen = {
            int(at) for at in order[:_MOST_QUOTED] if at == order[0] or scores[at] > threshold
        }
        right = {at for at, label in enumerate(example.labels) if label}
        found.append(2 * len(chosen & right) / (len(chosen) + len(right)))
    return float(np.mean(found))


def _rehearsed(training: Sequence[Example], count: int) -> list[Example]:
    """Return the examples on some of the passages, so that what was learnt is not forgotten."""
    passages = list(dict.fromkeys(one.passage for one in training))
    some = set(random.Random(SEED).sample(passages, count))
    return [one for one in training if one.passage in some]


def _embedder() -> Embedder:
    with tempfile.TemporaryDirectory() as scratch:
        return Assembly(Settings(home=Path(scratch), reader=OFF)).embedder


def _write(folder: Path, network: ReaderNetwork, training: Sequence[Example], plan: Plan) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer, tokens = english_tokenizer(minilm_folder() / "tokenizer.json")
    write_onnx(network, folder / ENCODER_FILE, folder / HEAD_FILE, tokens)
    (folder / TOKENIZER_FILE).write_text(tokenizer, encoding="utf-8")
    counted = dict(sorted(Counter(one.source for one in training).items()))
    told = {"examples": counted, "plan": asdict(plan)}
    write_note(folder, "reader", (ENCODER_FILE, HEAD_FILE), told)


def _compare(network: ReaderNetwork, examples: list[Example], layout: Layout) -> None:
    """Say how the written reader, with 8-bit weights, reads beside the network."""
    reader = TrainedReader(BUNDLED_READER)
    answered = answered_array(examples)
    exact, _ = predict(network, examples, layout)
    written = [reader.read(one.question, [one.passage])[0].answers for one in examples]
    print(
        f"written reader: AUC {roc_auc_score(answered, written):.3f}, "
        f"network {roc_auc_score(answered, exact):.3f}"
    )


if __name__ == "__main__":
    main()
