"""The same question gets the same answer: again, elsewhere, at once, and put politely."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.settings import PREFIX
from ui.answer_json import answer_json

_ROOT = Path(__file__).parents[2]
QUESTIONS = (
    "how long is a fixed-term recall",
    "wot has to go in a warning letter",
    "Who sits on MAPPA and what is the duty to co-operate?",
    "is it still 28 days for an FTR",
    "how many parking spaces must an office have",
    "recall",
)
COURTEOUS = (
    "hi, {}",
    "Could you please tell me {}",
    "quick q - {} thx",
    "Morning all. {} Cheers, Jo",
)
OPENS = ("how", "what", "who", "when", "which", "where")


def _told(question: str, assembly: Assembly) -> str:
    answer = answer_json(ask(question, assembly.parts))
    # Times differ, and so does the engine of the dense arm between kinds of process.
    answer["trace"].pop("steps")
    answer["trace"]["versions"].pop("vectors")
    return json.dumps(answer, sort_keys=True)


def test_the_same_bytes_again_and_under_eight_threads(starter: Assembly) -> None:
    alone = {one: _told(one, starter) for one in QUESTIONS}
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda one: (one, _told(one, starter)), QUESTIONS * 4))
    assert all(alone[question] == told for question, told in together)


def test_the_same_bytes_in_another_process(starter: Assembly) -> None:
    question = QUESTIONS[2]
    told = subprocess.run(
        [sys.executable, "-m", "ui.command_line", "ask", question, "--json"],
        capture_output=True,
        text=True,
        check=True,
        cwd=_ROOT,
        env={**os.environ, f"{PREFIX}HOME": str(starter.settings.home)},
    ).stdout
    answer = json.loads(told)
    answer["trace"].pop("steps")
    answer["trace"]["versions"].pop("vectors")
    assert json.dumps(answer, sort_keys=True) == _told(question, starter)


@pytest.mark.parametrize("courtesy", COURTEOUS)
def test_courtesies_lead_to_the_same_passage(courtesy: str, starter: Assembly) -> None:
    lines = (_ROOT / "tests" / "evaluation" / "colleagues.jsonl").read_text("utf-8").splitlines()
    asked = [json.loads(one)["question"] for one in lines]
    plain = [one for one in asked if one.startswith(OPENS)][:30]
    same = [_first(one, starter) == _first(courtesy.format(one), starter) for one in plain]
    assert len(same) == 30
    assert sum(same) >= 28


def _first(question: str, assembly: Assembly) -> tuple[str, str]:
    answer = ask(question, assembly.parts)
    return answer.outcome, answer.citations[0].passage_id if answer.citations else ""
