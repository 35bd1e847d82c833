"""Textual entailment: how likely quotes carry a statement, by a small network that reads both.

The words of the one are compared with those of the other in every layer, so it sees what rules
cannot: that "nobody may visit without an appointment" is "visits are by appointment only".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np

from index.errors import EntailmentUnavailable
from index.exported_model import open_session, open_tokenizer
from index.model_folder import TOKENIZER_FILE, noted_files, reason_of

BUNDLED_ENTAILMENT = Path(__file__).with_name("entailment_model")
NETWORK_FILE = "network.onnx"
# Longest runs in tokens: what is longer is not judged, but for headings, which are cut.
_STATEMENT_TOKENS = 96
_QUOTES_TOKENS = 320
_HEADING_TOKENS = 20
_REMEMBERED = 4096


class Entailment(Protocol):
    """The role of what tells whether quotes carry a statement."""

    @property
    def name(self) -> str:
        """Which one this is, for the trace; empty for one that tells nothing."""

    def log_odds(self, statement: str, quotes: Sequence[str], heading: str = "") -> float | None:
        """Return the log odds that the quotes, under their heading, carry the statement.

        Nothing is returned for texts that are too long, or from one that tells nothing.
        """


class NoEntailment:
    """Tells nothing: statements are then judged by rule alone."""

    name = ""

    def log_odds(self, statement: str, quotes: Sequence[str], heading: str = "") -> float | None:
        """Return nothing."""
        del statement, quotes, heading
        return None


class PairLayout:
    """Lays a statement and its quotes out as one row of tokens, in training and afterwards."""

    def __init__(self, tokenizer: Path) -> None:
        """Load the tokenizer; it raises a bare `Exception` for a file that it cannot read."""
        self._tokenizer = open_tokenizer(tokenizer)
        self._start, self._stop = self._tokenizer.encode("").ids

    def row(
        self, statement: str, quotes: Sequence[str], heading: str = ""
    ) -> tuple[list[int], list[int]] | None:
        """Return tokens and their sides (0 statement, 1 quotes), nothing if they are too many.

        [CLS] statement [SEP] heading : quote [SEP] quote [SEP]
        """
        said, above, colon, *quoted = self._ids([statement, heading, ":", *quotes])
        before = [self._start, *said, self._stop]
        behind = [*above[:_HEADING_TOKENS], *colon] if above else []
        for one in quoted:
            behind += [*one, self._stop]
        if len(before) > _STATEMENT_TOKENS or len(behind) > _QUOTES_TOKENS:
            return None
        return [*before, *behind], [0] * len(before) + [1] * len(behind)

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [one.ids for one in encoded]


class TrainedEntailment:
    """What is in a folder: a network with 8-bit weights, its tokenizer, a note with checksums."""

    def __init__(self, folder: Path) -> None:
        """Load it; raises `EntailmentUnavailable` if a part is missing or not the noted one."""
        try:
            note, found = noted_files(folder, (NETWORK_FILE, TOKENIZER_FILE))
            self._layout = PairLayout(folder / TOKENIZER_FILE)
            self._session = open_session(found[NETWORK_FILE])
        except Exception as problem:
            raise EntailmentUnavailable(folder, reason_of(problem)) from problem
        self.name = f"{note['name']}@{note['sha256'][NETWORK_FILE][:12]}"
        self._remembered = lru_cache(_REMEMBERED)(self._log_odds)

    def log_odds(self, statement: str, quotes: Sequence[str], heading: str = "") -> float | None:
        """Return the log odds that the quotes carry the statement, nothing if they are too long."""
        return self._remembered(statement, tuple(quotes), heading)

    def _log_odds(self, statement: str, quotes: tuple[str, ...], heading: str) -> float | None:
        row = self._layout.row(statement, quotes, heading)
        if row is None:
            return None
        tokens, sides = (np.array([one], dtype=np.int64) for one in row)
        (found,) = self._session.run(None, {"tokens": tokens, "sides": sides})
        return round(float(found[0]), 4)
