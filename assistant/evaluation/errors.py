"""What can go wrong while the assistant is measured."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import AssistantProblem


class UnusableSet(AssistantProblem):
    """Something that cannot be measured against; `path` is the file or folder that is wrong."""

    def __init__(self, path: Path, reason: str, what_next: str) -> None:
        super().__init__(f"{path}: {reason}. {what_next}")
        self.path = path


class UnusableBeirFolder(UnusableSet):
    """A BEIR folder that cannot be measured against."""


class UnusableReport(AssistantProblem):
    """A report of an earlier run with which the new one cannot be compared."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: {reason}. Compare with a report.json that the same command has written."
        )
        self.path = path


class WrongLimit(AssistantProblem):
    """A number of questions with which nothing can be measured."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"{limit} questions cannot be measured. Give 1 or more, or no limit for all questions."
        )
        self.limit = limit


class NoModelSet(AssistantProblem):
    """Written answers are to be measured where none are written."""

    def __init__(self) -> None:
        super().__init__(
            "No language model is set, so every answer is quoted and there is nothing to compare. "
            "Set PROBATION_ASSISTANT_MODEL to provider:name, or use `evaluate answers`."
        )
