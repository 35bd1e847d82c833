"""A database of records of the test's own, and an answer to keep in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.records.conversations import ConversationStore
from assistant.records.database import RECORDS_FILE, Records
from assistant.records.feedback import FeedbackStore
from tests.ui.made_answers import answer_from, note


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    made = Records(tmp_path / "home" / RECORDS_FILE)
    yield made
    made.close()


@pytest.fixture
def conversations(records: Records) -> ConversationStore:
    return ConversationStore(records)


@pytest.fixture
def feedback(records: Records) -> FeedbackStore:
    return FeedbackStore(records)


def asked(question: str) -> Answer:
    """Return an answer with everything in it, to a question of the test's own."""
    return replace(answer_from(note()), question=question, searched_for=question)
