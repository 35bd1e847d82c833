"""What can go wrong at the helpdesk."""

from __future__ import annotations

from assistant.errors import AssistantProblem


class HelpdeskProblem(AssistantProblem):
    """Something at the helpdesk that a person can mend."""


class UnreadableMessage(HelpdeskProblem):
    """A file or text that no message can be read from."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"{name} {reason}. Save the email again as .eml or .msg, or paste its text."
        )
        self.name = name
        self.reason = reason


class ReceivedTooLarge(HelpdeskProblem):
    """A message with more in it than is read."""

    def __init__(self, name: str, size: int, limit: int, unit: str) -> None:
        super().__init__(
            f"{name} has {size:,} {unit}, and at most {limit:,} are read. "
            "Save the email without its attachments, or paste the part that asks."
        )
        self.name = name
        self.size = size
        self.limit = limit
