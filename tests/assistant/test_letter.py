"""Questions that come as letters."""

from __future__ import annotations

import pytest

from assistant.letter import without_frame


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
    assert without_frame(letter) == asked


@pytest.mark.parametrize(
    "question",
    [
        "thanks for that, what about wales?",
        "can she say thank you to the judge",
        "hi is he allowed out",
        "how does a letter end with regards to a person",
        "Dear me",
        "ta",
        "",
    ],
)
def test_what_is_no_letter_stays_as_it_is(question: str) -> None:
    assert without_frame(question) == question
