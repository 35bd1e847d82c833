"""What the bundled network makes of statements and quotes."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.entailment import (
    BUNDLED_ENTAILMENT,
    NETWORK_FILE,
    NoEntailment,
    TrainedEntailment,
)
from index.errors import EntailmentUnavailable
from index.model_folder import NOTE_FILE, TOKENIZER_FILE

QUOTE = "A visitor must ask the duty manager for permission before entering the workshop."


@pytest.fixture(scope="module")
def entailment() -> TrainedEntailment:
    return TrainedEntailment(BUNDLED_ENTAILMENT)


def log_odds(entailment: TrainedEntailment, statement: str, *quotes: str) -> float:
    found = entailment.log_odds(statement, quotes or (QUOTE,))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("true", "false"),
    [
        (
            "You need the duty manager's go-ahead before you go into the workshop as a visitor.",
            "You can go into the workshop as a visitor without the duty manager's go-ahead.",
        ),
        (
            "Visitors have to get permission from the duty manager first.",
            "The duty manager has to get permission from visitors first.",
        ),
        (
            "No visitor may go into the workshop unless the duty manager has allowed it.",
            "Visitors may ask the duty manager for permission after entering the workshop.",
        ),
    ],
)
def test_what_says_the_same_in_other_words_is_likelier_than_what_does_not(
    entailment: TrainedEntailment, true: str, false: str
) -> None:
    assert log_odds(entailment, true) > log_odds(entailment, false) + 0.5


def test_the_words_of_a_quote_are_carried_by_it_and_by_no_other(
    entailment: TrainedEntailment,
) -> None:
    assert log_odds(entailment, QUOTE) > 1.0
    assert log_odds(entailment, QUOTE, "Bees are fed in autumn.") < -1.0


def test_the_same_pair_is_judged_the_same_in_any_thread_and_company(
    entailment: TrainedEntailment,
) -> None:
    statements = [f"Visitors ask {number} times." for number in range(12)]
    alone = [entailment.log_odds(one, [QUOTE]) for one in statements]
    fresh = TrainedEntailment(BUNDLED_ENTAILMENT)
    with ThreadPoolExecutor(8) as pool:
        others = list(pool.map(lambda one: fresh.log_odds(one, [QUOTE]), reversed(statements)))
    assert others[::-1] == alone
    assert len(set(alone)) > 1


def test_a_text_that_is_too_long_is_not_judged(entailment: TrainedEntailment) -> None:
    assert entailment.log_odds("Visitors ask first.", [QUOTE] * 40) is None
    assert entailment.log_odds("Visitors ask first. " * 40, [QUOTE]) is None


def test_none_tells_nothing() -> None:
    assert NoEntailment().log_odds("Visitors ask first.", [QUOTE]) is None
    assert NoEntailment().name == ""


def test_a_network_that_is_not_the_noted_one_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "network"
    shutil.copytree(BUNDLED_ENTAILMENT, folder)
    with (folder / NETWORK_FILE).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(EntailmentUnavailable, match=r"network\.onnx has the SHA-256"):
        TrainedEntailment(folder)


@pytest.mark.parametrize("missing", [NETWORK_FILE, TOKENIZER_FILE, NOTE_FILE])
def test_a_network_with_a_part_missing_is_refused(tmp_path: Path, missing: str) -> None:
    folder = tmp_path / "network"
    shutil.copytree(BUNDLED_ENTAILMENT, folder)
    (folder / missing).unlink()
    with pytest.raises(EntailmentUnavailable, match="PROBATION_ASSISTANT_ENTAILMENT"):
        TrainedEntailment(folder)


def test_the_bundled_network_is_small_and_says_what_it_was_trained_on() -> None:
    size = sum(one.stat().st_size for one in BUNDLED_ENTAILMENT.iterdir())
    assert size < 30_000_000
    note = json.loads((BUNDLED_ENTAILMENT / NOTE_FILE).read_text(encoding="utf-8"))
    assert note["examples"]["records by hand"] > 2000
    card = (BUNDLED_ENTAILMENT / "card.md").read_text(encoding="utf-8")
    assert note["sha256"][NETWORK_FILE][:12] in card
