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


class UnknownPack(TrainingProblem):
    """A pack or link that is not there, or is another person's: which of them is not told."""

    def __init__(self) -> None:
        super().__init__(
            "This training pack is not kept here: it may have been deleted, its link may have been "
            "ended, or its address is incomplete. Ask whoever gave you the link for a new one."
        )


class PackChanged(TrainingProblem):
    """A change to a version of a pack that is no longer the latest."""

    def __init__(self, based_on: int, latest: int) -> None:
        super().__init__(
            f"The pack has changed meanwhile: this was version {based_on}, and {latest} is the "
            "latest. Nothing was changed; look at the latest version and make the change again."
        )
        self.based_on = based_on
        self.latest = latest


class UnusableName(TrainingProblem):
    """A name under which a learner's results cannot be kept; `reason` is for programs."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            "Choose another name: a nickname or a short number will do, and no one else in this "
            f"pack may have it ({reason})."
        )
        self.reason = reason


class UnknownCode(TrainingProblem):
    """A return code that no learner of a pack has."""

    def __init__(self) -> None:
        super().__init__(
            "No results are kept under this code. Check it, or begin with a name of your own."
        )


class IncompleteAnswer(TrainingProblem):
    """An answer that leaves something open, or takes one place twice."""

    def __init__(self) -> None:
        super().__init__("The answer is not complete: choose one for each, and each only once.")


class UnknownPiece(TrainingProblem):
    """A piece of a pack that it does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The pack has no piece {name}: it may have been changed meanwhile. Open it again."
        )
        self.name = name


class NothingToTeach(TrainingProblem):
    """No guidance held is what a pack was asked of."""

    def __init__(self, asked: tuple[str, ...], held: tuple[str, ...]) -> None:
        what = f" of {', '.join(asked)}" if asked else ""
        offered = f" Topics held: {', '.join(held)}." if held else ""
        super().__init__(
            f"No guidance{what} that applies is held, so there is nothing to make a pack from."
            f"{offered} `probation-assistant training topics` lists them; documents that name no "
            "topic are chosen by their id."
        )
        self.asked = asked
        self.held = held
