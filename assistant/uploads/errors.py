"""What can go wrong while files are brought in on the pages."""

from __future__ import annotations

from assistant.errors import AssistantProblem


class UploadProblem(AssistantProblem):
    """Something about an upload that a person can mend."""


class UnknownBatch(UploadProblem):
    """A batch that is not there, or that is another person's."""

    def __init__(self, batch: str) -> None:
        super().__init__(
            f"No batch of yours has the id {batch[:40]!r}. The upload page lists your batches."
        )


class BatchTooLarge(UploadProblem):
    """Files that are too much together; none of them is kept."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            f"The files are more than {megabytes} MB together. Send them in several batches."
        )
        self.megabytes = megabytes


class NothingReceived(UploadProblem):
    """A request without a file in it."""

    def __init__(self) -> None:
        super().__init__("No file was chosen. Choose at least one and send it again.")


class UploadBusy(UploadProblem):
    """Too much is waiting already; `why` is `waiting`, `open_batches` or `disk`."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Nothing can be taken now ({why}). Try again later; nothing was kept.")
        self.why = why


class NotNow(UploadProblem):
    """A step that the state of a batch does not allow, for example to put it in twice."""

    def __init__(self, batch: str, state: str) -> None:
        super().__init__(f"The batch {batch} is {state}; open its page to see what can be done.")
        self.state = state
