from __future__ import annotations

import pytest

from index.spelling import Spelling
from index.vocabulary import Vocabulary

_TEXT = (
    "recall recall recalled licence licence conditions conditions requirement requirement "
    "requirements breach breach breaches warning warning court court report report probation "
    "probation supervision supervision Swansea Swansea unpaid unpaid work work sentence sentence"
)


@pytest.fixture
def spelling() -> Spelling:
    return Spelling(Vocabulary.of([_TEXT]))


def read_as(spelling: Spelling, question: str) -> dict[str, str]:
    found = spelling.corrections(question)
    return {question[slice(*one.span)]: one.read_as for one in found}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("recal", "recall"),
        ("reacll", "recall"),
        ("recallx", "recall"),
        ("recqll", "recall"),
        ("licance", "licence"),
        ("requirment", "requirement"),
        ("requiremant", "requirement"),
        ("suprvison", "supervision"),
        ("Senctence", "sentence"),
        ("swanse", "swansea"),
    ],
)
def test_a_typing_error_is_read_as_the_word_that_was_meant(
    spelling: Spelling, typed: str, meant: str
) -> None:
    assert read_as(spelling, f"{typed} of it")[typed] == meant


@pytest.mark.parametrize(
    "question",
    [
        "recall",
        "recalls elsewhere",
        "wrk",
        "rec4ll",
        "RECQL it",
        "at Swanse",
        "e@wrok.uk",
        "wokking",
    ],
)
def test_other_words_stand_as_they_are(spelling: Spelling, question: str) -> None:
    found = read_as(spelling, question)
    assert found == ({"recalls": "recall"} if "recalls" in question else {})


def test_what_is_untouchable_is_not_touched(spelling: Spelling) -> None:
    question = "the recal of it"
    assert spelling.corrections(question, untouched=[(4, 9)]) == []
    assert spelling.corrections(question, is_word=lambda word: word == "recal") == []


def test_a_word_met_once_may_be_an_error_itself(spelling: Spelling) -> None:
    assert read_as(spelling, "recalle this")["recalle"] == "recall"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("cndtns", "conditions"), ("suprvsn", "supervision"), ("prbation", "probation")],
)
def test_dropped_vowels_are_read_by_the_consonants_that_are_left(
    spelling: Spelling, typed: str, meant: str
) -> None:
    assert read_as(spelling, f"the {typed}")[typed] == meant


def test_the_same_sound_outweighs_one_edit_less_unless_the_word_is_far_less_frequent() -> None:
    as_frequent = Spelling(Vocabulary.of(["missed missed mind mind mind"]))
    assert read_as(as_frequent, "a misd one")["misd"] == "missed"
    rare = Spelling(Vocabulary.of(["missed missed" + " mind" * 30]))
    assert read_as(rare, "a misd one")["misd"] == "mind"


def test_an_edit_of_a_vowel_outweighs_one_of_a_consonant() -> None:
    spelling = Spelling(Vocabulary.of(["limits limits" + " lists" * 30]))
    assert read_as(spelling, "the limts") == {"limts": "limits"}


def test_equal_edits_are_decided_by_frequency_and_then_the_alphabet() -> None:
    spelling = Spelling(Vocabulary.of(["bake bake lake lake lake cake cake make make"]))
    assert read_as(spelling, "the zake")["zake"] == "lake"
    even = Spelling(Vocabulary.of(["bake bake lake lake cake cake"]))
    assert read_as(even, "the zake")["zake"] == "bake"


def test_shorthand_is_read_in_full(spelling: Spelling) -> None:
    question = "wot happens b4 recall w/o 2 appts n can u recall ppl"
    assert read_as(spelling, question) == {
        "wot": "what", "b4": "before", "w/o": "without", "appts": "appointments", "n": "and",
        "u": "you", "ppl": "people",
    }  # fmt: skip
    assert read_as(spelling, "form R and section N") == {}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("do i need 2 tell the court", {"2": "to"}),
        ("who do i send 2 him", {"2": "to"}),
        ("how long do they wait 4 a report", {"4": "for"}),
        ("does level 2 have a warning", {}),
        ("is tier 2 the court", {}),
        ("a report in 2 weeks or 4", {}),
        ("form 4 sentence", {}),
    ],
)
def test_a_figure_stands_for_a_word_only_where_it_counts_nothing(
    spelling: Spelling, typed: str, meant: dict[str, str]
) -> None:
    assert {one: word for one, word in read_as(spelling, typed).items() if one in "24"} == meant


