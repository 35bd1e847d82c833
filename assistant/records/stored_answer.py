"""An answer as text that it can be made from again, exactly, by this and later versions."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from assistant.answer import Answer
from assistant.records.errors import UnreadableAnswer
from assistant.records.plain_values import PlainValues, UnfitValues

# Counts up when answers of an earlier form can no longer be read as they are. A field that is added
# with a default needs no new form; one that is renamed does, and a step in `from_json`.
_FORM = 1
_ANSWERS = PlainValues(Answer)


def as_json(answer: Answer) -> str:
    """Return every field of an answer, its trace included, with the number of the form.

    Characters beyond ASCII are written as escapes, so that even half a character that a browser
    sent survives.
    """
    return json.dumps(
        {"form": _FORM, "answer": _ANSWERS.of(answer)},
        default=_plain,
        separators=(",", ":"),
    )


def from_json(text: str) -> Answer:
    """Return the answer that `as_json` wrote down; raises `UnreadableAnswer`."""
    try:
        stored = json.loads(text)
    except ValueError as problem:
        raise UnreadableAnswer(f"it is no JSON: {problem}") from problem
    form = stored.get("form") if isinstance(stored, dict) else None
    if not isinstance(form, int) or form < 1:
        raise UnreadableAnswer("it does not say in which form it is")
    if form > _FORM:
        raise UnreadableAnswer(f"form {form}, written by a later version; {_FORM} is known here")
    return _answer_from(stored.get("answer"))


def _plain(value: object) -> str | list[object]:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)  # the same answer is always the same text
    raise TypeError(f"An answer holds a {type(value).__name__}, which cannot be written as JSON.")


def _answer_from(values: Any) -> Answer:
    try:
        return _ANSWERS.made_of(values)
    except UnfitValues as problem:
        raise UnreadableAnswer(str(problem)) from problem
