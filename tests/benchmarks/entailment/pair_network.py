"""The network that reads a statement and its quotes together: MiniLM, trained whole."""

from __future__ import annotations

import copy
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reader"))

from network import minilm_folder, through
from written_model import export_quantized, keep_tokens

_SIZE = 384
_HIDDEN = 128
_LONGEST = 424
_FAR = -1e4


class PairNetwork(nn.Module):
    """The encoder, and a head over its first token and the mean of the statement's tokens."""

    def __init__(self) -> None:
        super().__init__()
        model = AutoModel.from_pretrained(str(minilm_folder()), attn_implementation="sdpa")
        self.embeddings = model.embeddings
        self.layers = model.encoder.layer
        self.head = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(2 * _SIZE, _HIDDEN), nn.GELU(), nn.Linear(_HIDDEN, 1)
        )

    def forward(
        self, tokens: torch.Tensor, sides: torch.Tensor, there: torch.Tensor
    ) -> torch.Tensor:
        """Return the log odds that the quotes carry the statement, one a row."""
        mask = (1.0 - there[:, None, None, :].float()) * _FAR
        found = self.embeddings(input_ids=tokens, token_type_ids=sides)
        for layer in self.layers:
            found = through(layer, found, mask)
        said = ((sides == 0) & (there == 1)).unsqueeze(-1).to(found.dtype)
        mean = (found * said).sum(1) / said.sum(1)
        return self.head(torch.cat([found[:, 0], mean], 1)).squeeze(-1)


class _ForOne(nn.Module):
    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, tokens: torch.Tensor, sides: torch.Tensor) -> torch.Tensor:
        return self.network(tokens, sides, torch.ones_like(tokens))


def write_onnx(network: PairNetwork, path: Path, tokens: Sequence[int]) -> None:
    """Write the network with 8-bit weights; `tokens` are those that it is to know, in order."""
    copied = copy.deepcopy(network).eval().float()
    keep_tokens(copied.embeddings, tokens, _LONGEST)
    ids = torch.ones(1, 16, dtype=torch.long)
    sides = torch.tensor([[0] * 8 + [1] * 8])
    axes = {1: "length"}
    export_quantized(
        _ForOne(copied), (ids, sides), path, {"tokens": axes, "sides": axes}, {"carried": {}}
    )
