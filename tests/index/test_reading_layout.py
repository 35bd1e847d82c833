"""How questions and passages are laid out for the reader."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from index.model_folder import TOKENIZER_FILE
from index.reader import ReadablePassage
from index.reading_layout import Layout
from index.trained_reader import BUNDLED_READER


@pytest.fixture(scope="module")
def layout() -> Layout:
    return Layout(BUNDLED_READER / TOKENIZER_FILE)


def _words(ids: tuple[int, ...]) -> str:
    tokenizer = Tokenizer.from_file(str(BUNDLED_READER / TOKENIZER_FILE))
    return tokenizer.decode(list(ids), skip_special_tokens=False)


def test_each_span_holds_its_piece(layout: Layout) -> None:
    passage = ReadablePassage("Home visits", ("Check the register.", "Tell the manager."))
    (window,) = layout.windows(passage)
    assert _words(window.ids).startswith("[CLS] home visits.")
    assert _words(window.ids).endswith("[SEP]")
    told = [_words(window.ids[start:end]) for start, end in window.spans]
    assert told == ["check the register.", "tell the manager."]
    assert window.places == (0, 1)


def test_a_long_passage_is_read_in_windows_and_no_piece_is_lost(layout: Layout) -> None:
    pieces = tuple(f"Rule {n} says that the officer records the visit." for n in range(90))
    windows = layout.windows(ReadablePassage("Rules", pieces))
    assert len(windows) > 1
    assert [place for one in windows for place in one.places] == list(range(90))
    assert all(len(one.ids) <= 320 for one in windows)


def test_a_piece_longer_than_a_window_is_cut_and_still_read(layout: Layout) -> None:
    (window,) = layout.windows(ReadablePassage("Rules", ("recall " * 2000,)))
    ((start, end),) = window.spans
    assert end - start == 160


def test_a_long_question_is_cut(layout: Layout) -> None:
    assert len(layout.question("recall " * 2000)) == 66


def test_a_passage_without_pieces_has_no_window(layout: Layout) -> None:
    assert layout.windows(ReadablePassage("Rules", ())) == ()
