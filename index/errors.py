"""What can go wrong while passages are embedded, indexed and searched."""

from __future__ import annotations

from pathlib import Path


class IndexProblem(Exception):
    """Something about the index or its model that a person can mend; the message says how."""


class ModelUnavailable(IndexProblem):
    """A model cannot be loaded, or is not the one it claims to be."""

    def __init__(
        self, model: str, reason: str, *, setting: str = "PROBATION_ASSISTANT_EMBEDDING_MODEL"
    ) -> None:
        kind = "reranker" if setting.endswith("RERANKER") else "embedding model"
        without = "none" if kind == "reranker" else "the bundled model"
        super().__init__(
            f"The {kind} {model!r} cannot be used: {reason}. "
            f"Check {setting}, or leave it unset for {without}."
        )
        self.model = model


class ModelMismatch(IndexProblem):
    """The index was built with another embedding model; vectors of two models are never mixed."""

    def __init__(self, built_with: str, asked_with: str) -> None:
        super().__init__(
            f"The index was built with the embedding model {built_with}, but {asked_with} is set. "
            "Run `probation-assistant index build` to build it with the model that is set, "
            "or set the earlier model again."
        )
        self.built_with = built_with
        self.asked_with = asked_with


class BuildFailed(IndexProblem):
    """A new build did not pass its verification; the index that was there still serves."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The new index was not taken into use: {reason}. "
            "The library and the index before it are unchanged; "
            "run `probation-assistant index build` again."
        )


class NoIndex(IndexProblem):
    """There is no usable index, and this process may not make one now."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"There is no index to search: {reason}.")


class TrainedModelUnavailable(IndexProblem):
    """A trained model in a folder cannot be loaded, or is not the one it claims to be."""

    what = "model"
    setting = ""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"The {self.what} in {folder} cannot be used: {reason}. Check {self.setting}, leave it "
            "unset for the bundled one, or set it to off."
        )
        self.folder = folder


class ReaderUnavailable(TrainedModelUnavailable):
    """The reader cannot be loaded, or is not the one it claims to be."""

    what, setting = "reader", "PROBATION_ASSISTANT_READER"


class CloseReaderUnavailable(TrainedModelUnavailable):
    """The close reader cannot be loaded, or is not the one it claims to be."""

    what, setting = "close reader", "PROBATION_ASSISTANT_CLOSE_READER"


class EntailmentUnavailable(TrainedModelUnavailable):
    """What tells whether quotes carry a statement cannot be loaded, or is not what it claims."""

    what, setting = "entailment model", "PROBATION_ASSISTANT_ENTAILMENT"


class FaultyWordList(IndexProblem):
    """A list of everyday words that cannot be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"index/everyday_words.toml cannot be used: {reason}. Mend that entry.")
