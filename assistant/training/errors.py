"""What can go wrong with a training pack, in words for whoever asked."""

from __future__ import annotations

from assistant.errors import AssistantProblem


class TrainingProblem(AssistantProblem):
    """Something about a training pack that a person can mend."""


class UnreadablePack(TrainingProblem):
    """A text is no training pack."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"This is no training pack: {reason}. "
            "Give a pack.json that `probation-assistant training make` has written."
        )
        self.reason = reason
