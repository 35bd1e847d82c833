"""Runs an exported embedding model: ONNX Runtime and tokenizers, ready in a fifth of a second."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

Vectors = npt.NDArray[np.float32]

# Measured on two cores: sorted by length, 8 to a batch gives 2.2 times unsorted batches of 32.
_BATCH = 8
_SAMPLE = "An offender manager must record the contact within two working days."
_PARITY = 1e-4


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which embedding model made a vector.

    `fingerprint` covers weights, pooling, prompts and token limit: equal fingerprints, equal
    vectors. `token_limit` counts special tokens; what lies past it is not read.
    """

    name: str
    fingerprint: str
    dimension: int
    token_limit: int


class Embedder(Protocol):
    """The role of an embedding model: texts in, rows of unit length out."""

    @property
    def identity(self) -> ModelIdentity:
        """Which model this is."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has, without special tokens and without a limit."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length a text, in order, float32."""

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length a question, in order, float32."""


@dataclass(frozen=True, slots=True)
class ExportNote:
    """What is written beside an exported model, so that it can be run and checked alone."""

    identity: ModelIdentity
    origin: dict[str, Any]
    sample: list[float]
    prompts: dict[str, str] = field(default_factory=dict)

    def write(self, path: Path) -> None:
        """Write the note as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1))

    @classmethod
    def read(cls, path: Path) -> ExportNote:
        """Read back what `write` wrote."""
        told = json.loads(path.read_text())
        told["identity"] = ModelIdentity(**told["identity"])
        return cls(**told)


class ExportedModel:
    """An exported model in a folder: `model.onnx`, `tokenizer.json`, `note.json`."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        """Load the model; raises `ValueError` if its answer to the sample is not the noted one."""
        self._threads = max(1, threads)
        self.note = ExportNote.read(folder / "note.json")
        self._tokenizer = open_tokenizer(folder / "tokenizer.json")
        self._session = open_session(str(folder / "model.onnx"))
        noted = np.array(self.note.sample, dtype=np.float32)
        difference = float(np.abs(self._embed([sample_text()])[0] - noted).max())
        if not difference < _PARITY:
            raise ValueError(f"the exported model differs from the original by {difference:.2g}")

    @property
    def identity(self) -> ModelIdentity:
        """Which model this is."""
        return self.note.identity

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has, without special tokens and without a limit."""
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [len(one.ids) for one in encoded]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length a text, in order, float32."""
        prompt = self.note.prompts.get("document", "")
        return self._embed([prompt + text for text in texts])

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length a question, in order, float32."""
        prompt = self.note.prompts.get("query", "")
        return self._embed([prompt + text for text in texts])

    def _embed(self, texts: Sequence[str]) -> Vectors:
        limit = self.identity.token_limit
        ids = [_cut(one.ids, limit) for one in self._tokenizer.encode_batch_fast(list(texts))]
        vectors = np.zeros((len(ids), self.identity.dimension), dtype=np.float32)
        order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        if len(batches) == 1:
            vectors[batches[0]] = self._run([ids[place] for place in batches[0]])
            return vectors
        with ThreadPoolExecutor(self._threads) as pool:
            # The longest first, so that no thread is left alone with them at the end.
            batches.reverse()
            found = pool.map(lambda places: self._run([ids[one] for one in places]), batches)
            for places, rows in zip(batches, found, strict=True):
                vectors[places] = rows
        return vectors

    def _run(self, ids: list[list[int]]) -> Vectors:
        longest = max(len(one) for one in ids)
        tokens = np.zeros((len(ids), longest), dtype=np.int64)
        mask = np.zeros((len(ids), longest), dtype=np.int64)
        for row, one in enumerate(ids):
            tokens[row, : len(one)] = one
            mask[row, : len(one)] = 1
        output = self._session.run(None, {"input_ids": tokens, "attention_mask": mask})[0]
        return np.asarray(output, dtype=np.float32)


def open_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer in a file, without padding and without a limit.

    It raises a bare `Exception` for a file that it cannot read.
    """
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def open_session(model: str | bytes) -> onnxruntime.InferenceSession:
    """Return a session that runs an ONNX model, given as a path or as its bytes.

    One thread a batch, and batches side by side: twice the passages a second of two threads on one
    batch, and a question never waits for threads to meet.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def sample_text() -> str:
    """Return the sentence by whose vector an exported model is recognised when it is loaded."""
    return _SAMPLE


def _cut(ids: list[int], limit: int) -> list[int]:
    """Shorten to the limit as the tokenizer would: the last token is a special one."""
    return ids if len(ids) <= limit else [*ids[: limit - 1], ids[-1]]
