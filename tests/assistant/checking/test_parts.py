from __future__ import annotations

import pytest

from assistant.checking.parts import claims_of, parts_of
from assistant.checking.read import read
from assistant.checking.reading import Sentence
from tests.assistant.checking.material import knowledge


def sentence(text: str) -> Sentence:
    return read(text, knowledge().terms_in).sentences[0]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "A project has to be of use to the community and may not replace paid jobs.",
            [
                "A project has to be of use to the community",
                "A project may not replace paid jobs",
            ],
        ),
        (
            "In Wales, the court can order a report, and the report must be written.",
            ["In Wales, the court can order a report", "In Wales, the report must be written"],
        ),
        (
            "At high risk the first visit is 15 days from the start, at low risk 12 weeks.",
            [
                "At high risk the first visit is 15 days from the start",
                "At low risk the first visit is 12 weeks from the start",
            ],
        ),
    ],
)
def test_a_claim_has_the_subject_and_the_circumstance_it_shares(
    text: str, claims: list[str]
) -> None:
    assert list(claims_of(sentence(text))) == claims


def test_a_contrast_may_be_left_out() -> None:
    told = parts_of(sentence("A recall lasts 56 days, and no longer 14 days."))
    assert "A recall lasts 56 days" in told


def test_no_item_of_a_list_stands_alone() -> None:
    text = "A recall is compulsory only if:\n- the sentence is short\n- no offence is charged"
    assert parts_of(sentence(text)) == ()
