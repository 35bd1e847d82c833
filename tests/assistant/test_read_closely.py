"""What the close reader adds to what the reader says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from assistant.divide import divide
from assistant.find import find
from assistant.parts import Parts
from assistant.read import read
from assistant.read_closely import CLOSE_ANSWERS, CLOSE_QUOTED, REVISED, RUNS_READ
from assistant.stand_alone import stand_alone
from assistant.working import Unit, Working
from corpus.document import TextBuilder
from index.close_reader import CloseReading, NoCloseReader
from index.exported_model import Embedder
from index.reader import ReadablePassage
from tests.assistant.conftest import home_of
from tests.made_documents import made_document

_QUAYS = 12
_SURE = 15.0  # log odds, more than the reader ever says against it
_QUESTION = "When does the ferry leave from the quay?"


@dataclass
class ForOne:
    """Takes the pieces with a word for the answer, and remembers what it was given."""

    word: str
    name: str = "for one"
    given: list[ReadablePassage] = field(default_factory=list)

    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[CloseReading]:
        assert question
        self.given += passages
        return [self._reading(one) for one in passages]

    def _reading(self, passage: ReadablePassage) -> CloseReading:
        pieces = tuple(_SURE if self.word in one else -_SURE for one in passage.pieces)
        return CloseReading(max(pieces), pieces)


def _written(content: TextBuilder) -> None:
    content.heading("Ferries", 1)
    for number in range(1, _QUAYS + 1):
        content.heading(f"Quay {number}", 2)
        content.paragraph(
            f"The ferry leaves from quay {number} when the tide is in. "
            f"The harbour master of quay {number} has a dog."
        )


@pytest.fixture(scope="module")
def ferries(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[Parts]:
    assert embedder.identity.dimension
    home = tmp_path_factory.mktemp("quays") / "home"
    made = home_of(home, models_folder, [made_document("Ferries", _written)])
    yield made.parts
    made.parts.close()


def units(parts: Parts, question: str = _QUESTION) -> tuple[Unit, ...]:
    working = Working(question=question)
    for step in (stand_alone, divide, find, read):
        working = step(working, parts)
    return working.units


def test_what_the_close_reader_takes_for_the_answer_comes_first(ferries: Parts) -> None:
    usual = units(replace(ferries, close_reader=NoCloseReader()))
    assert "ferry leaves" in usual[0].text
    closely = units(replace(ferries, close_reader=ForOne("dog")))
    assert "dog" in closely[0].text
    assert closely[0].signals["quoted"] > usual[0].signals["quoted"]


def test_only_the_best_runs_are_read_and_the_others_are_no_better(ferries: Parts) -> None:
    close_reader = ForOne("dog")
    found = units(replace(ferries, close_reader=close_reader))
    assert len(close_reader.given) == RUNS_READ
    given = {piece for one in close_reader.given for piece in one.pieces}
    unread = [one for one in found if one.text not in given]
    assert unread
    least = min(one.signals[CLOSE_ANSWERS] for one in found if one.text in given)
    assert {one.signals[CLOSE_ANSWERS] for one in unread} == {least}


def test_what_each_reader_says_stays_beside_what_both_say(ferries: Parts) -> None:
    usual = {one.text: one for one in units(replace(ferries, close_reader=NoCloseReader()))}
    for one in units(replace(ferries, close_reader=ForOne("dog"))):
        before = usual[one.text].signals
        assert {name: one.signals[f"{name}_apart"] for name in REVISED} == {
            name: before[name] for name in REVISED
        }
        assert CLOSE_QUOTED in one.signals


def test_without_a_close_reader_nothing_is_revised(ferries: Parts) -> None:
    for one in units(replace(ferries, close_reader=NoCloseReader())):
        assert not {CLOSE_ANSWERS, CLOSE_QUOTED, "answers_apart"} & one.signals.keys()
