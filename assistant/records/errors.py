"""What can go wrong with the conversations and feedback that are kept."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import AssistantProblem


class RecordsProblem(AssistantProblem):
    """Something about the database of conversations that keeps it from being used."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


class RecordsDamaged(RecordsProblem):
    """The file is no database of ours, or is damaged; nothing is changed by the failed attempt."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            f"The conversations in {path} cannot be read ({reason}). Restore the file from a "
            "backup, or move it away: a new, empty one is then made. Documents are not touched.",
        )


class RecordsTooNew(RecordsProblem):
    """The file was written by a later version of the program; it is left as it is."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(
            path,
            f"The conversations in {path} were written by a later version of the assistant "
            f"(form {version}; this one knows up to {known}). Start the later version again.",
        )
        self.version = version
        self.known = known


class RecordsBusy(RecordsProblem):
    """Another process has been writing for longer than is waited."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"The conversations in {path} are being written to by another process. Nothing was "
            "changed; try again in a moment.",
        )


class RecordsUnusable(RecordsProblem):
    """The file cannot be opened or written: a full disk, or missing rights."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            f"The conversations in {path} cannot be written or opened ({reason}). Nothing was "
            "changed. Check that the disk has room and that the folder may be written to.",
        )


class UnreadableAnswer(AssistantProblem):
    """An answer that was kept in a form that this version cannot read."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"This answer was kept in a form that cannot be read here ({reason}). "
            "Ask the question again to get a new answer."
        )
        self.reason = reason


class UnknownConversation(AssistantProblem):
    """A conversation that its asker does not have; whether somebody else has it is not told."""

    def __init__(self) -> None:
        super().__init__(
            "This conversation is not kept here: it may have been deleted, or its address is "
            "incomplete. Your conversations are in the list."
        )


class UnknownTurn(AssistantProblem):
    """A turn that a conversation does not have."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"The conversation has no question number {number}: it may have been replaced "
            "meanwhile. Open the conversation again."
        )
        self.number = number
