"""Tries a language model out: does it answer, in pieces, in a given form, and how fast."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace

from assistant.language_model.errors import ModelProblem
from assistant.language_model.role import LanguageModel, Message, Request

# A model that has to be loaded first may take as long as this to say anything.
PATIENCE = 120.0
_REQUEST = Request(
    instructions="You take part in a test of a connection.",
    messages=(Message("user", "Write the numbers from one to twenty as words."),),
    most_tokens=400,
    seconds=PATIENCE,
    first_piece_seconds=PATIENCE,
)
_NAME = "numbers"
_SCHEMA = {
    "type": "object",
    "properties": {_NAME: {"type": "array", "items": {"type": "string"}}},
    "required": [_NAME],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one call: how many pieces, when the first and when the last, in seconds."""

    pieces: int
    text: str
    first_seconds: float
    seconds: float
    problem: ModelProblem | None = None

    @property
    def pieces_a_second(self) -> float | None:
        """How fast pieces came after the first; None where there are too few to say."""
        spent = self.seconds - self.first_seconds
        return (self.pieces - 1) / spent if self.pieces > 1 and spent > 0 else None


def try_out(model: LanguageModel) -> Trial:
    """Ask a model something harmless."""
    return _tried(model, _REQUEST)


def follows_schema(model: LanguageModel) -> bool:
    """Tell whether the model keeps to a schema that its instructions do not speak of."""
    trial = _tried(model, replace(_REQUEST, schema=_SCHEMA))
    try:
        found = json.loads(trial.text)
    except ValueError:
        # Text of any other kind: the schema was not followed.
        return False
    return trial.problem is None and isinstance(found, dict) and set(found) == {_NAME}


def _tried(model: LanguageModel, request: Request) -> Trial:
    began, pieces, first = time.monotonic(), list[str](), 0.0
    problem = None
    try:
        for piece in model.stream(request):
            first = first or time.monotonic() - began
            pieces.append(piece)
    except ModelProblem as raised:
        problem = raised
    return Trial(len(pieces), "".join(pieces), first, time.monotonic() - began, problem)
