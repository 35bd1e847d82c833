"""The language model's role: instructions and messages in, pieces of text out as they come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol


class Message(NamedTuple):
    """One message of a conversation, by the person or by the assistant."""

    role: Literal["user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """What a model is asked.

    `instructions` is the system text; `messages` are oldest first. `schema` is a JSON schema that
    the answer should follow, asked for where the provider can hold a model to it: the text is then
    JSON, in pieces like any other. A provider that cannot is asked without it, so say in the
    instructions what is wanted as well. `seconds` is for the whole call, waiting and repeated tries
    included, `first_piece_seconds` until the first piece.
    """

    instructions: str
    messages: tuple[Message, ...]
    schema: Mapping[str, Any] | None = None
    most_tokens: int = 1024
    seconds: float = 30.0
    first_piece_seconds: float = 10.0


class LanguageModel(Protocol):
    """The role of a language model; many threads may call it at once."""

    @property
    def name(self) -> str:
        """Which model this is, for the trace; empty for one that writes nothing."""

    def stream(self, request: Request, /) -> Iterator[str]:
        """Yield pieces of the answer as they come, none of them empty.

        Raises `ModelProblem` before the first piece or between any two; pieces that came before it
        are no whole answer then. Closing the iterator gives the call up. The person gets control
        back within the seconds of the request, whatever the server does.
        """


class NoLanguageModel:
    """Writes nothing: answers are quoted."""

    name = ""

    def stream(self, request: Request, /) -> Iterator[str]:
        """Yield nothing."""
        del request
        return iter(())
