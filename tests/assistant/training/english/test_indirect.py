from __future__ import annotations

import pytest

from assistant.training.english.casing import Casing
from assistant.training.english.indirect import aim_from

_CASING = Casing(frozenset({"letters"}))


@pytest.mark.parametrize(
    ("heading", "aim"),
    [
        ("Who signs off a recall?", "Say who signs off a recall."),
        ("How long does a recall last?", "Say how long a recall lasts."),
        ("When must a sentence be suspended?", "Say when a sentence must be suspended."),
        ("What is a Part A?", "Say what a Part A is."),
        (
            "Can alcohol be monitored on licence?",
            "Say whether alcohol can be monitored on licence.",
        ),
        ("Who can ask the court to change it?", "Say who can ask the court to change it."),
        ("How many hours a court can order", "Say how many hours a court can order."),
        ("Letters", "Explain what the guidance says on “letters”."),
        ("How many days do I have?", "Answer “How many days do I have?”."),
        (
            "What is a licence and what do dates mean?",
            "Answer “What is a licence and what do dates mean?”.",
        ),
    ],
)
def test_a_heading_becomes_an_aim(heading: str, aim: str) -> None:
    assert aim_from(heading, _CASING) == aim
