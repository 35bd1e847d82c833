"""The reader's role: a closer look at a question and a passage than a vector can give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one passage for one question.

    `answers` is how likely, from 0 to 1, the passage answers the question; `pieces` has for each
    piece of the passage how likely it is one of those that a careful person would quote; `likeness`
    has the cosine of question and piece, the piece read in its place.
    """

    answers: float
    pieces: tuple[float, ...]
    likeness: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ReadablePassage:
    """A passage as a reader takes it: the heading it stands under, and its pieces in order."""

    heading: str
    pieces: tuple[str, ...]


class Reader(Protocol):
    """The role of a reader: a question and passages in, one reading a passage out."""

    @property
    def name(self) -> str:
        """Which reader this is, for the trace; empty for one that reads nothing."""

    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[Reading]:
        """Return one reading a passage, in order; none at all from a reader that reads nothing."""

    def prepare(self, passage: ReadablePassage) -> bool:
        """Do ahead what needs no question, and keep it; return whether there was room for it."""


class NoReader:
    """Reads nothing: sentences are then chosen by likeness alone."""

    name = ""

    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[Reading]:
        """Return no readings."""
        del question, passages
        return []

    def prepare(self, passage: ReadablePassage) -> bool:
        """Keep nothing."""
        del passage
        return False
