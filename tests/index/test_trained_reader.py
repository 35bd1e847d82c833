"""The bundled reader, as it reads."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.errors import ReaderUnavailable
from index.model_folder import NOTE_FILE
from index.reader import NoReader, ReadablePassage, Reading
from index.trained_reader import BUNDLED_READER, ENCODER_FILE, HEAD_FILE, TrainedReader
from tests.index.travel_permits import BEES, PERMITS


@pytest.fixture(scope="module")
def reader() -> TrainedReader:
    return TrainedReader(BUNDLED_READER)


def _best(reading: Reading) -> int:
    return max(range(len(reading.pieces)), key=reading.pieces.__getitem__)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("who signs a travel permit", 2),
        ("how long before the journey do I have to apply for a permit", 1),
        ("where do you go if your permit is lost", 3),
    ],
)
def test_the_answering_sentence_comes_first(
    reader: TrainedReader, question: str, place: int
) -> None:
    (reading,) = reader.read(question, [PERMITS])
    assert _best(reading) == place


def test_a_passage_on_something_else_answers_less(reader: TrainedReader) -> None:
    permits, bees = reader.read("who signs a travel permit", [PERMITS, BEES])
    assert permits.answers > bees.answers
    assert max(permits.likeness) > max(bees.likeness)


def test_what_is_not_told_is_less_likely_than_what_is(reader: TrainedReader) -> None:
    (told,) = reader.read("who signs a travel permit", [PERMITS])
    (untold,) = reader.read("how much does a travel permit cost", [PERMITS])
    assert told.answers > untold.answers


def test_the_same_question_is_read_the_same_in_any_company(reader: TrainedReader) -> None:
    alone = reader.read("who signs a travel permit", [PERMITS])[0]
    anew = TrainedReader(BUNDLED_READER, threads=1)
    with ThreadPoolExecutor(8) as pool:
        others = list(
            pool.map(
                lambda _: reader.read("who signs a travel permit", [BEES, PERMITS])[1], range(16)
            )
        )
    assert set(others) == {alone}
    assert anew.read("who signs a travel permit", [PERMITS]) == [alone]


def test_every_piece_of_a_long_passage_is_read(reader: TrainedReader) -> None:
    pieces = tuple(f"Rule {n} says that the officer records visit number {n}." for n in range(60))
    (reading,) = reader.read("what does rule 51 say", [ReadablePassage("Rules", pieces)])
    assert len(reading.pieces) == len(reading.likeness) == 60
    assert all(0.0 < one < 1.0 for one in reading.pieces)


def test_nothing_to_read_is_no_reading(reader: TrainedReader) -> None:
    assert reader.read("who signs", []) == []
    assert reader.read("who signs", [ReadablePassage("Empty", ())]) == [Reading(0.0, (), ())]
    assert NoReader().read("who signs", [PERMITS]) == []


def test_a_reader_that_is_not_the_noted_one_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(BUNDLED_READER, folder)
    network = bytearray((folder / HEAD_FILE).read_bytes())
    network[len(network) // 2] ^= 1
    (folder / HEAD_FILE).write_bytes(network)
    with pytest.raises(ReaderUnavailable, match="SHA-256"):
        TrainedReader(folder)


@pytest.mark.parametrize("missing", [ENCODER_FILE, HEAD_FILE, NOTE_FILE])
def test_a_reader_with_a_part_missing_is_refused_by_name(tmp_path: Path, missing: str) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(BUNDLED_READER, folder)
    (folder / missing).unlink()
    with pytest.raises(ReaderUnavailable, match=missing.split(".")[0]) as caught:
        TrainedReader(folder)
    assert "PROBATION_ASSISTANT_READER" in str(caught.value)


def test_the_bundled_reader_is_small_and_says_what_it_was_trained_on() -> None:
    size = sum(one.stat().st_size for one in BUNDLED_READER.iterdir())
    assert size < 30_000_000
    note = json.loads((BUNDLED_READER / NOTE_FILE).read_text(encoding="utf-8"))
    assert note["examples"]
    assert (BUNDLED_READER / "card.md").is_file()
