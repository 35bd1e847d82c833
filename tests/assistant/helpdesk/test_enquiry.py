"""A question as its sender put it."""

from __future__ import annotations

import pytest

from assistant.helpdesk.enquiry import FoundQuestion


@pytest.mark.parametrize(
    ("text", "words", "as_put"),
    [
        ("CAS3: How long is that for?", "how long is that for", "How long is that for?"),
        (
            "Unpaid work: hours: How many are there?",
            "and how many are there",
            "How many are there?",
        ),
        (
            "Suspended sentences: From when is a short sentence suspended?",
            "from when is a short sentance suspended",
            "From when is a short sentence suspended?",
        ),
        ("HDC: is it 12 months?", "HDC: is it 12 months?", "HDC: is it 12 months?"),
        ("How long is a recall?", "how long is a recall", "How long is a recall?"),
        ("Typed by a colleague: is it?", "", "Typed by a colleague: is it?"),
    ],
)
def test_a_topic_put_before_a_question_is_no_part_of_what_its_sender_asked(
    text: str, words: str, as_put: str
) -> None:
    assert FoundQuestion(text, words).as_put == as_put
