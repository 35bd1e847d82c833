"""Feedback that says an answer did not help: the answer then, and what is answered today."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from assistant.answer import Answer, Turn
from assistant.ask import ask
from assistant.insight.errors import UnknownFeedback
from assistant.parts import Parts
from assistant.records.database import Records
from assistant.records.errors import UnreadableAnswer
from assistant.records.feedback import Feedback, FeedbackStore, JudgedAnswer, Verdict
from assistant.records.rows import storable
from assistant.records.stored_answer import from_json

_EARLIER = 6


@dataclass(frozen=True, slots=True)
class Judged:
    """One piece of feedback with its answer, and the questions asked before it, masked."""

    feedback: Feedback
    answer: Answer
    earlier: tuple[str, ...]


class FeedbackReview:
    """The answers that did not help, to be looked at one by one; who said so is not told."""

    def __init__(self, records: Records, feedback: FeedbackStore) -> None:
        """Review the `feedback` that is kept in `records`."""
        self._records = records
        self._feedback = feedback

    def page(self, first: int, most: int) -> list[JudgedAnswer]:
        """Return at most so many, the latest first, from the place `first` (0) on."""
        found = self._feedback.all(verdict=Verdict.NOT_HELPFUL)
        return list(islice(found, max(first, 0), max(first, 0) + most))

    def get(self, feedback_id: str) -> Judged:
        """Return one with its answer; raises `UnknownFeedback`."""
        rows = self._records.rows(
            "SELECT conversation, turn, answer FROM feedback WHERE id = ? AND verdict = ?",
            (storable(feedback_id), Verdict.NOT_HELPFUL.value),
        )
        if not rows or not rows[0]["answer"]:
            raise UnknownFeedback
        try:
            answer = from_json(rows[0]["answer"])
        except UnreadableAnswer as problem:
            raise UnknownFeedback from problem
        told = (one.feedback for one in self._feedback.all(verdict=Verdict.NOT_HELPFUL))
        found = next((one for one in told if one.id == feedback_id), None)
        if found is None:
            raise UnknownFeedback
        return Judged(found, answer, self._earlier(rows[0]["conversation"], rows[0]["turn"]))

    def again(self, judged: Judged, parts: Parts) -> Answer:
        """Ask the same question again, after the same questions, of the build in use."""
        return ask(
            judged.answer.question,
            parts,
            [Turn("user", one) for one in judged.earlier],
            scope=judged.answer.scope,
            language=judged.answer.language,
        )

    def _earlier(self, conversation: int | None, turn: int | None) -> tuple[str, ...]:
        """Return the questions before a turn; none are known once the turn was replaced."""
        if conversation is None or turn is None:
            return ()
        rows = self._records.rows(
            "SELECT question FROM turns WHERE conversation = ? AND number < ?"
            " ORDER BY number DESC LIMIT ?",
            (conversation, turn, _EARLIER),
        )
        return tuple(one["question"] for one in reversed(rows))
