"""A database of records of the test's own, and an answer to keep in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer
from assistant.records.conversations import ConversationStore
from assistant.records.database import Records
from assistant.records.feedback import FeedbackStore
from tests.ui.made_answers import answer_from, note


@pytest.fixture
def conversations(records: Records) -> ConversationStore:
    return ConversationStore(records)


@pytest.fixture
def feedback(records: Records) -> FeedbackStore:
    return FeedbackStore(records)


def asked(question: str) -> Answer:
    """Return an answer with everything in it, to a question of the test's own."""
    return replace(answer_from(note()), question=question, searched_for=question)
