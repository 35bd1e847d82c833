"""What headings tell: the stage of learning, and whether they name a subject at all."""

from __future__ import annotations

import pytest

from assistant.training.stages import Stage, names_a_subject, stage_of


@pytest.mark.parametrize(
    ("heading", "stage"),
    [
        ("What is a plot agreement?", Stage.WHAT),
        ("Who signs off a transfer?", Stage.WHO),
        ("How soon must a plot be cleared?", Stage.RULES),
        ("When the rule does not apply", Stage.EXCEPTIONS),
        ("How many people wait for a plot?", Stage.FIGURES),
        ("What was replaced in 2024", Stage.HISTORY),
    ],
)
def test_a_heading_tells_its_stage(heading: str, stage: Stage) -> None:
    assert stage_of(heading) is stage


@pytest.mark.parametrize(
    "heading", ["Introduction", "1. Overview", "Contact us", "ANNEX B", "About this guidance:"]
)
def test_a_heading_that_only_says_where_one_is_names_no_subject(heading: str) -> None:
    assert not names_a_subject(heading)


@pytest.mark.parametrize(
    "heading",
    ["Introduction of the new register", "Contact with victims", "Background checks", "Our duties"],
)
def test_other_headings_name_one(heading: str) -> None:
    assert names_a_subject(heading)
