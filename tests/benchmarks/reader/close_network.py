"""The network of the close reader: MiniLM over question and passage in one row of tokens."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from network import minilm_folder, through
from torch import nn
from transformers import AutoModel
from written_model import export_quantized, keep_tokens

_SIZE = 384
_HIDDEN = 128
# No window has more tokens (`index.close_reader`).
_LONGEST = 384
_FAR = -1e4


class CloseNetwork(nn.Module):
    """The encoder; a head for the whole passage, and one for each piece.

    The first reads the first token and the mean of the question's tokens, the second the mean of
    the piece's tokens and the first token.
    """

    def __init__(self) -> None:
        super().__init__()
        model = AutoModel.from_pretrained(str(minilm_folder()), attn_implementation="sdpa")
        self.embeddings = model.embeddings
        self.layers = model.encoder.layer
        self.answer, self.piece = _head(), _head()

    def start_from(self, entailment: Mapping[str, torch.Tensor]) -> None:
        """Take the encoder of the entailment network: it has learnt to look from side to side.

        From the embedding model itself it learns little (AUC 0.79 on passages kept back, trained on
        a third of the examples).
        """
        encoder = {name: one for name, one in entailment.items() if not name.startswith("head.")}
        missing, unknown = self.load_state_dict(encoder, strict=False)
        if unknown or any(not one.startswith(("answer.", "piece.")) for one in missing):
            raise ValueError(f"These are no weights of the entailment network: {missing} {unknown}")

    def forward(
        self,
        tokens: torch.Tensor,
        sides: torch.Tensor,
        members: torch.Tensor,
        there: torch.Tensor | None = None,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return log odds that passages (B) and pieces (B, S) answer.

        `tokens`, `sides` and `there` are (B, T), the last 1 for what is no padding; `members`
        (B, S, T) is 1 for the tokens of each piece.
        """
        there = torch.ones_like(tokens) if there is None else there
        mask = (1.0 - there[:, None, None, :].float()) * _FAR
        found = self.embeddings(input_ids=tokens, token_type_ids=sides)
        for layer in self.layers:
            found = through(layer, found, mask)
        said = ((sides == 0) & (there == 1)).unsqueeze(-1).to(found.dtype)
        question = (found * said).sum(1) / said.sum(1)
        first = found[:, 0]
        answers = self.answer(torch.cat([first, question], 1)).squeeze(-1)
        members = members.to(found.dtype)
        pieces = torch.bmm(members, found) / members.sum(2, keepdim=True).clamp(min=1.0)
        beside = first.unsqueeze(1).expand_as(pieces)
        return answers, self.piece(torch.cat([pieces, beside], 2)).squeeze(-1)


def _head() -> nn.Sequential:
    return nn.Sequential(
        nn.Dropout(0.1), nn.Linear(2 * _SIZE, _HIDDEN), nn.GELU(), nn.Linear(_HIDDEN, 1)
    )


def write_onnx(network: CloseNetwork, path: Path, tokens: Sequence[int]) -> None:
    """Write the network with 8-bit weights; `tokens` are those that it is to know, in order."""
    copied = copy.deepcopy(network).eval().float()
    keep_tokens(copied.embeddings, tokens, _LONGEST)
    row = torch.ones(1, 16, dtype=torch.long)
    sides = torch.tensor([[0] * 8 + [1] * 8])
    axes = {1: "length"}
    export_quantized(
        copied,
        (row, sides, torch.ones(1, 3, 16)),
        path,
        {"tokens": axes, "sides": axes, "members": {1: "pieces", 2: "length"}},
        {"answers": {}, "pieces": {1: "pieces"}},
    )
