"""What can go wrong at the reply desk; each message says what, and what next."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.errors import AssistantProblem


class UnknownEnquiry(AssistantProblem):
    """An enquiry that is not kept here, or not any more."""

    def __init__(self) -> None:
        super().__init__(
            "This enquiry is not kept here: it may have been deleted, or its address is "
            "incomplete. The enquiries are in the queue."
        )


class EnquiryChanged(AssistantProblem):
    """Somebody else has changed the enquiry since it was opened; nothing was overwritten."""

    def __init__(self, opened: int, latest: int, by: str) -> None:
        super().__init__(
            f"{by or 'Somebody else'} has changed this enquiry since you opened it (version "
            f"{latest}; you have {opened}). Nothing was overwritten. Copy what you typed, open the "
            "enquiry again, and put it in."
        )
        self.opened = opened
        self.latest = latest
        self.by = by


class MoveRefused(AssistantProblem):
    """A move from one state to another that is not open from where the enquiry stands."""

    def __init__(self, state: str, wanted: str, allowed: Iterable[str]) -> None:
        self.state = state
        self.wanted = wanted
        self.allowed = tuple(allowed)
        super().__init__(
            f"An enquiry that is {state} cannot become {wanted}. From here it can become: "
            f"{', '.join(self.allowed)}."
        )


class NotWhileIn(AssistantProblem):
    """Something that cannot be done to an enquiry in its present state."""

    def __init__(self, state: str) -> None:
        super().__init__(
            f"This enquiry is {state}, so its questions and its reply stay as they are. Take it "
            "back to drafted, or reopen it, to change them."
        )
        self.state = state


class NoReply(AssistantProblem):
    """Something done with the reply of an enquiry that has none yet."""

    def __init__(self) -> None:
        super().__init__("There is no reply yet. Make the draft first.")


class MarksLeft(AssistantProblem):
    """An approval while sentences are marked and nobody has let them through."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.sentences = tuple(sentences)
        count = len(self.sentences)
        super().__init__(
            f"{count} marked {'sentence needs' if count == 1 else 'sentences need'} a tick and a "
            "reason, or other words, before the reply can be approved."
        )


class ColleagueNeeded(AssistantProblem):
    """An approval by somebody who worked on the reply, where a second pair of eyes is needed."""

    def __init__(self, reasons: Iterable[str], drafters: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        self.drafters = tuple(drafters)
        super().__init__(
            "A colleague who has not worked on this reply has to approve it. "
            f"{' '.join(self.reasons)} It was worked on by: {', '.join(self.drafters)}."
        )


class ReplyTooLong(AssistantProblem):
    """An edited reply that is longer than a reply can be."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"This reply has more than {most:,} characters, so it was not kept. Shorten it, or "
            "send it in two parts."
        )
        self.most = most


class NoName(AssistantProblem):
    """Something done without saying who does it."""

    def __init__(self) -> None:
        super().__init__("Please say who you are first: the history tells who did what.")


class NoReason(AssistantProblem):
    """A tick without a reason."""

    def __init__(self) -> None:
        super().__init__("Please give a reason why this sentence may go out as it stands.")


class NotMarked(AssistantProblem):
    """A tick for words that are not among the marked ones of the reply as it stands."""

    def __init__(self) -> None:
        super().__init__(
            "No marked sentence of the reply has exactly these words. It may have been edited "
            "meanwhile: look at the reply again."
        )


class UnknownPair(AssistantProblem):
    """An approved answer that is not offered: not kept, or recalled."""

    def __init__(self) -> None:
        super().__init__(
            "This approved answer is not offered any more: it was recalled or deleted. Use the "
            "answer from the guidance instead."
        )


class UnknownPlace(AssistantProblem):
    """A heading that is not offered for a question, or is no longer held."""

    def __init__(self) -> None:
        super().__init__(
            "This place is not held any more, or the questions were changed meanwhile. Choose "
            "another, or have the questions answered again."
        )


class UnreadableWork(AssistantProblem):
    """What was kept of an enquiry, in a form that this version cannot read."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"This enquiry was kept in a form that cannot be read here ({reason}). Start the "
            "version of the program that wrote it."
        )
