"""Trains the close reader, says how well it reads what it never saw, and writes it.

    python tests/benchmarks/reader/train_close.py --policyqa dev.json --clapnq DIR
        --entailment FILE [--weights FOLDER] [--folds FOLDER] [--write] [--threads 2]

It starts from the weights of the entailment network, which `entailment/train_pairs.py --weights
FOLDER` keeps as `together.pt`. First it learns on what the reader learns on, as asked and in other
words; then on these once more together with the questions asked of the starter notes and judged
(`asked/`), twice over; then, shortly, on the questions of mails, as they stand there and complete,
with half as many of the others; next on all that were judged, once more, and on which sentences of
a mail ask something (`asking.py`), with half as many of the others; then, shortly, on these
sentences with twice as many of what was judged; then on the questions of the last seven writers and
on those typed in a hurry again, with half as many of all others; then on what is asked on in
conversations, with half as many; last, on CLAPNQ (Apache-2.0), three times over, with some of the
others. Written is the mean of the weights after the fifth stage and after the last: it ranks what
is asked as well as the latter, and holds better on what it has not seen the like of (Wortsman et
al. 2022, robust fine-tuning). What is reported on CLAPNQ is of readers trained without the fold
that they are tested on; `--folds` keeps them for `by_folds.py` and `evidence.py`. MTRAG and ObliQA
are never trained on. Two hours and a quarter on two cores that know bfloat16, and a quarter of an
hour for the folds.
"""

from __future__ import annotations

import argparse
import copy
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from asked import (
    Part,
    examples_in_a_hurry,
    examples_in_conversations,
    examples_in_letters,
    examples_of,
)
from asking import examples_of_asking
from close_network import CloseNetwork, write_onnx
from examples import Example, clapnq
from network import minilm_folder
from torch.nn.functional import binary_cross_entropy_with_logits
from train import examples_for_training, report, report_by_folds
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
_SIXTH, _SEVENTH, _EIGHTH = _Plan(4e-5, 1, 6), _Plan(3e-5, 1, 8), _Plan(2e-5, 1, 7)
_HALF_WAY_FROM = "fifth"
_MARKED_TIMES, _REHEARSED = 3, 4_000


