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
        ("Is the register national", "Answer the question “Is the register national?”."),
        ("Is the form being replaced?", "Say whether the form is being replaced."),
        ("Is a report oral or written?", "Answer the question “Is a report oral or written?”."),
        ("Can an assistant become an officer", "Say whether an assistant can become an officer."),
        ("What happened to those who were moved?", "Say what happened to those who were moved."),
        ("Letters", "Explain what the guidance says on letters."),
        ("How many days do I have?", "Answer the question “How many days do I have?”."),
        (
            "What is a licence and what do dates mean?",
            "Answer the question “What is a licence and what do dates mean?”.",
        ),
    ],
)
def test_a_heading_becomes_an_aim(heading: str, aim: str) -> None:
    assert aim_from(heading, _CASING) == aim
