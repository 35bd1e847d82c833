"""How much personal data is found in case-like sentences, and how little else is touched.

`identifiers.jsonl` holds made-up identifiers and names, written before the rules were looked at;
`gone` is what may not stand in the masked text. Choose no rule for a single one of them.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.answer import Turn
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.keeping import starter_notes
from assistant.records.conversations import ConversationStore
from assistant.records.database import Records
from assistant.screening.personal_data import masked
from corpus.document import BlockKind
from corpus.sentences import sentence_spans

_FILE = Path(__file__).with_name("identifiers.jsonl")
_LEAST_IDENTIFIERS = 0.98
_LEAST_NAMES = 0.80
_MOST_ORDINARY = 0.01
_ORDINARY = 1_000
_SHORTEST = 25
_NO_SENTENCES = (BlockKind.HEADING, BlockKind.TABLE_HEADER)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with something personal in it, and what of it has to go."""

    id: str
    kind: str
    text: str
    gone: tuple[str, ...]

    @property
    def is_found(self) -> bool:
        """Whether nothing of it is left in the masked text."""
        return not any(_stands_in(one, masked(self.text).text) for one in self.gone)


def _cases() -> list[Case]:
    lines = [json.loads(one) for one in _FILE.read_text(encoding="utf-8").splitlines()]
    return [Case(one["id"], one["kind"], one["text"], tuple(one["gone"])) for one in lines]


def _stands_in(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _share_found(cases: list[Case]) -> float:
    missed = [one for one in cases if not one.is_found]
    print(f"missed: {[one.id for one in missed]}")
    return 1 - len(missed) / len(cases)


def test_the_set_is_two_hundred_and_of_every_kind() -> None:
    cases = _cases()
    assert len({one.text for one in cases}) == 200
    assert min(sum(one.kind == kind for one in cases) for kind in {one.kind for one in cases}) > 20


def test_nearly_every_identifier_is_found() -> None:
    assert _share_found([one for one in _cases() if one.kind != "name"]) >= _LEAST_IDENTIFIERS


def test_most_names_beside_an_offence_are_found() -> None:
    assert _share_found([one for one in _cases() if one.kind == "name"]) >= _LEAST_NAMES


def _sentences_of_the_notes() -> Iterator[str]:
    for document in starter_notes():
        for block in document.blocks:
            if block.kind not in _NO_SENTENCES:
                for start, end in sentence_spans(document.text, block.start, block.end):
                    yield document.text[start:end].strip()


def test_ordinary_policy_sentences_are_left_alone() -> None:
    everything = [one for one in dict.fromkeys(_sentences_of_the_notes()) if len(one) > _SHORTEST]
    every = len(everything) // _ORDINARY
    chosen = everything[::every][:_ORDINARY]
    assert len(chosen) == _ORDINARY
    touched = [one for one in chosen if masked(one).text != one]
    assert len(touched) / _ORDINARY <= _MOST_ORDINARY, touched


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """Everything that is logged, at every level, in one file."""
    path = tmp_path / "all.log"
    handler, root = logging.FileHandler(path, encoding="utf-8"), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    logging.getLogger("assistant").debug("The log is written.")
    yield path
    root.setLevel(level)
    root.removeHandler(handler)
    handler.close()


def test_nothing_of_it_is_in_database_log_or_trace(
    handbook: Assembly, records: Records, tmp_path: Path, log_file: Path
) -> None:
    store = ConversationStore(records)
    conversation_id = store.begin("ann")
    cases = [one for one in _cases() if one.is_found]
    answers, before = [], "How soon must the first appointment take place?"
    for case in cases:
        answers.append(ask(case.text, handbook.parts, [Turn("user", before)]))
        store.append("ann", conversation_id, answers[-1])
        before = case.text
    assert len(store.get("ann", conversation_id).turns) == len(cases) > 170
    records.close()
    assert "The log is written." in log_file.read_text(encoding="utf-8")
    homes = (tmp_path, handbook.parts.settings.home)
    written = b"\n".join(
        path.read_bytes()
        for home in homes
        for path in home.rglob("*")
        if path.is_file() and "models" not in path.parts
    )
    assert b"SQLite format 3" in written
    told = "\n".join(repr(one) for one in answers).encode()
    everything = written + told
    for case in cases:
        for words in case.gone:
            assert not _stands_in_bytes(words, everything), case.id


def _stands_in_bytes(words: str, data: bytes) -> bool:
    """Tell whether words stand in what was written, as text, in JSON or in two bytes a letter."""
    forms = {words.encode(), json.dumps(words)[1:-1].encode(), words.encode("utf-16-le")}
    return any(
        re.search(rb"(?<!\w)" + re.escape(one) + rb"(?!\w)", data) for one in forms if one in data
    )
