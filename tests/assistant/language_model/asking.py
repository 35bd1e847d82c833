"""Short requests with short deadlines, and what comes of them."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.language_model.errors import ModelProblem, Trouble
from assistant.language_model.role import LanguageModel, Message, Request

QUESTION = "How soon is the heron form signed?"
SCHEMA = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}


@dataclass(frozen=True)
class Came:
    """What came of a request: pieces, why it ended, and after how many seconds."""

    pieces: tuple[str, ...]
    problem: ModelProblem | None
    seconds: float

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def trouble(self) -> Trouble | None:
        return self.problem.trouble if self.problem else None


def request(
    *, schema: Mapping[str, Any] | None = None, first: float = 20.0, seconds: float = 25.0
) -> Request:
    return Request(
        instructions="Answer in one sentence.",
        messages=(Message("user", QUESTION),),
        schema=schema,
        first_piece_seconds=first,
        seconds=seconds,
    )


def ask(model: LanguageModel, asked: Request | None = None) -> Came:
    """Read an answer to its end."""
    began, pieces, problem = time.monotonic(), list[str](), None
    try:
        for piece in model.stream(asked or request()):
            pieces.append(piece)
    except ModelProblem as raised:
        problem = raised
    return Came(tuple(pieces), problem, time.monotonic() - began)