@dataclass(frozen=True, slots=True)
class _Row:
    window: PairWindow
    answered: float
    labels: tuple[int, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class _Learnt:
    """What is learnt on: as the reader does, what was judged, and what mails ask."""

    training: list[Example]
    asked: list[Example]
    later: list[Example]
    letters: list[Example]
    asking: list[Example]
    asked_on: list[Example]

    @classmethod
    def beside(cls, training: list[Example]) -> _Learnt:
        asked, later = (list(examples_of(Part.TRAIN, later=one)) for one in (False, True))
        later += examples_in_a_hurry(Part.TRAIN)
        letters, asking = examples_in_letters(Part.TRAIN), examples_of_asking(Part.TRAIN)
        asked_on = examples_in_conversations(Part.TRAIN)
        return cls(training, asked, later, list(letters), list(asking), list(asked_on))

    @property
    def judged(self) -> list[Example]:
        return [*self.asked, *self.letters, *self.asking]

    @property
    def every(self) -> list[Example]:
        return [*self.training, *self.judged, *self.later, *self.asked_on]

    def stages(self) -> Iterator[tuple[str, list[Example], _Plan]]:
        both = [*self.training, *self.asked * _ASKED_TIMES]
        again = random.Random(_THIRD.seed).sample(both, len(self.letters) // 2)
        others = random.Random(_FOURTH.seed).sample(self.training, len(self.judged) // 2)
        about = [*self.asked, *self.letters]
        about = random.Random(_FIFTH.seed).sample(about, 2 * len(self.asking))
        before = [*self.training, *self.judged]
        before = random.Random(_SIXTH.seed).sample(before, len(self.later) // 2)
        every = [*self.training, *self.judged, *self.later]
        rehearsed = random.Random(_SEVENTH.seed).sample(every, len(self.asked_on) // 2)
        yield "first", self.training, _FIRST
        yield "second", both, _SECOND
        yield "third", [*self.letters, *again], _THIRD
        yield "fourth", [*self.judged, *others], _FOURTH
        yield "fifth", [*self.asking, *about], _FIFTH
        yield "sixth", [*self.later, *before], _SIXTH
        yield "seventh", [*self.asked_on, *rehearsed], _SEVENTH


def main() -> None:
    """Train, report, and with `--write` put the close reader where the program finds it."""
    options = _options()
    torch.set_num_threads(options.threads)
    layout = CloseLayout(minilm_folder() / TOKENIZER_FILE)
    training, held_out = examples_for_training(options.policyqa)
    learnt = _Learnt.beside(training)
    held_out |= _held_out()
    marked = list(clapnq(options.clapnq))
    earlier, network = _through_stages(learnt, options, layout)
    for name, examples in (*held_out.items(), ("clapnq before training on it", marked)):
        report(name, examples, *_predicted(network, examples, layout))
    rehearsed = random.Random(_EIGHTH.seed).sample(learnt.every, _REHEARSED)
    report_by_folds(
        marked,
        lambda rest: _mean_of(earlier, _after_clapnq(network, rest, rehearsed, layout)),
        lambda found, fold: _predicted(found, fold, layout),
        lambda found, folder, rest: _write(folder, found, [*rest, *rehearsed]),
        options.folds,
    )
    network = _mean_of(earlier, _after_clapnq(network, marked, rehearsed, layout))
    if not options.write:
        for name, examples in held_out.items():
            report(f"{name}, after CLAPNQ", examples, *_predicted(network, examples, layout))
        return
    _write(BUNDLED_CLOSE_READER, network, [*learnt.every, *marked])
    reader = TrainedCloseReader(BUNDLED_CLOSE_READER)
    for name, examples in held_out.items():
        found = [reader.read(one.question, [one.passage])[0] for one in examples]
        answers = np.array([one.answers for one in found])
        report(f"{name}, as written", examples, answers, [np.array(o.pieces) for o in found])


def _through_stages(
    learnt: _Learnt, options: argparse.Namespace, layout: CloseLayout
) -> tuple[CloseNetwork, CloseNetwork]:
    """Return the network as it was after an earlier stage, and after the last before CLAPNQ."""
    network = earlier = CloseNetwork()
    network.start_from(torch.load(options.entailment))
    for name, examples, plan in learnt.stages():
        print(f"{name}: {len(examples)} examples", flush=True)
        kept = options.weights / f"close_{name}.pt" if options.weights else None
        if kept is not None and kept.is_file():
            network.load_state_dict(torch.load(kept))
        else:
            _train(network, _rows(examples, layout), plan)
            if kept is not None:
                kept.parent.mkdir(parents=True, exist_ok=True)
                torch.save(network.state_dict(), kept)
        if name == _HALF_WAY_FROM:
            earlier = copy.deepcopy(network)
    return earlier, network.eval()


def _held_out() -> dict[str, list[Example]]:
    tests = {
        "asked": examples_of(Part.TEST, later=False),
        "asked by the last": examples_of(Part.TEST, later=True),
        "asked in a hurry": examples_in_a_hurry(Part.TEST),
        "asked in letters": examples_in_letters(Part.FIT),
        "asked on in conversations": examples_in_conversations(Part.FIT),
    }
    found = {name: [one for one in some if one.weight == 1.0] for name, some in tests.items()}
    return found | {"which sentences of a mail ask": list(examples_of_asking(Part.FIT))}


def _after_clapnq(
    network: CloseNetwork,
    marked: list[Example],
    rehearsed: Sequence[Example],
    layout: CloseLayout,
) -> CloseNetwork:
    """Return a copy that has learnt from questions of CLAPNQ, some of the others beside them."""
    copied = copy.deepcopy(network)
    _train(copied, _rows([*marked * _MARKED_TIMES, *rehearsed], layout), _EIGHTH)
    return copied.eval()


def _mean_of(one: CloseNetwork, other: CloseNetwork) -> CloseNetwork:
    """Return a network half-way between two, by their weights."""
    first, second = one.state_dict(), other.state_dict()
    mean = copy.deepcopy(other)
    mean.load_state_dict(
        {
            name: (first[name] + weight) / 2 if weight.is_floating_point() else weight
            for name, weight in second.items()
        }
    )
    return mean.eval()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--policyqa", type=Path, required=True)
    parser.add_argument("--clapnq", type=Path, required=True)
    parser.add_argument("--entailment", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--weights", type=Path, help="a folder; stages kept there are taken from it"
    )
    parser.add_argument("--folds", type=Path, help="where the readers by folds are written")
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
