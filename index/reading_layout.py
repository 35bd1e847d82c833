"""How questions and passages are laid out for the reader, when it is trained and when it runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.exported_model import open_tokenizer
from index.reader import ReadablePassage

# Longest runs in tokens. What is longer is cut (question, heading, piece) or read in several
# windows (passage).
_QUESTION_TOKENS = 64
_HEADING_TOKENS = 24
_PIECE_TOKENS = 160
_WINDOW_TOKENS = 320


@dataclass(frozen=True, slots=True)
class Window:
    """A passage, or a run of its pieces, in tokens: [CLS] heading . piece piece … [SEP].

    `spans` are the tokens of each piece; `places` says which pieces of the passage these are.
    """

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    places: tuple[int, ...]


class Layout:
    """Lays questions and passages out with the tokenizer in a file."""

    def __init__(self, tokenizer: Path) -> None:
        """Load the tokenizer; it raises a bare `Exception` for a file that it cannot read."""
        self._tokenizer = open_tokenizer(tokenizer)
        self._start, self._stop = self._tokenizer.encode("").ids

    def question(self, question: str) -> tuple[int, ...]:
        """Return the tokens of a question."""
        return (self._start, *self._ids([question])[0][:_QUESTION_TOKENS], self._stop)

    def windows(self, passage: ReadablePassage) -> tuple[Window, ...]:
        """Return the windows of a passage; most passages are one."""
        return tuple(self._windows(passage))

    def _windows(self, passage: ReadablePassage) -> Iterator[Window]:
        point, heading, *pieces = self._ids([".", passage.heading, *passage.pieces])
        before = [self._start, *heading[:_HEADING_TOKENS], *point]
        ids, spans, places = [*before], list[tuple[int, int]](), list[int]()
        for place, piece in enumerate(pieces):
            tokens = piece[:_PIECE_TOKENS]
            if spans and len(ids) + len(tokens) >= _WINDOW_TOKENS:
                yield Window((*ids, self._stop), tuple(spans), tuple(places))
                ids, spans, places = [*before], [], []
            spans.append((len(ids), len(ids) + len(tokens)))
            places.append(place)
            ids += tokens
        if spans:
            yield Window((*ids, self._stop), tuple(spans), tuple(places))

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [one.ids for one in encoded]
