"""Small made-up sets in each form: conversations, marked sentences, cases."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.assistant.evaluation.made_up_set import RULES

TURNS: list[dict[str, Any]] = [
    {
        "id": "c1",
        "collection": "office",
        "answerability": "ANSWERABLE",
        "history": [],
        "question": "On which day does a person report to the Harbour Office?",
        "passages": ["r01"],
        "reference": "A person on supervision reports every Tuesday.",
    },
    {
        # Its own words stand in no rule: only the question before says what it is about.
        "id": "c2",
        "collection": "home",
        "answerability": "PARTIAL",
        "history": [
            {"role": "user", "content": "What is the curfew in the evening and in the morning?"},
            {"role": "assistant", "content": "A time at which people stay in."},
        ],
        "question": "How does that go?",
        "passages": ["r05"],
        "reference": "It runs from nine in the evening to six in the morning.",
    },
    {
        "id": "c3",
        "collection": "office",
        "answerability": "ANSWERABLE",
        "question": "Within how many working days is a complaint answered?",
        "passages": ["r08", "gone"],
        "reference": "Within fifteen working days.",
    },
    {
        "id": "c4",
        "collection": "home",
        "answerability": "UNANSWERABLE",
        "question": "Who feeds the lighthouse cat?",
        "passages": [],
        "reference": "I do not know.",
    },
    {
        "id": "c5",
        "collection": "home",
        "answerability": "CONVERSATIONAL",
        "question": "Thank you very much!",
        "passages": [],
        "reference": "You are welcome.",
    },
]

_HARBOUR = (
    "The harbour is on the north shore.",
    "A person on supervision reports every Tuesday.",
    "Boats are painted blue in spring.",
    "The cook makes soup for the crew.",
)
_KEYS = (
    "Keys are handed in at the desk.",
    "The clerk counts the keys at noon.",
    "Tea is served in the hall.",
)
MARKED: list[dict[str, Any]] = [
    {
        "id": "s1",
        "question": "On which day does a person on supervision report?",
        "title": "Harbour",
        "text": " ".join(_HARBOUR),
        "sentences": list(_HARBOUR),
        "selected_sentences": [_HARBOUR[1]],
        "answerable": True,
    },
    {
        "id": "s2",
        "question": "What happens to keys at the desk and at noon?",
        "title": "Keys",
        "text": " ".join(_KEYS),
        "sentences": list(_KEYS),
        "selected_sentences": [_KEYS[0], _KEYS[1]],
        "answerable": True,
    },
    {
        "id": "s3",
        "question": "Is anything marked here?",
        "title": "Nothing",
        "text": "Nothing is marked here.",
        "sentences": ["Nothing is marked here."],
        "selected_sentences": [],
        "answerable": True,
    },
]
UNMARKED: list[dict[str, Any]] = [
    {
        "id": "u1",
        "question": "How heavy is the anchor of the royal yacht?",
        "title": "Bread",
        "text": "Bread is baked at dawn. The oven is lit by the youngest baker.",
        "sentences": ["Bread is baked at dawn.", "The oven is lit by the youngest baker."],
        "selected_sentences": [],
        "answerable": False,
    },
    {
        "id": "u2",
        "question": "Which planet has the longest year?",
        "title": "Shoes",
        "text": "Shoes are mended on Mill Lane.",
        "sentences": ["Shoes are mended on Mill Lane."],
        "selected_sentences": [],
        "answerable": False,
    },
]


def write_conversations(folder: Path, turns: Sequence[Mapping[str, Any]] = TURNS) -> Path:
    """Write a folder of conversations over the made-up rules."""
    folder.mkdir(parents=True)
    write_lines(
        folder / "corpus.jsonl",
        [
            {"_id": one, "title": title, "text": f"{title}\n{text}"}
            for one, (title, text) in RULES.items()
        ],
    )
    write_lines(folder / "conversations.jsonl", turns)
    return folder


def write_lines(path: Path, entries: Sequence[Mapping[str, Any]]) -> Path:
    """Write one object a line."""
    path.write_text("".join(json.dumps(one) + "\n" for one in entries), encoding="utf-8")
    return path
