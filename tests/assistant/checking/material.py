"""True sentences of the starter notes, true paraphrases, and what the notes explain."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.checking.knowledge import Learnt
from corpus.sentences import sentence_spans
from index.abbreviations import Abbreviations

_NOTES = Path(__file__).parents[3] / "corpus" / "starter"
_PARAPHRASES = Path(__file__).with_name("paraphrases.jsonl")
_DEVELOPMENT = Path(__file__).with_name("development.jsonl")
_SHAPES = Path(__file__).with_name("shapes.jsonl")
_MARK = re.compile(r"\[\^[^\]]*\]")
_SHORTEST, _LONGEST = 40, 330


@dataclass(frozen=True, slots=True)
class Told:
    """A true statement with its quotes; `half` is `develop`, `judge`, or `rule` if made by one."""

    statement: str
    quotes: tuple[str, ...]
    half: str = "rule"


@cache
def paraphrases() -> tuple[Told, ...]:
    """Return the paraphrases that were written by hand."""
    rows = map(json.loads, _PARAPHRASES.read_text(encoding="utf-8").splitlines())
    return tuple(Told(one["statement"], tuple(one["quotes"]), one["half"]) for one in rows)


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement that somebody else wrote over quotes in their context, and what it is."""

    statement: str
    quotes: tuple[str, ...]
    context: tuple[str, ...]
    kind: str
    is_faithful: bool


@cache
def development() -> tuple[Judged, ...]:
    """Return the statements that the checks were developed with; they judge nothing new."""
    return _judged(_DEVELOPMENT)


@cache
def shapes() -> tuple[Judged, ...]:
    """Return statements over the notes by shape: merged, shortened, roles swapped, stitched."""
    return _judged(_SHAPES)


def _judged(path: Path) -> tuple[Judged, ...]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(
        Judged(
            one["statement"],
            tuple(one["quotes"]),
            tuple(one["context"]),
            one["kind"],
            one["faithful"],
        )
        for one in rows
    )


@cache
def sentences(every: int = 1) -> tuple[str, ...]:
    """Return every so many whole sentences of the notes, always the same."""
    found = [
        paragraph[start:end]
        for paragraph in paragraphs()
        if not paragraph.startswith(("#", "|", "-", "**"))
        for start, end in sentence_spans(paragraph)
    ]
    whole = [one for one in found if _SHORTEST < len(one) < _LONGEST and one.endswith(".")]
    return tuple(whole[::every])


@cache
def paragraphs() -> tuple[str, ...]:
    """Return the paragraphs of all notes, without the marks of their sources."""
    notes = (one.read_text(encoding="utf-8") for one in sorted(_NOTES.glob("*.md")))
    texts = (_MARK.sub("", note.split("---", 2)[2]) for note in notes)
    return tuple(one.strip() for text in texts for one in text.split("\n\n") if one.strip())


@cache
def knowledge() -> Learnt:
    """Return what the notes explain of short forms, with no embedding model."""
    return Learnt(Abbreviations.learnt_from(paragraphs()))
