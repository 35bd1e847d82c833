"""What can go wrong with the insight room."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import AssistantProblem


class InsightProblem(AssistantProblem):
    """Something that keeps the insight room from doing what was asked."""


class UnknownGroup(InsightProblem):
    """A group of questions that is not there, or no longer."""

    def __init__(self) -> None:
        super().__init__(
            "This group of questions is not kept any more: its questions may have been deleted. "
            "The list shows the groups there are."
        )


class OwnerMissing(InsightProblem):
    """A group was to have an owner, but none was named."""

    def __init__(self) -> None:
        super().__init__("Name the team or person who looks after these questions.")


class NothingToReject(InsightProblem):
    """A document was to be rejected for a group that none answers."""

    def __init__(self) -> None:
        super().__init__("No document stands as the answer to these questions. Open the group.")


class UnknownFeedback(InsightProblem):
    """Feedback that is not there, or whose answer was deleted with its conversation."""

    def __init__(self) -> None:
        super().__init__(
            "This feedback has no answer any more: the conversation may have been deleted. "
            "The list shows the feedback there is."
        )


class CaseKept(InsightProblem):
    """A test case of this feedback stands in the file already."""

    def __init__(self, path: Path, case_id: str) -> None:
        super().__init__(
            f"{path.name} has the case {case_id} already. Edit that line to change it."
        )
        self.path = path
        self.case_id = case_id


class UnusableCase(InsightProblem):
    """A test case that says nothing that could be measured."""

    def __init__(self) -> None:
        super().__init__(
            "A case whose question is to be answered needs at least one right place. "
            "Tick a citation, or choose another outcome."
        )
