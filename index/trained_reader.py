"""Runs the trained reader: ONNX Runtime, some milliseconds a passage."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt

from index.errors import ReaderUnavailable
from index.exported_model import Vectors, open_session
from index.model_folder import TOKENIZER_FILE, noted_files, reason_of
from index.reader import ReadablePassage, Reading
from index.reading_layout import Layout, Window

BUNDLED_READER = Path(__file__).with_name("reader_model")
ENCODER_FILE = "encoder.onnx"
HEAD_FILE = "head.onnx"
# Tokens whose vectors are kept: 160,000 with 768 numbers of one byte are 123 MB.
_TOKENS_KEPT = 160_000
# A vector has the encoder's figures and those of its trained copy, each with a scale of its own.
_LAYERS = 2
_LARGEST = 127
_PASSAGES_LAID_OUT = 2048
_NOTHING = -20.0


class TrainedReader:
    """A reader in a folder: two networks, their tokenizer, and a note with their checksums.

    The encoder gives each token a vector, of question and passage apart, so what was read before is
    kept at hand; the head compares the two. Each text is encoded alone: an encoder with 8-bit
    weights gives other figures in other company, and the same question must get the same answer.
    """

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        """Load the reader; raises `ReaderUnavailable` if it is missing or not the noted one."""
        try:
            note, networks = noted_files(folder, (ENCODER_FILE, HEAD_FILE))
            self._layout = Layout(folder / TOKENIZER_FILE)
        except Exception as problem:
            raise ReaderUnavailable(folder, reason_of(problem)) from problem
        self.name = f"{note['name']}@{note['sha256'][HEAD_FILE][:12]}"
        self._encoder = open_session(networks[ENCODER_FILE])
        self._head = open_session(networks[HEAD_FILE])
        self._pool = ThreadPoolExecutor(threads, "reader") if threads > 1 else None
        self._windows = lru_cache(_PASSAGES_LAID_OUT)(self._layout.windows)
        self._kept: OrderedDict[tuple[int, ...], _Small] = OrderedDict()
        self._tokens_kept = 0
        self._guard = Lock()

    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[Reading]:
        """Return one reading a passage, in order."""
        asked = self._encoded(self._layout.question(question))
        laid_out = [self._windows(one) for one in passages]
        windows = [one for some in laid_out for one in some]
        run = partial(self._run, asked)
        if self._pool is None or len(windows) < 2:
            every: Iterator[Reading] = map(run, windows)
        else:
            every = self._pool.map(run, windows)
        return [
            _together(len(passage.pieces), [(one, next(every)) for one in some])
            for passage, some in zip(passages, laid_out, strict=True)
        ]

    def prepare(self, passage: ReadablePassage) -> bool:
        """Encode a passage ahead and keep it; return False, and do nothing, if it does not fit."""
        for window in self._windows(passage):
            with self._guard:
                is_kept = window.ids in self._kept
                has_room = self._tokens_kept + len(window.ids) <= _TOKENS_KEPT
            if not is_kept and not has_room:
                return False
            self._encoded(window.ids)
        return True

    def _run(self, asked: Vectors, window: Window) -> Reading:
        members = np.zeros((1, len(window.spans), len(window.ids)), dtype=np.float32)
        for row, (start, end) in enumerate(window.spans):
            members[0, row, start:end] = 1.0
        answers, pieces, likeness = self._head.run(
            None,
            {
                "question": asked[np.newaxis],
                "passage": self._encoded(window.ids)[np.newaxis],
                "members": members,
            },
        )
        return Reading(
            _likelihood(answers[0]),
            tuple(_likelihood(one) for one in pieces[0].tolist()),
            tuple(round(one, 5) for one in likeness[0].tolist()),
        )

    def _encoded(self, ids: tuple[int, ...]) -> Vectors:
        """Return one vector a token; those of the texts read last are kept."""
        with self._guard:
            kept = self._kept.get(ids)
            if kept is not None:
                self._kept.move_to_end(ids)
                return kept.vectors()
        row = np.array([ids], dtype=np.int64)
        tokens = self._encoder.run(None, {"input_ids": row, "attention_mask": np.ones_like(row)})
        # Read from what is kept the first time, too: kept or not, the figures are the same.
        small = _Small.of(tokens[0][0])
        with self._guard:
            if ids not in self._kept:
                self._kept[ids] = small
                self._tokens_kept += len(ids)
            while self._tokens_kept > _TOKENS_KEPT:
                self._tokens_kept -= len(self._kept.popitem(last=False)[0])
        return small.vectors()


@dataclass(frozen=True, slots=True)
class _Small:
    """Vectors of tokens in one byte a number; no outcome of 718 questions changed by it.

    `figures` has the shape (tokens, layers, numbers), `scales` (tokens, layers, 1).
    """

    figures: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float32]

    @classmethod
    def of(cls, vectors: Vectors) -> _Small:
        layers = _LAYERS if vectors.shape[1] % _LAYERS == 0 else 1
        by_layer = vectors.reshape(len(vectors), layers, -1)
        largest = np.abs(by_layer).max(axis=-1, keepdims=True)
        scales = np.maximum(largest, np.finfo(np.float32).tiny) / _LARGEST
        return cls(np.rint(by_layer / scales).astype(np.int8), scales.astype(np.float32))

    def vectors(self) -> Vectors:
        return (self.figures * self.scales).reshape(len(self.figures), -1)


def _together(pieces: int, read: Sequence[tuple[Window, Reading]]) -> Reading:
    """Bring the windows of a passage together: it answers if any of them does."""
    scores, likeness = [0.0] * pieces, [0.0] * pieces
    for window, reading in read:
        for at, place in enumerate(window.places):
            scores[place], likeness[place] = reading.pieces[at], reading.likeness[at]
    answers = max((one.answers for _, one in read), default=0.0)
    return Reading(answers, tuple(scores), tuple(likeness))


def _likelihood(logit: float) -> float:
    return round(1.0 / (1.0 + math.exp(-max(_NOTHING, min(-_NOTHING, float(logit))))), 5)
