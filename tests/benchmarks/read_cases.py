"""Questions that no reader has learnt from, found and read as the program does it.

Those on the starter notes and on the passages written for the reader that `reader/train.py` keeps
back, as they were asked and in other words; and those asked of the notes whose passages were judged
(`reader/asked`), the part for fitting or for tests.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).with_name("reader")))

from asked import Asked, Grade, Part, asked, asked_in_a_hurry
from examples import HELD_OUT, SEED, OtherWords, folds, kept_back_notes, own_passages

from assistant.answer import Turn
from assistant.assembly import Assembly
from assistant.divide import divide
from assistant.find import find
from assistant.read import read
from assistant.settings import Settings
from assistant.stand_alone import stand_alone
from assistant.working import Unit, Working
from corpus.document import Document, TextBuilder, document_of
from corpus.publication import Publication

_READER = Path(__file__).with_name("reader")
_SEARCHING = (stand_alone, divide, find)


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A question read: the pieces that answer it, and those that were judged, nothing if all were.

    Pieces are without signs, in small letters.
    """

    working: Working
    quoted: frozenset[str]
    judged: frozenset[str] | None = None

    def answered_by(self, unit: Unit) -> bool | None:
        """Tell whether a unit answers, nothing if nobody has judged it."""
        text = plain(unit.document.text[slice(*unit.core)])
        if self.judged is not None and text not in self.judged:
            return None
        return text in self.quoted

    def answered_where(self, unit: Unit) -> bool | None:
        """Tell whether the passage of a unit answers, nothing if nobody has judged it."""
        if self.answered_by(unit) is None:
            return None
        told = plain(unit.match.passage.text)
        return any(one in told for one in self.quoted)


def notes_home(folder: Path, settings: Settings) -> Assembly:
    """Return an assembly over the starter notes, in a home of its own."""
    assembly = Assembly(replace(settings, home=folder, vectors="exact"))
    assembly.bring_starter_notes()
    assembly.keeper.build()
    return assembly


def home_of(folder: Path, settings: Settings, records: Iterable[tuple[str, str, str]]) -> Assembly:
    """Return an assembly over records of key, title and text, in a home of its own."""
    settings = replace(settings, home=folder, starter_notes=False, vectors="exact")
    assembly = Assembly(settings)
    assembly.keeper.add_documents(_documents(records))
    assembly.keeper.build()
    return assembly


def read_for(
    assembly: Assembly,
    question: str,
    history: Iterable[dict[str, str]] = (),
    *,
    without: frozenset[str] | set[str] = frozenset(),
) -> Working:
    """Return a question found and read, without the documents of the keys `without`."""
    turns = tuple(Turn(one["role"], one["content"]) for one in history)
    working = Working(question=question, history=turns)
    for step in _SEARCHING:
        working = step(working, assembly.parts)
    kept = tuple(
        one
        for one in working.matches
        if assembly.parts.documents.take(one.passage.document_id).document.publication.external_id
        not in without
    )
    return read(replace(working, matches=kept), assembly.parts)


def asked_cases(assembly: Assembly, part: Part) -> list[ReadCase]:
    """Return the judged questions of a part, and those of them that were typed in a hurry again.

    Without those that are answered in part only.
    """
    every = (*asked(part), *asked_in_a_hurry(part))
    return [_judged(assembly, one) for one in every if one.grade is not Grade.IN_PART]


def _judged(assembly: Assembly, one: Asked) -> ReadCase:
    sure = [some for some in one.judged if some.grade is not Grade.IN_PART]
    quoted = frozenset(plain(piece) for some in sure for piece in some.quoted)
    judged = frozenset(plain(piece) for some in sure for piece in some.passage.pieces)
    return ReadCase(read_for(assembly, one.question), quoted, judged)


def kept_back_cases(notes: Assembly, folder: Path, settings: Settings) -> dict[str, list[ReadCase]]:
    """Return the questions that are kept back from the reader, by where they come from.

    `notes` is over the starter notes; the passages written for the reader get a home in `folder`.
    """
    others = OtherWords(_READER / "other_words.jsonl")
    on_notes = kept_back_notes(_READER / "notes_questions.jsonl")
    examples = list(own_passages(_READER / "passages"))
    passages = dict.fromkeys(one.passage for one in examples)
    texts = (
        (f"own{number}", one.heading, "\n".join(one.pieces)) for number, one in enumerate(passages)
    )
    own = home_of(folder, settings, texts)
    on_own = folds(examples, HELD_OUT, SEED)[0]
    told: dict[str, tuple[Assembly, list[tuple[str, Sequence[str]]]]] = {
        "notes": (notes, [(one["q"], one["answers"]) for one in on_notes]),
        "notes_others": (
            notes,
            [(one["q"], one["answers"]) for one in others.of_records(on_notes)],
        ),
        "own": (own, [(one.question, one.quoted) for one in on_own]),
        "own_others": (own, [(one.question, one.quoted) for one in others.of(on_own)]),
    }
    return {
        name: [
            ReadCase(read_for(assembly, question), frozenset(map(plain, answers)))
            for question, answers in some
        ]
        for name, (assembly, some) in told.items()
    }


def plain(text: str) -> str:
    """Return a text without signs, in small letters."""
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def _documents(records: Iterable[tuple[str, str, str]]) -> Iterator[Document]:
    for key, title, text in records:
        content = TextBuilder()
        for line in text.split("\n"):
            content.paragraph(line if line.strip() != title.strip() else "")
        if not content.blocks:
            content.paragraph(title)
        publication = Publication(title=title or key, external_id=key)
        yield document_of(
            publication,
            content,
            data=f"{key}\n{text}".encode(),
            source=key,
            media_type="text/plain",
        )
