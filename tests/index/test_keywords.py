from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.keywords import KeywordIndex, Phrase, stems_of
from tests.index.probation_notes import NOTES


def made(folder: Path, texts: Sequence[str]) -> KeywordIndex:
    KeywordIndex.write(folder / "keywords", texts)
    return KeywordIndex(folder / "keywords")


def lucene(texts: Sequence[str], question: str) -> list[float]:
    """BM25 as in Lucene (k1 = 1.5, b = 0.75), word by word: a second opinion."""
    rows = [Counter(stems_of(text)) for text in texts]
    lengths = [sum(row.values()) for row in rows]
    mean = sum(lengths) / len(lengths)
    scores = [0.0] * len(rows)
    for stem in set(stems_of(question)):
        holding = sum(stem in row for row in rows)
        rarity = math.log(1 + (len(rows) - holding + 0.5) / (holding + 0.5))
        for place, row in enumerate(rows):
            damped = row[stem] + 1.5 * (1 - 0.75 + 0.75 * lengths[place] / mean)
            scores[place] += rarity * row[stem] / damped if holding else 0.0
    return scores


def test_forms_of_a_word_have_one_stem() -> None:
    assert len(set(stems_of("recall recalled recalls recalling Recall RECALL"))) == 1
    assert stems_of("recall") != stems_of("release")


def test_words_that_say_nothing_are_left_out_and_modal_words_are_kept() -> None:
    assert stems_of("what is the") == []
    kept = "must should may can could shall no not never unless only except before after within"
    assert len(stems_of(kept)) == len(kept.split())
    assert stems_of("what is the", keep_empty=True) == ["what", "is", "the"]


def test_numbers_codes_and_other_letters_are_words() -> None:
    assert stems_of("s.244ZA PI 04/2016 £100") == ["s", "244za", "pi", "04", "2016", "100"]
    assert stems_of("Ŵyl café") == ["ŵyl", "café"]
    assert stems_of("the offender’s") == stems_of("the offender's")


def test_scores_are_those_of_bm25(tmp_path: Path) -> None:
    texts = list(NOTES.values())
    index = made(tmp_path, texts)
    for question in ("who approves a recall", "must an officer enter a home", "hours of work"):
        scores = index.scores(question)
        assert scores.dtype == np.float32
        assert scores.tolist() == pytest.approx(lucene(texts, question), abs=1e-4)
        assert scores.max() > 0


def test_a_question_finds_other_forms_of_its_words(tmp_path: Path) -> None:
    index = made(tmp_path, ["The person was recalled.", "The person was released."])
    scores = index.scores("Can we recall?")
    assert scores[0] > 0
    assert scores[1] == 0


def test_must_tells_two_passages_apart(tmp_path: Path) -> None:
    index = made(tmp_path, ["Officers may record it.", "Officers must record it.", "Else."])
    assert int(np.argmax(index.scores("must I record it"))) == 1


def test_a_word_asked_twice_counts_once(tmp_path: Path) -> None:
    index = made(tmp_path, list(NOTES.values()))
    once, twice = index.scores("recall hours"), index.scores("recall recalled hours recalls")
    assert once.tolist() == twice.tolist()


def test_another_name_scores_where_it_stands_alone_and_adds_nothing_to_the_first(
    tmp_path: Path,
) -> None:
    texts = ["the SDR is late", "a standard delivery report", "a standard delivery report (SDR)"]
    index = made(tmp_path, texts)
    other = Phrase("standard delivery report", 0.5, instead_of="SDR")
    short, both = index.scores("SDR"), index.scores([Phrase("SDR"), other])
    assert both[0] == short[0]
    assert both[1] > short[1] == 0
    alone = index.scores([Phrase("standard delivery report", 0.5)])
    assert both[2] == pytest.approx(max(short[2], alone[2]))


@pytest.mark.parametrize("question", ["", " ?! ", "the of and", "zebra xylophone"])
def test_a_question_without_known_words_scores_nothing(tmp_path: Path, question: str) -> None:
    assert made(tmp_path, ["Recall is decided.", "Else."]).scores(question).tolist() == [0, 0]


@pytest.mark.parametrize("texts", [[], ["the of"], ["", ""]])
def test_a_corpus_without_words_scores_nothing(tmp_path: Path, texts: list[str]) -> None:
    index = made(tmp_path, texts)
    assert index.scores("recall").tolist() == [0.0] * len(texts)
    assert index.rarity(["recall"]) == [1.0]


def test_rows_without_words_do_not_shift_the_others(tmp_path: Path) -> None:
    index = made(tmp_path, ["", "recall", "the", "release", ""])
    assert [place for place, one in enumerate(index.scores("release")) if one > 0] == [3]
    assert len(index.scores("recall")) == 5


def test_one_row_is_scored(tmp_path: Path) -> None:
    assert made(tmp_path, ["Recall is decided."]).scores("recall")[0] > 0


def test_rarity_falls_as_a_word_is_met_more_often(tmp_path: Path) -> None:
    texts = [" ".join(f"w{n}w" for n in range(place, 30)) for place in range(30)]
    index = made(tmp_path, texts)  # The word w0w stands in 1 text, w29w in all 30.
    rarity = index.rarity([f"w{n}w" for n in range(30)])
    assert rarity == sorted(rarity, reverse=True)
    assert len(set(rarity)) == 30
    assert all(0 < one < 1 for one in rarity)
    assert index.rarity(["unseen", "w0w"])[0] == pytest.approx(1.0)


def test_a_word_that_stands_everywhere_is_the_least_rare(tmp_path: Path) -> None:
    index = made(tmp_path, [f"recall {one}" for one in ("one", "two", "three")] * 50)
    everywhere, often = index.rarity(["recal", "one"])
    assert everywhere < 0.2 < often


def test_repeats_within_a_text_do_not_make_a_word_common(tmp_path: Path) -> None:
    index = made(tmp_path, ["recall recall recall recall", "release", "plan"])
    assert index.rarity(stems_of("recall")) == index.rarity(stems_of("release"))
