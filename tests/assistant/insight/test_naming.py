"""A name is of the questions' own words, and of those that tell them from the others."""

from __future__ import annotations

from assistant.insight.naming import WordCounts

BEES = [
    "Hi, can someone tell me about keeping beehives on the roof?",
    "Hi, can someone tell me who pays for beehives on the roof",
    "beehives on the roof",
]
OTHERS = [f"Hi, can someone tell me about {one}?" for one in ("parking", "leave", "pay", "lifts")]


def test_the_longest_words_in_common_are_the_name() -> None:
    assert WordCounts([*BEES, *OTHERS * 5]).name_of(BEES) == "beehives on the roof"


def test_how_questions_are_put_is_no_name() -> None:
    name = WordCounts([*BEES, *OTHERS * 5]).name_of(BEES)
    assert "someone" not in name
    assert "Hi" not in name


def test_a_word_is_spelt_as_it_mostly_is() -> None:
    asked = ["RoSH levels", "What is RoSH?", "rosh"]
    assert WordCounts([*asked, *OTHERS * 5]).name_of(asked) == "RoSH"


def test_what_stands_for_personal_data_is_no_word() -> None:
    asked = ["[name removed] wants a curfew check", "[name removed] curfew check"]
    assert WordCounts([*asked, *OTHERS * 5]).name_of(asked) == "curfew check"


def test_questions_without_a_word_in_common_have_no_name() -> None:
    asked = ["Is it so?", "Why?"]
    assert WordCounts(asked).name_of(asked) == ""
