from __future__ import annotations

from pathlib import Path

import pytest

from index.exported_model import Embedder
from index.lexicon import Lexicon
from index.understand import Understood, understand

_TEXTS = [
    "Reports\nA standard delivery report (SDR) is a full pre-sentence report (PSR).",
    "Reports\nAn SDR (standard delivery report): fifteen days before sentence.",
    "Recall\nA recall is decided by a manager. FTR56 (fixed-term recall of 56 days): since March.",
    "Recall\nA recall under PI 04/2016 and s.244ZA is reported by a manager. It is so for us.",
    *["Market\nADGM says that a manager must report."] * 5,
    "Market\nThe Abu Dhabi Global Market (ADGM) is a market. It is so for us.",
]


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    folder = tmp_path_factory.mktemp("lexicon") / "made"
    Lexicon.write(folder, _TEXTS)
    return Lexicon(folder)


def understood(lexicon: Lexicon, embedder: Embedder, question: str) -> Understood:
    return understand(question, lexicon, embedder)


def test_a_plain_question_stays_as_it_is(lexicon: Lexicon, embedder: Embedder) -> None:
    found = understood(lexicon, embedder, "who decides a recall?")
    assert found.text == "who decides a recall?"
    assert (found.references, found.notes) == ((), ())


def test_both_arms_read_the_full_term(lexicon: Lexicon, embedder: Embedder) -> None:
    found = understood(lexicon, embedder, "how long for an sdr")
    assert found.text == "how long for an sdr (standard delivery report)"
    weights = {one.text: one.weight for one in found.phrases}
    assert 0 < weights["standard delivery report"] < weights["how long for an sdr"] == 1.0
    assert found.notes == ("sdr → standard delivery report",)


def test_an_error_is_forgiven_before_terms_are_looked_for(
    lexicon: Lexicon, embedder: Embedder
) -> None:
    found = understood(lexicon, embedder, "wot is a pre-sentense report")
    assert found.text == "what is a pre-sentence report (PSR)"
    assert found.notes == (
        "wot → what",
        "sentense → sentence",
        "pre-sentence report → PSR",
    )


def test_a_name_that_is_said_already_is_not_said_twice(
    lexicon: Lexicon, embedder: Embedder
) -> None:
    found = understood(lexicon, embedder, "a standard delivery report (SDR)")
    assert found.text == "a standard delivery report (SDR)"
    assert found.notes == ()


def test_a_name_that_texts_hardly_use_is_for_the_keyword_arm_alone(
    lexicon: Lexicon, embedder: Embedder
) -> None:
    found = understood(lexicon, embedder, "what does ADGM say")
    assert found.text == "what does ADGM say"
    assert "Abu Dhabi Global Market" in [one.text for one in found.phrases]


def test_references_are_looked_up_and_never_corrected(lexicon: Lexicon, embedder: Embedder) -> None:
    found = understood(lexicon, embedder, "does pi 4-2016 apply to s244za")
    assert found.references == ("pi 4/2016", "s 244za")
    assert found.text == "does pi 4-2016 apply to s244za"
    assert found.notes == ("exactly pi 4-2016", "exactly s244za")


def test_a_code_is_written_as_the_texts_do(lexicon: Lexicon, embedder: Embedder) -> None:
    found = understood(lexicon, embedder, "is it ftr 56")
    assert found.references == ("ftr56",)
    assert found.text == "is it FTR56 (fixed-term recall of 56 days)"


@pytest.mark.parametrize(
    "question", ["", "?", "it is so", "zzzz", "𝔘", "x" * 5000, "((((", "s.", "→"]
)
def test_odd_questions_are_understood_as_they_are(
    lexicon: Lexicon, embedder: Embedder, question: str
) -> None:
    assert understood(lexicon, embedder, question).text == question


def test_an_empty_library_teaches_nothing(tmp_path: Path, embedder: Embedder) -> None:
    Lexicon.write(tmp_path / "empty", [])
    found = understand("recql for an SDR", Lexicon(tmp_path / "empty"), embedder)
    assert found.text == "recql for an SDR"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("home visit for med risk", "home visit for medium risk"),
        ("v high risk or lo risk", "very high risk or low risk"),
        ("hi, is the med room low", "hi, is the med room low"),
        ("does HR decide in 2 hrs", "does HR decide in 2 hours"),
        ("his bairn knows nowt", "his child knows nothing"),
        ("how lng does it last", "how long does it last"),
    ],
)
def test_what_is_short_or_spoken_is_read_in_full(
    typed: str, read: str, lexicon: Lexicon, embedder: Embedder
) -> None:
    assert understood(lexicon, embedder, typed).corrected == read


def test_shorthand_with_a_figure_is_no_code(lexicon: Lexicon, embedder: Embedder) -> None:
    found = understood(lexicon, embedder, "do i need 2 recall sum1 on FTR56")
    assert found.corrected == "do i need to recall someone on FTR56"
