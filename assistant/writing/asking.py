"""What a language model is asked: the prompts with passages, conversation and question in them."""

from __future__ import annotations

import html
import re
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.answer import Turn
from assistant.language_model.role import Message, Request
from assistant.length import Length
from assistant.settings import Settings
from assistant.working import Working
from assistant.writing.given import GivenPassage
from assistant.writing.prompt import prompt

_MOST_TOKENS = {Length.SHORT: 1_200, Length.FULL: 2_400}
_MOST_TOKENS_OF_A_QUESTION = 120
_TURNS_TOLD = 6
_LONGEST_TURN = 800
# A rewrite that is late is worth less than the answer it holds up.
_SHARE_FOR_REWRITING = 0.2

SCHEMA: Mapping[str, Any] = {
    "title": "answer",
    "type": "object",
    "additionalProperties": False,
    "required": ["statements"],
    "properties": {
        "statements": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["statement", "support"],
                "properties": {
                    "statement": {"type": "string"},
                    "support": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["passage", "words"],
                            "properties": {
                                "passage": {"type": "string"},
                                "words": {"type": "string"},
                            },
                        },
                    },
                },
            },
        }
    },
}


def writing_request(working: Working, given: Sequence[GivenPassage], settings: Settings) -> Request:
    """Return the request for an answer from passages."""
    boundary = secrets.token_hex(4)
    instructions = prompt(
        "writing",
        boundary=boundary,
        manner=prompt(f"manner_{working.manner.value}"),
        length=prompt(f"length_{working.length.value}"),
    )
    question = prompt(
        "question",
        boundary=boundary,
        passages="\n\n".join(map(_told, given)),
        question=working.question,
    )
    return Request(
        instructions,
        (*_conversation(working.history), Message("user", question)),
        schema=SCHEMA,
        most_tokens=_MOST_TOKENS[working.length],
        seconds=settings.model_seconds,
        first_piece_seconds=settings.model_first_seconds,
    )


def rewriting_request(question: str, history: Sequence[Turn], settings: Settings) -> Request:
    """Return the request for a question that can be understood without its conversation."""
    seconds = max(1.0, settings.model_seconds * _SHARE_FOR_REWRITING)
    return Request(
        prompt("rewriting"),
        (*_conversation(history), Message("user", question)),
        most_tokens=_MOST_TOKENS_OF_A_QUESTION,
        seconds=seconds,
        first_piece_seconds=min(seconds, settings.model_first_seconds),
    )


def restating_request(question: str, headings: Sequence[str], settings: Settings) -> Request:
    """Return the request for a question in the terms of the guidance, whose headings are given."""
    told = prompt(
        "restating_question",
        boundary=secrets.token_hex(4),
        headings="\n".join(html.escape(one) for one in headings),
        question=question,
    )
    seconds = max(1.0, settings.model_seconds * _SHARE_FOR_REWRITING)
    return Request(
        prompt("restating"),
        (Message("user", told),),
        most_tokens=_MOST_TOKENS_OF_A_QUESTION,
        seconds=seconds,
        first_piece_seconds=min(seconds, settings.model_first_seconds),
    )


def _told(given: GivenPassage) -> str:
    """Return a passage as data: its id and its headings, and its words as they are."""
    headings = html.escape(" › ".join(given.headings))
    # No passage ends, or begins another, by what stands in it.
    text = re.sub(r"<(?=/?passage)", "‹", given.text, flags=re.IGNORECASE)
    return f'<passage id="{given.id}" under="{headings}">\n{text}\n</passage>'


def _conversation(history: Sequence[Turn]) -> tuple[Message, ...]:
    """Return the last turns, oldest first, each no longer than it takes to know what it was on."""
    told = [
        Message("user" if one.role == "user" else "assistant", one.content[:_LONGEST_TURN])
        for one in history[-_TURNS_TOLD:]
        if one.content.strip()
    ]
    while told and told[0].role != "user":
        told.pop(0)
    return tuple(told)
