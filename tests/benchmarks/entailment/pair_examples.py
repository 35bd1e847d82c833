"""Examples of statements and quotes: written by hand, altered by rule, and in other words."""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.assistant.checking.alterations import altered
from tests.assistant.checking.material import development, paraphrases, shapes
from tests.assistant.checking.rewordings import reworded

HERE = Path(__file__).parent
# In other words than their quotes, and as language models write, with the same in error; and the
# same in words so far from the quote that an error has to be understood.
STATEMENTS, ANSWERS, FAR = HERE / "statements", HERE / "answers", HERE / "far"
_READER = HERE.parent / "reader"
# Of the records of each writer, every tenth is kept back from training.
KEPT_BACK_EVERY = 10
_KEPT_BACK = 7
_MOST_WORDS = 45
_BY_RULE = 2
_NEARLY_QUOTED = 3
_SHARE_REWORDED = 0.6
_SHARE_SHORTENED = 0.3
_SHARE_STRANGE = 0.25
_IN_OTHER_WORDS = 5000
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_TAIL = re.compile(r"(?<=[a-z]), (?=and |which |who )")
# What limits the rest is not said by the way.
_LIMITS = re.compile(
    r"\b(?:only|unless|if|except|but|not|never|must|may|provided|normally)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PairExample:
    """A statement with its quotes, whether they carry it, and what it counts in training."""

    statement: str
    quotes: tuple[str, ...]
    heading: str
    carried: bool
    weight: float = 1.0
    kind: str = ""


def by_hand(folder: Path, *, kept_back: bool) -> list[list[PairExample]]:
    """Return the statements in a folder by record: those kept back, or the others."""
    return [
        _of_record(one)
        for path in sorted(folder.glob("*.jsonl"))
        for place, one in enumerate(_lines(path))
        if (place % KEPT_BACK_EVERY == _KEPT_BACK) is kept_back
    ]


def of_file(path: Path) -> list[PairExample]:
    """Return all statements of a file of records."""
    return [one for record in _lines(path) for one in _of_record(record)]


def _of_record(record: dict[str, Any]) -> list[PairExample]:
    quotes, heading = tuple(record["quotes"]), record["context"][-1]
    carried = [
        PairExample(one["statement"], quotes, heading, True, 1.3, one["kind"])
        for one in record["faithful"]
    ]
    return carried + [
        PairExample(one["statement"], quotes, heading, False, 1.0, one["kind"])
        for one in record["altered"]
    ]


def of_the_checks() -> list[PairExample]:
    """Return the statements that the checks by rule were developed with, none that judge them."""
    told = [
        PairExample(one.statement, one.quotes, one.context[-1], one.is_faithful, kind=one.kind)
        for one in (*development(), *shapes())
    ]
    return told + [
        PairExample(one.statement, one.quotes, "", True)
        for one in paraphrases()
        if one.half == "develop"
    ]


def with_rules(record: Sequence[PairExample], rng: random.Random) -> Iterator[PairExample]:
    """Yield a record, with some statements altered by rule and some sentences of its quotes."""
    yield from record
    quotes, heading = record[0].quotes, record[0].heading
    short = [one for one in quotes if len(one.split()) < _MOST_WORDS]
    sources = [*(one.statement for one in record if one.carried), *short]
    false = [other for one in sources for _, other in altered(one)]
    for _ in range(_BY_RULE if false else 0):
        yield PairExample(rng.choice(false), quotes, heading, False, 0.7)
    sentences = [
        one for quote in quotes for one in _SENTENCE.split(quote) if len(one.split()) > 4
    ] or list(quotes)
    # Else it would learn that who keeps to the words of a quote has altered it.
    for _ in range(_NEARLY_QUOTED):
        said = _said_again(rng.choice(sentences), rng)
        yield PairExample(_shortened(said, rng), quotes, heading, True, 0.8)


def made_by_rule(count: int, seed: int) -> list[PairExample]:
    """Return sentences of written passages, altered or not, over the run that they stand in.

    Behind them stand questions asked in wholly other words, over the same question and over
    another one on the same passage. On these the network learns to look from one side to the other.
    """
    rng = random.Random(seed)
    passages = [
        one for path in sorted((_READER / "passages").glob("*.jsonl")) for one in _lines(path)
    ]
    rng.shuffle(passages)
    found: list[PairExample] = []
    while len(found) < count:
        for one in passages:
            found += _of_passage(one["title"], one["sentences"], rng)
    return found[:count] + list(_of_questions(passages, rng))


def _of_passage(title: str, sentences: list[str], rng: random.Random) -> Iterator[PairExample]:
    length = rng.choice([1, 1, 2, 3])
    start = rng.randrange(max(1, len(sentences) - length + 1))
    run = sentences[start : start + length]
    sentence = rng.choice(run)
    if len(sentence.split()) > _MOST_WORDS:
        return
    quotes = (" ".join(run),)
    yield PairExample(_shortened(_said_again(sentence, rng), rng), quotes, title, True)
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, one in altered(sentence):
        by_kind[kind].append(one)
    if by_kind:
        yield PairExample(rng.choice(by_kind[rng.choice(list(by_kind))]), quotes, title, False)
    other = rng.choice(sentences)
    if other not in run and rng.random() < _SHARE_STRANGE:
        yield PairExample(other, quotes, title, False)


def _of_questions(passages: list[dict[str, Any]], rng: random.Random) -> Iterator[PairExample]:
    beside = {
        one["q"]: [other["q"] for other in passage["questions"] if other is not one]
        for passage in passages
        for one in passage["questions"]
    }
    asked = list(_lines(_READER / "other_words.jsonl"))
    rng.shuffle(asked)
    for one in asked[:_IN_OTHER_WORDS]:
        yield PairExample(one["q"], (one["asked"],), "", True, 0.7)
        if others := beside.get(one["asked"]):
            yield PairExample(one["q"], (rng.choice(others),), "", False, 0.7)


def _shortened(sentence: str, rng: random.Random) -> str:
    """Return a sentence, sometimes without what it says by the way at its end."""
    first, *rest = _TAIL.split(sentence)
    by_the_way = bool(rest) and not any(_LIMITS.search(one) for one in rest)
    if by_the_way and len(first.split()) > 5 and rng.random() < _SHARE_SHORTENED:
        return f"{first}."
    return sentence


def _said_again(sentence: str, rng: random.Random) -> str:
    others = [one for _, one in reworded(sentence)]
    return rng.choice(others) if others and rng.random() < _SHARE_REWORDED else sentence


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