def test_a_consonant_doubled_or_left_out_is_likelier_than_another_in_its_place() -> None:
    spelling = Spelling(Vocabulary.of(["haven haven haven haven mean mean check checks checks"]))
    question = "hapen havven cheks meen"
    found = spelling.corrections(question, is_word=lambda one: one in {"happen", "men", "cheeks"})
    assert [one.read_as for one in found] == ["happen", "haven", "checks", "mean"]


def test_a_g_that_is_left_out_is_read(spelling: Spelling) -> None:
    assert read_as(spelling, "warnin him") == {"warnin": "warning"}
    found = spelling.corrections("seein him", is_word=lambda word: word in {"seeing", "him"})
    assert [one.read_as for one in found] == ["seeing"]


def test_a_word_written_as_it_sounds_is_read_as_the_word_that_sounds_so() -> None:
    spelling = Spelling(Vocabulary.of(["probation permission officer condition count does"] * 2))
    assert read_as(spelling, "probashun permishun ofisser condishun") == {
        "probashun": "probation",
        "permishun": "permission",
        "ofisser": "officer",
        "condishun": "condition",
    }
    assert read_as(spelling, "kond duzz") == {}
    compound = Spelling(Vocabulary.of(["handed hand out"] * 2))
    assert read_as(compound, "a handout") == {}


def test_a_contraction_is_no_typing_error() -> None:
    spelling = Spelling(Vocabulary.of(["went wanted might head thieves"] * 2))
    assert read_as(spelling, "she won't go, he'd wait, mightn’t come and they've want'd") == {}


def test_words_that_are_other_words_are_read_by_what_stands_beside_them(spelling: Spelling) -> None:
    question = "how quik do they need to no, and is he aloud to should of been told"
    assert read_as(spelling, question) == {
        "quik": "quick",
        "need to no": "need to know",
        "aloud to": "allowed to",
        "should of": "should have",
    }
    assert read_as(spelling, "there is no need to read it aloud, and to no effect") == {}


def test_an_empty_vocabulary_corrects_nothing() -> None:
    assert Spelling(Vocabulary({})).corrections("recal of it") == []


def test_words_of_everyday_expressions_are_known_though_the_texts_lack_them() -> None:
    vocabulary = Vocabulary.of(["counter counter counting counting"])
    spelling = Spelling(vocabulary, ["country", "spain"])
    assert read_as(spelling, "leave the cuntry") == {"cuntry": "country"}
    assert read_as(spelling, "leave the country") == {}
    assert read_as(spelling, "at the conter") == {"conter": "counter"}


def test_a_usual_word_that_the_texts_lack_is_meant_only_where_it_is_near() -> None:
    vocabulary = Vocabulary.of(["throat throat recall recall"])
    usual = {"actually": 1e-4, "phone": 1e-4, "disco": 1e-5}
    spelling = Spelling(vocabulary, (), usual, usual)
    assert read_as(spelling, "is it acually recal") == {"acually": "actually", "recal": "recall"}
    # A name, and a word of four letters, are not read as what only sounds alike, or is one off.
    assert read_as(spelling, "at tesco by pone") == {}
    assert Spelling(Vocabulary({}), (), usual, usual).corrections("acually") == []


def test_a_seldom_word_is_read_as_a_far_likelier_one_of_the_texts_with_its_consonants() -> None:
    seldom = {"manger": 2e-6, "daft": 2e-6, "tamper": 2e-2}
    spelling = Spelling(Vocabulary.of(["temper manager draft recall"] * 9), (), (), seldom)
    question = "the manger is daft to tamper with it"
    assert read_as(spelling, question) == {"manger": "manager"}
