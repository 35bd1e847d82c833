"""Messages, work, answers and approved pairs as they are kept: compressed JSON with its form."""

from __future__ import annotations

import json
import zlib
from typing import Any, Generic, TypeVar

from assistant.answer import Answer, Outcome
from assistant.helpdesk.enquiry import Enquiry
from assistant.helpdesk.reply.errors import UnreadableWork
from assistant.helpdesk.reply.kept import Work
from assistant.records.errors import UnreadableAnswer
from assistant.records.plain_values import PlainValues, UnfitValues
from assistant.records.rows import storable
from assistant.records.stored_answer import as_json, from_json

# Counts up when what was kept earlier can no longer be read as it is.
_FORM = 1
_Kept = TypeVar("_Kept")


class Packing(Generic[_Kept]):
    """Packs dataclasses of one kind, and unpacks equal ones."""

    def __init__(self, kind: type[_Kept]) -> None:
        """Know the fields of `kind`."""
        self._values = PlainValues(kind)

    def pack(self, value: _Kept) -> bytes:
        """Return a value as bytes."""
        values = json.loads(self._values.as_json(value))
        return zlib.compress(storable(json.dumps({"form": _FORM, "kept": values})).encode(), 6)

    def unpack(self, packed: bytes) -> _Kept:
        """Return what `pack` took; raises `UnreadableWork`."""
        try:
            stored: Any = json.loads(zlib.decompress(packed))
        except (ValueError, zlib.error) as problem:
            raise UnreadableWork("it is no compressed JSON") from problem
        form = stored.get("form")
        if form != _FORM:
            raise UnreadableWork(f"form {form}; {_FORM} is known here")
        try:
            return self._values.from_json(json.dumps(stored["kept"]))
        except UnfitValues as problem:
            raise UnreadableWork(str(problem)) from problem


MESSAGES = Packing(Enquiry)
WORKS = Packing(Work)


def packed_answer(answer: Answer) -> bytes:
    """Return a whole answer, trace included, as bytes."""
    return zlib.compress(as_json(answer).encode(), 6)


def unpacked_answer(packed: bytes, question: str) -> Answer:
    """Return the answer; one that can no longer be read is `unavailable` and says why."""
    try:
        return from_json(zlib.decompress(packed).decode())
    except UnreadableAnswer as problem:
        return Answer(question, "", Outcome.UNAVAILABLE, wording=str(problem))
