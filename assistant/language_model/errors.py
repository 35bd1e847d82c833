"""What can go wrong with a language model."""

from __future__ import annotations

from enum import StrEnum

from assistant.errors import AssistantProblem


class Trouble(StrEnum):
    """Why a model gave no answer, or no whole one."""

    UNREACHABLE = "unreachable"
    TOO_SLOW = "too_slow"
    OVERLOADED = "overloaded"
    FAILED = "failed"
    WRONG_CREDENTIALS = "wrong_credentials"
    UNKNOWN_MODEL = "unknown_model"
    NOT_ACCEPTED = "not_accepted"
    REFUSED = "refused"
    CUT_OFF = "cut_off"
    TOO_LONG = "too_long"
    EMPTY = "empty"
    NOT_UNDERSTOOD = "not_understood"
    BUSY = "busy"
    SET_ASIDE = "set_aside"


# What happened, and what next. The server's own words are left out: they may repeat a key or the
# question.
_WORDS = {
    Trouble.UNREACHABLE: (
        "cannot be reached",
        "Start it, or check the address in the provider's environment variable",
    ),
    Trouble.TOO_SLOW: (
        "did not answer in time",
        "Ask again, or raise PROBATION_ASSISTANT_MODEL_SECONDS and "
        "PROBATION_ASSISTANT_MODEL_FIRST_SECONDS",
    ),
    Trouble.OVERLOADED: (
        "has too many requests",
        "Ask again in a minute, or ask the provider for a higher limit",
    ),
    Trouble.FAILED: ("failed", "Ask again; if it stays, look into the model server's log"),
    Trouble.WRONG_CREDENTIALS: (
        "did not accept the credentials",
        "Check the key in the provider's environment variable",
    ),
    Trouble.UNKNOWN_MODEL: (
        "is not known to its server",
        "Check the name in PROBATION_ASSISTANT_MODEL and the address of the server",
    ),
    Trouble.NOT_ACCEPTED: (
        "did not accept the request",
        "Ask something shorter, or set a model that reads more text",
    ),
    Trouble.REFUSED: ("refused to answer", "Read the quotes, or word the question differently"),
    Trouble.CUT_OFF: ("stopped in the middle of its answer", "Ask again"),
    Trouble.TOO_LONG: ("wrote more than it may", "Ask for less at a time"),
    Trouble.EMPTY: ("sent no text", "Ask again, or set another model"),
    Trouble.NOT_UNDERSTOOD: (
        "sent something that is not an answer",
        "Check that the address in the provider's environment variable is that of a model server",
    ),
    Trouble.BUSY: (
        "is answering as many people as it may",
        "Ask again in a minute, or raise PROBATION_ASSISTANT_MODEL_CALLS",
    ),
    Trouble.SET_ASIDE: (
        "has failed several times and is left alone for a while",
        "Ask again in a minute; `probation-assistant doctor` says what is amiss",
    ),
}


class ModelProblem(AssistantProblem):
    """A call of the language model that gave no answer, or no whole one.

    `trouble` says why; `status` is the HTTP status where there was one. `retry_after` is for how
    many seconds the server wants to be left alone, where it said so.
    """

    def __init__(
        self,
        trouble: Trouble,
        model: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        happened, next_step = _WORDS[trouble]
        code = f" (HTTP {status})" if status else ""
        super().__init__(f"The language model {model} {happened}{code}. {next_step}.")
        self.trouble = trouble
        self.model = model
        self.status = status
        self.retry_after = retry_after


class ModelNotInstalled(AssistantProblem):
    """A model of a provider whose package is not installed."""

    def __init__(self, provider: str, install: str) -> None:
        super().__init__(
            f"The package that speaks to {provider} is not installed. Install it: "
            f"pip install {install}"
        )
        self.provider = provider
        self.install = install


class ModelNotOpened(AssistantProblem):
    """A model that cannot be called with what is set; nothing has been sent."""

    def __init__(self, model: str, reason: str) -> None:
        super().__init__(f"The language model {model} cannot be used: {reason}.")
        self.model = model
        self.reason = reason
