"""Writes trained models: networks as ONNX, with 8-bit weights, and the note beside them."""

from __future__ import annotations

import hashlib
import json
import tempfile
import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch
from torch import nn

from index.model_folder import NOTE_FILE

Axes = Mapping[str, Mapping[int, str]]


def keep_tokens(embeddings: nn.Module, tokens: Sequence[int], longest: int) -> None:
    """Leave the first layer only `tokens`, in that order, and its first `longest` places."""
    known = embeddings.word_embeddings.weight[torch.tensor(tokens)]
    embeddings.word_embeddings = nn.Embedding.from_pretrained(known)
    places = embeddings.position_embeddings.weight[:longest]
    embeddings.position_embeddings = nn.Embedding.from_pretrained(places)


def export(
    module: nn.Module, inputs: tuple[torch.Tensor, ...], path: Path, took: Axes, gave: Axes
) -> None:
    """Write a network as it is; `took` and `gave` name its inputs and outputs, and what varies."""
    with warnings.catch_warnings():
        # The tracing exporter is announced as old; the newer one gets padded batches wrong.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            inputs,
            str(path),
            input_names=list(took),
            output_names=list(gave),
            dynamic_axes={name: dict(axes) for name, axes in (took | gave).items()},
            opset_version=17,
            dynamo=False,
        )


def export_quantized(
    module: nn.Module, inputs: tuple[torch.Tensor, ...], path: Path, took: Axes, gave: Axes
) -> None:
    """Write a network with 8-bit weights, each output channel with a scale of its own."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        export(module, inputs, whole, took, gave)
        quantize_dynamic(whole, path, per_channel=True, weight_type=QuantType.QInt8)


def write_note(folder: Path, name: str, files: Iterable[str], told: Mapping[str, Any]) -> None:
    """Write what a model is: its name, the checksums of its files, the day, and what is `told`."""
    note = {
        "name": name,
        "sha256": {one: hashlib.sha256((folder / one).read_bytes()).hexdigest() for one in files},
        "trained": datetime.now(UTC).date().isoformat(),
        **told,
    }
    (folder / NOTE_FILE).write_text(json.dumps(note, indent=1) + "\n")
