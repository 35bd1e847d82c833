"""The close reader: a question and a passage read together, word beside word.

The reader (`index.reader`) reads question and passage apart, so it can read ahead, and reads many.
This one sees the words of both in every layer: that "sent back inside" is a recall here, and that
"who decides" is not answered by "when". It costs some milliseconds a pair, so only the best few
passages are read so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Protocol

import numpy as np

from index.errors import CloseReaderUnavailable
from index.exported_model import open_session, open_tokenizer
from index.model_folder import TOKENIZER_FILE, noted_files, reason_of
from index.reader import ReadablePassage

BUNDLED_CLOSE_READER = Path(__file__).with_name("close_reader_model")
NETWORK_FILE = "network.onnx"
# Longest runs in tokens: heading and piece are cut; a longer passage is read in windows. Of a
# question its end is read: before it stands what led to it.
_QUESTION_TOKENS = 128
_HEADING_TOKENS = 24
_PIECE_TOKENS = 100
_WINDOW_TOKENS = 380
_REMEMBERED = 4096
_NOTHING = -20.0


@dataclass(frozen=True, slots=True)
class CloseReading:
    """What a close reader makes of a passage for a question, in log odds.

    `answers` is of the whole passage; `pieces` has for each piece whether a careful person would
    quote it.
    """

    answers: float
    pieces: tuple[float, ...]


class CloseReader(Protocol):
    """The role of a close reader: a question and passages in, one reading a passage out."""

    @property
    def name(self) -> str:
        """Which one this is, for the trace; empty for one that reads nothing."""

    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[CloseReading]:
        """Return one reading a passage, in order; none at all from one that reads nothing."""


class NoCloseReader:
    """Reads nothing: what the reader says is all there is."""

    name = ""

    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[CloseReading]:
        """Return no readings."""
        del question, passages
        return []


@dataclass(frozen=True, slots=True)
class PairWindow:
    """A question and a passage, or a run of its pieces, in one row of tokens.

    [CLS] question [SEP] heading : piece piece … [SEP]; `sides` has 0 for the question and 1 for the
    passage, `spans` are the tokens of each piece, `places` says which pieces these are.
    """

    tokens: tuple[int, ...]
    sides: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    places: tuple[int, ...]


class CloseLayout:
    """Lays a question and a passage out together, in training and afterwards."""

    def __init__(self, tokenizer: Path) -> None:
        """Load the tokenizer; it raises a bare `Exception` for a file that it cannot read."""
        self._tokenizer = open_tokenizer(tokenizer)
        self._start, self._stop = self._tokenizer.encode("").ids

    def windows(self, question: str, passage: ReadablePassage) -> Iterator[PairWindow]:
        """Yield the windows of a passage; most passages are one."""
        asked, heading, colon, *pieces = self._ids(
            [question, passage.heading, ":", *passage.pieces]
        )
        before = [self._start, *asked[-_QUESTION_TOKENS:], self._stop]
        above = [*heading[:_HEADING_TOKENS], *colon]
        told, spans, places = [*above], list[tuple[int, int]](), list[int]()
        for place, piece in enumerate(pieces):
            tokens = piece[:_PIECE_TOKENS]
            if spans and len(before) + len(told) + len(tokens) > _WINDOW_TOKENS:
                yield self._window(before, told, spans, places)
                told, spans, places = [*above], [], []
            start = len(before) + len(told)
            spans.append((start, start + len(tokens)))
            places.append(place)
            told += tokens
        if spans:
            yield self._window(before, told, spans, places)

    def _window(
        self,
        before: Sequence[int],
        told: Sequence[int],
        spans: Sequence[tuple[int, int]],
        places: Sequence[int],
    ) -> PairWindow:
        sides = (0,) * len(before) + (1,) * (len(told) + 1)
        return PairWindow((*before, *told, self._stop), sides, tuple(spans), tuple(places))

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [one.ids for one in encoded]


class TrainedCloseReader:
    """What is in a folder: a network with 8-bit weights, its tokenizer, a note with checksums.

    Each pair is read alone, since a network with 8-bit weights gives other figures in other
    company, and the same question must get the same answer.
    """

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        """Load it; raises `CloseReaderUnavailable` if a part is missing or not the noted one."""
        try:
            note, found = noted_files(folder, (NETWORK_FILE, TOKENIZER_FILE))
            self._layout = CloseLayout(folder / TOKENIZER_FILE)
            self._session = open_session(found[NETWORK_FILE])
        except Exception as problem:
            raise CloseReaderUnavailable(folder, reason_of(problem)) from problem
        self.name = f"{note['name']}@{note['sha256'][NETWORK_FILE][:12]}"
        self._pool = ThreadPoolExecutor(threads, "close-reader") if threads > 1 else None
        self._remembered = lru_cache(_REMEMBERED)(self._read)

    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[CloseReading]:
        """Return one reading a passage, in order."""
        read = partial(self._remembered, question)
        if self._pool is None or len(passages) < 2:
            return [read(one) for one in passages]
        return list(self._pool.map(read, passages))

    def _read(self, question: str, passage: ReadablePassage) -> CloseReading:
        answers, pieces = _NOTHING, [_NOTHING] * len(passage.pieces)
        for window in self._layout.windows(question, passage):
            of_window, of_pieces = self._run(window)
            answers = max(answers, of_window)
            for place, one in zip(window.places, of_pieces, strict=True):
                pieces[place] = one
        return CloseReading(answers, tuple(pieces))

    def _run(self, window: PairWindow) -> tuple[float, list[float]]:
        members = np.zeros((1, len(window.spans), len(window.tokens)), dtype=np.float32)
        for row, (start, end) in enumerate(window.spans):
            members[0, row, start:end] = 1.0
        answers, pieces = self._session.run(
            None,
            {
                "tokens": np.array([window.tokens], dtype=np.int64),
                "sides": np.array([window.sides], dtype=np.int64),
                "members": members,
            },
        )
        return round(float(answers[0]), 4), [round(float(one), 4) for one in pieces[0]]
