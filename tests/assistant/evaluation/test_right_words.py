from __future__ import annotations

import pytest

from assistant.answer import Outcome
from assistant.evaluation.cases import Case, RightAnswer
from assistant.evaluation.right_words import words_said


def case(*answers: RightAnswer) -> Case:
    return Case("c", "How soon?", frozenset({Outcome.ANSWERED}), answers)


def right(words: str, part: int = 0) -> RightAnswer:
    return RightAnswer("rules", words=words, part=part)


@pytest.mark.parametrize(
    ("words", "text", "said"),
    [
        ("a parcel is opened by two officers", "Two officers open each parcel.", 1.0),
        ("within 14 days", "It has to happen within two weeks.", 1.0),
        ("within three days", "Within four days.", 0.5),
        ("opened by officers", "It is raining.", 0.0),
    ],
)
def test_words_count_by_stems_and_amounts_by_what_they_measure(
    words: str, text: str, said: float
) -> None:
    assert words_said([text], case(right(words))) == said


def test_one_text_has_to_say_it_and_the_best_alternative_counts() -> None:
    texts = ["Parcels are weighed.", "Officers are trained."]
    assert words_said(texts, case(right("officers weigh parcels"))) == pytest.approx(2 / 3)
    assert words_said(texts, case(right("nobody opens"), right("parcels weighed"))) == 1.0


def test_parts_count_alike_and_nothing_said_is_nothing() -> None:
    both = case(right("parcels weighed"), right("letters burnt", part=1))
    assert words_said(["Parcels are weighed."], both) == 0.5
    assert words_said([], both) == 0.0
    assert words_said(["Parcels are weighed."], case(RightAnswer("rules"))) is None
