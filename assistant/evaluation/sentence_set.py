"""Reads passages cut into sentences, with those that people marked as the answer, as CLAPNQ has.

One JSON object a line: `id`, `question`, `title`, `text`, `sentences`, `selected_sentences`,
`answerable`. Rosenthal et al. 2024, arXiv:2404.02103.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.beir import Record
from assistant.evaluation.errors import UnusableSet
from assistant.evaluation.json_lines import Line, checksum_of, lines_of, refuse_repeated

_LAYOUT = (
    "Each line is a JSON object with id, question, title, text, sentences, selected_sentences and "
    "answerable."
)


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A question with its passage; `marked` are the places of the sentences that answer."""

    id: str
    question: str
    title: str
    text: str
    sentences: tuple[str, ...]
    marked: frozenset[int]
    answerable: bool

    @property
    def record(self) -> Record:
        """The passage as a document to index."""
        return Record(self.id, self.title, self.text)


@dataclass(frozen=True, slots=True)
class SentenceSet:
    """The questions of all files, in the order of the files."""

    name: str
    checksum: str
    questions: tuple[MarkedPassage, ...]


def read_sentences(paths: Sequence[Path]) -> SentenceSet:
    """Read one or more files; an id may stand in one line only. Raises `UnusableSet`."""
    lines = refuse_repeated(line for path in paths for line in lines_of(path, _LAYOUT))
    if not lines:
        raise UnusableSet(paths[0], "has no questions", _LAYOUT)
    return SentenceSet(
        name="-".join(path.stem for path in paths),
        checksum=checksum_of(paths),
        questions=tuple(_passage(one) for one in lines),
    )


def _passage(line: Line) -> MarkedPassage:
    sentences = tuple(one for one in line.texts("sentences") if one.strip())
    if not sentences:
        raise line.wrong("has no sentences")
    places: dict[str, list[int]] = {}
    for place, one in enumerate(sentences):
        places.setdefault(_folded(one), []).append(place)
    marked: set[int] = set()
    for one in line.texts("selected_sentences"):
        if one.strip() and _folded(one) not in places:
            raise line.wrong(f"has a selected sentence that is none of its sentences: {one!r}")
        marked.update(places.get(_folded(one), ()))
    return MarkedPassage(
        id=line.words("id"),
        question=line.words("question"),
        title=line.text("title"),
        # Sentences that lie elsewhere than in the text could never be chosen.
        text=line.text("text") if _holds(line.text("text"), sentences) else " ".join(sentences),
        sentences=sentences,
        marked=frozenset(marked),
        answerable=_answerable(line),
    )


def _answerable(line: Line) -> bool:
    value = line.told.get("answerable")
    if not isinstance(value, bool):
        raise line.wrong('has no "answerable" of true or false')
    return value


def _holds(text: str, sentences: Sequence[str]) -> bool:
    """Tell whether all sentences stand in the text, one after the other."""
    folded, place = _folded(text), 0
    for one in sentences:
        place = folded.find(_folded(one), place)
        if place < 0:
            return False
        place += len(_folded(one))
    return True


def _folded(text: str) -> str:
    return " ".join(text.split())
