"""Examples for the reader: a question, a passage in pieces, and which pieces answer."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.parts import Parts
from assistant.runs import readable
from assistant.units import units_of
from corpus.sentences import sentence_spans
from index.exported_model import Embedder
from index.reader import ReadablePassage
from index.search import Match, Query

# One part in twelve of each source is kept back from training, always the same.
HELD_OUT = 12
SEED = 11
_LONGEST_WORDS = 150
_OVERLAP = 0.5
_MISSES = 2
_SURELY_A_MISS = 5
_AGAIN = ", in other words"


@dataclass(frozen=True, slots=True)
class Example:
    """A question about a passage; `labels` has 1 for each piece that a careful person would quote.

    `group` keeps examples on one passage in one fold; `weight` is what the example counts.
    """

    question: str
    passage: ReadablePassage
    labels: tuple[int, ...]
    source: str
    group: str
    weight: float = 1.0

    @property
    def answered(self) -> bool:
        """Tell whether the passage answers."""
        return any(self.labels)

    @property
    def quoted(self) -> list[str]:
        """Return the pieces that a careful person would quote."""
        return [one for one, label in zip(self.passage.pieces, self.labels, strict=True) if label]

    @property
    def in_other_words(self) -> bool:
        """Tell whether the question is one that was asked once more in other words."""
        return self.source.endswith(_AGAIN)


def own_passages(folder: Path) -> Iterator[Example]:
    """Yield the examples written for this purpose: passages with questions, four or five each."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, record in enumerate(_lines(path)):
            passage = ReadablePassage(
                _heading(record["title"], record.get("heading") or ""), tuple(record["sentences"])
            )
            for asked in record["questions"]:
                labels = tuple(int(at in asked["answers"]) for at in range(len(passage.pieces)))
                yield Example(asked["q"], passage, labels, path.stem, f"{path.stem}{number}")


