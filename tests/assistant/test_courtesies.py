"""The courtesies around a question."""

from __future__ import annotations

import pytest

from assistant.courtesies import without_courtesies


@pytest.mark.parametrize(
    ("letter", "asked"),
    [
        ("Dear Probation,\n\nWho decides?\n\nYours sincerely,\nR. Whitlock", "Who decides?"),
        ("Hello,\n\nhow many months?\n\nThanks, Jade", "how many months?"),
        ("Hi there! what is MAPPA", "what is MAPPA"),
        ("what is a recall? thanks", "what is a recall?"),
        ("Who decides? Many thanks in advance.\nJane\nA council", "Who decides?"),
        ("Good morning,\n\nWho decides?\n\nKind regards\nJo", "Who decides?"),
    ],
)
def test_greeting_and_close_are_left_out(letter: str, asked: str) -> None:
    assert without_courtesies(letter) == asked


@pytest.mark.parametrize(
    "question",
    [
        "thanks for that, what about wales?",
        "can she say thank you to the judge",
        "hi risk cases, how often are they seen",
        "evening curfew, how many hours",
        "can you tell me if a community order can end early",
        "tell me about approved premises",
        "can someone tell the victim",
        "who can tell us what is in the report",
        "do i need to know what the sentence was",
        "how does a letter end with regards to a person",
        "Dear me",
        "ta",
        "",
    ],
)
def test_what_is_no_letter_stays_as_it_is(question: str) -> None:
    assert without_courtesies(question) == question


@pytest.mark.parametrize("asked", ["who signs off a recall", "how long is a stay in CAS3?"])
@pytest.mark.parametrize(
    "courtesies",
    [
        "hi, {}",
        "hi {}",
        "hi all - {}",
        "Morning team. {}",
        "Could you please tell me {}",
        "sorry, can someone tell me {}",
        "hi cud u tell me {}",
        "Good afternoon, would you kindly let me know {}",
        "hi just wondering {}",
        "I was wondering {}",
        "I'd like to know {}",
        "not sure {}",
        "do u know {}",
        "quick q - {}",
        "Just a quick question: {}",
        "{} thx",
        "{} please",
        "{} Many thanks, Dave",
        "hiya, quick one, any idea {} cheers",
    ],
)
def test_courtesies_are_left_out(courtesies: str, asked: str) -> None:
    assert without_courtesies(courtesies.format(asked)) == asked
