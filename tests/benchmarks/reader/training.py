"""Trains the reader's networks: examples on one passage share its reading."""

from __future__ import annotations

import copy
import math
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import torch
from examples import Example
from network import Read, ReaderNetwork
from torch.nn.functional import binary_cross_entropy_with_logits, normalize

from index.reader import ReadablePassage
from index.reading_layout import Layout, Window

T = TypeVar("T")
_PIECES_COUNT = 2.0
_MISS_COUNTS = 0.7
_TOLD_EVERY = 50
_WARMING = 0.08
_BLOCK = 12
_NOTHING = -20.0
# Of a passage that is found for very many questions, so many are read with it at once.
_MOST_ASKED = 16


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to train.

    `size` is passages a batch, each with all its questions; `rate` is the encoder's, `head_rate`
    the head's. `misses` is the share of answered questions that are also asked of the nearest other
    passage of the batch, as a plain miss.
    """

    epochs: int = 3
    size: int = 6
    rate: float = 6e-5
    head_rate: float = 5e-4
    misses: float = 0.5
    seed: int = 11


@dataclass(frozen=True, slots=True)
class Group:
    """A window of a passage with the questions asked of it, and their labels."""

    window: Window
    examples: tuple[Example, ...]
    asked: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class _Batch:
    read: Read
    answered: torch.Tensor
    labels: torch.Tensor
    weights: torch.Tensor


def groups_of(examples: Sequence[Example], layout: Layout) -> list[Group]:
    """Return examples by passage; passages are cut to a length that fits one window."""
    by_passage: dict[ReadablePassage, list[Example]] = defaultdict(list)
    for example in examples:
        by_passage[example.passage].append(example)
    return [
        Group(
            layout.windows(passage)[0],
            tuple(some),
            tuple(layout.question(one.question) for one in some),
        )
        for passage, every in by_passage.items()
        for some in (every[at : at + _MOST_ASKED] for at in range(0, len(every), _MOST_ASKED))
    ]


def train(network: ReaderNetwork, groups: Sequence[Group], plan: Plan) -> None:
    """Train in place, the head alone first and then both, by AdamW with warm-up and decay.

    The head alone learns on a third of the passages, so that it does not spoil the encoder first.
    """
    torch.manual_seed(plan.seed)
    network.encoder.trained.requires_grad_(False)
    some = random.Random(plan.seed).sample(list(groups), len(groups) // 3)
    _run(network, some, replace(plan, epochs=1, rate=0.0, head_rate=1e-3))
    network.encoder.trained.requires_grad_(True)
    _run(network, groups, plan)


def tuned(
    network: ReaderNetwork, examples: Sequence[Example], layout: Layout, plan: Plan
) -> ReaderNetwork:
    """Return a copy of a trained network, trained on with other examples."""
    torch.manual_seed(plan.seed)
    copied = copy.deepcopy(network)
    copied.encoder.trained.requires_grad_(True)
    _run(copied, groups_of(examples, layout), plan)
    return copied


def _run(network: ReaderNetwork, groups: Sequence[Group], plan: Plan) -> None:
    rng = random.Random(plan.seed)
    optimizer = torch.optim.AdamW(
        [
            {"params": network.encoder.trained.parameters(), "lr": plan.rate},
            {"params": network.head.parameters(), "lr": plan.head_rate},
        ],
        weight_decay=0.02,
    )
    steps = plan.epochs * math.ceil(len(groups) / plan.size)
    warm = max(1.0, _WARMING * steps)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / warm, (steps - at) / max(1.0, steps - warm))
    )
    network.train()
    descent = Descent(network, optimizer, scheduler, steps)
    for _ in range(plan.epochs):
        for batch in batches(groups, plan.size, rng, lambda one: len(one.window.ids)):
            descent.step(_loss(_forward(network, batch, plan, rng)))
    network.eval()


class Descent:
    """Takes a step down each loss, and tells now and then how far it has come."""

    def __init__(
        self,
        network: torch.nn.Module,
        optimizer: torch.optim.Optimizer,
        scheduler: torch.optim.lr_scheduler.LRScheduler,
        steps: int,
    ) -> None:
        """Move `network` by `optimizer` at the rates of `scheduler`, `steps` times in all."""
        self._network, self._optimizer, self._scheduler = network, optimizer, scheduler
        self._steps = steps
        self._started = time.perf_counter()
        self._losses: list[float] = []

    def step(self, loss: torch.Tensor) -> None:
        """Take a step down `loss`."""
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad()
        self._scheduler.step()
        self._losses.append(loss.item())
        taken = len(self._losses)
        if taken % _TOLD_EVERY == 0:
            spent = time.perf_counter() - self._started
            mean = np.mean(self._losses[-_TOLD_EVERY:])
            print(f"  step {taken}/{self._steps} loss {mean:.3f} {spent:.0f} s", flush=True)


def batches(
    items: Sequence[T], size: int, rng: random.Random, length: Callable[[T], int]
) -> list[list[T]]:
    """Return batches of items of like length, in random order."""
    order = list(items)
    rng.shuffle(order)
    found = []
    for start in range(0, len(order), size * _BLOCK):
        block = sorted(order[start : start + size * _BLOCK], key=length)
        found += [block[at : at + size] for at in range(0, len(block), size)]
    rng.shuffle(found)
    return found


def _forward(
    network: ReaderNetwork, batch: Sequence[Group], plan: Plan, rng: random.Random | None
) -> _Batch:
    passages, told = network.encoded([one.window.ids for one in batch])
    questions = list(dict.fromkeys(ids for group in batch for ids in group.asked))
    words, asked = network.encoded(questions)
    rows = [
        (questions.index(ids), place, example)
        for place, group in enumerate(batch)
        for ids, example in zip(group.asked, group.examples, strict=True)
    ]
    pairs = [
        (question, place, _labels(one, batch[place]), one.weight) for question, place, one in rows
    ]
    if rng is not None and len(batch) > 1:
        pairs += _misses(words.detach(), passages.detach(), rows, batch, (plan.misses, rng))
    members = _members(batch, passages.shape[1])
    asked, told = asked.float(), told.float()
    asked[:, 0] = told[:, 0] = 0.0
    for row, ids in enumerate(questions):
        asked[row, len(ids) - 1] = 0.0
    which = torch.tensor([one[0] for one in pairs])
    where = torch.tensor([one[1] for one in pairs])
    read = network.head(words[which], asked[which], passages[where], told[where], members[where])
    labels = torch.zeros_like(read.pieces)
    for row, (_, _, own, _) in enumerate(pairs):
        labels[row, : len(own)] = torch.tensor(own, dtype=torch.float)
    answered = (labels.sum(1) > 0).float()
    return _Batch(read, answered, labels, torch.tensor([one[3] for one in pairs]))


def _labels(example: Example, group: Group) -> list[int]:
    return [example.labels[place] for place in group.window.places]


def _misses(
    words: torch.Tensor,
    passages: torch.Tensor,
    rows: Sequence[tuple[int, int, Example]],
    batch: Sequence[Group],
    chance: tuple[float, random.Random],
) -> Iterator[tuple[int, int, list[int], float]]:
    """Yield some answered questions with the nearest other passage of the batch."""
    share, rng = chance
    likeness = normalize(words.mean(1), dim=-1) @ normalize(passages.mean(1), dim=-1).T
    for question, place, example in rows:
        if example.answered and rng.random() < share:
            others = likeness[question].clone()
            others[place] = -1.0
            other = int(others.argmax())
            yield question, other, [0] * len(batch[other].window.spans), _MISS_COUNTS


def _members(batch: Sequence[Group], length: int) -> torch.Tensor:
    most = max(len(one.window.spans) for one in batch)
    members = torch.zeros(len(batch), most, length)
    for row, group in enumerate(batch):
        for piece, (start, end) in enumerate(group.window.spans):
            members[row, piece, start:end] = 1.0
    return members


def _loss(batch: _Batch) -> torch.Tensor:
    of_passages = binary_cross_entropy_with_logits(
        batch.read.answers, batch.answered, reduction="none"
    )
    present = batch.read.present
    of_pieces = binary_cross_entropy_with_logits(batch.read.pieces, batch.labels, reduction="none")
    of_pieces = (of_pieces * present).sum(1) / present.sum(1).clamp(min=1.0)
    return ((of_passages + _PIECES_COUNT * of_pieces) * batch.weights).mean()


@torch.no_grad()
def predict(
    network: ReaderNetwork, examples: Sequence[Example], layout: Layout
) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return the log odds of each example's passage and of its pieces, long ones by windows."""
    network.eval()
    answers = np.full(len(examples), _NOTHING)
    pieces = [np.full(len(one.labels), _NOTHING) for one in examples]
    for row, example in enumerate(examples):
        asked = layout.question(example.question)
        for window in layout.windows(example.passage):
            batch = _forward(network, [Group(window, (example,), (asked,))], Plan(), None)
            answers[row] = max(answers[row], float(batch.read.answers[0]))
            for at, place in enumerate(window.places):
                pieces[row][place] = float(batch.read.pieces[0, at])
    return answers, pieces
