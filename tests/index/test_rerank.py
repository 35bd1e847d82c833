from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.embedding import open_cross_encoder
from index.errors import ModelUnavailable
from index.opening import OpenIndex
from index.rerank import CrossEncoderReranker, NoReranker, Reranker
from index.search import SearchSettings
from tests.index.conftest import Shop

_WORDS = "recall request manager custody who signs off the a of to may be"


class LongestFirst:
    """A reranker that behaves: it likes long texts."""

    name = "longest first"

    def scores(self, _: str, texts: Sequence[str]) -> list[float] | None:
        return [float(len(one)) for one in texts]


def test_no_reranker_changes_nothing(notes: Shop, notes_index: OpenIndex) -> None:
    assert NoReranker().scores("recall", ["a", "b"]) is None
    settings = SearchSettings(reranker=NoReranker())
    assert notes.search(notes_index, "recall", settings=settings) == notes.search(
        notes_index, "recall"
    )


def test_the_reranker_decides_among_the_best_twenty(notes: Shop, notes_index: OpenIndex) -> None:
    plain = notes.search(notes_index, "recall", limit=26)
    again = notes.search(
        notes_index, "recall", limit=26, settings=SearchSettings(reranker=LongestFirst())
    )
    assert [one.score for one in again] == [one.score for one in plain]
    of_best = [one.alone for one in again[:20]]
    assert of_best == sorted((one.alone for one in plain[:20]), reverse=True)
    assert [one.passage.id for one in again[20:]] == [one.passage.id for one in plain[20:]]
    lengths = [len(one.passage.search_text) for one in again[:20]]
    assert lengths == sorted(lengths, reverse=True)
    assert [one.arms["reranker"].score for one in again[:20]] == lengths
    assert again[0].arms["reranker"].rank == 1
    assert "reranker" not in again[20].arms
    short = SearchSettings(reranker=LongestFirst())
    assert notes.search(notes_index, "recall", limit=3, settings=short) == again[:3]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder with random weights, saved as sentence-transformers saves one."""
    import torch
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *_WORDS.split()]
    vocabulary = {word: place for place, word in enumerate(words)}
    torch.manual_seed(1)
    model = BertForSequenceClassification(
        BertConfig(
            vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
            intermediate_size=16, num_labels=1, initializer_range=1.0,
        )
    )  # fmt: skip
    model.save_pretrained(folder / "model")
    BertTokenizerFast(vocab=vocabulary).save_pretrained(folder / "model")
    CrossEncoder(str(folder / "model"), device="cpu").save_pretrained(str(folder / "saved"))
    return folder / "saved"


def test_a_cross_encoder_reranks(notes: Shop, notes_index: OpenIndex, tiny: Path) -> None:
    reranker: Reranker = CrossEncoderReranker(tiny.name, open_cross_encoder(str(tiny)))
    settings = SearchSettings(reranker=reranker)
    found = notes.search(notes_index, "who signs off a recall", settings=settings)
    scores = [one.arms["reranker"].score for one in found]
    assert len(set(scores)) > 1
    assert scores == sorted(scores, reverse=True)
    assert found == notes.search(notes_index, "who signs off a recall", settings=settings)
    assert reranker.scores("recall", []) == []


def test_a_score_does_not_depend_on_the_texts_beside_it(tiny: Path) -> None:
    reranker = CrossEncoderReranker(tiny.name, open_cross_encoder(str(tiny)))
    texts = ["recall", "the manager may request a recall of the manager to custody " * 9]
    together = reranker.scores("who", texts)
    assert together == [one for text in texts for one in reranker.scores("who", [text]) or []]


def test_a_cross_encoder_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="PROBATION_ASSISTANT_RERANKER") as problem:
        open_cross_encoder(str(tmp_path))
    assert str(tmp_path) in str(problem.value)
