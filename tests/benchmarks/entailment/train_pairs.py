"""Trains what tells whether quotes carry a statement, and says how well it tells.

    python tests/benchmarks/entailment/train_pairs.py [--sealed FILE ...] [--weights FOLDER]
        [--write]

First on sentences of written passages over the run that they stand in, as they are and altered by
rule, and on questions in wholly other words: there it learns to look from one side to the other.
Then on statements written by hand over made-up guidance (`statements/`), true ones and ones wrong
in one respect, and on those with which the checks by rule were developed; then on answers as
language models write them, and the same with one error (`answers/`), with some of the statements
again; then on all of both; last on statements far from the words of their quotes (`far/`), with as
many of the others. One record in ten is kept back. `--sealed` names more files of the same
form, to be told of and never trained on. About two hours on two cores that know bfloat16, else
four.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from pair_examples import (
    ANSWERS,
    FAR,
    STATEMENTS,
    PairExample,
    by_hand,
    made_by_rule,
    of_file,
    of_the_checks,
    with_rules,
)
from pair_network import PairNetwork, minilm_folder, write_onnx
from sklearn.metrics import roc_auc_score
from torch.nn.functional import binary_cross_entropy_with_logits

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reader"))

from training import Descent, batches
from vocabulary import english_tokenizer
from written_model import write_note

from index.entailment import (
    BUNDLED_ENTAILMENT,
    NETWORK_FILE,
    PairLayout,
    TrainedEntailment,
)
from index.model_folder import TOKENIZER_FILE

_SEED = 1
_MADE = 25_000
_BATCH = 32
_WARMING = 0.08
_HEAD = 8.0  # the head learns so much faster than the encoder
_CAUGHT = (0.8, 0.9, 0.95, 0.97)
_LAST = 10  # other sentences by rule than in the stages before

Row = tuple[list[int], list[int], float, float]
Record = list[PairExample]


def main() -> None:
    """Train, report, and with `--write` put the network where the program finds it."""
    options = _options()
    torch.set_num_threads(options.threads)
    layout = PairLayout(minilm_folder() / "tokenizer.json")
    written = [by_hand(one, kept_back=False) for one in (STATEMENTS, ANSWERS, FAR)]
    checks = of_the_checks()
    print(f"{[len(one) for one in written]} records by hand", flush=True)
    network = _trained(*written, checks, layout, options)
    sets = {
        f"{folder.name} kept back": [
            one for record in by_hand(folder, kept_back=True) for one in record
        ]
        for folder in (STATEMENTS, ANSWERS, FAR)
    }
    sets |= {path.stem: of_file(path) for path in options.sealed}
    for name, examples in sets.items():
        _report(name, examples, _predicted(network, examples, layout))
    if options.write:
        counted = {"records by hand": sum(map(len, written))}
        _write(BUNDLED_ENTAILMENT, network, {**counted, "statements of the checks": len(checks)})
        entailment = TrainedEntailment(BUNDLED_ENTAILMENT)
        for name, examples in sets.items():
            told = [entailment.log_odds(one.statement, one.quotes, one.heading) for one in examples]
            _report(f"{name}, as written", examples, np.array([one or 0.0 for one in told]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sealed", type=Path, nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--weights", type=Path, help="a folder; stages kept there are taken from it"
    )
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _trained(
    statements: Sequence[Record],
    answers: Sequence[Record],
    far: Sequence[Record],
    checks: Sequence[PairExample],
    layout: PairLayout,
    options: argparse.Namespace,
) -> PairNetwork:
    """Return the network after all stages; those kept in `--weights` are taken from there."""
    network = PairNetwork()

    def stage(name: str, rows_of: Callable[[int], list[Row]], epochs: int, rate: float) -> None:
        kept = options.weights / f"{name}.pt" if options.weights else None
        if kept is not None and kept.is_file():
            network.load_state_dict(torch.load(kept))
            return
        _train(network, rows_of, epochs=epochs, rate=rate)
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            torch.save(network.state_dict(), kept)

    def rows(epoch: int, records: Sequence[Record]) -> list[Row]:
        rng = random.Random(_SEED + epoch)
        examples = [one for record in records for one in with_rules(record, rng)]
        return _rows([*examples, *checks], layout)

    def with_some_of_before(epoch: int) -> list[Row]:
        some = random.Random(_SEED + epoch).sample(list(statements), len(statements) // 3)
        return rows(epoch, [*answers, *some])

    def with_as_many_of_before(epoch: int) -> list[Row]:
        before = random.Random(_SEED + epoch).sample([*statements, *answers], len(far))
        return rows(epoch + 2 * _LAST, [*far, *before])

    stage("made_by_rule", lambda _: _rows(made_by_rule(_MADE, _SEED), layout), 1, 8e-5)
    stage("written", lambda epoch: rows(epoch, statements), options.epochs, 5e-5)
    stage("answers", with_some_of_before, 2, 4e-5)
    stage("together", lambda epoch: rows(epoch + _LAST, [*statements, *answers]), 1, 4e-5)
    stage("far", with_as_many_of_before, 1, 4e-5)
    return network.eval()


def _rows(examples: Sequence[PairExample], layout: PairLayout) -> list[Row]:
    found = []
    for one in examples:
        row = layout.row(one.statement, one.quotes, one.heading)
        if row is not None:
            found.append((*row, float(one.carried), one.weight))
    return found


def _train(
    network: PairNetwork, rows_of: Callable[[int], list[Row]], *, epochs: int, rate: float
) -> None:
    """Train in place by AdamW with warm-up and decay; what the first layer is given stays."""
    torch.manual_seed(_SEED)
    rng = random.Random(_SEED)
    network.embeddings.requires_grad_(False)
    rows = rows_of(0)
    steps = epochs * math.ceil(len(rows) / _BATCH)
    encoder = [one for one in network.layers.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder, "lr": rate},
            {"params": network.head.parameters(), "lr": _HEAD * rate},
        ],
        weight_decay=0.01,
    )
    warm = _WARMING * steps
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: max(0.0, min((at + 1) / warm, (steps - at) / max(1.0, steps - warm)))
    )
    network.train()
    descent = Descent(network, optimizer, scheduler, steps)
    for epoch in range(epochs):
        rows = rows if epoch == 0 else rows_of(epoch)
        for batch in batches(rows, _BATCH, rng, lambda one: len(one[0])):
            weights = torch.tensor([one[3] for one in batch])
            labels = torch.tensor([one[2] for one in batch])
            found = _passed(network, batch)
            descent.step(binary_cross_entropy_with_logits(found, labels, weights))
    network.eval()


def _passed(network: PairNetwork, batch: Sequence[Row]) -> torch.Tensor:
    longest = max(len(one[0]) for one in batch)
    tokens = torch.zeros(len(batch), longest, dtype=torch.long)
    sides, there = torch.zeros_like(tokens), torch.zeros_like(tokens)
    for row, (ids, of_side, _, _) in enumerate(batch):
        tokens[row, : len(ids)] = torch.tensor(ids)
        sides[row, : len(ids)] = torch.tensor(of_side)
        there[row, : len(ids)] = 1
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return network(tokens, sides, there).float()


@torch.no_grad()
def _predicted(
    network: PairNetwork, examples: Sequence[PairExample], layout: PairLayout
) -> np.ndarray:
    rows = [layout.row(one.statement, one.quotes, one.heading) for one in examples]
    return np.array(
        [0.0 if row is None else float(_passed(network, [(*row, 0.0, 1.0)])[0]) for row in rows]
    )


def _report(name: str, examples: Sequence[PairExample], told: np.ndarray) -> None:
    carried = np.array([one.carried for one in examples])
    false, true = np.sort(told[~carried]), told[carried]
    through = {at: round(float(np.mean(true > np.quantile(false, at))), 3) for at in _CAUGHT}
    print(
        f"{name}: {len(examples)} statements, AUC {roc_auc_score(carried, told):.3f}, "
        f"let through by share of the false ones caught {through}"
    )
    limit = float(np.quantile(false, _CAUGHT[1]))
    kinds: dict[str, list[bool]] = defaultdict(list)
    for one, value in zip(examples, told, strict=True):
        kinds[f"{'true' if one.carried else 'false'} {one.kind}"].append(value > limit)
    print("  shown at 0.9:", {kind: f"{np.mean(some):.2f}" for kind, some in sorted(kinds.items())})


def _write(folder: Path, network: PairNetwork, examples: dict[str, int]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer, tokens = english_tokenizer(minilm_folder() / "tokenizer.json")
    path = folder / NETWORK_FILE
    write_onnx(network, path, tokens)
    (folder / TOKENIZER_FILE).write_text(tokenizer, encoding="utf-8")
    told = {"examples": dict(Counter(examples))}
    write_note(folder, "entailment", (NETWORK_FILE, TOKENIZER_FILE), told)


if __name__ == "__main__":
    main()
