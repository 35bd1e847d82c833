"""A question in Welsh is put word by word into English; one in English is left alone."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from assistant.gloss import english_gloss, is_told_by, is_welsh_by_its_words
from assistant.screening.welsh import without_accents


def nothing_known(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("carchar", "prison"),
        ("garchar", "prison"),  # soft
        ("charchar", "prison"),  # aspirate
        ("ngharchar", "prison"),  # nasal
        ("thrwydded", "licence"),
        ("drwydded", "licence"),
        ("nhrwydded", "licence"),
        ("ddioddefwr", "victim"),
        ("mhrawf", "probation"),
        ("CARCHAR", "prison"),
    ],
)
def test_a_mutated_word_is_read_as_what_it_was(typed: str, told: str) -> None:
    assert told in english_gloss(f"{typed} {typed}", nothing_known).split()


def test_the_longest_expression_is_read_first() -> None:
    gloss = english_gloss("Pwy yw'r swyddog prawf?", nothing_known)
    assert "probation officer" in gloss
    assert gloss.endswith("?")


def test_short_forms_numbers_and_known_words_are_kept_and_others_left_out() -> None:
    def knows(word: str) -> bool:
        return word == "recall"

    gloss = english_gloss("Pryd mae recall yn dechrau yn CAS3 ar 31 wmffgh?", knows)
    assert {"recall", "CAS3", "31"} <= set(gloss.removesuffix("?").split())
    assert "wmffgh" not in gloss


def test_what_is_hardly_understood_is_not_put_into_english() -> None:
    assert english_gloss("qqzz wwxx vvkk carchar", nothing_known) == ""
    assert english_gloss("", nothing_known) == ""
    assert english_gloss("?", nothing_known) == ""


def test_a_question_whose_words_the_texts_have_is_searched_as_it_stands() -> None:
    question = "Pryd mae'r carchar yn galw'r dioddefwr?"
    assert not is_told_by(question, nothing_known)
    assert is_told_by(question, lambda _: True)


@pytest.mark.parametrize(
    "question",
    ["Ym mha fand mae PSO?", "shwt wi'n neud cwyn am probation officer ym Merthyr plis"],
)
def test_spoken_welsh_is_known_by_its_words(question: str) -> None:
    english = {"probation", "officer", "band", "am"}
    assert is_welsh_by_its_words(question, english.__contains__)


@pytest.mark.parametrize(
    "question",
    ["who signs off a recall", "can he leave the country on licence", "CAS3?", "", "dim"],
)
def test_english_is_not_taken_for_welsh(question: str) -> None:
    english = {"who", "signs", "off", "a", "recall", "can", "he", "leave", "the", "country", "on"}
    assert not is_welsh_by_its_words(question, english.__contains__)


def test_the_list_is_written_as_it_is_compared() -> None:
    told = tomllib.loads(files("assistant").joinpath("gloss.toml").read_text(encoding="utf-8"))
    assert len(told["words"]) > 1500
    assert len(told["expressions"]) > 400
    for one in (*told["words"], *told["expressions"]):
        assert one == without_accents(one.casefold())
    assert all(len(one.split()) > 1 for one in told["expressions"])
