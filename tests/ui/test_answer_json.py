from __future__ import annotations

import json
from typing import Any

import pytest

from tests.ui.made_answers import FORMER, PRESENT, answer_from, note
from ui.answer_json import answer_json

ACT = {
    "title": "Ferry Act 2026",
    "id": "ferry-act",
    "publisher": "County",
    "address": "https://www.example.org/ferry-act",
    "status": "current",
    "published": "2026-03-31",
}


@pytest.fixture
def told() -> dict[str, Any]:
    """An answer as another program gets it."""
    read: dict[str, Any] = json.loads(json.dumps(answer_json(answer_from(note()))))
    return read


def test_each_statement_has_its_label(told: dict[str, Any]) -> None:
    assert told["statements"] == [
        {"text": PRESENT, "citations": [1], "label": "", "written": False},
        {
            "text": FORMER,
            "citations": [2],
            "label": "No longer applies (until 30 March 2026)",
            "written": False,
        },
    ]


def test_each_citation_has_what_it_rests_on_with_addresses_and_dates(told: dict[str, Any]) -> None:
    first, second = told["citations"]
    assert first["rests_on"] == [ACT]
    assert [one["title"] for one in second["rests_on"]] == [
        "Ferry Order",
        "minutes of the harbour board",
    ]
    assert second["rests_on"][0]["published"] == "2019-05"
    assert second["rests_on"][0]["status"] == "withdrawn"
    assert set(second["rests_on"][1].values()) == {"minutes of the harbour board", None}


def test_what_replaced_a_text_and_when_is_told(told: dict[str, Any]) -> None:
    first, second = told["citations"]
    assert (first["replaced_by"], first["replaced_on"]) == (None, None)
    assert second["replaced_by"] == ACT
    assert second["replaced_on"] == "2026-03-31"
    assert (second["status"], second["applies_to"]) == ("superseded", "2026-03-30")


def test_outcome_day_and_notices_are_told(told: dict[str, Any]) -> None:
    assert told["outcome"] == "premise_corrected"
    assert told["language"] == "en"
    assert told["as_at"] == "2026-11-22"
    assert told["notices"] == [
        {"kind": "superseded", "text": "It was replaced by: Ferry Act 2026."}
    ]
