"""Trains the close reader, says how well it reads what it never saw, and writes it.

    python tests/benchmarks/reader/train_close.py --policyqa dev.json --clapnq DIR
        --entailment FILE [--weights FOLDER] [--write] [--threads 2]

It starts from the weights of the entailment network, which `entailment/train_pairs.py --weights
FOLDER` keeps as `together.pt`. First it learns on what the reader learns on, as asked and in other
words; then on these once more together with the questions asked of the starter notes and judged
(`asked/`), twice over; then, shortly, on the questions of mails, as they stand there and complete,
with half as many of the others; next on all that were judged, once more, and on which sentences of
a mail ask something (`asking.py`), with half as many of the others; last, shortly, on these
sentences with twice as many of what was judged. CLAPNQ, MTRAG and ObliQA are
never trained on. An hour and a half on two cores that know bfloat16.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from asked import Part, examples_in_letters, examples_of
from asking import examples_of_asking
from close_network import CloseNetwork, write_onnx
from examples import Example, clapnq
from network import minilm_folder
from torch.nn.functional import binary_cross_entropy_with_logits
from train import examples_for_training, report
from training import Descent, batches
from vocabulary import english_tokenizer
from written_model import write_note

from index.close_reader import (
    BUNDLED_CLOSE_READER,
    NETWORK_FILE,
    CloseLayout,
    PairWindow,
    TrainedCloseReader,
)
from index.model_folder import TOKENIZER_FILE

_BATCH = 24
_WARMING = 0.08
_HEADS = 8.0  # the heads learn so much faster than the encoder
_NOTHING = -20.0
_ASKED_TIMES = 2


@dataclass(frozen=True, slots=True)
class _Plan:
    """At which rate to learn; of `epochs` that the rate would fall over, the first is taken."""

    rate: float
    epochs: int
    seed: int


_FIRST, _SECOND = _Plan(6e-5, 2, 1), _Plan(5e-5, 1, 2)
_THIRD, _FOURTH, _FIFTH = _Plan(3e-5, 1, 3), _Plan(4e-5, 1, 4), _Plan(3e-5, 1, 5)


@dataclass(frozen=True, slots=True)
class _Row:
    window: PairWindow
    answered: float
    labels: tuple[int, ...]
    weight: float


def main() -> None:
    """Train, report, and with `--write` put the close reader where the program finds it."""
    options = _options()
    torch.set_num_threads(options.threads)
    layout = CloseLayout(minilm_folder() / TOKENIZER_FILE)
    training, held_out = examples_for_training(options.policyqa)
    asked = list(examples_of(Part.TRAIN))
    held_out["clapnq"] = list(clapnq(options.clapnq))
    held_out["asked"] = [one for one in examples_of(Part.TEST) if one.weight == 1.0]
    in_letters = examples_in_letters(Part.FIT)
    held_out["asked in letters"] = [one for one in in_letters if one.weight == 1.0]
    held_out["which sentences of a mail ask"] = list(examples_of_asking(Part.FIT))
    network = CloseNetwork()
    network.start_from(torch.load(options.entailment))
    both = [*training, *asked * _ASKED_TIMES]
    letters = list(examples_in_letters(Part.TRAIN))
    asking = list(examples_of_asking(Part.TRAIN))
    judged = [*asked, *letters, *asking]
    again = random.Random(_THIRD.seed).sample(both, len(letters) // 2)
    others = random.Random(_FOURTH.seed).sample(training, len(judged) // 2)
    last = random.Random(_FIFTH.seed).sample([*asked, *letters], 2 * len(asking))
    stages = (
        ("first", training, _FIRST),
        ("second", both, _SECOND),
        ("third", [*letters, *again], _THIRD),
        ("fourth", [*judged, *others], _FOURTH),
        ("fifth", [*asking, *last], _FIFTH),
    )
    for name, examples, plan in stages:
        print(f"{name}: {len(examples)} examples", flush=True)
        kept = options.weights / f"close_{name}.pt" if options.weights else None
        if kept is not None and kept.is_file():
            network.load_state_dict(torch.load(kept))
            continue
        _train(network, _rows(examples, layout), plan)
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            torch.save(network.state_dict(), kept)
    network.eval()
    for name, examples in held_out.items():
        report(name, examples, *_predicted(network, examples, layout))
    if options.write:
        _write(BUNDLED_CLOSE_READER, network, [*training, *asked, *letters, *asking])
        reader = TrainedCloseReader(BUNDLED_CLOSE_READER)
        for name, examples in held_out.items():
            found = [reader.read(one.question, [one.passage])[0] for one in examples]
            answers = np.array([one.answers for one in found])
            report(f"{name}, as written", examples, answers, [np.array(o.pieces) for o in found])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--policyqa", type=Path, required=True)
    parser.add_argument("--clapnq", type=Path, required=True)
    parser.add_argument("--entailment", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--weights", type=Path, help="a folder; stages kept there are taken from it"
    )
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _rows(examples: Sequence[Example], layout: CloseLayout) -> list[_Row]:
    """Return the first window of each example; most have no other."""
    found = []
    for one in examples:
        window = next(layout.windows(one.question, one.passage), None)
        if window is not None:
            labels = tuple(one.labels[at] for at in window.places)
            found.append(_Row(window, float(one.answered), labels, one.weight))
    return found


def _train(network: CloseNetwork, rows: Sequence[_Row], plan: _Plan) -> None:
    """Train in place by AdamW with warm-up and decay; what the first layer is given stays."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)
    network.embeddings.requires_grad_(False)
    taken = math.ceil(len(rows) / _BATCH)
    steps, warm = plan.epochs * taken, _WARMING * plan.epochs * taken
    heads = [*network.answer.parameters(), *network.piece.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(network.layers.parameters()), "lr": plan.rate},
            {"params": heads, "lr": _HEADS * plan.rate},
        ],
        weight_decay=0.01,
    )
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: max(0.0, min((at + 1) / warm, (steps - at) / (steps - warm)))
    )
    network.train()
    descent = Descent(network, optimizer, scheduler, taken)
    for batch in batches(rows, _BATCH, rng, lambda one: len(one.window.tokens)):
        descent.step(_loss(network, batch))


