"""What can go wrong while the assistant is put together or used."""

from __future__ import annotations


class AssistantProblem(Exception):
    """Something that a person can mend; the message says what, which, and what next."""


class WrongSetting(AssistantProblem):
    """A setting with a value that cannot be used."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name} is {value!r}, but must be {expected}.")
        self.name = name
        self.value = value


class WrongHistory(AssistantProblem):
    """A history file that is not a list of earlier messages."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"{name}: {reason}. A history is a JSON list of "
            '{"role": "user" or "assistant", "content": "…"}, oldest first.'
        )