class OtherWords:
    """Questions of training asked once more, by people without the words of the field."""

    def __init__(self, path: Path) -> None:
        """Read pairs of a question as it was `asked` first and the same one in other words, `q`."""
        self._of = {one["asked"]: one["q"] for one in _lines(path)}

    def of(self, examples: Iterable[Example]) -> Iterator[Example]:
        """Yield those examples again whose question is known in other words."""
        for one in examples:
            if one.question in self._of:
                yield replace(one, question=self._of[one.question], source=one.source + _AGAIN)

    def of_records(self, records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Yield those questions on the notes again that are known in other words."""
        return ({**one, "q": self._of[one["q"]]} for one in records if one["q"] in self._of)

    def of_notes(self, path: Path, parts: Parts) -> Iterator[Example]:
        """Yield the questions on the notes in other words, with what the search finds for those."""
        yield from _of_notes(self.of_records(_lines(path)), parts, source="notes" + _AGAIN)


def clapnq(folder: Path) -> Iterator[Example]:
    """Yield CLAPNQ's questions, each with its own passage (Apache-2.0)."""
    for name in ("answerable", "unanswerable"):
        for record in _lines(folder / f"{name}.jsonl"):
            chosen = set(record["selected_sentences"])
            labels = tuple(int(one in chosen) for one in record["sentences"])
            passage = ReadablePassage(_heading(record["title"], ""), tuple(record["sentences"]))
            yield Example(record["question"], passage, labels, "clapnq", record["id"])


def policyqa(path: Path, most: int, seed: int) -> list[Example]:
    """Return PolicyQA's questions with their paragraphs, and with near ones that do not answer.

    A paragraph of the same policy is taken for a near miss if nobody asked anything of it that
    falls under the question's practice (MIT).
    """
    rng = random.Random(seed)
    found: list[Example] = []
    for policy in json.loads(path.read_text(encoding="utf-8"))["data"]:
        paragraphs = [_Paragraph.of(policy["title"], one) for one in policy["paragraphs"]]
        short = [one for one in paragraphs if one.words <= _LONGEST_WORDS]
        for paragraph in short:
            for asked in paragraph.asked:
                labels = paragraph.labels(asked["answers"])
                if not any(labels):
                    continue
                found.append(_policy_example(asked, paragraph, labels, policy["title"]))
                others = [one for one in short if asked["type"] not in one.types]
                if others and rng.random() < _OVERLAP:
                    other = max(rng.sample(others, min(4, len(others))), key=lambda one: one.words)
                    labels = (0,) * len(other.passage.pieces)
                    found.append(_policy_example(asked, other, labels, policy["title"]))
    rng.shuffle(found)
    return found[:most]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    passage: ReadablePassage
    spans: list[tuple[int, int]]
    asked: list[dict[str, Any]]
    types: frozenset[str]
    words: int

    @classmethod
    def of(cls, title: str, told: dict[str, Any]) -> _Paragraph:
        text = told["context"]
        spans = sentence_spans(text)
        asked = [{**one, "type": one["type"].split("|||")[0]} for one in told["qas"]]
        return cls(
            ReadablePassage(title, tuple(text[start:end] for start, end in spans)),
            spans,
            asked,
            frozenset(one["type"] for one in asked),
            len(text.split()),
        )

    def labels(self, answers: list[dict[str, Any]]) -> tuple[int, ...]:
        return tuple(int(any(_answers(span, one) for one in answers)) for span in self.spans)


def _answers(span: tuple[int, int], answer: dict[str, Any]) -> bool:
    start, end = answer["answer_start"], answer["answer_start"] + len(answer["text"])
    both = min(end, span[1]) - max(start, span[0])
    return both > _OVERLAP * min(end - start, span[1] - span[0])


def _policy_example(
    asked: dict[str, Any], paragraph: _Paragraph, labels: tuple[int, ...], policy: str
) -> Example:
    return Example(asked["question"], paragraph.passage, labels, "policyqa", policy, weight=0.5)


def notes(path: Path, parts: Parts) -> Iterator[Example]:
    """Yield the questions on the starter notes: their passage, and near passages that miss.

    The near ones are those that the search itself puts first, so the reader learns on the mistakes
    that it is there to mend.
    """
    return _of_notes(_lines(path), parts, source="notes")


def _of_notes(records: Iterable[dict[str, Any]], parts: Parts, source: str) -> Iterator[Example]:
    held = {
        str(one.publication.external_id).removeprefix("starter:"): one.id
        for one in parts.library.documents()
        if one.publication.starter_note
    }
    for record in records:
        document_id = held.get(record["note"])
        if document_id is None:
            continue
        with parts.index.lease() as opened:
            matches = parts.find(opened, Query(record["q"]), 12)
        wanted = {_plain(one) for one in record["answers"]}
        for one in _note_examples(record, matches, wanted, document_id, parts):
            yield replace(one, source=source)


def kept_back_notes(path: Path) -> list[dict[str, Any]]:
    """Return the questions on the notes that are kept back from training."""
    records = list(_lines(path))
    kept = set(_parted([f"note:{one['note']}" for one in records], HELD_OUT, SEED)[0])
    return [one for one in records if f"note:{one['note']}" in kept]


def _note_examples(
    record: dict[str, Any], matches: list[Match], wanted: set[str], own: str, parts: Parts
) -> Iterator[Example]:
    asked, group = record["q"], f"note:{record['note']}"
    if not wanted:
        for match in matches[:_MISSES]:
            passage = _as_read(match, parts)
            yield Example(asked, passage, (0,) * len(passage.pieces), "notes", group)
        return
    read = [(match, _as_read(match, parts)) for match in matches]
    labelled = [
        (match, passage, tuple(int(_plain(one) in wanted) for one in passage.pieces))
        for match, passage in read
    ]
    right = [(passage, labels) for _, passage, labels in labelled if any(labels)]
    for passage, labels in right[:_MISSES]:
        yield Example(asked, passage, labels, "notes", group)
    if not right:
        yield from _own_passage(record, wanted, own, parts)
    # Notes repeat each other: only a passage of another note, and not among the first, is surely a
    # miss.
    for match, passage, labels in labelled[_SURELY_A_MISS:]:
        if match.passage.document_id != own and not any(labels):
            yield Example(asked, passage, labels, "notes", group)
            return


def _own_passage(
    record: dict[str, Any], wanted: set[str], own: str, parts: Parts
) -> Iterator[Example]:
    """Yield the answering passage of a question whose search has not found it."""
    shelved = parts.documents.take(own)
    for section in shelved.sections:
        match = parts.match_at(own, section.start)
        if match is None:
            continue
        passage = _as_read(match, parts)
        labels = tuple(int(_plain(one) in wanted) for one in passage.pieces)
        if any(labels):
            yield Example(record["q"], passage, labels, "notes", f"note:{record['note']}")
            return


def _as_read(match: Match, parts: Parts) -> ReadablePassage:
    """Return the passage of a match as the reader takes it."""
    shelved = parts.documents.take(match.passage.document_id)
    return readable(shelved, match, units_of(shelved, match))


def cut_to_length(examples: Iterable[Example]) -> Iterator[Example]:
    """Yield examples of about 150 words at most, as long as the passages of an index are."""
    for example in examples:
        pieces, size, start = example.passage.pieces, 0, 0
        ends: list[int] = []
        for at, piece in enumerate(pieces):
            size += len(piece.split())
            if size > _LONGEST_WORDS and at > start:
                ends.append(at)
                start, size = at, len(piece.split())
        for begin, end in zip([0, *ends], [*ends, len(pieces)], strict=True):
            passage = ReadablePassage(example.passage.heading, pieces[begin:end])
            yield replace(example, passage=passage, labels=example.labels[begin:end])


def of_other_passages(
    examples: Sequence[Example], embedder: Embedder, share: float, seed: int
) -> list[Example]:
    """Return some answered questions, each with the passage most like it in another group.

    These are misses as a search makes them: on the subject, and of another place.
    """
    rng = random.Random(seed)
    passages = list({one.passage: one.group for one in examples}.items())
    of_passages = embedder.embed_passages(
        [f"{one.heading}. {' '.join(one.pieces)}" for one, _ in passages]
    )
    groups = np.array([group for _, group in passages])
    drawn = [one for one in examples if one.answered and rng.random() < share]
    of_questions = embedder.embed_questions([one.question for one in drawn])
    found = []
    for example, vector in zip(drawn, of_questions, strict=True):
        likeness = np.where(groups == example.group, -1.0, of_passages @ vector)
        passage, _ = passages[int(likeness.argmax())]
        found.append(replace(example, passage=passage, labels=(0,) * len(passage.pieces)))
    return found


def folds(examples: list[Example], count: int, seed: int) -> list[list[Example]]:
    """Part examples into `count` folds, examples of one group together."""
    groups: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        groups[example.group].append(example)
    return [
        [one for name in names for one in groups[name]] for names in _parted(groups, count, seed)
    ]


def _parted(names: Iterable[str], count: int, seed: int) -> list[list[str]]:
    order = sorted(set(names))
    random.Random(seed).shuffle(order)
    return [order[at::count] for at in range(count)]


def _heading(title: str, heading: str) -> str:
    return " › ".join(one for one in (title, heading) if one)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def answered_array(examples: list[Example]) -> np.ndarray:
    """Return whether each example is answered."""
    return np.array([one.answered for one in examples])