def _loss(network: CloseNetwork, batch: Sequence[_Row]) -> torch.Tensor:
    """Return the loss of the passages and, each passage alike, of their pieces.

    A piece that answers counts twice, since most do not.
    """
    answers, pieces = _passed(network, [one.window for one in batch])
    labels, there = torch.zeros_like(pieces), torch.zeros_like(pieces)
    for row, one in enumerate(batch):
        labels[row, : len(one.labels)] = torch.tensor(one.labels, dtype=torch.float)
        there[row, : len(one.labels)] = 1.0
    weights = torch.tensor([one.weight for one in batch])
    answered = torch.tensor([one.answered for one in batch])
    of_passages = binary_cross_entropy_with_logits(answers, answered, weights)
    each = binary_cross_entropy_with_logits(pieces, labels, reduction="none") * (1.0 + labels)
    of_pieces = (each * there).sum(1) / there.sum(1)
    return of_passages + (of_pieces * weights).mean()


def _passed(
    network: CloseNetwork, windows: Sequence[PairWindow]
) -> tuple[torch.Tensor, torch.Tensor]:
    longest, most = (max(map(len, some)) for some in _sized(windows))
    tokens = torch.zeros(len(windows), longest, dtype=torch.long)
    sides, there = torch.zeros_like(tokens), torch.zeros_like(tokens)
    members = torch.zeros(len(windows), most, longest)
    for row, one in enumerate(windows):
        length = len(one.tokens)
        tokens[row, :length] = torch.tensor(one.tokens)
        sides[row, :length] = torch.tensor(one.sides)
        there[row, :length] = 1
        for piece, (start, end) in enumerate(one.spans):
            members[row, piece, start:end] = 1.0
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answers, pieces = network(tokens, sides, members, there)
    return answers.float(), pieces.float()


def _sized(windows: Sequence[PairWindow]) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    return [one.tokens for one in windows], [one.places for one in windows]


@torch.no_grad()
def _predicted(
    network: CloseNetwork, examples: Sequence[Example], layout: CloseLayout
) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return the log odds of each passage, and of its pieces; what is past one window gets none."""
    answers, pieces = [], []
    for one in examples:
        found = np.full(len(one.labels), _NOTHING)
        window = next(layout.windows(one.question, one.passage))
        answer, some = _passed(network, [window])
        found[list(window.places)] = some[0].numpy()
        answers.append(float(answer[0]))
        pieces.append(found)
    return np.array(answers), pieces


def _write(folder: Path, network: CloseNetwork, examples: Sequence[Example]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer, tokens = english_tokenizer(minilm_folder() / TOKENIZER_FILE)
    write_onnx(network, folder / NETWORK_FILE, tokens)
    (folder / TOKENIZER_FILE).write_text(tokenizer, encoding="utf-8")
    counted = dict(sorted(Counter(one.source for one in examples).items()))
    write_note(folder, "close-reader", (NETWORK_FILE, TOKENIZER_FILE), {"examples": counted})


if __name__ == "__main__":
    main()
