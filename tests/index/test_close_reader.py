"""The bundled close reader, as it reads."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.close_reader import (
    BUNDLED_CLOSE_READER,
    NETWORK_FILE,
    CloseLayout,
    CloseReading,
    NoCloseReader,
    TrainedCloseReader,
)
from index.errors import CloseReaderUnavailable
from index.model_folder import NOTE_FILE, TOKENIZER_FILE
from index.reader import ReadablePassage
from tests.index.travel_permits import BEES, PERMITS


@pytest.fixture(scope="module")
def close_reader() -> TrainedCloseReader:
    return TrainedCloseReader(BUNDLED_CLOSE_READER)


def _best(reading: CloseReading) -> int:
    return max(range(len(reading.pieces)), key=reading.pieces.__getitem__)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("who puts their name to a permit", 2),
        ("how early must i ask before i go on a trip", 1),
        ("ive mislaid my permit where do i go", 3),
    ],
)
def test_the_answering_sentence_comes_first_in_other_words_too(
    close_reader: TrainedCloseReader, question: str, place: int
) -> None:
    (reading,) = close_reader.read(question, [PERMITS])
    assert _best(reading) == place


def test_what_is_not_told_is_less_likely_than_what_is(close_reader: TrainedCloseReader) -> None:
    (told,) = close_reader.read("who signs a travel permit", [PERMITS])
    (untold,) = close_reader.read("how much does a travel permit cost", [PERMITS])
    (strange,) = close_reader.read("who signs a travel permit", [BEES])
    assert told.answers > untold.answers
    assert told.answers > strange.answers


def test_the_same_pair_is_read_the_same_in_any_thread_and_company(
    close_reader: TrainedCloseReader,
) -> None:
    questions = [f"who signs permit number {number}" for number in range(8)]
    alone = [close_reader.read(one, [PERMITS])[0] for one in questions]
    fresh = TrainedCloseReader(BUNDLED_CLOSE_READER, threads=1)
    with ThreadPoolExecutor(8) as pool:
        others = list(pool.map(lambda one: fresh.read(one, [BEES, PERMITS])[1], questions[::-1]))
    assert others[::-1] == alone
    assert len(set(alone)) > 1


def test_every_piece_of_a_long_passage_is_read(close_reader: TrainedCloseReader) -> None:
    pieces = tuple(f"Rule {n} says that the officer records visit number {n}." for n in range(60))
    (reading,) = close_reader.read("what does rule 51 say", [ReadablePassage("Rules", pieces)])
    assert len(reading.pieces) == 60
    assert min(reading.pieces) > -20.0


def test_of_a_long_question_the_end_is_read() -> None:
    layout = CloseLayout(BUNDLED_CLOSE_READER / TOKENIZER_FILE)
    asked = "who signs a travel permit"
    (short,) = layout.windows(asked, PERMITS)
    (long,) = layout.windows("My brother has moved away. " * 60 + asked, PERMITS)
    end = short.sides.index(1)
    assert short.tokens[1:end] == long.tokens[: long.sides.index(1)][1 - end :]
    assert len(long.tokens) < 400


def test_spans_hold_the_tokens_of_each_piece() -> None:
    layout = CloseLayout(BUNDLED_CLOSE_READER / TOKENIZER_FILE)
    (window,) = layout.windows("who signs it", PERMITS)
    starts = [start for start, _ in window.spans]
    ends = [end for _, end in window.spans]
    assert starts[1:] == ends[:-1]
    assert ends[-1] == len(window.tokens) - 1
    assert all(window.sides[one] == 1 for one in starts)


def test_nothing_to_read_is_no_reading(close_reader: TrainedCloseReader) -> None:
    assert close_reader.read("who signs", []) == []
    (empty,) = close_reader.read("who signs", [ReadablePassage("Empty", ())])
    assert empty.pieces == ()
    assert NoCloseReader().read("who signs", [PERMITS]) == []


def test_a_close_reader_that_is_not_the_noted_one_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "close_reader"
    shutil.copytree(BUNDLED_CLOSE_READER, folder)
    network = bytearray((folder / NETWORK_FILE).read_bytes())
    network[len(network) // 2] ^= 1
    (folder / NETWORK_FILE).write_bytes(network)
    with pytest.raises(CloseReaderUnavailable, match="SHA-256"):
        TrainedCloseReader(folder)


@pytest.mark.parametrize("missing", [NETWORK_FILE, TOKENIZER_FILE, NOTE_FILE])
def test_one_with_a_part_missing_is_refused_by_name(tmp_path: Path, missing: str) -> None:
    folder = tmp_path / "close_reader"
    shutil.copytree(BUNDLED_CLOSE_READER, folder)
    (folder / missing).unlink()
    with pytest.raises(CloseReaderUnavailable, match=missing.split(".")[0]) as caught:
        TrainedCloseReader(folder)
    assert "PROBATION_ASSISTANT_CLOSE_READER" in str(caught.value)


def test_the_bundled_one_is_small_and_says_what_it_was_trained_on() -> None:
    size = sum(one.stat().st_size for one in BUNDLED_CLOSE_READER.iterdir())
    assert size < 30_000_000
    note = json.loads((BUNDLED_CLOSE_READER / NOTE_FILE).read_text(encoding="utf-8"))
    assert note["examples"]
    assert (BUNDLED_CLOSE_READER / "card.md").is_file()
