"""Everyday expressions and the terms of the guidance for them."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from index.errors import FaultyWordList
from index.everyday_words import LISTS, everyday_words, everyday_words_from, expressions_of

_LIST = """
[[name]]
guidance = ["recall"]
everyday = ["(sent|put) back (inside|to jail)", "banged up again"]

[[name]]
guidance = ["approved premises", "hostel rules"]
everyday = ["(bail|probation)? hostel"]

[[name]]
guidance = ["prison"]
everyday = ["jail", "inside"]
"""


def test_a_contraction_is_one_word_in_a_pattern_as_in_a_question() -> None:
    words = everyday_words_from(
        "[[name]]\nguidance = ['absence']\neveryday = [\"(didn't|won't) show up\"]\n"
    )
    question = "she didn’t show up"
    assert [question[slice(*one.span)] for one in words.found_in(question)] == ["didn’t show up"]


def test_a_contraction_of_small_words_is_passed_over() -> None:
    words = everyday_words_from(
        "[[name]]\nguidance = ['licence']\neveryday = ['tag once released']\n"
    )
    question = "a tag once he’s released"
    assert [question[slice(*one.span)] for one in words.found_in(question)] == [
        "tag once he’s released"
    ]


def test_a_pattern_stands_for_each_of_its_choices() -> None:
    assert expressions_of("(sent|put up) back (now)?") == [
        "sent back now",
        "sent back",
        "put up back now",
        "put up back",
    ]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("will he be put back inside tonight", [("put back inside", "recall")]),
        ("they sent him back to the jail", [("sent him back to the jail", "recall")]),
        ("he is inside, which jail", [("inside", "prison"), ("jail", "prison")]),
        ("are bail hostels full", [("bail hostels", "approved premises")]),
        ("HOSTEL", [("HOSTEL", "approved premises")]),
        ("sent a letter back about the inside story", [("inside", "prison")]),
        ("sent", []),
        ("", []),
    ],
)
def test_expressions_are_found_by_stem_and_across_small_words(
    question: str, found: list[tuple[str, str]]
) -> None:
    words = everyday_words_from(_LIST)
    told = [(question[slice(*one.span)], one.guidance[0]) for one in words.found_in(question)]
    assert told == found


@pytest.mark.parametrize("pattern", ["(open", "a|b", "shut)", "what?"])
def test_a_pattern_that_cannot_be_read_is_named(pattern: str) -> None:
    text = f"[[name]]\nguidance = ['x']\neveryday = ['{pattern}']\n"
    with pytest.raises(FaultyWordList, match=r"everyday_words\.toml"):
        everyday_words_from(text)


def test_one_expression_stands_for_one_thing() -> None:
    text = (
        "[[name]]\nguidance = ['x']\neveryday = ['jail']\n"
        "[[name]]\nguidance = ['y']\neveryday = ['jails']\n"
    )
    with pytest.raises(FaultyWordList, match="jails"):
        everyday_words_from(text)


def test_the_bundled_list_is_sound_and_broad() -> None:
    found = everyday_words().found_in("can they put him back in prison for missing appointments")
    assert found
    assert len(everyday_words()) > 20_000


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("she didnt show up for supervision", "missed appointment"),
        ("he's been skiving again", "missed appointment"),
        ("can she move in with her boyfriend", "live at an address that was approved"),
        ("is he allowed to go to Spain", "permission to leave"),
        ("he is legging it, wanted and on the run", "unlawfully at large"),
        ("the other office won't take my client", "receiving region does not agree"),
        ("how do I get hours knocked off", "earned off"),
        ("locked up again for something new", "recall"),
        ("can I see my file", "subject access request"),
        ("will someone warn the victim before he gets out", "release plans"),
        ("moving a case to ipswich, which PDU", "Suffolk"),
        ("who does housing support in Grimsby", "Yorkshire and the Humber"),
    ],
)
def test_the_bundled_list_reads_what_people_say(question: str, term: str) -> None:
    found = everyday_words().found_in(question)
    assert term.lower() in [one.lower() for name in found for one in name.guidance]


@pytest.mark.parametrize(
    "question",
    [
        "What is a conviction?",
        "Who leads the probation office in Leeds?",
        "Does the Secretary of State decide?",
        "What did Clinks say about the operational period?",
        "Which offender group score is used?",
    ],
)
def test_words_of_the_guidance_are_no_everyday_words(question: str) -> None:
    assert everyday_words().found_in(question) == []


def test_no_pattern_stands_for_more_than_can_be_looked_through() -> None:
    folder = files("index")
    texts = [folder.joinpath(one).read_text(encoding="utf-8") for one in LISTS]
    entries = [entry for one in texts for entry in tomllib.loads(one)["name"]]
    patterns = [one for entry in entries for one in entry["everyday"]]
    assert [one for one in patterns if len(expressions_of(one)) > 300] == []
